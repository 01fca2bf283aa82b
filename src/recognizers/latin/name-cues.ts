/** Names that a word of running text announces: kin, roles, greetings, closings, introductions. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse } from './eponym.ts';
import { ownHitsOf } from './languages.ts';
import { nameAt, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { skipTitles } from './name-titles.ts';
import { classOf, isNameWord } from './word-class.ts';
import { endOf, isCapital, wordFrom, type Word } from './words.ts';

const KIND_RULES = { kin: 'name-latin.kin', role: 'name-latin.role' } as const;
const AFTER_CUE =
  /(?:, \d{1,2}(?: years)?, |,? (?:is |named |called |who is called |är |heter |se llama |s'appelle |heißt |si chiama )?|: ?| \(|\) ?|, ["“]?| ["“])/y;

export function* cuedNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const hit of ownHitsOf(page, 'name-cues')) {
    const kind = hit.entry.note ?? '';
    const text = page.text.slice(hit.start, hit.end);
    if (hit.form.length <= 3 && text !== hit.form && text.toLowerCase() !== hit.form) continue;
    if (kind === 'kin' || kind === 'role') {
      const after = endOf(AFTER_CUE, page.text, hit.end);
      if (after < 0) continue;
      const at = wordFrom(words, after);
      const first = words[at];
      if (!first || first.start !== after || !isCapital(first)) continue;
      if (page.text.charAt(hit.end) === ' ' && isAcronym(page, first)) continue;
      const name = nameAt(page, words, at, { strong: true });
      if (!name) continue;
      const score = cueScore(page, words, name, kind === 'kin');
      if (score > 0) yield candidate(name, KIND_RULES[kind], score, hit.form);
    } else if (kind === 'greeting') yield* greeted(page, words, hit);
    else if (kind === 'closing') yield* signed(page, words, hit);
    else if (kind === 'intro') yield* introduced(page, words, hit);
  }
}

const isAcronym = (page: Page, word: Word): boolean => word.shape === 'upper' && !isNameWord(classOf(page, word.text));

function cueScore(page: Page, words: readonly Word[], name: NamePhrase, isKin: boolean): number {
  const first = words[name.from];
  if (!first) return 0;
  const known = classOf(page, first.text);
  if (known.given || known.surname) return 0.92;
  if (known.givenWord || known.surnameWord) return 0.85;
  if (known.eponym && isEponymUse(page, words, name.from)) return 0;
  if (known.place || known.product || first.shape === 'upper' || first.shape === 'initial') return 0;
  // German nouns begin with capitals: an unknown one needs the end of a phrase behind it.
  if (page.language === 'de' && !/^[,.;:)/\n]|^ \(/.test(page.text.slice(name.end, name.end + 2))) return 0;
  return isKin ? 0.8 : 0.65;
}

function* greeted(page: Page, words: readonly Word[], hit: TermHit): Generator<Candidate> {
  const after = /^(?:,|!)? (?:there,? )?/.exec(page.text.slice(hit.end, hit.end + 12));
  if (!after) return;
  const at = wordFrom(words, hit.end + after[0].length);
  const first = words[at];
  if (!first || first.start !== hit.end + after[0].length || !isCapital(first)) return;
  const name = nameAt(page, words, at, { strong: true });
  if (!name) return;
  const known = classOf(page, first.text);
  if (known.product || first.shape === 'upper') return;
  if (known.given || known.surname) yield candidate(name, 'name-latin.greeting', 0.93, hit.form);
  else if (
    known.givenWord ||
    known.surnameWord ||
    (after[0] === ' ' && /^(?:,|!|\n|$| ?-)/.test(page.text.slice(name.end, name.end + 2)))
  )
    yield candidate(name, 'name-latin.greeting', 0.8, hit.form);
}

const MAX_SIGNATURE_WORDS = 5;

function* signed(page: Page, words: readonly Word[], hit: TermHit): Generator<Candidate> {
  const after =
    /^[ \t]?[,.!:]?[ \t]{0,4}(?:\n[ \t]{0,8}){0,3}(?:[-–—]{1,2} ?)?/.exec(
      page.text.slice(hit.end, hit.end + 40),
    )?.[0] ?? '';
  const isNewLine = after.includes('\n');
  if (!isNewLine && !/[ ,]/.test(after)) return;
  const at = skipTitles(page, words, wordFrom(words, hit.end + after.length));
  const first = words[at];
  if (!first || first.start > hit.end + after.length + 24 || !isCapital(first)) return;
  const name = nameAt(page, words, at, { strong: true });
  if (!name || name.to - name.from > MAX_SIGNATURE_WORDS) return;
  const known = classOf(page, first.text);
  const isKnown =
    isNameWord(known) || words.slice(name.from, name.to).some((word) => isNameWord(classOf(page, word.text)));
  const isAlone = /^(?:[ .!]{0,2}(?:\n|$)|,| {2}| [(/–-])/.test(page.text.slice(name.end, name.end + 3));
  if (first.shape === 'upper' && !isKnown) return;
  if (isKnown && (isNewLine || isAlone)) yield candidate(name, 'name-latin.closing', 0.93, hit.form);
  else if (isAlone && (isNewLine || after.includes(','))) yield candidate(name, 'name-latin.closing', 0.82, hit.form);
}

/** Phrases after which even an unknown capital word is a name. */
const SURE_INTRO =
  /(?:name|namn|nombre|nom|nome|named|called|calls|nicknamed|known|appel|llam|chiam|heter|heiß|kalla|apodad|dit|dite|detto|detta|alias|genannt|namens|surnomm|prénomm|goes by|di nome|de nombre)/i;

function* introduced(page: Page, words: readonly Word[], hit: TermHit): Generator<Candidate> {
  const after = /^(?: is)?[:,]? ["“«]? ?(?:the |la |el |le |der |die |il )?/.exec(
    page.text.slice(hit.end, hit.end + 10),
  )?.[0];
  if (after === undefined) return;
  const at = skipTitles(page, words, wordFrom(words, hit.end + after.length));
  const first = words[at];
  if (!first || first.start > hit.end + after.length + 12) return;
  if (!isCapital(first)) {
    if (/name|under/.test(hit.form)) yield* lowerCaseName(page, words, at, hit.form);
    return;
  }
  const name = nameAt(page, words, at, { strong: true });
  if (!name) return;
  const known = classOf(page, first.text);
  if (known.given || known.surname) yield candidate(name, 'name-latin.introduction', 0.93, hit.form);
  else if (SURE_INTRO.test(hit.form) && !known.product && !known.place && first.shape === 'cap')
    yield candidate(name, 'name-latin.introduction', 0.85, hit.form);
  else if (after.endsWith('la ') && hit.form.startsWith('soy'))
    yield candidate(name, 'name-latin.introduction', 0.7, hit.form);
  else if (
    (known.givenWord && name.to - name.from > 1) ||
    (known.givenWord &&
      !known.stop &&
      /^(?:[.,!;)\n]|$| (?:här|here|and)\b)/.test(page.text.slice(name.end, name.end + 5)))
  )
    yield candidate(name, 'name-latin.introduction', 0.75, hit.form);
}

/** `my name is tommy park`: messages of patients drop capitals. */
function* lowerCaseName(page: Page, words: readonly Word[], at: number, term: string): Generator<Candidate> {
  const first = words[at];
  const second = words[at + 1];
  if (!first || !classOf(page, first.text).given || first.text.length < 3) return;
  const hasSurname =
    second?.shape === 'lower' && page.text.slice(first.end, second.start) === ' ' && isSurname(page, second);
  const last = hasSurname ? second : first;
  yield candidate(
    { from: at, to: last.index + 1, start: first.start, end: last.end },
    'name-latin.introduction',
    0.85,
    term,
  );
}

function isSurname(page: Page, { text }: Word): boolean {
  const known = classOf(page, text);
  return known.surname || known.surnameWord;
}
