/** Pairs of characters that stand in the place of a name elsewhere in the note: after a label or before a title. */
import type { Page } from '../core/recognizer.ts';
import { BLANK, classOf, COLON, HAN } from './units.ts';

const REACH = 3;

/** 1: the pair that begins here stands labelled elsewhere; 2: the pair that ends here; 3: both; only in open units (1). */
export function labelledElsewhere({ text, hits }: Page, open: Uint8Array): Uint8Array {
  const { length } = text;
  const result = new Uint8Array(length);
  /** Where a pair stands labelled first; -1 when in several places. */
  const places = new Map<number, number>();
  const learn = (start: number, end: number): void => {
    for (let i = start; i + 1 < end; i++) {
      if (classOf(text.charCodeAt(i)) !== HAN || classOf(text.charCodeAt(i + 1)) !== HAN) return;
      const pair = (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);
      const known = places.get(pair);
      places.set(pair, known === undefined || known === i ? i : -1);
    }
  };
  for (const { end } of hits('name-labels-zh')) {
    let at = end;
    while (at < length && (classOf(text.charCodeAt(at)) === COLON || classOf(text.charCodeAt(at)) === BLANK)) at++;
    if (at > end) learn(at, Math.min(length, at + REACH));
  }
  for (const { start } of hits('name-titles-zh')) if (start >= REACH) learn(start - REACH, start);
  if (places.size === 0) return result;
  for (let i = 0; i + 1 < length; i++) {
    if (open[i] === 0) continue;
    const unit = text.charCodeAt(i);
    if (classOf(unit) !== HAN) continue;
    const place = places.get((unit << 16) | text.charCodeAt(i + 1));
    if (place === undefined || place === i) continue;
    result[i] = (result[i] as number) | 1;
    result[i + 1] = (result[i + 1] as number) | 2;
  }
  return result;
}
