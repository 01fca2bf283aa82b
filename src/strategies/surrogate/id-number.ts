/**
 * Surrogates of numbers. Where a kind of number has a part that no authority gives out, the surrogate carries it, so
 * that it can belong to nobody and anyone can see that it is synthetic:
 * - citizen numbers (GB 11643) open with region 00, which GB/T 2260 never gives; the check digit is right, so that
 *   software which validates it still works, and the birth date moves with the patient's other dates;
 * - bank cards open with 9 (left to national bodies, ISO/IEC 7812-1) and fail the Luhn check;
 * - licence plates have I as their second letter, which is never given because it looks like 1.
 * All other numbers change character by character.
 */
import { isCalendarDay, isLuhn, luhnDigit, mod11Two } from '../../core/check-digits.ts';
import type { ReplaceContext } from '../../core/strategy.ts';
import { digitsOf, putDigits, randomDigits, scramble } from './characters.ts';
import { firstFree, pick } from './pick.ts';

const DAY = 86_400_000;
const PLATE = /^(\p{Script=Han})([A-Z])(?=[\s·.•]{0,2}[A-Z0-9]{4,6})/u;
const PROVINCE_SIGNS = [...'京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'];

export function idNumberSurrogate(text: string, context: ReplaceContext): string {
  return firstFree(
    context,
    (attempt) => make(text, context, String(attempt)),
    (candidate) => ({ must: [candidate] }),
  );
}

function make(text: string, context: ReplaceContext, salt: string): string {
  const { random } = context;
  const digits = digitsOf(text);
  const letters = text.replace(/[^\p{L}]/gu, '').replace(/[零〇一二三四五六七八九幺]/g, '');
  const hasCheckLetter = /^[xXＸ]$/.test(letters) && /[xXＸ]$/.test(text);
  const length = digits.length + (hasCheckLetter ? 1 : 0);
  if ((letters === '' || hasCheckLetter) && (length === 18 || length === 15)) {
    const citizen = citizenNumber(digits, length, context, salt);
    if (citizen) return putDigits(text, citizen, hasCheckLetter);
  }
  if (letters === '' && length >= 16 && length <= 19 && isLuhn(digits))
    return putDigits(text, bankCard(length, random, salt));
  if (PLATE.test(text)) {
    const rest = text.replace(PLATE, '');
    return `${pick(PROVINCE_SIGNS, random(`sign:${salt}`))}I${scramble(rest, random, salt)}`;
  }
  return scramble(text, random, salt);
}

/** Null where digits 7 to 14 (7 to 12 of the first generation) are no date. */
function citizenNumber(digits: string, length: number, context: ReplaceContext, salt: string): string | null {
  const yearDigits = length === 18 ? 4 : 2;
  const year = Number(digits.slice(6, 6 + yearDigits)) + (yearDigits === 2 ? 1900 : 0);
  const month = Number(digits.slice(6 + yearDigits, 8 + yearDigits));
  const day = Number(digits.slice(8 + yearDigits, 10 + yearDigits));
  if (year < 1850 || year > 2100 || !isCalendarDay(year, month, day)) return null;
  const born = new Date(Date.UTC(year, month - 1, day) + context.shiftDays * DAY);
  const date = born
    .toISOString()
    .slice(0, 10)
    .replaceAll('-', '')
    .slice(4 - yearDigits);
  const order = randomDigits(3, context.random, `order:${salt}`).slice(0, 2);
  // The last digit of the order number is odd for men; it stays what it was.
  const parity = Number(digits[12 + yearDigits]) % 2;
  const last = 2 * Math.floor(context.random(`last:${salt}`) * 5) + parity;
  const body = `00${randomDigits(4, context.random, `region:${salt}`)}${date}${order}${String(last)}`;
  return length === 18 ? body + mod11Two(body) : body;
}

function bankCard(length: number, random: ReplaceContext['random'], salt: string): string {
  const body = `9${randomDigits(length - 2, random, salt)}`;
  return body + String((Number(luhnDigit(body)) + 1 + Math.floor(random(`check:${salt}`) * 9)) % 10);
}
