/** What a fact carries with it: the date, age or week before it; the count, children or days after it. */
import type { Span } from '../../core/note.ts';
import { AGE } from './weeks.ts';

const YEAR =
  "(?:(?:19|20)\\d{2}|['‘]?\\d{2}(?=年))(?:[.\\-/]\\d{1,2}(?:[.\\-/]\\d{1,2})?|年\\d{1,2}月(?:\\d{1,2}日)?)?年?(?:[上下]半年|年?[初底末中]|[春夏秋冬](?:天|季)?)?";
const YEARS = `${YEAR}(?:[、,和及/] ?${YEAR}){0,5}`;
const RELATIVE =
  '(?:(?:(?:去年|前年|今年)(?:[正腊冬一二三四五六七八九十\\d]{1,2}月(?:份)?)?|大前年|上月|本月|年轻时|婚前|婚后|\\d{1,2}年前|\\d{1,2}个?月前|\\d{1,2}月\\d{1,2}日)(?:[春夏秋冬]天?|底|初)?|(?<![\\d/.-])\\d{1,2}[/.-]\\d{1,2}(?= ))';
const WHEN = `(?:(?:${YEARS}|${RELATIVE})(?:左右|前后|许|间)? ?|\\d{2}岁时?)`;
const LINK =
  '(?:于|在)?(?:家中|家里|家|婚前|计划外)?(?:因(?:胎儿)?[\\p{Script=Han}\\d]{1,8}?|(?:还|曾|又|再次|各|行|做了?|意外(?:怀孕|妊娠)|计划外(?:怀孕|妊娠)|有过|怀过一次|足月|放置|置入|安放|植入|社会因素|无痛|可视|发生){1,2})?';
const BY_AGE = `(?:(?:孕|停经|妊娠|怀孕)${AGE}|(?<![\\d.+\\-])[1-4]?\\d(?: ?\\+ ?[0-6])? ?周) ?`;
const ORDINAL = '(?:第[一二三四五\\d]次|末次|最后一次|前次|(?:\\d|[一二两三四五])次)';

const BEFORE_EVENT = new RegExp(
  `(?:${WHEN}${LINK}(?:${BY_AGE})?(?:于|在)?(?:家中|自|后|行|因)?|${BY_AGE}(?:(?:因(?:胎儿)?[\\p{Script=Han}\\d]{1,8}?)|(?:于|在)?(?:家中|自|行)?)|${ORDINAL} ?)$`,
  'u',
);
const BEFORE_MARITAL = new RegExp(`(?:${YEARS}|\\d{2}岁时?|去年|前年|今年)(?:登记|再次|初次)?$`, 'u');

const COUNT = '(?:各|共|约|过|了)? ?[×xX*]? ?(?:\\d{1,2}|[一二两三四五六七八九十]) ?(?:次|胎|回|枚|个(?!月)|周期)';
const TIMES = ' ?[×xX] ?\\d{1,2}';
const CHILD =
  '(?:后)?(?:一|娩出?|诞下|产下|生下|得|育有)?(?:[一二两三\\d]|各)?(?:个|名|对)?(?:足月|健康|活|死)*(?:男活婴|女活婴|男婴|女婴|男孩|女孩|男|女(?!性)|子(?!宫)|儿|千金|双胞胎|龙凤胎)(?:[、和]?[一二两三\\d](?:个|名)?(?:男|女|子|儿)(?![婴孩性]))?';
const SINCE =
  '(?:术)?后(?:第)? ?(?:\\d{1,3}(?:\\+(?=[天日周月年]))?|[一二两三四五六七八九十]{1,2}|半) ?(?:余|多)?(?:天|日|周|月|个(?:多)?月|h|小时|年)(?:余)?';
const IN_BRACKETS = ' ?\\((?:19|20)\\d{2}年?\\)';

const AFTER: Readonly<Record<'loss' | 'birth' | 'procedure' | 'contraception' | 'infertility' | 'marital', RegExp>> = {
  loss: new RegExp(
    `(?:术)?(?:史(?!料))?(?:${COUNT}|${TIMES}|${SINCE}|(?:19|20)\\d{2}年(?:\\d{1,2}月)?|(?:术)?后(?=[,;。)]))?(?:${IN_BRACKETS}| ?\\((?:胎儿|因)[^()\\n]{1,10}\\))?`,
    'y',
  ),
  birth: new RegExp(
    `(?:术(?!后))?(?:史(?!料))?(?:${CHILD}|${COUNT}|${TIMES}|${SINCE}|(?:(?<=术)|(?<=产)术)后(?: ?D\\d{1,2})?|(?<=末次分娩)[: ]?(?:于)?(?:19|20)\\d{2}年(?:\\d{1,2}月)?|(?:术)?后(?=[,;。)])|(?<=[顺剖月自]产)\\d(?![\\d.+\\-/:年月周天]))?(?:${IN_BRACKETS})?`,
    'y',
  ),
  procedure: new RegExp(`(?:术)?(?:失败)?(?:(?<=后)第? ?\\d{1,3} ?[天日周]|${SINCE}|${COUNT}|${TIMES}|后)?`, 'y'),
  contraception: new RegExp(
    `(?:术)?(?:史(?!料)|术后|(?<=术)后(?=[,;。)\\s\\d]|$))?(?: ?\\d{1,2} ?(?:余|多)?年(?!前)(?:余|多)?|(?<=后) ?\\d{1,2} ?(?:天|周|个?月)|${COUNT})?`,
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

const LENGTH_UNIT = '(?:mmHg|mm|cm\\/s|cm|kg|g(?![a-z])|公克|克|公斤|千克|斤|厘米|毫米)';
const MEASURE = new RegExp(
  `(?:值|约|为|示|位于|右下|左下|右上|左上|脐[左右]?下?|垂直深度|[ab]|\\(孕[\\d+周]{2,6}\\)|评分|均|波动于|基线|相当于)?[: ]{0,2}(?:约|≈|<|>)? ?\\d{1,4}(?:\\.\\d{1,3})?(?: ?${LENGTH_UNIT}? ?[~\\-—/×xX*+±] ?\\d{1,4}(?:\\.\\d{1,2})?){0,5} ?(?:${LENGTH_UNIT}|bpm|次\\/分钟?|次\\/min|周(?: ?\\+ ?\\d天?|\\d天)?|天|分(?!钟)|ml|M[Oo]M|百分位|级|度)?`,
  'y',
);
const MEASURE_WORD =
  /(?:好|正常|规律|良好|有力|可闻及?|可及|存在|可见|消失|未闻及|未及|[ⅠⅡⅢI]{1,3}\+?级|0级|减速至\d{2,3}次\/分|右下\d{3},左上\d{3})/y;

/** End of a measure that follows its name, or -1. */
export function endOfMeasure(text: string, end: number): number {
  MEASURE.lastIndex = end;
  if (MEASURE.test(text)) return MEASURE.lastIndex - (text.charAt(MEASURE.lastIndex - 1) === ' ' ? 1 : 0);
  MEASURE_WORD.lastIndex = end;
  return MEASURE_WORD.test(text) ? MEASURE_WORD.lastIndex : -1;
}
