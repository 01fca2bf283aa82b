/** Borders: where a span starts and ends, by the guide: no white space or punctuation, brackets only in pairs. */
import type { Span } from './note.ts';

const OPEN = '([{（［【〔｛《〈「『“‘';
const CLOSE = ')]}）］】〕｝》〉」』”’';
/** Punctuation that is part of values: account names (`wx_lan_`, `@name`), house numbers (`12#`), percentages. */
const KEPT = new Set('_@#%％＃');
const TRIMMED = /[\s\p{P}\p{Cf}]/u;

const isTrimmed = (character: string): boolean => !KEPT.has(character) && TRIMMED.test(character);

/**
 * The span without white space and punctuation at its ends. A bracket stays when its partner is inside and the
 * pair does not enclose the whole span. Cut surrogate pairs are completed. An empty span means nothing is left.
 */
export function trimBorders(text: string, span: Span): Span {
  let start = Math.max(0, Math.min(span.start, text.length));
  let end = Math.max(start, Math.min(span.end, text.length));
  if (start < end && isLow(text.charCodeAt(start)) && isHigh(text.charCodeAt(start - 1))) start--;
  if (start < end && isHigh(text.charCodeAt(end - 1)) && isLow(text.charCodeAt(end))) end++;
  while (start < end) {
    const first = text.charAt(start);
    if (isTrimmed(first)) {
      const partner = OPEN.includes(first) ? closingOf(text, start, end) : -1;
      if (partner < 0) start++;
      else if (partner === end - 1) {
        start++;
        end--;
      } else break;
    } else break;
  }
  while (start < end) {
    const last = text.charAt(end - 1);
    if (!isTrimmed(last)) break;
    if (CLOSE.includes(last) && openingOf(text, start, end - 1) >= 0) break;
    end--;
  }
  return { start, end };
}

const isHigh = (unit: number): boolean => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;

/** How far a partner is looked for; keeps trimming linear on texts of nothing but brackets. */
const REACH = 200;

/** Offset of the bracket that closes the one at `start`, or -1. */
function closingOf(text: string, start: number, end: number): number {
  let depth = 0;
  for (let i = start; i < Math.min(end, start + REACH); i++) {
    if (OPEN.includes(text.charAt(i))) depth++;
    else if (CLOSE.includes(text.charAt(i)) && --depth === 0) return i;
  }
  return -1;
}

/** Offset of the bracket that opens the one at `close`, or -1. */
function openingOf(text: string, start: number, close: number): number {
  let depth = 0;
  for (let i = close; i >= Math.max(start, close - REACH); i--) {
    if (CLOSE.includes(text.charAt(i))) depth++;
    else if (OPEN.includes(text.charAt(i)) && --depth === 0) return i;
  }
  return -1;
}
