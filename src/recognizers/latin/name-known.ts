/** Names in running text that no word announces: given names, full names, initials, degrees behind, and repetition. */
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse, isNamedAfter } from './eponym.ts';
import { nameAt, withGivenName, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, isCapital, isSentenceStart, type Word } from './words.ts';

/** Given names, alone or with what follows; a surname before a comma and a given name (`Quispe Mamani, Wilber`). */
export function* knownNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const word of words) {
    if (word.shape !== 'cap' && word.shape !== 'upper') continue;
    const known = classOf(page, word.text);
    if (!isNameWord(known)) continue;
    if (known.eponym ? isEponymUse(page, words, word.index) : isNamedAfter(page, word)) continue;
    if (word.shape === 'upper') yield* capitals(page, words, word.index);
    else if (known.stop && known.givenWord) yield* wordName(page, words, word.index);
    else if (known.given || known.givenWord) yield* givenName(page, words, word.index);
    else if (known.surname || known.surnameWord) yield* surnameFirst(page, words, word.index);
  }
}

/** `Will D'Souza, born`: a name and word of the language, with a sure surname that ends a phrase. */
function* wordName(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const name = nameAt(page, words, index, { strong: true });
  const second = words[index + 1];
  if (!name || !second || name.to - name.from !== 2) return;
  const next = classOf(page, second.text);
  if (next.surname && !next.stop && /^(?:,|\n|$| \()/.test(page.text.slice(name.end, name.end + 2)))
    yield candidate(name, 'name-latin.full', 0.75);
}

function* givenName(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const word = words[index];
  const name = word && !isSaint(page, words, index) ? nameAt(page, words, index, { strong: false }) : null;
  if (!word || !name) return;
  const known = classOf(page, word.text);
  if (known.given || !known.stop) yield* surnameBefore(page, words, index, name);
  const second = words[name.from + 1];
  const next = name.to - name.from > 1 && second ? classOf(page, second.text) : null;
  const isSurnameNext = next !== null && (next.surname || next.surnameWord || next.given);
  if (known.given && !(known.stop && next === null)) {
    const isPlace = known.place && next === null;
    if (next === null) {
      if (!isPlace && !known.product && !(known.eponym && !word.isGenitive && isBare(page, words, index)))
        yield candidate(name, 'name-latin.given', known.surname ? 0.72 : 0.8);
    } else yield candidate(name, 'name-latin.full', isSurnameNext ? 0.94 : 0.85);
  } else if (next !== null && next.surname && !known.stop) yield candidate(name, 'name-latin.full', 0.85);
  else if (next !== null && next.surname && !isSentenceStart(page, word)) yield candidate(name, 'name-latin.full', 0.8);
  else if (next !== null && next.surname && /^(?:,|\n|$)/.test(page.text.slice(name.end, name.end + 1)))
    yield candidate(name, 'name-latin.full', 0.8);
  else if (
    known.givenWord &&
    !known.stop &&
    !known.place &&
    next === null &&
    PERSON_VERB.test(page.text.slice(name.end, name.end + 12))
  )
    yield candidate(name, 'name-latin.given', 0.7);
  else if (word.isGenitive && known.givenWord && !known.place && !known.stop)
    yield candidate(name, 'name-latin.given', 0.7);
}

/** San Fernando, St. John: a place or a hospital. */
function isSaint(page: Page, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  return (
    before !== undefined &&
    /^(?:San|Santa|Santo|Sant|St|Ste|Saint|Sainte|Sankt|São|Prince|Princess|Queen|King)$/.test(before.text) &&
    /^(?:\. ?|[ ’'-])$/.test(gapAfter(page, words, before.index))
  );
}

/** `AUGIER Jeanne`, `Verdot Sophie`: a surname no dictionary knows before the given name, where languages write so. */
function* surnameBefore(page: Page, words: readonly Word[], index: number, given: NamePhrase): Generator<Candidate> {
  const surname = words[index - 1];
  if (
    page.language === 'en' ||
    !surname ||
    given.to - given.from > 2 ||
    !isCapital(surname) ||
    surname.shape === 'initial'
  )
    return;
  if (gapAfter(page, words, surname.index) !== ' ' || page.covered(surname)) return;
  const known = classOf(page, surname.text);
  if (known.stop || known.eponym || known.given || known.place || surname.text.length < 3) return;
  const opensCell = /(?:^|[\n:(;|\t–-] ?| {2}|[ \n](?:par|pour|avec|da|per|por|para|von|durch|av) )$/.test(
    page.text.slice(Math.max(0, surname.start - 7), surname.start),
  );
  const closes = /^(?:[,;)\n.:]|$| {1,2}(?:n[ée]|geb|nat|\(|\d)| {2})/.test(page.text.slice(given.end, given.end + 5));
  const isUpper = surname.shape === 'upper' && words[index]?.shape === 'cap';
  const first = words[index];
  if (first && !classOf(page, first.text).given && !(isUpper && opensCell && closes)) return;
  if (isUpper || (opensCell && closes && !known.product))
    yield candidate(
      { from: surname.index, to: given.to, start: surname.start, end: given.end },
      'name-latin.full',
      isUpper ? 0.86 : 0.82,
    );
}

const PERSON_VERB =
  /^ (?:is|has|was|had|needs|wants|feels|felt|said|says|called|rang|asked|thinks|mentioned|went|takes|reports)\b/;

/** An eponym that no verb follows: `old Parkinson`, `Braden 11`. */
function isBare(page: Page, words: readonly Word[], index: number): boolean {
  return gapAfter(page, words, index) !== ' ' || words[index + 1]?.shape !== 'lower';
}

/** A surname, unknown or known, before a comma and a given name, at the start of a line or cell. */
function* surnameFirst(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const word = words[index];
  if (!word || !/(?:^|[\n:(;|\t–-] ?| {2})$/.test(page.text.slice(Math.max(0, word.start - 2), word.start))) return;
  const surname = nameAt(page, words, index, { strong: false });
  if (!surname) return;
  const full = withGivenName(page, words, surname, false);
  if (full.to > surname.to) yield candidate(full, 'name-latin.full', 0.9);
  else if (
    surname.to - surname.from > 1 &&
    words.slice(surname.from + 1, surname.to).some(({ text }) => classOf(page, text).given)
  )
    yield candidate(surname, 'name-latin.full', 0.85);
}

/** A name in capitals: two words the dictionaries know as a given name and a surname, in either order. */
function* capitals(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const first = words[index];
  const second = words[index + 1];
  if (!first || !second || second.shape === 'lower' || gapAfter(page, words, index) !== ' ') return;
  const [a, b] = [classOf(page, first.text), classOf(page, second.text)];
  const isCell =
    /(?:^|\n| {2})$/.test(page.text.slice(Math.max(0, first.start - 2), first.start)) &&
    /^(?:[,;(\n]|$| {2})/.test(page.text.slice(second.end, second.end + 2));
  const isPair =
    (a.given && (b.surname || b.given)) ||
    (b.given && a.surname) ||
    (isCell && ((b.given && a.surnameWord) || (a.given && b.surnameWord)));
  if (!isPair || a.stop || b.stop) return;
  const name = nameAt(page, words, index, { strong: false });
  if (name) yield candidate(name, 'name-latin.full', 0.88);
}
