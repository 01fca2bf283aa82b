/** Years counted from the beginning of a reign or of the Republic of China. */

interface Era {
  readonly names: readonly string[];
  /** First day, as milliseconds since 1970 in UTC. */
  readonly from: number;
  /** Year 1 of the era. */
  readonly first: number;
}

const JAPANESE: readonly Era[] = [
  { names: ['令和'], from: Date.UTC(2019, 4, 1), first: 2019 },
  { names: ['平成'], from: Date.UTC(1989, 0, 8), first: 1989 },
  { names: ['昭和'], from: Date.UTC(1926, 11, 25), first: 1926 },
  { names: ['大正'], from: Date.UTC(1912, 6, 30), first: 1912 },
];

export const REPUBLIC_OFFSET = 1911;

/** The Gregorian year of an era's year; undefined for an unknown era. */
export function fromEra(name: string, year: number): number | undefined {
  if (/^民[國国]$/.test(name)) return year + REPUBLIC_OFFSET;
  const era = JAPANESE.find(({ names }) => names.includes(name));
  return era && era.first + year - 1;
}

/** Name and year of an era on a day; the name is kept for the Republic. */
export function toEra(name: string, day: number): { name: string; year: number } | undefined {
  const year = new Date(day).getUTCFullYear();
  if (/^民[國国]$/.test(name)) return { name, year: year - REPUBLIC_OFFSET };
  const era = JAPANESE.find(({ from }) => day >= from);
  return era && { name: era.names[0] ?? name, year: year - era.first + 1 };
}
