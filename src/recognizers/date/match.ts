import type { Span } from '../../core/note.ts';

/** A date found in a folded text. */
export interface DateMatch extends Span {
  readonly rule: string;
  readonly score: number;
}

/** Whether numbers are a month and a day of it. */
export function isMonthDay(month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);
}
