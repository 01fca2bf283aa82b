/** Dates: those of an old note move together, new ones are written in any of the usual forms. */
import type { Language } from '../core/language.ts';
import { isCalendarDay } from '../core/check-digits.ts';
import { two, type Birth } from './numbers.ts';
import type { Prng } from './random.ts';

const DAY = 86_400_000;
/** Year, month and day in one of the numeric forms, with what stands between them. */
const FULL = /((?:19|20)\d\d)(\s?[-/.年]\s?)(\d{1,2})(\s?[-/.月]\s?)(\d{1,2})/;
/** Month and day alone (9月12日, 9/12). */
const SHORT = /^(\d{1,2})([月/])(\d{1,2})/;

/** A note without years is read as of this one. */
const COMMON_YEAR = 2023;

/** An old date, moved; undefined for a form that is not known (腊月二十三), which then stays. */
export function shiftDate(text: string, days: number): string | undefined {
  if (FULL.test(text)) {
    return text.replace(FULL, (whole, year: string, first: string, month: string, second: string, day: string) => {
      const moved = move(Number(year), Number(month), Number(day), days);
      if (!moved) return whole;
      const isPadded = month.startsWith('0') || day.startsWith('0');
      const write = (value: number): string => (isPadded ? two(value) : String(value));
      return `${String(moved.year)}${first}${write(moved.month)}${second}${write(moved.day)}`;
    });
  }
  if (!SHORT.test(text)) return undefined;
  return text.replace(SHORT, (whole, month: string, sign: string, day: string) => {
    const moved = move(COMMON_YEAR, Number(month), Number(day), days);
    return moved ? `${String(moved.month)}${sign}${String(moved.day)}` : whole;
  });
}

export function move(year: number, month: number, day: number, days: number): Birth | undefined {
  if (!isCalendarDay(year, month, day)) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day) + days * DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function inventDay(random: Prng, from = 2016, to = 2025): Birth {
  return { year: random.between(from, to), month: random.between(1, 12), day: random.between(1, 28) };
}

const HAN = '〇一二三四五六七八九';
const hanNumber = (value: number): string =>
  value < 10
    ? HAN.charAt(value)
    : `${value < 20 ? '' : HAN.charAt(Math.floor(value / 10))}十${value % 10 === 0 ? '' : HAN.charAt(value % 10)}`;

export function writeDay({ year, month, day }: Birth, random: Prng): string {
  const y = String(year);
  return random.weighted<() => string>([
    [() => `${y}-${two(month)}-${two(day)}`, 8],
    [() => `${y}年${String(month)}月${String(day)}日`, 8],
    [() => `${y}.${String(month)}.${String(day)}`, 3],
    [() => `${y}/${String(month)}/${String(day)}`, 3],
    [() => `${y}年${two(month)}月${two(day)}日`, 3],
    [() => `${y}${two(month)}${two(day)}`, 1],
    [() => `${[...y].map((digit) => HAN.charAt(Number(digit))).join('')}年${hanNumber(month)}月${hanNumber(day)}日`, 1],
    [() => `${y} 年 ${String(month)} 月 ${String(day)} 日`, 1],
    [() => `${y}年${String(month)}月`, 1],
  ])();
}

export function writeMonthDay({ month, day }: Birth, random: Prng): string {
  return random.weighted<() => string>([
    [() => `${String(month)}月${String(day)}日`, 6],
    [() => `${String(month)}/${String(day)}`, 1],
    [() => `${String(month)}月${String(day)}号`, 2],
    [() => `${hanNumber(month)}月${hanNumber(day)}日`, 1],
  ])();
}

export const writeClock = (random: Prng): string => `${two(random.below(24))}:${two(random.below(60))}`;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export function writeForeignDay(language: Language, { year, month, day }: Birth, random: Prng): string {
  const name = MONTHS[month - 1] ?? '';
  if (language !== 'en') return `${two(day)}.${two(month)}.${String(year)}`;
  return random.pick([
    `${String(day)} ${name} ${String(year)}`,
    `${two(day)}/${two(month)}/${String(year)}`,
    `${String(day)} ${name.slice(0, 3)} ${String(year)}`,
    `${name} ${String(day)}, ${String(year)}`,
    `${String(year)}-${two(month)}-${two(day)}`,
  ]);
}
