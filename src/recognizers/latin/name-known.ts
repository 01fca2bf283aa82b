/** Names in running text that no word announces: given names, full names, initials, degrees behind, and repetition. */
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse } from './eponym.ts';
import { nameAt, withGivenName } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, isCapital, type Word } from './words.ts';

/** Given names, alone or with what follows; a surname before a comma and a given name (`Quispe Mamani, Wilber`). */
export function* knownNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const word of words) {
    if (word.shape !== 'cap' && word.shape !== 'upper') continue;
    const known = classOf(page, word.text);
    if (!isNameWord(known)) continue;
    if (known.eponym && isEponymUse(page, words, word.index)) continue;
    if (word.shape === 'upper') yield* capitals(page, words, word.index);
    else if (known.given || known.givenWord) yield* givenName(page, words, word.index);
    else if (known.surname) yield* surnameFirst(page, words, word.index);
  }
}

function* givenName(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const word = words[index];
  const name = nameAt(page, words, index, { strong: false });
  if (!word || !name) return;
  const known = classOf(page, word.text);
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
  else if (next !== null && next.surname && /^(?:,|\n|$)/.test(page.text.slice(name.end, name.end + 1))) yield candidate(name, 'name-latin.full', 0.8);
  else if (known.givenWord && !known.stop && !known.place && next === null && PERSON_VERB.test(page.text.slice(name.end, name.end + 12)))
    yield candidate(name, 'name-latin.given', 0.7);
  else if (word.isGenitive && known.givenWord && !known.place && !known.stop) yield candidate(name, 'name-latin.given', 0.7);
}

const PERSON_VERB = /^ (?:is|has|was|had|needs|wants|feels|felt|said|says|called|rang|asked|thinks|mentioned|went|takes|reports)\b/;

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
  else if (surname.to - surname.from > 1 && words.slice(surname.from + 1, surname.to).some(({ text }) => classOf(page, text).given))
    yield candidate(surname, 'name-latin.full', 0.85);
}

/** A name in capitals: two words the dictionaries know as a given name and a surname, in either order. */
function* capitals(page: Page, words: readonly Word[], index: number): Generator<Candidate> {
  const first = words[index];
  const second = words[index + 1];
  if (!first || !second || second.shape === 'lower' || gapAfter(page, words, index) !== ' ') return;
  const [a, b] = [classOf(page, first.text), classOf(page, second.text)];
  const isCell = /(?:^|\n|  )$/.test(page.text.slice(Math.max(0, first.start - 2), first.start)) && /^(?:[,;(\n]|$|  )/.test(page.text.slice(second.end, second.end + 2));
  const isPair = (a.given && (b.surname || b.given)) || (b.given && a.surname) || (isCell && ((b.given && a.surnameWord) || (a.given && b.surnameWord)));
  if (!isPair || a.stop || b.stop) return;
  const name = nameAt(page, words, index, { strong: false });
  if (name) yield candidate(name, 'name-latin.full', 0.88);
}

/** `J Whittaker`, `P. Szymanski-Cole`: initials and a surname. */
export function* initialNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const word of words) {
    if (word.shape !== 'initial' && !/^(?:Rh|Th|Ch|St|Ph|Jos|Wm)$/.test(word.text)) continue;
    const previous = words[word.index - 1];
    if (previous?.shape === 'initial' && /^\.?[ -]?$/.test(gapAfter(page, words, previous.index))) continue;
    if (/[\d'’]/.test(page.text.charAt(word.start - 1))) continue;
    const name = nameAt(page, words, word.index, { strong: true });
    if (!name) continue;
    const surname = words.slice(name.from, name.to).find(({ shape }) => shape !== 'initial' && shape !== 'lower');
    if (!surname || surname.text.length < 3) continue;
    const known = classOf(page, surname.text);
    if (known.stop || known.product || known.eponym || surname.shape === 'upper') continue;
    const isDotted = page.text.charAt(word.end) === '.';
    const opensLine = /(?:^|\n)[ \t–-]*$/.test(page.text.slice(Math.max(0, word.start - 6), word.start));
    const isClosed = /^(?:[,;)/\n]|$| [(/–-]|  |\.(?:\s|$))/.test(page.text.slice(name.end, name.end + 3));
    if (isDotted && known.surname) yield candidate(name, 'name-latin.initials', 0.85);
    else if (isDotted && isClosed && !known.place && (page.language !== 'de' || opensLine)) yield candidate(name, 'name-latin.initials', 0.65);
    else if (!isDotted && isClosed && opensLine && word.text !== 'A' && word.text !== 'I')
      yield candidate(name, 'name-latin.initials', known.surname ? 0.85 : 0.65);
  }
}

const MAX_BACK = 5;

/** A degree or grade behind a name: `Earl Grey, MD`, `Stig Berg, överläkare`. */
export function* suffixedNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const hit of page.hits('name-suffixes-en')) {
    if (page.text.slice(hit.start, hit.end) !== hit.form) continue;
    const before = /(?:, | \(|,|  ?| – | - | : ?)$/.exec(page.text.slice(Math.max(0, hit.start - 3), hit.start))?.[0];
    if (before === undefined) continue;
    if (hit.form.charAt(0) === hit.form.charAt(0).toLowerCase() && !/[,(]/.test(before)) continue;
    const end = hit.start - before.length;
    const last = lastWordBefore(words, end);
    if (!last || (last.end !== end && !(last.end === end - 1 && page.text.charAt(last.end) === '.'))) continue;
    for (let from = Math.max(0, last.index - MAX_BACK); from <= last.index; from++) {
      const name = nameAt(page, words, from, { strong: true });
      if (!name || name.to !== last.index + 1) continue;
      const all = words.slice(from, name.to);
      const isKnown = all.some(({ text }) => isNameWord(classOf(page, text)));
      const first = all[0];
      if (!first || all.some(({ text }) => classOf(page, text).stop && !isNameWord(classOf(page, text)))) continue;
      if (isKnown && first.shape === 'cap' && !isNameWord(classOf(page, first.text))) continue;
      const isAlone = /(?:^|\n|[:;,.(]|--|–|\/) ?$/.test(page.text.slice(Math.max(0, first.start - 3), first.start));
      if (isKnown || (isAlone && all.length > 1)) yield candidate(name, 'name-latin.suffix', isKnown ? 0.92 : 0.8, hit.form);
      else if (isAlone && page.language !== 'de') yield candidate(name, 'name-latin.suffix', 0.6, hit.form);
      break;
    }
  }
}

function lastWordBefore(words: readonly Word[], end: number): Word | undefined {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((words[middle]?.end ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  return words[low - 1];
}

const SURE = 0.8;

/** Parts of sure names where they stand alone elsewhere in the note; ordinary words only inside a sentence. */
export function* repeatedNames(page: Page, words: readonly Word[], found: readonly Candidate[]): Generator<Candidate> {
  const parts = new Set<string>();
  const taken = new Set<number>();
  for (const { from, to, score } of found) {
    for (let index = from; index < to; index++) {
      taken.add(index);
      const word = words[index];
      if (word && score >= SURE && isCapital(word) && word.text.length >= 3) parts.add(word.text.toLowerCase());
    }
  }
  if (parts.size === 0) return;
  for (const word of words) {
    if (!isCapital(word) || taken.has(word.index) || !parts.has(word.text.toLowerCase())) continue;
    const known = classOf(page, word.text);
    if (known.eponym && isEponymUse(page, words, word.index)) continue;
    const isWord = known.stop || known.givenWord || known.surnameWord || known.place || known.product;
    if (isWord && (word.shape === 'upper' || isSentenceStart(page, word) || page.language === 'de')) continue;
    yield candidate(
      { from: word.index, to: word.index + 1, start: word.start, end: word.end },
      'name-latin.repeat',
      isWord ? 0.7 : 0.85,
    );
  }
}

function isSentenceStart(page: Page, word: Word): boolean {
  return /(?:^|[.!?:;\n•*-]\s{0,3}|["“(] ?)$/.test(page.text.slice(Math.max(0, word.start - 4), word.start));
}
