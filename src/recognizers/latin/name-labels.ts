/** Names behind labels of forms and letters: `Patient:`, `Re:`, `gez.`. */
import type { Page } from '../../core/recognizer.ts';
import { hitsOf } from './languages.ts';
import { nameAt, withGivenName, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { skipTitles } from './name-titles.ts';
import { classOf, isNameWord } from './word-class.ts';
import { endOf, wordFrom, type Word } from './words.ts';

/** Between a label and its name: a colon, brackets, a dash, a line end. */
const AFTER_LABEL = /(?:\([^()\n]{1,12}\))?[ \t]{0,6}[:=#][ \t]{0,12}(?:\n[ \t]{0,4})?[("“*]?/y;
/** A label without colon must be a form's: at the start of its line, or after two blanks. */
const AFTER_BARE_LABEL = /[ \t]{1,12}["“]?/y;

export function* labelledNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const hit of hitsOf(page, 'name-labels')) {
    if (
      hit.form.length > 1 &&
      page.text.charAt(hit.start) === page.text.charAt(hit.start).toLowerCase() &&
      hit.form.length < 4
    )
      continue;
    const colon = endOf(AFTER_LABEL, page.text, hit.end);
    const isFormLabel = colon < 0 && isAtCellStart(page, hit.start) && isCapitalAt(page, hit.start);
    const after = colon >= 0 ? colon : isFormLabel ? endOf(AFTER_BARE_LABEL, page.text, hit.end) : -1;
    if (after < 0) continue;
    yield* listAfter(page, words, after, hit.form, colon >= 0);
  }
}

/** The name after a label, and further names that `and`, a comma or a slash joins to it. */
function* listAfter(
  page: Page,
  words: readonly Word[],
  after: number,
  label: string,
  isSure: boolean,
): Generator<Candidate> {
  let at = skipTitles(page, words, wordFrom(words, after));
  if (page.text.slice(after, words[at]?.start ?? after).includes('\n')) return;
  for (let count = 0; count < 4; count++) {
    const first = words[at];
    if (!first || (count === 0 && first.start > after + 40)) return;
    const found = nameAt(page, words, at, { strong: true });
    if (!found) return;
    const name = withGivenName(page, words, found, true);
    const score = labelScore(page, words, name, isSure);
    if (score === 0) return;
    yield candidate(name, 'name-latin.label', score, label);
    const next = words[name.to];
    if (!next || !/^(?:, | ?\/ ?| & | (?:and|und|et|y|och|e) )$/.test(page.text.slice(name.end, next.start))) {
      const joined = words[name.to + 1];
      if (!next || !joined || !/^(?:and|und|et|y|och|e)$/.test(next.text)) return;
      at = skipTitles(page, words, name.to + 1);
    } else at = skipTitles(page, words, name.to);
    const following = words[at];
    if (!following || following.shape === 'upper' || !classOf(page, following.text).given) return;
  }
}

function labelScore(page: Page, words: readonly Word[], { from, to }: NamePhrase, isSure: boolean): number {
  const classes = words.slice(from, to).map(({ text }) => classOf(page, text));
  const isKnown = classes.some(isNameWord);
  const first = words[from];
  if (isSure && !isKnown && to - from === 1 && first?.shape === 'upper' && first.text.length <= 4) return 0;
  if (isSure) return isKnown ? 0.95 : to - from >= 2 ? 0.85 : 0.75;
  return classes.some(({ given, surname }) => given || surname) ? 0.8 : 0;
}

function isAtCellStart(page: Page, start: number): boolean {
  const before = page.text.slice(Math.max(0, start - 2), start);
  return before === '' || before.endsWith('\n') || before === '  ' || before.endsWith('\t');
}

const isCapitalAt = (page: Page, offset: number): boolean => {
  const character = page.text.charAt(offset);
  return character !== character.toLowerCase();
};
