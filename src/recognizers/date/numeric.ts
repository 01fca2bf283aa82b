/** Dates in digits with a year: 2024-03-18, 2024.3.8, 18/03/2024, 3/18/24, 24.1.16, 2021.9. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { endWithClock } from './clock.ts';
import { isMonthDay, type DateMatch } from './match.ts';

const CANDIDATE = /(?<![\dA-Za-z_])(?:(?:19|20)\d\d|(?<!\d[.:/-])\d{1,4})(?=[ ]?[-/.—–][ ]?[\dIVX])/g;
const YEAR_FIRST = /((?:19|20)\d\d)([ ]?[-/.—–][ ]?)(\d{1,2})\2(\d{1,2})(?!\d)(?:[日号](?![龄均间]))?/y;
const YEAR_LAST = /(\d{1,2})([ ]?[-/.][ ]?)(\d{1,2}|[IVX]{1,4})\2((?:19|20)\d\d|\d\d)(?!\d|[-/.:]\d)/y;
const YEAR_MONTH =
  /((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])(?![\d%]|[-/.]\d|[ ]?[A-Za-zμ×*+±]|[ ]?(?:元|万|个|版|号))(?:月份?)?/y;
const MONTH_YEAR = /(0?[1-9]|1[0-2])\/((?:19|20)\d\d)(?![\d/])/y;
/** 113/03/18: the Republic's year in Taiwan. */
const REPUBLIC = /1[01]\d([./])(0[1-9]|1[0-2])\1(0[1-9]|[12]\d|3[01])(?!\d)/y;
/** 2O24-O3-l8: letters that OCR took for digits. */
const OCR = /(?<![0-9A-Za-z])2[0Oo][0-9OolI]{2}([-/.])[0-9OolI]{1,2}\1[0-9OolI]{1,2}(?![0-9A-Za-z])/g;
/** Scores after one, five and ten minutes (Apgar 8-9-10) look like a short date. */
const SCORED_BEFORE = /(?:评分|得分|Apgar|APGAR|阿氏|GCS)[^,;。\n]{0,8}$/;
const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

export function* numericDates(page: Page): Generator<DateMatch> {
  const { text, language } = page;
  const isChinese = language === 'zh' || language === 'zh-Hant' || language === 'ja';
  let last = 0;
  for (const { index: start } of matchesOf(text, CANDIDATE)) {
    const match = start < last ? null : at(text, start, isChinese);
    last = match?.end ?? last;
    if (match) yield { ...match, end: endWithClock(text, match.end, !isChinese && match.rule === 'date.full') };
  }
  for (const match of matchesOf(text, OCR))
    if (/[OolI]/.test(match[0]))
      yield { start: match.index, end: match.index + match[0].length, rule: 'date.full', score: 0.85 };
}

function at(text: string, start: number, isChinese: boolean): DateMatch | null {
  const first = execAt(YEAR_FIRST, text, start);
  if (first && isMonthDay(Number(first[3]), Number(first[4]))) return made(start, first, 'date.full', 0.98);
  const last = execAt(YEAR_LAST, text, start);
  if (last && !(last[4]?.length === 2 && SCORED_BEFORE.test(text.slice(Math.max(0, start - 14), start)))) {
    const [, a = '', , b = '', c = ''] = last;
    const month = /^\d/.test(b) ? Number(b) : ROMAN.indexOf(b);
    const isWhole = c.length === 4;
    const day = Number(a);
    // 18/03/2024 and 03/18/2024; 24.1.16 with the year first where a Chinese note writes two digits.
    if (isMonthDay(month, day) || isMonthDay(day, month)) {
      if (isWhole) return made(start, last, 'date.full', 0.97);
      if (!isChinese) return made(start, last, 'date.full', 0.85);
    }
    if (!isWhole && isChinese && a.length === 2 && day <= 39 && isMonthDay(month, Number(c)))
      return /[A-Za-z版v]$/.test(text.slice(Math.max(0, start - 1), start))
        ? null
        : made(start, last, 'date.full', 0.8);
  }
  const republic = isChinese ? execAt(REPUBLIC, text, start) : null;
  if (republic) return made(start, republic, 'date.era', 0.8);
  const yearMonth = execAt(YEAR_MONTH, text, start);
  if (yearMonth) return made(start, yearMonth, 'date.year-month', yearMonth[2] === '.' ? 0.8 : 0.85);
  const monthYear = execAt(MONTH_YEAR, text, start);
  if (monthYear) return made(start, monthYear, 'date.year-month', 0.85);
  return null;
}

function execAt(pattern: RegExp, text: string, start: number): RegExpExecArray | null {
  pattern.lastIndex = start;
  return pattern.exec(text);
}

const made = (start: number, match: RegExpExecArray, rule: string, score: number): DateMatch => ({
  start,
  end: start + match[0].length,
  rule,
  score,
});
