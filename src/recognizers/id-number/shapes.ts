/** Numbers known by their shape and check digit, without any label. */
import { checkNationalId, isHongKongId, isLuhn, isNationalId15, isTaiwanId } from '../../core/check-digits.ts';
import { matchesOf } from '../../core/matches.ts';
import type { PageFinding, Page } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { isNationalNumber, NATIONAL } from './national.ts';

/** Seventeen digits and a check character, with blanks, dashes, dots or one line break between them. */
const CITIZEN = /\d(?:[ \-.·]{0,2}\n?[ ]{0,2}\d){16}[ \-.·]{0,2}\n?[ ]{0,2}[\dXx×](?![\dA-Za-z])/y;
const CITIZEN_15 = /\d{6}[ -]?\d{6}[ -]?\d{3}(?![\dA-Za-z]|[ .-]\d)/y;
/** 16 to 19 digits; cards are printed in fours. */
const CARD = /(?:\d{4}[ -]{1,2}){3,4}\d{1,7}(?![\dA-Za-z]|[ -]\d)|\d{16}(?:\d{1,3})?(?![\dA-Za-z])/y;
const MACAO = /[1578][ ]?\d{6}[ ]?\(\d\)/y;
const LONG = /\d{14,24}(?![\dA-Za-z.%])/y;
const MAX_GROUPS = 8;

const LETTERED = /(?<![A-Za-z0-9])[A-Z]{1,2}[ ]?\d{6}[ ]?\([\dA]\)|(?<![A-Za-z0-9])[A-Z][1289]\d{8}(?![\dA-Za-z])/g;
const SERVICE = /[军武海空士文南北沈兰成济广京政后联参总装火警][\u4e00-\u9fa5]{0,3}字第[ ]?\d{5,10}号?/g;
const COURT = /[[(〔](?:19|20)\d\d[\])〕][\u4e00-\u9fa5]\d{2,4}[\u4e00-\u9fa5]{1,4}\d{1,6}号/g;

export function* shapedNumbers(page: Page): Generator<PageFinding> {
  const { text } = page;
  for (const { start, left } of groupStarts(page)) {
    const finding = numberAt(page, start, left);
    if (finding && !isBarred(page, finding)) yield finding;
  }
  for (const match of matchesOf(text, LETTERED)) {
    const span = spanOf(match);
    const bare = match[0].replace(/[ ()]/g, '');
    if (isHongKongId(bare)) yield finding(span, 'id.hong-kong', 0.98);
    else if (match[0].includes('(')) yield finding(span, 'id.hong-kong', 0.75);
    else if (isTaiwanId(bare) && !isBarred(page, span)) yield finding(span, 'id.taiwan', 0.95);
  }
  if (text.includes('字第'))
    for (const match of matchesOf(text, SERVICE)) yield finding(spanOf(match), 'id.service', 0.95);
  for (const match of matchesOf(text, COURT)) yield finding(spanOf(match), 'id.court', 0.9);
  if (page.language === 'zh' || page.language === 'zh-Hant') return;
  for (const match of matchesOf(text, NATIONAL)) {
    const span = spanOf(match);
    if (isNationalNumber(match[0], page.language) && !isBarred(page, span)) yield finding(span, 'id.national', 0.97);
  }
}

/** Fewer digits are no number known by its shape alone. */
const LEAST_DIGITS = 8;

/** Offsets at which a group of digits begins that no letter or digit touches on its left, and how many digits its run still has. */
function* groupStarts(page: Page): Generator<{ start: number; left: number }> {
  for (const { at } of page.numbers) {
    let previous = -2;
    for (let i = 0; i <= at.length - LEAST_DIGITS; i++) {
      const start = at[i] ?? 0;
      if (start !== previous + 1 && !/[A-Za-z0-9]/.test(page.text.charAt(start - 1)))
        yield { start, left: at.length - i };
      previous = start;
    }
  }
}

function numberAt({ text }: Page, start: number, left: number): PageFinding | null {
  const citizen = left >= 17 ? matchAt(CITIZEN, text, start) : null;
  if (citizen !== null && groupsIn(citizen) <= MAX_GROUPS) {
    const check = checkNationalId(citizen.replace(/[^\dXx×]/g, '').replace('×', 'X'));
    const span = { start, end: start + citizen.length };
    if (check?.birthDate && check.province)
      return check.checkDigit ? finding(span, 'id.citizen', 0.99) : finding(span, 'id.citizen-doubtful', 0.9);
    if (check?.checkDigit && check.province) return finding(span, 'id.citizen-doubtful', 0.7);
  }
  const card = left < 16 ? null : matchAt(CARD, text, start);
  if (card !== null) {
    const digits = card.replace(/\D/g, '');
    const span = { start, end: start + card.length };
    const isChinese = digits.startsWith('62');
    if (digits.length >= 16 && digits.length <= 19 && isLuhn(digits) && /^(?:62|4|5[1-5]|9558|60|3[56])/.test(digits))
      return finding(span, 'id.bank-card', isChinese ? 0.97 : 0.85);
    if (isChinese && (digits.length === 16 || digits.length === 19)) return finding(span, 'id.bank-card', 0.75);
  }
  const citizen15 = left < 15 ? null : matchAt(CITIZEN_15, text, start);
  if (citizen15 !== null && isNationalId15(citizen15.replace(/\D/g, '')))
    return finding({ start, end: start + citizen15.length }, 'id.citizen-15', 0.85);
  const macao = matchAt(MACAO, text, start);
  if (macao !== null) return finding({ start, end: start + macao.length }, 'id.macao', 0.85);
  if (card !== null && /^(?:\d{4}[ -]{1,2}){3}\d{4}/.test(card))
    return finding({ start, end: start + card.length }, 'id.long', 0.6);
  const long = left < 14 ? null : matchAt(LONG, text, start);
  if (long !== null && !isTimestamp(long)) return finding({ start, end: start + long.length }, 'id.long', 0.6);
  return null;
}

/** 20240301083000 */
const isTimestamp = (digits: string): boolean =>
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(digits);

/** Groups of digits; all single characters count as one group. */
function groupsIn(number: string): number {
  const groups = number.split(/\D+/).filter((group) => group !== '');
  return groups.length >= 17 ? 1 : groups.length;
}

function matchAt(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? null;
}

const spanOf = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });

function finding(span: { start: number; end: number }, rule: string, score: number): PageFinding {
  return { ...span, type: 'ID_NUMBER', score, reason: { rule } };
}
