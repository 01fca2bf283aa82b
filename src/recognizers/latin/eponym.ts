/** Names of signs, diseases, devices and tests that carry a person's name: no finding. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { gapAfter, type Word } from './words.ts';

/** Words between an eponym and its noun: `Spurling links positiv`, `Murphy and Rovsing negative`. */
const MAX_WORDS_BETWEEN = 1;

/** Whether a word at an index is an eponym where it stands: beside its noun. */
export function isEponymUse(page: Page, words: readonly Word[], index: number): boolean {
  const word = words[index];
  if (!word) return false;
  return hasNounAfter(page, words, index) || hasNounBefore(page, word, ['before', 'named']);
}

function hasNounAfter(page: Page, words: readonly Word[], index: number): boolean {
  for (let at = index; at <= index + MAX_WORDS_BETWEEN; at++) {
    const gap = gapAfter(page, words, at);
    const next = words[at + 1];
    if (
      !next ||
      !/^(?:['’]s?)?[ -]$/.test(at === index && words[index]?.isGenitive ? gap.replace(/^['’][sS]/, '') : gap)
    )
      return false;
    if (page.knowledge.get('eponym-heads-en', next.text)?.note === 'after') return true;
  }
  return false;
}

const LONGEST_BEFORE = 24;

/** Whether a name no list of eponyms knows stands behind a noun that is named after people: `técnica de Brooke`. */
export function isNamedAfter(page: Page, word: Span): boolean {
  return hasNounBefore(page, word, ['named']);
}

function hasNounBefore(page: Page, { start }: Span, notes: readonly string[]): boolean {
  const before = page.text.slice(Math.max(0, start - LONGEST_BEFORE), start).trimEnd();
  // The longest words first: `Klassifikation nach` before `nach`.
  for (const { index } of before.matchAll(/(?:^|[\s(])\S/g)) {
    const phrase = before.slice(index).trimStart().replace(/^\(/, '');
    if (notes.includes(page.knowledge.get('eponym-heads-en', phrase)?.note ?? '')) return true;
  }
  return false;
}
