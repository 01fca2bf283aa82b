/** What a fact carries with it: the date, age or week before it; the count, children or days after it. */
import type { Span } from '../../core/note.ts';
import { AGE } from './weeks.ts';

const YEAR =
  "(?:(?:19|20)\\d{2}|['‘]?\\d{2}(?=年))(?:[.\\-/]\\d{1,2}(?:[.\\-/]\\d{1,2})?|年\\d{1,2}月(?:\\d{1,2}日)?)?年?(?:[上下]半年|年?[初底末中]|[春夏秋冬](?:天|季)?)?";
const YEARS = `${YEAR}(?:[、,和及/] ?${YEAR}){0,5}`;
const RELATIVE =
  '(?:(?:去年|前年|今年|大前年|上月|本月|年轻时|婚前|婚后|\\d{1,2}年前|\\d{1,2}个?月前|\\d{1,2}月\\d{1,2}日)(?:[春夏秋冬]天?|底|初)?|(?<![\\d/.-])\\d{1,2}[/.-]\\d{1,2}(?= ))';
const WHEN = `(?:(?:${YEARS}|${RELATIVE})(?:左右|前后|许|间)? ?|\\d{2}岁时?)`;
const LINK =
  '(?:于|在)?(?:家中|家里|家|婚前|计划外)?(?:因(?:胎儿)?[\\p{Script=Han}\\d]{1,8}?|(?:还|曾|又|再次|各|行|做了?|意外(?:怀孕|妊娠)|计划外(?:怀孕|妊娠)|有过|怀过一次|足月|放置|置入|安放|植入|社会因素|无痛|可视|发生){1,2})?';
const BY_AGE = `(?:孕|停经|妊娠|怀孕)${AGE} ?`;
const ORDINAL = '(?:第[一二三四五\\d]次|末次|最后一次|前次|(?:\\d|[一二两三四五])次)';

const BEFORE_EVENT = new RegExp(
  `(?:${WHEN}${LINK}(?:${BY_AGE})?(?:于|在)?(?:家中|自|后|行|因)?|${BY_AGE}(?:于|在)?(?:家中|自|行)?|${ORDINAL} ?)$`,
  'u',
);
const BEFORE_MARITAL = new RegExp(`(?:${YEARS}|\\d{2}岁时?|去年|前年|今年)(?:登记|再次|初次)?$`, 'u');

const COUNT = '(?:各|共|约|过|了)? ?[×xX*]? ?(?:\\d{1,2}|[一二两三四五六七八九十]) ?(?:次|胎|回|枚|个(?!月)|周期)';
const TIMES = ' ?[×xX] ?\\d{1,2}';
const CHILD =
  '(?:后)?(?:一|娩出?|诞下|产下|生下|得|育有)?(?:[一二两三\\d]|各)?(?:个|名|对)?(?:足月|健康|活|死)*(?:男活婴|女活婴|男婴|女婴|男孩|女孩|男|女(?!性)|子(?!宫)|儿|千金|双胞胎|龙凤胎)';
const SINCE = '(?:术)?后(?:第)? ?\\d{1,3} ?(?:天|日|周|月|个月|h|小时|年)';
const IN_BRACKETS = ' ?\\((?:19|20)\\d{2}年?\\)';

const AFTER: Readonly<Record<'loss' | 'birth' | 'procedure' | 'contraception' | 'infertility' | 'marital', RegExp>> = {
  loss: new RegExp(
    `(?:术)?(?:史(?!料))?(?:${COUNT}|${TIMES}|${SINCE}|(?:19|20)\\d{2}年(?:\\d{1,2}月)?|(?:术)?后(?=[,;。)]))?(?:${IN_BRACKETS}| ?\\((?:胎儿|因)[^()\\n]{1,10}\\))?`,
    'y',
  ),
  birth: new RegExp(
    `(?:术)?(?:史(?!料))?(?:${CHILD}|${COUNT}|${TIMES}|${SINCE}|(?<=末次分娩)[: ]?(?:于)?(?:19|20)\\d{2}年(?:\\d{1,2}月)?|(?:术)?后(?=[,;。)])|(?<=[顺剖月自]产)\\d(?![\\d.+\\-/:年月周天]))?(?:${IN_BRACKETS})?`,
    'y',
  ),
  procedure: new RegExp(`(?:术)?(?:失败)?(?:(?<=后)第? ?\\d{1,3} ?[天日周]|${SINCE}|${COUNT}|${TIMES}|后)?`, 'y'),
  contraception: new RegExp(
    `(?:术)?(?:史(?!料)|术后|(?<=术)后(?=[,;。)\\s]|$))?(?: ?\\d{1,2} ?(?:余|多)?年(?!前)(?:余|多)?|${COUNT})?`,
    'y',
  ),
  infertility: new RegExp(`(?:史(?!料))?(?: ?(?:\\d{1,2}|[一二三四五六七八九十]) ?(?:余|多)?年(?:余)?)?`, 'y'),
  marital: new RegExp(` ?(?:\\d{1,2}|[一二三四五六七八九十]{1,2}) ?(?:余|多)?年(?!前|级)(?:余|多)?`, 'y'),
};

/** Start of a fact with the date, week or ordinal that touches it. */
export function startOfEvent(text: string, start: number): number {
  const found = BEFORE_EVENT.exec(text.slice(Math.max(0, start - 60), start));
  return found ? start - found[0].length : start;
}

export function startOfMarital(text: string, start: number): number {
  const found = BEFORE_MARITAL.exec(text.slice(Math.max(0, start - 24), start));
  return found ? start - found[0].length : start;
}

export function endOfEvent(text: string, end: number, kind: keyof typeof AFTER): number {
  const pattern = AFTER[kind];
  pattern.lastIndex = end;
  return pattern.test(text) ? Math.max(end, pattern.lastIndex) : end;
}

const DATE =
  /[: ]{0,2}(?:为|约|于|是|:)? ?(?:(?:(?:19|20)\d{2}|\d{2}) ?[年.\-/] ?)?\d{1,2} ?[月.\-/] ?(?:\d{1,2} ?(?:日|号)?|末|初|中旬|上旬|下旬|底)?/y;

/** A label with the date that follows it (LMP 2023-8-2, 末次月经约2019年8月10日); null when none follows. */
export function withDate(text: string, { start, end }: Span): Span | null {
  DATE.lastIndex = end;
  if (!DATE.test(text)) return null;
  return { start, end: DATE.lastIndex };
}

const MEASURE =
  /(?:值|约|为|示|位于|右下|左下|右上|左上|脐[左右]?下?|[ab]|\(孕[\d+周]{2,6}\)|评分|均)?[: ]{0,2}(?:约|≈|<|>)? ?\d{1,4}(?:\.\d{1,3})?(?: ?[~\-—/×x*+±] ?\d{1,4}(?:\.\d{1,2})?){0,5} ?(?:mmHg|mm|cm\/s|cm|kg|g(?![a-z])|克|公斤|千克|斤|厘米|毫米|bpm|次\/分钟?|次\/min|周(?: ?\+ ?\d天?|\d天)?|天|分(?!钟)|ml|M[Oo]M|百分位|级|度)?/y;
const MEASURE_WORD =
  /(?:好|正常|规律|良好|有力|可闻及?|可及|存在|可见|消失|未闻及|未及|[ⅠⅡⅢI]{1,3}\+?级|0级|减速至\d{2,3}次\/分|右下\d{3},左上\d{3})/y;

/** End of a measure that follows its name, or -1. */
export function endOfMeasure(text: string, end: number): number {
  MEASURE.lastIndex = end;
  if (MEASURE.test(text)) return MEASURE.lastIndex - (text.charAt(MEASURE.lastIndex - 1) === ' ' ? 1 : 0);
  MEASURE_WORD.lastIndex = end;
  return MEASURE_WORD.test(text) ? MEASURE_WORD.lastIndex : -1;
}

/** The words between 妊娠期 or 胎儿 and the disease that belongs to it; a verb among them makes it another fact. */
const DISEASE =
  '(?!\\p{Script=Han}{0,4}(?:未|无|有|发现|诊断|合并|伴|患|并发|行|予|检|查|及|与|和|后|前|时|是|为|因|的|血糖))\\p{Script=Han}{0,8}?';

/** 宫口开大8cm, 宫缩5-6分钟一次, 羊水Ⅱ度粪染, 羊水约300ml, 产后6周: the state that follows a sign. */
const SIGN: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(?:妊娠期|妊娠|产褥期|产后|产前)$/,
    new RegExp(
      `${DISEASE}(?:病|症|炎|贫血|出血|高血压|糖尿病|感染|抑郁|脂肪肝|减退|亢进|血小板减少|综合征|栓塞|子痫|剧吐|胆汁淤积)(?=[,、;。)?\\s(]|$)`,
      'uy',
    ),
  ],
  [
    /^胎儿$/,
    new RegExp(
      `${DISEASE}(?:裂|畸形|水肿|异常|积水|缺失|缺损|窘迫|受限|增宽|分离|扩张|增厚|强回声|囊肿|过速|过缓|过大|过小|偏小|偏大|死亡|停育|存活|肿瘤|闭锁|三体)(?=[,、;。)?\\s(]|$)`,
      'uy',
    ),
  ],
  [
    /^宫口/,
    /(?:已|可)?(?:开全|未开|闭|容(?:受)?[一二两\d]指|可容[一二两\d]指|(?:开)?(?:大)? ?(?:约)?\d{1,2}(?:\.\d)? ?(?:cm|指)(?:\+)?)/y,
  ],
  [/^末次(?:妊娠|怀孕)$/, /[: ]?(?:于|在)?(?:19|20)\d{2} ?年(?:\d{1,2}月)?/y],
  [/产程$/, /(?:约)? ?\d{1,2} ?(?:小时|h|时)(?: ?\d{1,2} ?(?:分钟?|min))?|(?:约)? ?\d{1,3} ?(?:分钟?|min)/y],
  [
    /^(?:见红|破水|破膜|自然破膜|早破水|下腹阵痛|阵痛|不?规[律则]宫缩|不规律宫缩|阴道流液|阴道流水|阴道排液)$/,
    /(?:已|近|约)? ?\d{1,2}(?:\.5)? ?\+?(?:余|多)?(?:小时|h(?![a-z])|天|日|分钟)(?:余)?/y,
  ],
  [/^宫颈管?(?:消退|消失|容受)/, /约? ?\d{2,3} ?%/y],
  [/^产后(?:大)?出血$/, /(?:量)?(?:约|共)? ?\d{2,4} ?ml/iy],
  [
    /^(?:妊娠|妊娠期)$/,
    /合并(?!梅毒|乙|丙|HIV|艾滋|淋|尖锐|HPV|生殖器|衣原|支原|病毒)\p{Script=Han}{0,8}?(?:病|症|炎|贫血|减退|亢进|肌瘤|囊肿|癌|不全|异常|甲减|甲亢|哮喘|癫痫|减少|高血压|综合征)(?=[,、;。)?\s(]|$)/uy,
  ],
  [
    /宫缩$|^子宫收缩$/,
    /(?:好|欠佳|\d{1,2} ?(?:h|小时)|\d次\/\d{1,2}(?:min|分钟?)|(?:约)? ?\d{1,2}[-~]?\d{0,2}分钟一次|(?:约)? ?\d[\d\-~"'秒分s/.″′]{0,14}(?:min|分钟|分|秒)?)/y,
  ],
  [
    /^(?:羊水)$/,
    /(?:[ⅠⅡⅢI123一二三]{1,3}度(?:粪染|污染|混浊|浑浊)?|清亮|清|正常|混浊|浑浊|胎粪样|粪染|血性|(?:约)?\d{1,4}ml)/y,
  ],
  [
    /^胎盘$/,
    /(?:位于)?(?:前壁|后壁|底|左侧壁|右侧壁|子宫前壁|子宫后壁|宫底)|(?:功能|成熟度)?[: ]?[0ⅠⅡⅢI1-3]{1,3} ?\+?级/y,
  ],
  [
    /^(?:产后|移植后|孕后)$/,
    /(?:第)? ?\d{1,3}\+? ?(?:天|日|周|个月|月|年|h|小时)|半[年月]|[一两二三四五六七八九十]{1,2}(?:天|周|个月|年)/y,
  ],
  [/^宫底$/, /(?:脐[上下平][一二两三四\d]?(?:横?指|cm)?|平脐|脐平|耻上\S{1,3}指)/y],
  [/恶露$/, /(?:少|正常)/y],
  [/绕颈$/, /[\d一二两三]周/y],
  [/减速$/, /(?:至 ?\d{2,3} ?次\/分|\d次)/y],
  [/FGR$/, / ?[ⅠⅡⅢI]{1,3}型/y],
  [/^绒毛$/, /\([+-]\)/y],
  [/^NST$/, / ?(?:reactive|non-?reactive)/y],
  [
    /^胎儿$/,
    /(?:四维|超声|B超|彩超|系统|NT|心脏|颈项透明层)[\p{Script=Han}]{0,6}(?:正常|未见异常|异常|\d\.\d ?mm|\d\.\d)/uy,
  ],
  [/^(?:NT)$/, /(?:\(孕[\d+周]{2,6}\))?[: ]{0,2}\d(?:\.\d{1,2})? ?(?:mm|cm)/y],
  [/^(?:先露|头先露|臀先露|先露头|胎头下降)$/, / ?S ?[-+±]? ?\d| ?[-+] ?\d/y],
  [/^(?:产检|建档)$/, / ?\d{1,2} ?次/y],
  [/胎膜早破$/, / ?\d{1,3} ?(?:小时|h|天)/y],
  [/^娩出?$/, /(?:一)?(?:足月)?(?:活)?(?:男|女)(?:活)?婴/y],
  [/^(?:NST|胎监|胎心监护)$/, /(?:反应型|无反应型|有反应型|可疑|有反应|无反应|正常)/y],
  [
    /^(?:四维|四维彩超|唐筛|唐氏筛查|NIPT|无创DNA|OGTT|早唐|中唐)$/,
    /(?:提示)?(?:低风险|高风险|正常|未见异常|未查|21三体高风险|临界风险|中风险)/y,
  ],
  [
    /^(?:宫内孕囊|孕囊|妊娠囊|宫内妊娠囊|胎囊|胎芽|胚芽|卵黄囊|孕囊样回声)$/,
    /(?:长)?(?:约|大小)?[: ]{0,1}\d{1,3}(?:\.\d{1,2})?(?: ?[×x*] ?\d{1,3}(?:\.\d{1,2})?){0,2} ?(?:mm|cm)?/y,
  ],
  [/^(?:会阴侧切|侧切)$/, /(?:术)/y],
];

export function endOfSign(text: string, { start, end }: Span): number {
  const name = text.slice(start, end);
  for (const [names, state] of SIGN) {
    if (!names.test(name)) continue;
    state.lastIndex = end;
    if (state.test(text)) return state.lastIndex;
  }
  return end;
}
