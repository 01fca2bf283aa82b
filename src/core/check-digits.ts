/** Check digits of identity and card numbers. Every function takes the bare characters, without separators. */

/** Province codes of GB/T 2260 as they open a national ID; 71, 81, 82, 83 are residents of Taiwan, Hong Kong, Macao. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/**
 * The check character of ISO 7064 MOD 11-2, as GB 11643 uses it.
 * @param digits any number of digits; 17 of them for a national ID.
 * @returns `0` to `9` or `X`.
 */
export function mod11Two(digits: string): string {
  let product = 0;
  for (const digit of digits) product = ((product + Number(digit)) * 2) % 11;
  const value = (12 - product) % 11;
  return value === 10 ? 'X' : String(value);
}

/** Whether year, month (1–12) and day (1–31) are a day of the Gregorian calendar. */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
}

/** What is true of an 18-digit citizen number (GB 11643-1999): each part alone, so that a doubtful one can be graded. */
export interface NationalIdCheck {
  /** The first two digits are a province. */
  readonly province: boolean;
  /** Digits 7–14 are a day between 1850 and 2100. */
  readonly birthDate: boolean;
  readonly checkDigit: boolean;
}

const ID_18 = /^\d{17}[\dXx]$/;

/** Checks the parts of an 18-character citizen number; null for any other shape. */
export function checkNationalId(id: string): NationalIdCheck | null {
  if (!ID_18.test(id)) return null;
  const year = Number(id.slice(6, 10));
  return {
    province: PROVINCES.has(id.slice(0, 2)),
    birthDate: year >= 1850 && year <= 2100 && isCalendarDay(year, Number(id.slice(10, 12)), Number(id.slice(12, 14))),
    checkDigit: mod11Two(id.slice(0, 17)) === id.slice(17).toUpperCase(),
  };
}

/** Whether all parts of an 18-character citizen number are right. */
export function isNationalId(id: string): boolean {
  const check = checkNationalId(id);
  return check !== null && check.province && check.birthDate && check.checkDigit;
}

/** Whether 15 digits can be a citizen number of the first generation (GB 11643-1989): a province, and a day of 19YY. */
export function isNationalId15(id: string): boolean {
  return (
    /^\d{15}$/.test(id) &&
    PROVINCES.has(id.slice(0, 2)) &&
    isCalendarDay(1900 + Number(id.slice(6, 8)), Number(id.slice(8, 10)), Number(id.slice(10, 12)))
  );
}

/** The Luhn check digit (ISO/IEC 7812-1, annex B) that completes a payload of digits. */
export function luhnDigit(payload: string): string {
  let sum = 0;
  for (let i = 0; i < payload.length; i++) {
    const digit = Number(payload[payload.length - 1 - i]);
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
}

/** Whether a run of at least two digits ends with its Luhn check digit. */
export function isLuhn(digits: string): boolean {
  return /^\d{2,}$/.test(digits) && luhnDigit(digits.slice(0, -1)) === digits.slice(-1);
}

/** A is 10 … Z is 35; a missing first letter of a Hong Kong card counts as a blank, 36. */
const letterValue = (letter: string): number => letter.toUpperCase().charCodeAt(0) - 55;

/**
 * The check character of a Hong Kong identity card: weights 9 to 2 over two letters (one may be missing) and six
 * digits, modulo 11 (Registration of Persons Regulations; the weighting is the Immigration Department's).
 * @param body one or two letters and six digits.
 * @returns `0` to `9` or `A`.
 */
export function hongKongIdDigit(body: string): string {
  const letters = body.slice(0, -6);
  const values = [
    letters.length === 2 ? letterValue(letters.charAt(0)) : 36,
    letterValue(letters.charAt(letters.length - 1)),
    ...[...body.slice(-6)].map(Number),
  ];
  const sum = values.reduce((total, value, i) => total + value * (9 - i), 0);
  const value = (11 - (sum % 11)) % 11;
  return value === 10 ? 'A' : String(value);
}

/** Whether a Hong Kong identity card number without brackets (`A1234563`) has its check character. */
export function isHongKongId(id: string): boolean {
  return /^[A-Za-z]{1,2}\d{6}[\dAa]$/.test(id) && hongKongIdDigit(id.slice(0, -1)) === id.slice(-1).toUpperCase();
}

/** Two-digit codes 10 to 35 of the first letter of a Taiwan number, in the order in which offices were opened. */
const TAIWAN_LETTERS = 'ABCDEFGHJKLMNPQRSTUVXYWZIO';

/**
 * The check digit of a Taiwan national or resident number: weights 1, 9 over the letter's code, 8 to 1 over what follows.
 * @param body a letter and eight digits; the first is 1 or 2 (citizens), 8 or 9 (residents since 2021).
 */
export function taiwanIdDigit(body: string): string {
  const code = TAIWAN_LETTERS.indexOf(body.charAt(0).toUpperCase()) + 10;
  let sum = Math.floor(code / 10) + (code % 10) * 9;
  for (let i = 1; i <= 8; i++) sum += Number(body[i]) * (9 - i);
  return String((10 - (sum % 10)) % 10);
}

/** Whether a Taiwan number (`A123456789`) has its check digit. */
export function isTaiwanId(id: string): boolean {
  return /^[A-Za-z][1289]\d{8}$/.test(id) && taiwanIdDigit(id.slice(0, -1)) === id.slice(-1);
}
