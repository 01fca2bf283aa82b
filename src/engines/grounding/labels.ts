/** Words that models write for types and levels, whatever the prompt asked for. */
import { ENTITIES, ENTITY_TYPES, type EntityType, type Level } from '../../core/entities.ts';

/** Besides each type's code and labels. Compared in lower case, without blanks and signs. */
const WORDS = {
  NAME: '名字 人名 患者姓名 病人姓名 患者名 病人 患者 医生姓名 医师姓名 护士姓名 亲属姓名 家属姓名 联系人 联系人姓名 姓名信息 患者姓名信息 person per people patient patientname personname fullname firstname lastname surname doctor doctorname physician staffname relative username',
  ID_NUMBER:
    '证件 证件号码 身份证 身份证号 身份证号码 病案号 住院号 门诊号 病历号 就诊卡号 卡号 医保号 社保号 编号 号码 检查号 病理号 车牌号 护照号 证件信息 id idno idnum identifier idnumber identificationnumber nationalid ssn mrn medicalrecordnumber recordnumber passport passportnumber accountnumber licenseplate nhsnumber',
  CONTACT:
    '联系电话 电话 电话号码 手机 手机号 手机号码 座机 传真 邮箱 电子邮箱 电子邮件 邮件 微信 微信号 qq qq号 网址 联系信息 contactinformation contactinfo contactdetails phone phonenumber telephone telephonenumber tel mobile email emailaddress fax wechat url',
  ADDRESS:
    '住址 家庭住址 家庭地址 现住址 现住地址 户籍地址 户口地址 户籍 籍贯 出生地 地点 地名 位置 地址信息 location loc place gpe city street streetaddress homeaddress residence geographiclocation',
  HOSPITAL:
    '医院名 医院名称 医院信息 医疗机构 医疗机构名称 医疗单位 诊所 卫生机构 hospitalname facility healthcarefacility healthfacility medicalfacility medicalinstitution clinic institution',
  STD: '性传播疾病 性传播感染 性传播疾病信息 性病信息 性病史 传染病 血源性感染 std sti stds stis sexuallytransmitteddisease sexuallytransmitteddiseases sexuallytransmittedinfection sexuallytransmittedinfections venerealdisease infectiousdisease bloodborneinfection',
  PREGNANCY:
    '怀孕 孕产 孕产史 孕产信息 妊娠信息 妊娠史 妊娠相关 生育 生育史 婚育 婚育史 婚姻 婚姻状况 生育状况 婚育状况 孕育 分娩 pregnancy pregnancyinfo pregnancyhistory obstetric obstetrichistory obstetrics reproductive reproductivehistory childbirth marital maritalstatus',
  DATE: '时间 出生日期 出生年月 就诊日期 入院日期 日期时间 datetime time dob birthdate dateofbirth birthday',
  AGE: '岁数 高龄 ageover89 ageover90',
  ORGANIZATION:
    '工作单位 机构 组织 组织机构 学校 公司 单位名称 养老院 org organisation employer company school workplace affiliation',
} as const satisfies Record<EntityType, string>;

const plain = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const TYPE_OF_WORD: ReadonlyMap<string, EntityType> = new Map(
  ENTITY_TYPES.flatMap((type) =>
    [type, ENTITIES[type].label.zh, ENTITIES[type].label.en, ...WORDS[type].split(' ')].map(
      (word) => [plain(word), type] as const,
    ),
  ),
);

/** The type that a label names exactly; undefined for other words. */
export function typeNamed(label: string): EntityType | undefined {
  return label.length > 60 ? undefined : TYPE_OF_WORD.get(plain(label));
}

/** Longest words first, so that 医院名称 is not read as 名称. Short Latin words hide in others. */
const CONTAINED = [...TYPE_OF_WORD].filter(([word]) => word.length >= (/^[a-z]/.test(word) ? 4 : 2)).sort(byLength);

function byLength([a]: readonly [string, EntityType], [b]: readonly [string, EntityType]): number {
  return b.length - a.length;
}

/** The type that a label names, or that the longest known word in it names (`患者的姓名（男）`). */
export function typeLike(label: string): EntityType | undefined {
  const exact = typeNamed(label);
  if (exact !== undefined || label.length > 30) return exact;
  const word = plain(label);
  return CONTAINED.find(([known]) => word.includes(known))?.[1];
}

const LEVEL_WORDS: ReadonlyMap<string, Level> = new Map(
  (
    [
      [1, '1 一 壹 i i级 一级 1级 第一级 第1级 高 高级 高度 高敏感 高度敏感 level1 l1 lv1 one first high highest 一类'],
      [
        2,
        '2 二 贰 ii ii级 二级 2级 第二级 第2级 中 中级 中度 中敏感 中度敏感 level2 l2 lv2 two second medium moderate middle 二类',
      ],
      [
        3,
        '3 三 叁 iii iii级 三级 3级 第三级 第3级 低 低级 低度 低敏感 低度敏感 level3 l3 lv3 three third low lowest 三类',
      ],
    ] as const
  ).flatMap(([level, words]) => words.split(' ').map((word) => [plain(word), level] as const)),
);

/** A level as a number, its digits or a word (`"1"`, 一级, `Level 1`, high). */
export function levelLike(value: unknown): Level | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const word = plain(String(value).slice(0, 20)).replace(
    /^(敏感级别|敏感等级|级别|等级|sensitivity|level(?=[a-z]))/,
    '',
  );
  return LEVEL_WORDS.get(word);
}

/** A label with a level at its end (`性病(1)`, `性病 1级`, `STD-1`). */
const GRADED = /^(.{1,40}?)[\s(（\-—/_]*((?:level|级别|L)?\s?[123一二三]\s?级?)[)）]?$/i;

export interface LabelRead {
  readonly type: EntityType;
  readonly level?: Level;
}

/** What a label says; `isStrict` admits only labels that are a type's word as they stand. */
export function readLabel(label: string, isStrict = false): LabelRead | undefined {
  const trimmed = label.trim();
  if (trimmed === '' || trimmed.length > 60) return undefined;
  const type = typeNamed(trimmed);
  if (type) return { type };
  const graded = GRADED.exec(trimmed);
  const gradedType = graded ? typeNamed(graded[1] ?? '') : undefined;
  const level = levelLike(graded?.[2]);
  if (gradedType) return { type: gradedType, ...(level === undefined ? {} : { level }) };
  const like = isStrict ? undefined : typeLike(trimmed);
  return like ? { type: like } : undefined;
}
