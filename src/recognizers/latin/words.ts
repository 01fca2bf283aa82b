/** The words of a page in Latin letters, with the shape that tells names from running text. */
import { matchesOf } from '../../core/matches.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';

/** `cap` Smith, McIntyre, al-Hassan; `upper` SMITH; `initial` J; `lower` the rest. */
export type Shape = 'cap' | 'upper' | 'initial' | 'lower';

export interface Word extends Span {
  readonly index: number;
  readonly text: string;
  readonly shape: Shape;
  /** Whether an English genitive ('s) follows; it is not part of the word. */
  readonly isGenitive: boolean;
}

const LETTERS = 'A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ';
const WORD = new RegExp(`[${LETTERS}]+(?:['’-][${LETTERS}]+)*`, 'g');
/** Articles and prepositions that lose their vowel: l'École, dell'Aquila, qu'Anna. */
const ELISION = /^(?:[a-z]|qu|un|dell|nell|all|sull|dall|quest|jusqu|lorsqu|puisqu)['’](?=.)/;
const GENITIVE = /['’][sS]$/;
const PREFIXED = /^(?:al|el|ad|as|ul|ibn|bin|abd|ap|de|d|o)[-'’](?=\p{Lu})/u;

const cache = new WeakMap<Page, readonly Word[]>();

/** All words by start; computed once a page, linear in its length. */
export function wordsOf(page: Page): readonly Word[] {
  let words = cache.get(page);
  if (!words) cache.set(page, (words = readWords(page.text)));
  return words;
}

function readWords(text: string): Word[] {
  const words: Word[] = [];
  const add = (start: number, form: string, isGenitive: boolean): void => {
    words.push({ index: words.length, start, end: start + form.length, text: form, shape: shapeOf(form), isGenitive });
  };
  for (const { 0: found, index } of matchesOf(text, WORD)) {
    let start = index;
    let form = found;
    const elision = found.length > 2 && found.charCodeAt(0) > 0x60 ? ELISION.exec(found)?.[0] : undefined;
    if (elision) {
      add(start, elision.slice(0, -1), false);
      start += elision.length;
      form = form.slice(elision.length);
    }
    const isGenitive = form.length > 3 && GENITIVE.test(form);
    add(start, isGenitive ? form.slice(0, -2) : form, isGenitive);
  }
  return words;
}

function shapeOf(form: string): Shape {
  const first = form.charAt(0);
  if (first === first.toLowerCase()) return PREFIXED.test(form) ? 'cap' : 'lower';
  if (form.length === 1) return 'initial';
  return form === form.toUpperCase() ? 'upper' : 'cap';
}

/** The first word that begins at or after an offset; `words.length` when there is none. */
export function wordFrom(words: readonly Word[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What stands between two neighbouring words. */
export function gapAfter(page: Page, words: readonly Word[], index: number): string {
  const word = words[index];
  const next = words[index + 1];
  return word ? page.text.slice(word.end, next ? next.start : word.end + 4) : '';
}

export const isCapital = (word: Word | undefined): boolean => word !== undefined && word.shape !== 'lower';

export function isSentenceStart(page: Page, word: Word): boolean {
  return /(?:^|[.!?:;\n•*-]\s{0,3}|["“(] ?)$/.test(page.text.slice(Math.max(0, word.start - 4), word.start));
}

/** The end of a sticky pattern's match at an offset, or -1. */
export function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
