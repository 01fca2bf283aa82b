/** Runs of digits as people write them: with blanks, dashes, dots, brackets and line breaks between the digits. */
import type { Span } from './note.ts';

/** A run of digits in a folded text. It starts and ends with a digit or a letter X, `+` or bracket that belongs to it. */
export interface NumberRun extends Span {
  /** The digits (and a closing X) without separators. */
  readonly digits: string;
  /** Offset in the text of each character of `digits`. */
  readonly at: readonly number[];
}

const MIN_DIGITS = 5;
/** ` - ` between digits is three. */
const MAX_GAP = 3;

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
const SEPARATORS = new Set([...' \t\n-.·—–_()/'].map((c) => c.charCodeAt(0)));

/** All runs with at least five digits; linear in the length of the text. */
export function numberRuns(text: string): NumberRun[] {
  const runs: NumberRun[] = [];
  // Most digits are in no run, and leave the list to the next ones.
  let at: number[] = [];
  let i = 0;
  while (i < text.length) {
    if (!isDigit(text.charCodeAt(i))) {
      i++;
      continue;
    }
    at.length = 0;
    let gap = 0;
    let j = i;
    for (; j < text.length && gap <= MAX_GAP; j++) {
      const unit = text.charCodeAt(j);
      if (isDigit(unit)) {
        at.push(j);
        gap = 0;
      } else if (SEPARATORS.has(unit)) gap++;
      else break;
    }
    let last = at.at(-1) ?? i;
    if ((at.length === 17 || at.length === 14) && /[xX]/.test(text.charAt(last + 1))) at.push(++last);
    if (at.length >= MIN_DIGITS) {
      runs.push({ start: i, end: last + 1, digits: at.map((k) => text[k]).join(''), at });
      at = [];
    }
    i = last + 1;
  }
  return runs;
}
