/** The year of a date as the note writes it, which is all of a date that Safe Harbor leaves. */

const YEARS: readonly RegExp[] = [
  /(?:民国|民國|令和|平成|昭和|大正)\s*(?:\d{1,3}|元)\s*年/u,
  /[〇零一二三四五六七八九]{4}年/u,
  /(?<!\d)(?:18|19|20)\d{2}\s*年/u,
  /(?<!\d)(?:18|19|20)\d{2}(?!\d)/u,
  /(?<!\d)(?:18|19|20)\d{2}(?=[01]\d[0-3]\d(?!\d))/u,
];

/** Undefined where the date has no year of four digits or of an era. */
export function yearOf(date: string): string | undefined {
  for (const pattern of YEARS) {
    const year = pattern.exec(date)?.[0];
    if (year !== undefined) return year;
  }
  return undefined;
}
