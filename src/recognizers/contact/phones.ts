/** Telephones known by their shape, without a label. */
import type { Language } from '../../core/language.ts';
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { endWithExtension } from './extension.ts';

/** Between digits: a blank or two, a dash, dot or slash. */
const S = '[ .·\\-—–_/]{0,3}';

/** 13 to 19 and nine more digits, with 86, +86, 0086 or (86) before; MIIT numbering plan. */
const MOBILE = new RegExp(
  `(?:(?:\\(?(?:\\+|00)?86\\)?)${S}|0)?1${S}[3-9](?:${S}\\d){9}(?!\\d|[.·]\\d|[ ]?\\d{3,}[A-Za-z])`,
  'y',
);
/** A trunk zero and an area code of two or three digits, then seven or eight digits that do not begin with 0 or 1. */
const LANDLINE = new RegExp(
  `(?<!\\d[ -]{1,2})\\(?0(?:10|2[0-57-9]|[3-9]\\d\\d)\\)?${S}\\n?[2-9](?:${S}\\d){6,7}(?!\\d|[.·]\\d|[ ]?(?:岁|年|月|mg|ml))`,
  'y',
);
const INTERNATIONAL = /\+\(?\d{1,3}\)?(?:[ .\-()/]{0,2}\d){6,13}(?!\d)/y;
const HOTLINE = /(?<!\d[ -]{1,2})[48]00(?:[ -]?\d){7}(?!\d|[.]\d)/y;
const TAIWAN_MOBILE = new RegExp(`09(?:${S}\\d){8}(?!\\d)`, 'y');
const TAIWAN_LANDLINE = /\(0[2-8]\d?\)[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/y;
/** Eight digits in fours, as written in Hong Kong and Macao. */
const EIGHT = /(?<!\d[ -]{1,2})(?!(?:19|20)\d\d)[235689]\d{3}[ -]{1,2}\d{4}(?!\d|[ -]\d|[ ]?(?:年|岁|mg|ml|元))/y;
const ABROAD: readonly RegExp[] = [
  /\(?[2-9]\d{2}\)?[-.][ ]?[2-9]\d{2}[-.]\d{4}(?!\d|[-.]\d)/y,
  /\([2-9]\d{2}\)[ ]?[2-9]\d{2}[- .]\d{4}(?!\d)/y,
  /\(?0\d{1,4}\)?(?:[ ./-]{1,3}\d{2,8}){1,5}(?!\d|[./:-]\d|[ ]?(?:mg|ml|%))/y,
  /0\d{1,4}\(\d{1,4}\)\d{4}(?!\d)/y,
  /0\d{9,10}(?!\d)/y,
];
/** Numbers without a trunk zero. */
const WITHOUT_ZERO: Partial<Record<Language, RegExp>> = {
  es: /[6-9]\d{2}[ ]\d{3}[ ]\d{3}(?!\d|[ ]\d)|2\d[ ]\d{3}[ ]\d{4}(?!\d|[ ]\d)|[1-9]\d[ ]\d{4}[ -]\d{4}(?!\d|[ ]\d)/y,
  it: /3\d\d[ -]\d{3,4}[ ]?\d{3,4}(?!\d|[ ]\d)/y,
};
/** l38 O117 6652: a mobile or a landline with letters that OCR took for digits. */
const OCR =
  /(?<![A-Za-z0-9])(?:[1lI①][3-9③-⑨](?:[ -]?[0-9OolI①-⑨⓪]){9}|[0O]\d{2,3}-[0-9OolI]{3,4}[ ]?[0-9OolI]{4})(?![A-Za-z0-9])/g;
/** At least seven Chinese digits: 一八零 六八七一 三三零九. */
const SPOKEN =
  /(?<![零〇一二两三四五六七八九幺十百千万])[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖](?:[ ,]?[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]){6,14}(?![零〇一二三四五六七八九幺十百千万年月])/g;

/** Words after which digits in such groups are measured, counted or stored. */
const NO_PHONE =
  /(?:批|编号|条码|序列|型号|货号|文号|注册号|邮编|邮政编码|产品码|生产|效期|[Ll]ot|LOT|SN|S\/N|REF|[Bb]atch|[Ss]erial)[^\n,。;()]{0,8}$/;

export function* shapedPhones(page: Page): Generator<PageFinding> {
  for (const start of phoneStarts(page)) {
    const finding = phoneAt(page, start);
    if (
      finding &&
      !isBarred(page, finding) &&
      !NO_PHONE.test(page.text.slice(Math.max(0, finding.start - 14), finding.start))
    )
      yield finding;
  }
  for (const match of matchesOf(page.text, OCR)) {
    if (/[OolI①-⑨⓪]/.test(match[0]) && digitsIn(match[0]) >= 6)
      yield phone(match.index, match.index + match[0].length, 'contact.ocr', 0.85);
  }
  for (const match of matchesOf(page.text, SPOKEN)) {
    const digits = match[0]
      .replace(/[ ,]/g, '')
      .replace(/[壹叁肆伍陆柒捌玖]/g, (sign) => '一三四五六七八九'.charAt('壹叁肆伍陆柒捌玖'.indexOf(sign)));
    const score = /^[一幺][三-九]/.test(digits) && digits.length === 11 ? 0.93 : /^[零〇]/.test(digits) ? 0.85 : 0.5;
    if (digits.length === 11 || digits.length === 12 || (digits.length >= 7 && score > 0.5))
      yield phone(match.index, match.index + match[0].length, 'contact.spoken', score);
  }
}

/** Fewer digits are no telephone known by its shape alone. */
const LEAST_DIGITS = 7;

/** Where a group of digits begins; with the plus or bracket before it first, then without. */
function* phoneStarts({ text, numbers, language }: Page): Generator<number> {
  for (const { at } of numbers) {
    let previous = -2;
    for (let i = 0; i <= at.length - LEAST_DIGITS; i++) {
      const offset = at[i] ?? 0;
      if (offset !== previous + 1) {
        let start = offset;
        if (text[start - 1] === '(') start--;
        if (text[start - 1] === '+') start--;
        if (start < offset) yield start;
        if (start === offset || text[offset - 1] === '(') yield* isFreeStart(text, offset, language) ? [offset] : [];
      }
      previous = offset;
    }
  }
}

/** Not inside a word, a decimal or a time; abroad, where days stand first, not inside a date either. */
function isFreeStart(text: string, start: number, language: Language): boolean {
  if (/[A-Za-z0-9@_]/.test(text.charAt(start - 1))) return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return language === 'zh' || language === 'zh-Hant' ? !/\d[.:]$/.test(before) : !/\d[.:/-]$/.test(before);
}

function phoneAt({ text, language }: Page, start: number): PageFinding | null {
  const isChinese = language === 'zh' || language === 'zh-Hant';
  const mobile = matchAt(MOBILE, text, start);
  if (mobile !== null && (isChinese || /^[+(]|^0086/.test(mobile)) && hasPhoneGroups(mobile))
    return phone(start, endWithExtension(text, start + mobile.length), 'contact.mobile', 0.96);
  const international = matchAt(INTERNATIONAL, text, start);
  if (international !== null && digitsIn(international) >= 8)
    return phone(start, endWithExtension(text, start + international.length), 'contact.international', 0.93);
  const hotline = matchAt(HOTLINE, text, start);
  if (isChinese && hotline !== null && hasPhoneGroups(hotline))
    return phone(
      start,
      endWithExtension(text, start + hotline.length),
      'contact.hotline',
      /[ -]/.test(hotline) ? 0.92 : 0.8,
    );
  if (!isChinese) return abroadAt(text, start, language);
  const landline = matchAt(LANDLINE, text, start);
  if (landline !== null && hasPhoneGroups(landline)) {
    const score = /^\d+$/.test(landline) ? 0.85 : 0.95;
    return phone(start, endWithExtension(text, start + landline.length), 'contact.landline', score);
  }
  for (const pattern of [TAIWAN_MOBILE, TAIWAN_LANDLINE]) {
    const taiwan = matchAt(pattern, text, start);
    if (taiwan !== null && hasPhoneGroups(taiwan))
      return phone(start, endWithExtension(text, start + taiwan.length), 'contact.regional', 0.88);
  }
  const eight = matchAt(EIGHT, text, start);
  if (eight !== null) return phone(start, endWithExtension(text, start + eight.length), 'contact.regional', 0.8);
  return null;
}

function abroadAt(text: string, start: number, language: Language): PageFinding | null {
  const own = WITHOUT_ZERO[language];
  for (const pattern of own ? [...ABROAD, own] : ABROAD) {
    const match = matchAt(pattern, text, start);
    if (match === null) continue;
    const digits = digitsIn(match);
    if (digits < 8 || digits > 12 || isDate(match)) continue;
    return phone(start, endWithExtension(text, start + match.length), 'contact.regional', 0.85);
  }
  return null;
}

/** 05/02/2024, 03.04.1990 */
const isDate = (text: string): boolean =>
  /^\(?\d{1,2}[./ ]\d{1,2}[ ]+\d{4}$/.test(text) ||
  /^\(?\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?:$|[ ]\d{1,4}$)/.test(text);

/** A telephone is one to five groups, the first not a single digit, or single digits throughout. */
function hasPhoneGroups(number: string): boolean {
  const groups = number.split(/\D+/).filter((group) => group !== '');
  if (groups.every(({ length }) => length === 1)) return true;
  // 140-160/90-100: pressures, not a telephone.
  if (number.includes('/')) return false;
  const singles = groups.filter(({ length }) => length === 1).length;
  return groups.length <= 6 && singles <= 2 && !/\d{4}-\d{1,2}-\d{1,2}(?!\d)/.test(number);
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;

function matchAt(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? null;
}

function phone(start: number, end: number, rule: string, score: number): PageFinding {
  return { start, end, type: 'CONTACT', score, reason: { rule } };
}
