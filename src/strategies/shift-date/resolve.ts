/** Dates of a note without year or month (8月23日, 25日) placed by the dates before them. */
import { isCalendarDay } from '../../core/check-digits.ts';
import type { Language } from '../../core/language.ts';
import { orderOf, parseDate, type ParsedDate } from './parse.ts';

export interface PlacedDate {
  readonly parsed: ParsedDate;
  /** Midnight of the day, in milliseconds since 1970 in UTC; for a month without day, a day inside the part it names. */
  readonly day: number;
}

/** Years further than this from the latest date are births and old histories, and say nothing of the year of 8月23日. */
const SAME_EPISODE = 15;
/** Notes tell the past: a date ahead counts as further away. */
const AHEAD = 2;
const NO_YEAR = Date.UTC(2024, 6, 1);
const PARTS: Readonly<Record<string, number>> = { 初: 5, 上旬: 5, 中: 15, 中旬: 15, 下旬: 25, 底: 28, 末: 28 };

/** One entry a text; null where it is no date. Linear in their number. */
export function placeDates(texts: readonly string[], language: Language): readonly (PlacedDate | null)[] {
  const order = orderOf(texts, language);
  const known = new Map<string, ParsedDate | null>();
  for (const text of texts) if (!known.has(text)) known.set(text, parseDate(text, language, order));
  const parsed = texts.map((text) => known.get(text) ?? null);
  const latest = parsed.reduce((year, date) => Math.max(year, date?.year ?? 0), 0);
  const isReference = (date: ParsedDate | null): date is ParsedDate =>
    date?.year !== undefined && date.year >= latest - SAME_EPISODE;
  const first = parsed.find(isReference);
  let reference = (first && dayOf(first, NO_YEAR)) ?? NO_YEAR;
  return parsed.map((date) => {
    if (!date) return null;
    const day = dayOf(date, reference);
    if (day === null) return null;
    if (date.year === undefined || isReference(date)) reference = day;
    return { parsed: date, day };
  });
}

/** The day that is meant: the one nearest to the reference for what is missing. Null where there is no such day. */
function dayOf({ year, month, day, part }: ParsedDate, reference: number): number | null {
  const near = new Date(reference);
  const inMonth = day ?? PARTS[part ?? ''] ?? 15;
  const candidates: number[] = [];
  const add = (y: number, m: number): void => {
    const at = new Date(Date.UTC(y, m - 1, 1));
    if (isCalendarDay(at.getUTCFullYear(), at.getUTCMonth() + 1, inMonth))
      candidates.push(at.getTime() + (inMonth - 1) * 86_400_000);
  };
  if (month === undefined) for (const step of [0, -1, 1]) add(near.getUTCFullYear(), near.getUTCMonth() + 1 + step);
  else if (year !== undefined) add(year, month);
  else for (const step of [0, -1, 1]) add(near.getUTCFullYear() + step, month);
  const distance = (candidate: number): number =>
    candidate > reference ? (candidate - reference) * AHEAD : reference - candidate;
  return candidates.reduce<number | null>(
    (best, candidate) => (best === null || distance(candidate) < distance(best) ? candidate : best),
    null,
  );
}
