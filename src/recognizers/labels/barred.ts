/** Numbers that a label names as something else: lots, devices, beds, tails of numbers. No shape makes them identifiers. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { readCode } from './codes.ts';
import { labelsOf, valueStart } from './labels.ts';

const NEXT_OF_LIST = /(?:\([^()\n]{0,12}\))?[ ]?[、,，;；/和及至~—-][ ]?/y;
const MAX_LIST = 20;

const cache = new WeakMap<Page, readonly Span[]>();

/** Whether a span touches such a number. */
export function isBarred(page: Page, span: Span): boolean {
  let barred = cache.get(page);
  if (!barred) cache.set(page, (barred = findBarred(page)));
  let low = 0;
  let high = barred.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((barred[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  return (barred[low]?.start ?? Infinity) < span.end;
}

/** By start, without overlap. */
function findBarred(page: Page): Span[] {
  const { text } = page;
  const barred: Span[] = [];
  let covered = 0;
  // An extension (ext 23) is no record number, but it is part of a telephone.
  const contactStarts = new Set(labelsOf(page, 'contact').map(({ start }) => start));
  for (const label of labelsOf(page, 'id')) {
    if (label.kind !== 'not' || label.start < covered || contactStarts.has(label.start)) continue;
    let at = valueStart(text, label.end);
    let first = 0;
    for (let i = 0; i < MAX_LIST; i++) {
      const code = readCode(text, at, 2);
      if (!code) break;
      const length = code.end - code.start;
      // Only a number of the same make goes on the list: a telephone after a lot is no lot.
      if (i > 0 && (code.digits < 5 || Math.abs(length - first) > 1)) break;
      first = length;
      barred.push(code);
      covered = code.end;
      NEXT_OF_LIST.lastIndex = code.end;
      if (!NEXT_OF_LIST.test(text)) break;
      at = NEXT_OF_LIST.lastIndex;
    }
  }
  return barred;
}
