/** What kind of house a hospital or organisation is, without its name. */
import type { EntityType } from '../../core/entities.ts';
import type { Language } from '../../core/language.ts';
import { inLanguage, type Phrase } from './phrases.ts';

type Row = readonly [RegExp, Phrase];
const row = (pattern: RegExp, hans: string, hant: string, en: string): Row => [pattern, { hans, hant, en }];

/** The first row that fits; the last fits everything. */
const HOSPITALS: readonly Row[] = [
  row(
    /社区卫生|社區衛生|社康|community health/iu,
    '某社区卫生服务中心',
    '某社區衛生服務中心',
    'a community health centre',
  ),
  row(/卫生院|卫生所|卫生室|防保|衛生所/u, '某卫生院', '某衛生院', 'a health centre'),
  row(/妇幼|婦幼|maternity|fertility/iu, '某妇幼保健院', '某婦幼保健院', 'a maternity hospital'),
  row(/疾控|疾病预防|疾病預防|防治/u, '某疾控机构', '某疾控機構', 'a disease control centre'),
  row(/月子|产后|產後/u, '某月子机构', '某月子機構', 'a postnatal care home'),
  row(
    /检验|体检|檢驗|體檢|实验室|实验|pathology|\blabs?\b|laborator|imaging/iu,
    '某检验机构',
    '某檢驗機構',
    'a laboratory',
  ),
  row(/急救|120/u, '某急救中心', '某急救中心', 'an ambulance service'),
  row(/血站|血液中心/u, '某血站', '某血站', 'a blood bank'),
  row(/药房|药店|藥房|pharmacy|apotheke/iu, '某药房', '某藥房', 'a pharmacy'),
  row(
    /诊所|门诊部|牙科|口腔(?!医院)|診所|門診部|clinic|surgery|practice|praxis|doctors|cabinet/iu,
    '某诊所',
    '某診所',
    'a clinic',
  ),
  row(
    /附属|附一|附二|大学|医大|大附|附屬|大學|university|universit/iu,
    '某大学附属医院',
    '某大學附屬醫院',
    'a university hospital',
  ),
  row(/[^]/u, '某医院', '某醫院', 'a hospital'),
];

const ORGANIZATIONS: readonly Row[] = [
  row(/幼儿园|幼稚園|kindergarten|kita/iu, '某幼儿园', '某幼兒園', 'a kindergarten'),
  row(/小学|中学|高中|学校|小學|中學|國中|學校|school|primary|schule/iu, '某学校', '某學校', 'a school'),
  row(/大学|学院|大學|學院|university|college|hochschule/iu, '某高校', '某高校', 'a university'),
  row(
    /敬老院|养老|福利院|托老|老年公寓|護老|nursing|assisted living|care home|seniorenheim/iu,
    '某养老机构',
    '某護老機構',
    'a care home',
  ),
  row(/派出所|看守所|监狱|公安|戒毒|分局|police|prison/iu, '某执法机关', '某執法機關', 'a law enforcement office'),
  row(/部队|支队|军|battalion|regiment/iu, '某部队', '某部隊', 'a military unit'),
  row(/厂|矿|工地|廠|礦|factory|works/iu, '某厂矿', '某工廠', 'a factory'),
  row(/公司|集团|銀行|银行|ltd|limited|inc\b|gmbh|\bAG\b|\bAB\b/iu, '某公司', '某公司', 'a company'),
  row(/[^]/u, '某单位', '某單位', 'an organization'),
];

export function facilityKind(
  text: string,
  language: Language,
  type: Extract<EntityType, 'HOSPITAL' | 'ORGANIZATION'>,
): string {
  const rows = type === 'HOSPITAL' ? HOSPITALS : ORGANIZATIONS;
  const found = rows.find(([pattern]) => pattern.test(text));
  return found ? inLanguage(found[1], language) : '';
}
