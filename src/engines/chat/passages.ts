/** Passages: a long note cut where it pauses, so that each part fits a model's context, with a little of each in the next. */
import { estimateTokens } from '../../core/tokens.ts';
import type { Note, Span } from '../../core/note.ts';
import type { Passage } from '../../core/prompt.ts';

export interface PassageOptions {
  /** Most tokens of one passage, by estimate. */
  readonly tokens: number;
  /** Tokens of a passage's end that the next one begins with. */
  readonly overlap: number;
}

/** Signs after which a text may be cut, best first. */
const PAUSES = [/\n\s*\n/g, /\n/g, /[。！？!?;；]|\.(?=\s)/g, /[，,、：:]/g, /\s/g];
/** A pause counts from this share of the passage on; before it the passage would be too short. */
const FROM_SHARE = 0.5;

/** Passages by start; together they hold all of the note that is not blank. */
export function passagesOf(note: Pick<Note, 'text' | 'language'>, options: PassageOptions, within?: Span): Passage[] {
  const { text, language } = note;
  const end = within?.end ?? text.length;
  let start = within?.start ?? 0;
  const passages: Passage[] = [];
  while (start < end && text.slice(start, end).trim() !== '') {
    const stop = stopOf(text, start, end, options.tokens);
    passages.push({ start, end: stop, text: text.slice(start, stop), language });
    if (stop >= end) break;
    start = overlapOf(text, start, stop, options.overlap);
  }
  return passages;
}

function stopOf(text: string, start: number, end: number, tokens: number): number {
  const most = reach(text, start, end, tokens);
  if (most >= end) return end;
  const from = start + Math.floor((most - start) * FROM_SHARE);
  for (const pause of PAUSES) {
    const stop = lastAfter(text, pause, from, most);
    if (stop > from) return stop;
  }
  return isLow(text.charCodeAt(most)) ? most - 1 : most;
}

/** How far a number of tokens goes. */
function reach(text: string, start: number, end: number, tokens: number): number {
  let low = start + 2;
  let high = end;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (estimateTokens(text.slice(start, middle)) <= tokens) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, end);
}

/** End of the last pause inside a range; the range's start where there is none. */
function lastAfter(text: string, pause: RegExp, from: number, to: number): number {
  let last = from;
  for (const match of text.slice(from, to).matchAll(pause)) last = from + match.index + match[0].length;
  return last;
}

/** Where the next passage begins: at a sentence inside the end of this one. */
function overlapOf(text: string, start: number, stop: number, overlap: number): number {
  let from = stop;
  while (from > start + 1 && estimateTokens(text.slice(from - 1, stop)) <= overlap) from--;
  for (const pause of PAUSES.slice(1, 4)) {
    const match = new RegExp(pause.source).exec(text.slice(from, stop));
    const begin = match ? from + match.index + match[0].length : stop;
    if (begin < stop) return begin;
  }
  return stop;
}

const isLow = (unit: number): boolean => (unit & 0xfc00) === 0xdc00;
