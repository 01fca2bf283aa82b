/** The grammar of a name in Latin letters: capitals, initials, particles, a nickname in quotes, surname before comma. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, isCapital, type Word } from './words.ts';

const PARTICLES = new Set(
  (
    'af al ap av bar bin binte binti da dai dal dalla das de degli dei del della den der des di do dos du e el ibn la las le ' +
    'los lo ten ter van vander vom von y zu d ul'
  ).split(' '),
);
/** Particles that may begin a name by themselves; `la` or `e` may not. */
const FIRST_PARTICLES = new Set(
  'af al ap bin da dal de del della der des di dos du el ibn ten ter van vom von zu d'.split(' '),
);
const MAX_WORDS = 6;

export interface NamePhrase extends Span {
  /** Index of its first word, and of the word after its last. */
  readonly from: number;
  readonly to: number;
}

export interface NameOptions {
  /** A label, a title or a cue stands before: any capital word may be part. Else the dictionaries must know it. */
  readonly strong: boolean;
}

/** The name that begins at a word, or null. */
export function nameAt(page: Page, words: readonly Word[], from: number, { strong }: NameOptions): NamePhrase | null {
  let at = from;
  let capitals = 0;
  let lastCapital = -1;
  for (let count = 0; count < MAX_WORDS + 2; count++) {
    const word = words[at];
    if (!word || !belongs(page, words, at, capitals, strong)) break;
    if (isCapital(word)) {
      capitals++;
      lastCapital = at;
    }
    if (word.isGenitive) break;
    const gap = gapAfter(page, words, at);
    at++;
    if (capitals > MAX_WORDS || !joinsName(page, gap, word, words[at])) break;
  }
  if (lastCapital < 0) return null;
  // NºCol and C/ behind a name are no initials.
  if (words[lastCapital]?.shape === 'initial' && /[º°/]/.test(page.text.charAt(words[lastCapital]?.end ?? 0))) {
    at = lastCapital - 1;
    while (at > from && !isCapital(words[at])) at--;
    lastCapital = at;
  }
  const first = words[from];
  const last = words[lastCapital];
  if (lastCapital < from || !first || !last) return null;
  if (lastCapital === from && last.shape === 'initial') return null;
  return { from, to: lastCapital + 1, start: first.start, end: last.end };
}

function joinsName(page: Page, gap: string, before: Word, after: Word | undefined): boolean {
  if (!after) return false;
  if (gap === ' ' || gap === '-') return true;
  // Italian de' Grandi.
  if (/^['’] $/.test(gap)) return before.shape === 'lower' && before.text.length <= 3;
  if (before.shape === 'initial' || /^(?:St|Ste|Ma|Mª|Rh|Th|Ch|Wm|Jos|Chr|Fr|Ph)$/.test(before.text))
    return gap === '. ' || gap === '.' || gap === '.-' || gap === '. -';
  // A nickname in quotes, and the surname after it.
  if (/^ ["“”']$/.test(gap)) return /["“”']/.test(page.text.charAt(after.end));
  if (/^["“”'] $/.test(gap)) return /["“”']/.test(page.text.charAt(before.start - 1));
  // d/o and s/o of Indian names.
  if (gap === '/' && (before.text === 'd' || before.text === 's') && after.text === 'o') return true;
  return false;
}

function belongs(page: Page, words: readonly Word[], at: number, capitals: number, strong: boolean): boolean {
  const word = words[at];
  if (!word) return false;
  // A label begins: `DOB:`.
  if (capitals > 0 && page.text.charAt(word.end) === ':' && isLabel(page, word)) return false;
  if (page.covered(word)) return false;
  if (word.shape === 'lower') {
    if (/^[dso]$/.test(word.text)) return isRelation(page, word) && capitals > 0;
    const isParticle =
      capitals > 0 || (strong && words[at - 1]?.shape === 'lower' && FIRST_PARTICLES.has(words[at - 1]?.text ?? ''))
        ? PARTICLES.has(word.text)
        : strong && FIRST_PARTICLES.has(word.text);
    return isParticle && leadsToCapital(page, words, at, capitals > 0);
  }
  const known = classOf(page, word.text);
  if (word.shape === 'initial') return true;
  if (known.stop && !(isNameWord(known) && (capitals > 0 || strong))) return false;
  if (known.product && !isNameWord(known)) return false;
  if (word.shape === 'upper') {
    const previous = words[at - 1];
    // Letters in quotes are a nickname, two letters at the end initials.
    if (capitals > 0 && /["“”]/.test(page.text.charAt(word.start - 1))) return true;
    if (capitals > 0 && word.text.length === 2 && strong && page.language !== 'en' && !known.stop) return true;
    if (capitals > 0 && previous?.shape === 'cap') {
      if (!isNameWord(known)) return strong && word.text.length >= (page.language === 'en' ? 5 : 4);
    }
    return isNameWord(known) || (strong && word.text.length >= 2);
  }
  if (capitals === 0) return strong || isNameWord(known);
  // German nouns begin with capitals: an unknown one is a surname where the phrase ends behind it.
  if (page.language === 'de')
    return isNameWord(known) || strong || /^(?:,|\n|$|;| \*| \()/.test(page.text.slice(word.end, word.end + 2));
  return true;
}

/** Whether a word before a colon opens the next field and is no surname. */
function isLabel(page: Page, { text, shape }: Word): boolean {
  const known = classOf(page, text);
  return shape !== 'initial' && (known.stop || !isNameWord(known));
}

function isRelation(page: Page, word: Word): boolean {
  return (
    /^[ds]\/o /.test(page.text.slice(word.start, word.start + 4)) ||
    /^[ds]\/o /.test(page.text.slice(word.start - 2, word.start + 2))
  );
}

/** Whether up to three particles end in a capital word: `van der Berg`, `de la Cruz`. */
function leadsToCapital(page: Page, words: readonly Word[], at: number, inside: boolean): boolean {
  for (let index = at; index < at + 3; index++) {
    const next = words[index + 1];
    const gap = gapAfter(page, words, index);
    if (!next || (gap !== ' ' && gap !== "'" && gap !== '’' && !/^['’] ?$/.test(gap))) return false;
    if (isCapital(next)) {
      const known = classOf(page, next.text);
      return (
        next.shape !== 'initial' && (!known.stop || isNameWord(known)) && (!inside || !known.place || isNameWord(known))
      );
    }
    if (!PARTICLES.has(next.text)) return false;
  }
  return false;
}

/** The name with a given name after its comma (`Çelik, Aylin`, `De la Fuente Ibáñez, María Dolores`), else the same. */
export function withGivenName(page: Page, words: readonly Word[], name: NamePhrase, labelled: boolean): NamePhrase {
  const next = words[name.to];
  if (!next || page.text.slice(name.end, next.start) !== ', ' || !isCapital(next)) return name;
  const known = classOf(page, next.text);
  if (known.stop && !known.given && !known.givenWord) return name;
  const isUnknown = !known.given && !known.givenWord;
  if (next.shape === 'upper' && words[name.from]?.shape !== 'upper') return name;
  if (isUnknown && (!labelled || known.place || name.to - name.from > 2)) return name;
  const rest = nameAt(page, words, name.to, { strong: true });
  if (!rest || rest.to - rest.from > 3 || page.covered(rest)) return name;
  if (isUnknown && !/^(?: {2,}|\s*$|[,;(\n]| *\()/.test(page.text.slice(rest.end, rest.end + 4))) return name;
  return { from: name.from, to: rest.to, start: name.start, end: rest.end };
}
