/** Numbers of persons and records. Those with a check digit have the right one; nobody holds them but by chance. */
import { hongKongIdDigit, isCalendarDay, luhnDigit, mod11Two, taiwanIdDigit } from '../core/check-digits.ts';
import type { Sex } from './people.ts';
import type { Prng } from './random.ts';

export interface Birth {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const two = (value: number): string => String(value).padStart(2, '0');

const PROVINCE_CODES =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' ');

/** A citizen number of 18 characters (GB 11643). */
export function citizenNumber({ year, month, day }: Birth, sex: Sex, random: Prng): string {
  const region = random.pick(PROVINCE_CODES) + two(random.between(1, 34)) + two(random.between(1, 30));
  const order = two(random.below(100)) + String(2 * random.below(5) + (sex === 'male' ? 1 : 0));
  const body = `${region}${String(year)}${two(month)}${two(day)}${order}`;
  return body + mod11Two(body);
}

/** Writes 18 characters the ways people do. */
export function citizenSurface(number: string, random: Prng): string {
  const cut = (sign: string): string => [number.slice(0, 6), number.slice(6, 14), number.slice(14)].join(sign);
  return random.weighted<() => string>([
    [() => number, 20],
    [() => cut(' '), 2],
    [() => cut('-'), 1],
    [() => number.replace(/(\d{4})(?=.)/g, '$1 '), 1],
    [() => number.toLowerCase(), 2],
    [() => fullWidth(number), 1],
    [() => number.slice(0, 6) + number.slice(8, 17), 1],
    [() => `${number.slice(0, 14)} ${number.slice(14)}`, 1],
  ])();
}

export const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0));

/** The birth date that an 18-character number states. */
export function birthIn(number: string): Birth | undefined {
  const [year, month, day] = [Number(number.slice(6, 10)), Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  return /^\d{17}[\dXx]$/.test(number) && isCalendarDay(year, month, day) ? { year, month, day } : undefined;
}

const PLATE_SIGNS = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Any number of a person or a record other than a citizen number, with the label it goes by. */
export function otherNumber(random: Prng): { readonly label: string; readonly number: string } {
  const make: readonly (readonly [string, () => string])[] = [
    ['护照', () => random.character('EGED') + random.digits(8)],
    ['港澳居民来往内地通行证', () => random.character('HM') + random.digits(8)],
    ['台胞证', () => random.digits(8)],
    ['军官证', () => `军字第${random.digits(7)}号`.replace(/^军字第/, random.pick(['军字第', '空字第', '海字第']))],
    ['出生医学证明', () => random.character(LETTERS) + random.digits(9)],
    ['医保卡号', () => random.character(LETTERS) + random.digits(random.between(8, 11))],
    ['社保卡', () => random.digits(random.between(9, 12))],
    ['银行卡', () => groups(bankCard(random), random.pick([' ', '', ' ', '-']))],
    ['香港身份证', () => hongKong(random)],
    ['身份证（台湾）', () => taiwan(random)],
    [
      '车牌',
      () =>
        `${random.character(PLATE_SIGNS)}${random.character('ABCDEFGHJK')}${random.pick(['', '·', ' '])}${random.character(LETTERS)}${random.digits(4)}`,
    ],
    ['工号', () => random.digits(random.between(4, 6))],
    ['学号', () => `20${random.digits(8)}`],
  ];
  const [label, number] = random.pick(make);
  return { label, number: number() };
}

const groups = (digits: string, sign: string): string => digits.replace(/(\d{4})(?=\d)/g, `$1${sign}`);

function bankCard(random: Prng): string {
  const payload = random.pick(['622202', '621700', '623052', '622848', '621483']) + random.digits(12);
  return payload + luhnDigit(payload);
}

function hongKong(random: Prng): string {
  const body = random.character(LETTERS) + random.digits(6);
  return `${body}(${hongKongIdDigit(body)})`;
}

function taiwan(random: Prng): string {
  const body = random.character(LETTERS) + random.character('12') + random.digits(7);
  return body + taiwanIdDigit(body);
}

/** 住院号, 门诊号, 病理号 …: digits, letters and hyphens as hospitals make them. */
export function recordNumber(random: Prng): string {
  const year = String(random.between(2016, 2025));
  return random.weighted<() => string>([
    [() => random.digits(random.between(6, 10)).replace(/^0/, '1'), 8],
    [() => `${year}${random.digits(6)}`, 3],
    [
      () =>
        `${random.pick(['ZY', 'MZ', 'B', 'S', 'P', 'R', 'CT', 'MR', 'US', 'BL', 'ZY00', 'H', 'T'])}${random.digits(random.between(5, 8))}`,
      5,
    ],
    [() => `${year.slice(2)}-${random.digits(5)}`, 2],
    [() => `${random.pick(['ZY', 'MZ', 'XN', 'GC', 'BG'])}-${year}-${random.digits(4)}`, 2],
    [() => `${year}${two(random.between(1, 12))}${two(random.between(1, 28))}-${random.digits(3)}`, 1],
    [() => `00${random.digits(6)}`, 2],
    [() => `${random.character(LETTERS)}${random.digits(6)}.${random.digits(1)}`, 1],
  ])();
}

const HAN = '零一二三四五六七八九';

/**
 * Other digits in the same form: separators, letters and width stay; a year or a leading zero stays, since a record
 * number that opens with one is told apart by it.
 */
export function otherDigits(text: string, random: Prng): string {
  const kept = /^\D*(?:(?:19|20)\d\d(?!\d{0,4}[年.])|0)/.exec(text)?.[0].length ?? 0;
  let out = text.slice(0, kept);
  for (const unit of text.slice(kept)) {
    if (unit >= '0' && unit <= '9') out += String(random.below(10));
    else if (unit >= '０' && unit <= '９') out += String.fromCharCode(0xff10 + random.below(10));
    else if (HAN.includes(unit) || unit === '幺' || unit === '〇') out += HAN.charAt(random.below(10));
    else out += unit;
  }
  return out;
}
