/** Dates with 年, 月 and 日, in digits (also misread ones), in Chinese numerals, by era, and of the lunar calendar. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { endWithClock } from './clock.ts';
import { isMonthDay, type DateMatch } from './match.ts';

/** A digit, or a letter that OCR took for one. */
const D = '[0-9OolI]';
const ERA = '(?:公元|民国|昭和|平成|令和|大正|明治|[SHRT](?=\\d))';
const RANGE = '(?:[ ]?[-~至到—–]{1,2}[ ]?\\d{1,2}[ ]?[日号])?';
const PART = '(?:[上中下]旬|底|末|初(?![一二三四五六七八九十]))?';
const NUMERALS = '[零〇○一二三四五六七八九十]';

const DATED = new RegExp(
  `(?<![0-9A-Za-z])(?:(?:(?:${ERA}[ ]?)?(${D}{2,4})|${ERA}[ ]?(?:\\d|元))[ ]?年度?[ ]?)?(${D}{1,2})[ ]?月(?:份?[ ]?(${D}{1,2})(?:[ ]?[-~至—–、,][ ]?\\d{1,2}){0,5}[ ]?[日号]${RANGE}|[ ]?(\\d{1,2})(?![\\d.%/:~-]|[ ]?[个余年月天岁周次mMc度℃多级])|份?${PART})`,
  'g',
);
const SPOKEN = new RegExp(
  `(?:[一二][零〇○九一二三四五六七八O0]{3}年)?(?<!${NUMERALS})${NUMERALS}{1,2}月(?:份?${NUMERALS}{1,3}[日号]|(?<=年${NUMERALS}{1,2}月)${PART})`,
  'g',
);
const LUNAR =
  /(?:(?:19|20)\d\d年)?[ ]?(?:正|腊|冬|闰?[一二三四五六七八九十]{1,2})月(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十)(?![日号])/g;
/** A day whose month was named before. */
const DAY =
  /(?<=[,;。、(\n于至~—:到自 -])(\d{1,2})[日号](?![龄均常后前内余程夜间楼床院线钢针刀元菌染可孔缝]|[上中下]?[ ]?[次共])/g;
const HAPPENED =
  /^[ ]?(?:到|至|行|出|入|夜|晨|早|晚|上午|下午|中午|凌晨|清晨|傍晚|复|转|死|突|起|发|再|又|来|送|查|抽|开|停|予|给|手术|拔|签|~|-\d|\d{1,2}[:时点])/;
const NEAR = 160;
const JOINED = /^[、,;和及至~—–-]$/;
/** 本月5日, 定于25号: no date need stand before. */
const NAMED_DAY = /(?<=本月|上月|下月|当月|次月|定于|约于|拟于)[ ]?(\d{1,2})[日号](?![内后前])/g;

/** Words that make a month without year and day a date. */
const TIME_BEFORE =
  /(?:于|今年|去年|前年|同年|次年|本年|当年|明年|后年|年|自|从|到|至|在|定于|拟|计划|预约|预计|约|下次|末次|每年|上|她|①|②|③|④|⑤|⑥|[,。;:(、\n])[ ]?$/;
const TIME_AFTER =
  /^(?:份|底|初|末|[上中下]旬|在|到|至|因|起|于|行|开始|出现|复查|复诊|来|去|曾|查|做|住|入|出|再|跑|体检|手术|产检|随访|接种|回|我|就|又|已|顷|頃|に|から|より|まで)/;
/** A length of time: 咳嗽2月, 近3月, 6月余. */
const LENGTH_AFTER = /^(?:余|前|后|来|内|龄|大|间|个|多|以|之|左右|加重|,再|时|病|为|换|1次|一次)/;
const LENGTH_BEFORE =
  /(?:近|每|约|第|共|满|经|孕|停经|隔|历时|长达|超过|大于|小于|[><≥≤]|岁|术后|产后|生后|年|\d[-~、])[ ]?$/;

export function* chineseDates(page: Page): Generator<DateMatch> {
  const { text } = page;
  if (!/[月日号]/.test(text)) return;
  const dated = [...datedIn(text)];
  yield* dated;
  for (const match of matchesOf(text, SPOKEN)) yield made(text, match, 'date.spoken', 0.9);
  for (const match of matchesOf(text, NAMED_DAY))
    if (isMonthDay(1, Number(match[1]))) yield made(text, match, 'date.day', 0.8);
  for (const match of matchesOf(text, LUNAR)) yield made(text, match, 'date.lunar', 0.9);
}

/** Joined to a date by a comma, or before what happened on that day. */
function isDay(text: string, dateEnd: number, match: RegExpExecArray): boolean {
  return (
    JOINED.test(text.slice(dateEnd, match.index)) ||
    HAPPENED.test(text.slice(match.index + match[0].length, match.index + match[0].length + 6))
  );
}

/** Days alone (25日) that follow one of these dates closely. */
export function* daysAfter(page: Page, dates: readonly DateMatch[]): Generator<DateMatch> {
  let known = 0;
  let end = -Infinity;
  for (const match of matchesOf(page.text, DAY)) {
    for (; known < dates.length && (dates[known]?.end ?? 0) <= match.index; known++)
      end = Math.max(end, dates[known]?.end ?? 0);
    const isNear = match.index - end <= NEAR && isMonthDay(1, Number(match[1]));
    if (!isNear || !isDay(page.text, end, match)) continue;
    yield made(page.text, match, 'date.day', 0.72);
    end = match.index + match[0].length;
  }
}

function* datedIn(text: string): Generator<DateMatch> {
  for (const match of matchesOf(text, DATED)) {
    const [whole, year, month = '', day, bareDay] = match;
    if (!/\d/.test(whole) || !isMonthDay(numberOf(month), numberOf(day ?? bareDay ?? '1'))) continue;
    const hasYear = whole.includes('年');
    if (day !== undefined) yield made(text, match, !hasYear ? 'date.month-day' : 'date.full', 0.97);
    else if (bareDay !== undefined) yield made(text, match, 'date.month-day', 0.8);
    else if (hasYear && isYear(text, match.index, year, whole)) yield made(text, match, 'date.year-month', 0.93);
    else if (!hasYear && isMonthAlone(text, match.index, match.index + whole.length, whole))
      yield made(text, match, 'date.month', 0.8);
  }
}

/** Two digits and 年 before a month are more often a length of time (病史12年3月). */
function isYear(text: string, start: number, year: string | undefined, whole: string): boolean {
  if (year === undefined || year.length >= 3 || /^\D/.test(whole)) return true;
  if (/生[于]?$/.test(text.slice(Math.max(0, start - 2), start)) || text[start + whole.length] === '生') return true;
  return /(?:于|自|从|至|到|[,。;:(\n])[ ]?$/.test(text.slice(Math.max(0, start - 2), start)) && Number(year) <= 39;
}

function isMonthAlone(text: string, start: number, end: number, whole: string): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 4);
  if (/[旬底末份]$/.test(whole)) return !LENGTH_BEFORE.test(before);
  if (/初$/.test(whole)) return true;
  if (LENGTH_AFTER.test(after)) return false;
  if (/(?:今|去|前|同|次|本|当|明)年[ ]?$|月[-~—–至]$/.test(before)) return true;
  return !LENGTH_BEFORE.test(before) && TIME_BEFORE.test(before) && TIME_AFTER.test(after);
}

const numberOf = (digits: string): number => Number(digits.replace(/[Oo]/g, '0').replace(/[lI]/g, '1'));

function made(text: string, match: RegExpExecArray, rule: string, score: number): DateMatch {
  const start = match.index + (match[0].length - match[0].trimStart().length);
  return { start, end: endWithClock(text, match.index + match[0].length), rule, score };
}
