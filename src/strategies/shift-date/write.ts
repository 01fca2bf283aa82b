/** Writes another day in the form of a date that was read. */
import { toEra, REPUBLIC_OFFSET } from './eras.ts';
import { monthWord, shiftWeekdays } from './months.ts';
import { toHan, toHanDigits, widthLike } from './numbers.ts';
import type { Field, ParsedDate } from './parse.ts';

/** @param day midnight of the new day, in milliseconds since 1970 in UTC. */
export function writeDate(text: string, parsed: ParsedDate, day: number, movedBy: number): string | null {
  const padded = isPadded(text, parsed);
  let out = '';
  let last = 0;
  for (const field of parsed.fields) {
    const value = fieldText(field, text, parsed, day, padded);
    if (value === null) return null;
    out += shiftWeekdays(text.slice(last, field.start), movedBy) + value;
    last = field.end;
  }
  return out + shiftWeekdays(text.slice(last), movedBy);
}

function fieldText(field: Field, text: string, parsed: ParsedDate, day: number, padded: boolean): string | null {
  const date = new Date(day);
  const own = text.slice(field.start, field.end);
  const small = (value: number): string =>
    field.han ? toHan(value) : widthLike(String(value).padStart(padded ? 2 : 1, '0'), own);
  switch (field.kind) {
    case 'year':
      return field.han ? toHanDigits(date.getUTCFullYear(), own) : widthLike(String(date.getUTCFullYear()), own);
    case 'short-year':
      return widthLike(String(date.getUTCFullYear() % 100).padStart(2, '0'), own);
    case 'republic-year':
      return widthLike(String(date.getUTCFullYear() - REPUBLIC_OFFSET), own);
    case 'era':
      return toEra(own, day)?.name ?? null;
    case 'era-year': {
      const year = toEra(eraOf(text, parsed), day)?.year;
      return year === undefined ? null : year === 1 && own === '元' ? own : widthLike(String(year), own);
    }
    case 'month':
      return small(date.getUTCMonth() + 1);
    case 'month-word':
      return likeCase(monthWord(own)?.list[date.getUTCMonth()] ?? own, own);
    case 'day':
      return small(date.getUTCDate());
    case 'ordinal':
      return ordinal(date.getUTCDate(), own);
    case 'part':
      return partOf(date.getUTCDate(), own);
  }
}

function eraOf(text: string, { fields }: ParsedDate): string {
  const era = fields.find(({ kind }) => kind === 'era');
  return era ? text.slice(era.start, era.end) : '';
}

/** Whether small numbers have a leading zero: as the date shows, and where it shows nothing, as its form is used. */
function isPadded(text: string, { fields, year }: ParsedDate): boolean {
  const small = fields
    .filter(({ kind }) => kind === 'month' || kind === 'day')
    .map(({ start, end }) => text.slice(start, end));
  if (small.some((number) => number.length === 1)) return false;
  if (small.some((number) => /^[0０]/.test(number))) return true;
  return year !== undefined && !/[年月]/.test(text) && !fields.some(({ kind }) => kind === 'month-word');
}

function likeCase(word: string, model: string): string {
  if (model === model.toUpperCase()) return word.toUpperCase();
  if (model === model.toLowerCase()) return word.toLowerCase();
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function ordinal(day: number, model: string): string {
  if (model === '.') return model;
  if (model.toLowerCase() === 'er') return day === 1 ? model : '';
  const ending =
    day % 10 === 1 && day !== 11
      ? 'st'
      : day % 10 === 2 && day !== 12
        ? 'nd'
        : day % 10 === 3 && day !== 13
          ? 'rd'
          : 'th';
  return model === model.toUpperCase() ? ending.toUpperCase() : ending;
}

function partOf(day: number, model: string): string {
  if (model === '份') return model;
  const third = day <= 10 ? 0 : day <= 20 ? 1 : 2;
  const names = model.endsWith('旬') ? ['上旬', '中旬', '下旬'] : ['初', '中', model === '末' ? '末' : '底'];
  return names[third] ?? model;
}
