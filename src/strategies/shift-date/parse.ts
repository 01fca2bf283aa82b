/** Reads a date as notes write it: which characters are its year, month and day, so that only those are written anew. */
import type { Language } from '../../core/language.ts';
import { fromEra, REPUBLIC_OFFSET } from './eras.ts';
import { MONTH_PATTERN, monthWord } from './months.ts';
import { halfWidth, hanNumber } from './numbers.ts';

export type FieldKind =
  'year' | 'short-year' | 'republic-year' | 'era' | 'era-year' | 'month' | 'month-word' | 'day' | 'ordinal' | 'part';

/** A stretch of the date's text that changes with the date. */
export interface Field {
  readonly kind: FieldKind;
  readonly start: number;
  readonly end: number;
  /** Written in Chinese numerals. */
  readonly han: boolean;
}

export interface ParsedDate {
  readonly fields: readonly Field[];
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 初, 上旬, 底 …: about when in the month, where no day is given. */
  readonly part?: string;
}

/** Order of two or three small numbers between slashes or dots. */
export type Order = 'dmy' | 'mdy' | 'ymd';

type Group = FieldKind | 'a' | 'b' | 'c';
interface Shape {
  readonly pattern: RegExp;
  readonly groups: readonly Group[];
}

const HAN_MONTH = '十[一二]?|[一二三四五六七八九]';
const HAN_DAY = '[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]';
const PART = '份|底|初|末|上旬|中旬|下旬|中';
const shape = (source: string, ...groups: Group[]): Shape => ({ pattern: new RegExp(`^${source}`, 'diu'), groups });

/** In order: the first that fits wins. Groups stand for the fields named after the pattern. */
const SHAPES: readonly Shape[] = [
  shape(
    String.raw`(民國|民国|令和|平成|昭和|大正)\s*(\d{1,3}|元)\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號])?`,
    'era',
    'era-year',
    'month',
    'day',
  ),
  shape(
    String.raw`(\d{4})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號]?|(${PART}))?`,
    'year',
    'month',
    'day',
    'part',
  ),
  shape(String.raw`(1[0-4]\d)\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號])?`, 'republic-year', 'month', 'day'),
  shape(
    String.raw`(\d{2})\s*年\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號]?|(${PART}))?`,
    'short-year',
    'month',
    'day',
    'part',
  ),
  shape(
    `([〇零○一二三四五六七八九]{4})年(${HAN_MONTH})月(?:(${HAN_DAY})[日号號]|(${PART}))?`,
    'year',
    'month',
    'day',
    'part',
  ),
  shape(`(${HAN_MONTH})月(?:(${HAN_DAY})[日号號]|(${PART}))?`, 'month', 'day', 'part'),
  shape(String.raw`(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號]?|(${PART}))?`, 'month', 'day', 'part'),
  shape(String.raw`(\d{1,2})\s*[日号號]`, 'day'),
  shape(String.raw`((?:18|19|20)\d{2})([01]\d)([0-3]\d)(?=\d{4}$|\d{6}$|[^\d]|$)`, 'year', 'month', 'day'),
  shape(String.raw`(\d{4})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{1,2}))?(?!\d)`, 'year', 'a', 'month', 'day'),
  shape(String.raw`(1[0-4]\d|\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)`, 'republic-year', 'a', 'month', 'day'),
  shape(String.raw`(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*|\s+)((?:18|19|20)\d{2})(?!\d)`, 'b', 'a', 'c', 'year'),
  shape(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)`, 'b', 'a', 'c', 'short-year'),
  shape(String.raw`(\d{1,2})([-/.])((?:18|19|20)\d{2})(?!\d)`, 'month', 'a', 'year'),
  shape(String.raw`(\d{1,2})([-/.])(\d{1,2})(?![\d/.-])`, 'b', 'a', 'c'),
  shape(
    String.raw`(\d{1,2})(st|nd|rd|th|er|\.)?[\s-]*(?:(?:de|of)\s+)?(${MONTH_PATTERN})\b\.?(?:[\s,-]+(?:de\s+)?(\d{4}))?`,
    'day',
    'ordinal',
    'month-word',
    'year',
  ),
  shape(
    String.raw`(${MONTH_PATTERN})\b\.?\s*(\d{1,2})(st|nd|rd|th)?\b(?:,?\s+(\d{4}))?`,
    'month-word',
    'day',
    'ordinal',
    'year',
  ),
  shape(String.raw`(${MONTH_PATTERN})(?![\p{L}])\.?(?:[\s,-]+(?:de\s+)?(\d{4}))?`, 'month-word', 'year'),
];

const WEEKDAY = String.raw`[(（]?(?:(?:周|週|星期|礼拜|禮拜)[日天一二三四五六]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b)[)）]?`;
const LEAD = new RegExp(`^(?:${WEEKDAY}[,\\s]*)?`, 'iu');
/** What may follow a date: a weekday and a clock time, which stay as they are. Anything else might be another date. */
const REST = new RegExp(
  String.raw`^[\s,，、T]*(?:${WEEKDAY})?[\s,，、]*(?:at|a las|alle|ore|à|um|kl\.?)?\s*(?:上午|下午|中午|晚上|傍晚|凌晨|清晨|早上|早晨|早|晚|夜间|午后)?\s*` +
    String.raw`(?:\d{1,2}\s*[:.时時点點h]\s*(?:\d{1,2}|半|[一三]刻)?\s*(?:[:分m]\s*(?:\d{1,2}\s*秒?)?(?:\.\d{1,6})?)?|\d{4}|\d{6}|\d{1,2}(?=\s*[ap])|(?<=kl\.? )\d{1,2}|[一二三四五六七八九十]{1,3}[时時点點](?:[一二三四五六七八九十]{1,3}分|半)?)?` +
    String.raw`\s*(?:[ap]\.?m\.?|Uhr|hrs|h|许|左右)?\s*(?:Z|[+-]\d{2}:?\d{2})?\s*$`,
  'iu',
);

/** @returns null for what is no date of the calendar in a known form (腊月二十三, 09-14～16, 2O23年). */
export function parseDate(text: string, language: Language, order: Order): ParsedDate | null {
  const view = halfWidth(text);
  const lead = LEAD.exec(view)?.[0].length ?? 0;
  const body = view.slice(lead);
  for (const { pattern, groups } of SHAPES) {
    const match = pattern.exec(body);
    if (!match || !REST.test(body.slice(match[0].length))) continue;
    const date = fromMatch(match, groups, lead, language, order);
    if (date) return date;
  }
  return null;
}

function fromMatch(
  match: RegExpExecArray,
  groups: readonly Group[],
  offset: number,
  language: Language,
  order: Order,
): ParsedDate | null {
  const kinds = new Map<number, FieldKind>();
  groups.forEach((group, index) => {
    if (match[index + 1] === undefined || group === 'a') return;
    if (group !== 'b' && group !== 'c') kinds.set(index + 1, group);
  });
  if (groups.includes('b') && !orderNumbers(match, groups, kinds, language, order)) return null;
  // Three short numbers: 113/11/08 counts from 1912, 24.1.16 is a year of this century only where years come first.
  const first = kinds.get(1) === 'republic-year' ? (match[1] ?? '') : null;
  if (first?.length === 2) {
    if (order !== 'ymd') return null;
    kinds.set(1, 'short-year');
  }

  const fields: Field[] = [];
  const date: { year?: number; month?: number; day?: number; part?: string } = {};
  for (const [index, kind] of kinds) {
    const [start = 0, end = 0] = match.indices?.[index] ?? [];
    const text = match[index] ?? '';
    const han = /^[〇零○一二三四五六七八九十]+$/.test(text);
    fields.push({ kind, start: offset + start, end: offset + end, han });
    const value = han ? hanNumber(text) : Number(text);
    if (kind === 'year') date.year = value;
    else if (kind === 'short-year') date.year = value + (value > 40 ? 1900 : 2000);
    else if (kind === 'republic-year') date.year = value + REPUBLIC_OFFSET;
    else if (kind === 'era-year') {
      const year = fromEra(match[1] ?? '', text === '元' ? 1 : value);
      if (year !== undefined) date.year = year;
    } else if (kind === 'month') date.month = value;
    else if (kind === 'month-word') date.month = monthWord(text)?.month ?? 0;
    else if (kind === 'day') date.day = value;
    else if (kind === 'part') date.part = text;
  }
  return isPlausible(date) ? { ...date, fields: fields.sort((a, b) => a.start - b.start) } : null;
}

/** Decides which of two small numbers is the month; with nothing else to go by, a number over 12 is a day or a year. */
function orderNumbers(
  match: RegExpExecArray,
  groups: readonly Group[],
  kinds: Map<number, FieldKind>,
  language: Language,
  order: Order,
): boolean {
  const one = groups.indexOf('b') + 1;
  const two = groups.indexOf('c') + 1;
  const first = Number(match[one]);
  const second = Number(match[two]);
  const hasYear = groups.includes('year') || groups.includes('short-year');
  if (!hasYear && first > 12 && second <= 12 && language.startsWith('zh') && order !== 'dmy') {
    kinds.set(one, 'short-year');
    kinds.set(two, 'month');
    return true;
  }
  const dayFirst =
    first > 12 || (second <= 12 && (order === 'dmy' || match[groups.indexOf('a') + 1] === '.') && order !== 'ymd');
  kinds.set(one, dayFirst ? 'day' : 'month');
  kinds.set(two, dayFirst ? 'month' : 'day');
  return true;
}

function isPlausible({ year, month, day }: { year?: number; month?: number; day?: number }): boolean {
  if (year !== undefined && (year < 1850 || year > 2150)) return false;
  if (month !== undefined && (month < 1 || month > 12)) return false;
  return day === undefined || (day >= 1 && day <= 31);
}

const NUMBERS = /^\D{0,10}(\d{1,2})[-/.](\d{1,2})(?:[-/.\s](?:\d{4}|\d{2})(?!\d)|(?![\d/.-]))/;

/** The order of day and month in a note: what a number over 12 shows, else what the language is used to. */
export function orderOf(dates: readonly string[], language: Language): Order {
  let dmy = 0;
  let mdy = 0;
  for (const date of dates) {
    const match = NUMBERS.exec(halfWidth(date));
    if (!match) continue;
    if (Number(match[1]) > 12 && Number(match[2]) <= 12) dmy++;
    if (Number(match[2]) > 12 && Number(match[1]) <= 12) mdy++;
  }
  const yearFirst = language.startsWith('zh') || language === 'ja' || language === 'sv' || language === 'und';
  if (yearFirst) return dmy > mdy && dates.some((date) => /\d[/.]\d{1,2}[/.]\d{4}/.test(date)) ? 'dmy' : 'ymd';
  if (dmy !== mdy) return dmy > mdy ? 'dmy' : 'mdy';
  return language === 'en' ? 'mdy' : 'dmy';
}
