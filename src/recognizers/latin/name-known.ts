/** Names in running text that no word announces: given names, full names, initials, degrees behind, and repetition. */
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse, isNamedAfter } from './eponym.ts';
import { nameAt, withGivenName, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, isCapital, type Word } from './words.ts';

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
    else if (known.surname) yield* surnameFirst(page, words, word.index);
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
  if (known.given) yield* surnameBefore(page, words, index, name);
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
  const opensCell = /(?:^|[\n:(;|\t–-] ?| {2})$/.test(page.text.slice(Math.max(0, surname.start - 2), surname.start));
  const closes = /^(?:[,;)\n.:]|$| {1,2}(?:n[ée]|geb|nat|\(|\d)|  )/.test(page.text.slice(given.end, given.end + 5));
  const isUpper = surname.shape === 'upper' && words[index]?.shape === 'cap';
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
    /(?:^|\n|  )$/.test(page.text.slice(Math.max(0, first.start - 2), first.start)) &&
    /^(?:[,;(\n]|$|  )/.test(page.text.slice(second.end, second.end + 2));
  const isPair =
    (a.given && (b.surname || b.given)) ||
    (b.given && a.surname) ||
    (isCell && ((b.given && a.surnameWord) || (a.given && b.surnameWord)));
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
    else if (isDotted && isClosed && !known.place && (page.language !== 'de' || opensLine))
      yield candidate(name, 'name-latin.initials', 0.65);
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
      if (
        !first ||
        first.shape === 'lower' ||
        all.some(({ text }) => classOf(page, text).stop && !isNameWord(classOf(page, text)))
      )
        continue;
      if (isKnown && first.shape === 'cap' && !isNameWord(classOf(page, first.text))) continue;
      const isAlone = /(?:^|\n|[:;,.(]|--|–|\/) ?$/.test(page.text.slice(Math.max(0, first.start - 3), first.start));
      if (isKnown || (isAlone && all.length > 1))
        yield candidate(name, 'name-latin.suffix', isKnown ? 0.92 : 0.8, hit.form);
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
      if (word && score >= SURE && isCapital(word) && word.text.length >= (word.shape === 'upper' ? 2 : 3))
        parts.add(word.text.toLowerCase());
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

const NICKNAME =
  /^ ?(?:\((?:["“«]|dit |dite |detto |detta |kallad |genannt |aka |known as )? ?["“«]? ?|["“])(\p{Lu}[\p{L}'’-]{1,15})(?: ?[»"”])? ?\)?/u;

/** The nickname behind a name, in brackets or quotes: `Bear Cardinal ("Sunny")`. */
export function* nicknames(page: Page, words: readonly Word[], found: readonly Candidate[]): Generator<Candidate> {
  for (const { end, rule, score } of found) {
    if (score < SURE) continue;
    const match = NICKNAME.exec(page.text.slice(end, end + 32));
    const form = match?.[1];
    if (!match || form === undefined) continue;
    const start = end + match[0].indexOf(form);
    const index = words.findIndex((word) => word.start === start);
    const word = words[index];
    if (!word || word.end !== start + form.length) continue;
    const known = classOf(page, form);
    const isQuoted = /["“«]/.test(match[0]);
    if (
      !isQuoted &&
      (known.stop ||
        known.place ||
        word.shape === 'upper' ||
        (!isNameWord(known) && (rule !== 'name-latin.label' || !match[0].endsWith(')'))))
    )
      continue;
    yield candidate({ from: index, to: index + 1, start, end: word.end }, 'name-latin.nickname', isQuoted ? 0.9 : 0.75);
  }
}

/** Messages of patients without capitals: `my sister anna johnson`, `margaret here`. */
export function* lowerCaseNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  if (page.language !== 'en' || !isInformal(page)) return;
  for (const word of words) {
    if (word.shape !== 'lower' || word.text.length < 3) continue;
    const known = classOf(page, word.text);
    if (!known.given || known.stop || LOWER_WORDS.test(word.text)) continue;
    const next = words[word.index + 1];
    const second =
      next?.shape === 'lower' && gapAfter(page, words, word.index) === ' ' && !word.isGenitive
        ? classOf(page, next.text)
        : null;
    if (
      next &&
      second &&
      (second.surname || (second.surnameWord && /^(?:[.,?!\n]|$)/.test(page.text.slice(next.end, next.end + 1))))
    ) {
      yield candidate(
        { from: word.index, to: next.index + 1, start: word.start, end: next.end },
        'name-latin.full',
        0.85,
      );
    } else if (
      word.isGenitive ||
      /^,? here\b/.test(page.text.slice(word.end, word.end + 6)) ||
      isAnnounced(page, words, word.index)
    ) {
      yield candidate(
        { from: word.index, to: word.index + 1, start: word.start, end: word.end },
        'name-latin.given',
        0.75,
      );
    }
  }
}

/** Given names that are words or units in small letters. */
const LOWER_WORDS =
  /^(?:frank|jack|nick|harry|bob|ken|peg|chuck|sally|jean|tan|mac|del|dee|mia|ali|dan|ben|sam|sim|lee|ray|kay|von|van|don|lou|mo|penny|victor|christian|levi|carol|robin|jimmy|tommy|dolly|rocky|colt|marina|marian|angel|sonny|wade|miles|chase|lane|reed|grant|drew|mark|will|bill|rob|sue|pat|art|gene|max|sky|olive|rose|iris|heather|ginger|sandy|ruby|pearl|jade|crystal|candy|joy|hope|faith|grace|may|june|april|august|dawn|eve|summer|autumn|brook|forest|river|cliff|dale|glen|heath|rowan|hazel|holly|ivy|lily|daisy|violet|poppy|fern|coral|amber)$/;

const isInformal = (page: Page): boolean =>
  /(?:^|[^\p{L}])i(?:['’]m|['’]ve|['’]d|)(?= )|^\p{Ll}|[.?!] \p{Ll}/u.test(page.text);

function isAnnounced(page: Page, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (!before || !/^,? $/.test(gapAfter(page, words, before.index))) return false;
  const note = page.knowledge.get('name-cues-en', before.text)?.note;
  return note === 'kin';
}
