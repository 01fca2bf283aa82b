/** National and health numbers of other countries that carry a check digit or an unmistakable form. */
import { isCalendarDay, isLuhn } from '../../core/check-digits.ts';
import type { Language } from '../../core/language.ts';

/** Candidates; each is judged by {@link isNationalNumber}. */
export const NATIONAL =
  /(?<![\w.-])(?:\d{3}[ -]\d{2}[ -]\d{4}|\d{3}[ -]\d{3}[ -]\d{4}|(?:\d{2})?\d{6}[-+]\d{4}|[12][ ]?\d\d[ ]?\d\d[ ]?\d[\dAB][ ]?\d{3}[ ]?\d{3}[ ]?\d\d|\d{8}[A-Z]|[XYZ]-?\d{7}-?[A-Z]|[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]|[A-Z]\d{9}|[STFGM]\d{7}[A-Z]|\d{1,2}\.\d{3}\.\d{3}-[\dKk]|756\.\d{4}\.\d{4}\.\d\d|\d{7}[A-W][A-IW]?|\d{4}[ ]\d{4}[ ]\d{4}|\d{2}[ /-]\d{8}[ /-]\d{2})(?![\w-]|\.\d)/g;

type Test = (number: string, digits: string) => boolean;

/** UK NHS number: weights 10 to 2, modulo 11 (NHS Data Dictionary). */
const isNhs: Test = (number, digits) => {
  // With dashes it is a North American telephone, which hits the check digit one time in eleven.
  if (!/^\d{3} \d{3} \d{4}$/.test(number)) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
};

/** US social security number; the areas 000 and 666 and the group 00 do not exist. */
const isSsn: Test = (number) => /^(?!000|666)\d{3}-(?!00)\d{2}-(?!0000)\d{4}$/.test(number);

/** Swedish personnummer: a date and a Luhn digit over ten digits (SKV 704). */
const isPersonnummer: Test = (number, digits) =>
  /^(?:\d{2})?\d{6}[-+]\d{4}$/.test(number) && isLuhn(digits.slice(-10)) && isDay(digits.slice(-8, -4));

/** French NIR: 97 minus the number modulo 97; Corsica's 2A and 2B count as 19 and 18 (INSEE). */
const isNir: Test = (number) => {
  const bare = number.replace(/ /g, '').replace('2A', '19').replace('2B', '18');
  return /^[12]\d{14}$/.test(bare) && 97 - Number(BigInt(bare.slice(0, 13)) % 97n) === Number(bare.slice(13));
};

/** Spanish DNI and NIE: the letter is the number modulo 23 (Real Decreto 1553/2005). */
const isDni: Test = (number) => {
  const bare = number.replace(/-/g, '');
  if (!/^(?:\d{8}|[XYZ]\d{7})[A-Z]$/.test(bare)) return false;
  const value = Number(bare.slice(0, -1).replace('X', '0').replace('Y', '1').replace('Z', '2'));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'.charAt(value % 23) === bare.slice(-1);
};

/** Italian codice fiscale: the form alone is unmistakable. */
const isCodiceFiscale: Test = (number) => /^[A-Z]{6}\d\d[A-EHLMPR-T]\d\d[A-Z]\d{3}[A-Z]$/.test(number);

/** German Krankenversichertennummer: the letter as two digits, weights 1 and 2, sum of products' digits modulo 10 (GKV). */
const isKvnr: Test = (number) => {
  if (!/^[A-Z]\d{9}$/.test(number)) return false;
  const digits = String(number.charCodeAt(0) - 64).padStart(2, '0') + number.slice(1, 9);
  const sum = [...digits].reduce((total, digit, i) => {
    const product = Number(digit) * (i % 2 === 0 ? 1 : 2);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === Number(number[9]);
};

/** Singapore NRIC and FIN: weights 2 7 6 5 4 3 2. */
const isNric: Test = (number) => {
  if (!/^[STFG]\d{7}[A-Z]$/.test(number)) return false;
  const weights = [2, 7, 6, 5, 4, 3, 2];
  const offset = /[TG]/.test(number.charAt(0)) ? 4 : 0;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i + 1]), offset);
  return (/[ST]/.test(number.charAt(0)) ? 'JZIHGFEDCBA' : 'XWUTRQPNMLK').charAt(sum % 11) === number.slice(-1);
};

/** Chilean RUT: weights 2 to 7 from the right, modulo 11. */
const isRut: Test = (number) => {
  const match = /^(\d{1,2}\.\d{3}\.\d{3})-([\dKk])$/.exec(number);
  if (!match) return false;
  const digits = [...(match[1] ?? '').replace(/\./g, '')].reverse();
  const sum = digits.reduce((total, digit, i) => total + Number(digit) * (2 + (i % 6)), 0);
  return '0K987654321'.charAt(sum % 11) === match[2]?.toUpperCase();
};

/** Irish PPSN: weights 8 to 2, the second letter times 9, modulo 23. */
const isPpsn: Test = (number) => {
  if (!/^\d{7}[A-W][A-IW]?$/.test(number)) return false;
  const second = number.length === 9 && number[8] !== 'W' ? (number.charCodeAt(8) - 64) * 9 : 0;
  const sum = [...number.slice(0, 7)].reduce((total, digit, i) => total + Number(digit) * (8 - i), second);
  return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(sum % 23) === number[7];
};

/** Japanese My Number: weights 6 to 2, 7 to 2, modulo 11. */
const isMyNumber: Test = (number, digits) => {
  if (!/^\d{4} \d{4} \d{4}$/.test(number)) return false;
  const weights = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === Number(digits[11]);
};

/** Spanish social security: province, eight digits, two of control (TGSS); the form alone is unmistakable. */
const isNuss: Test = (number) => /^(?:0[1-9]|[1-9]\d)[ /-]\d{8}[ /-]\d\d$/.test(number);

/** In a Swedish note the form with a possible day is enough: reserve numbers break the check digit. */
const isSwedishForm: Test = (number, digits) =>
  /^(?:(?:18|19|20)\d{2}|\d{2})\d{4}[-+]\d{4}$/.test(number) &&
  isCalendarDay(2000, Number(digits.slice(-8, -6)), Number(digits.slice(-6, -4)) % 60);

const isAhv: Test = (number) => /^756\.\d{4}\.\d{4}\.\d\d$/.test(number);

const isDay = (monthDay: string): boolean =>
  isCalendarDay(2000, Number(monthDay.slice(0, 2)), Number(monthDay.slice(2)));

const ANYWHERE: readonly Test[] = [isCodiceFiscale, isPersonnummer, isNir, isRut, isAhv];
const BY_LANGUAGE: Partial<Record<Language, readonly Test[]>> = {
  en: [isNhs, isSsn, isNric, isPpsn],
  de: [isKvnr],
  es: [isDni, isNuss],
  sv: [isSwedishForm],
  ja: [isMyNumber],
};

/** Whether a candidate is a number of a country where the note's language is spoken. */
export function isNationalNumber(number: string, language: Language): boolean {
  const digits = number.replace(/\D/g, '');
  return [...ANYWHERE, ...(BY_LANGUAGE[language] ?? [])].some((test) => test(number, digits));
}
