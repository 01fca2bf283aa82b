/** Names that a word before them announces: labels, titles, kin, roles, greetings, closings, introductions. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse } from './eponym.ts';
import { hitsOf, ownHitsOf } from './languages.ts';
import { nameAt, withGivenName, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { isCapital, wordFrom, type Word } from './words.ts';

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

export function* titledNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const hit of ownHitsOf(page, 'name-titles')) {
    if (!isTitleCase(page, hit) || page.text.charAt(hit.start - 1) === '.') continue;
    const at = skipTitles(page, words, wordFrom(words, hit.end));
    const first = words[at];
    if (!first) continue;
    const gap = page.text.slice(hit.end, first.start);
    const isAbbreviated = hit.form.length <= 5 || hit.form.endsWith('.');
    if (!(isAbbreviated ? /^\.? ?(?:[A-Za-zÀ-ÿ.-]{1,8}\.? ?){0,4}$/ : /^ (?:[A-Za-zÀ-ÿ.-]{1,8}\.? ?){0,4}$/).test(gap))
      continue;
    const name = nameAt(page, words, at, { strong: true }) ?? germanSurname(page, first);
    if (!name) continue;
    yield candidate(
      withGivenName(page, words, name, false),
      'name-latin.title',
      titleScore(page, words, name, hit),
      hit.form,
    );
  }
}

/** Any noun may be a surname behind a German title (`Dr. Leber`), but for words of address and role. */
function germanSurname(page: Page, word: Word): NamePhrase | null {
  const isSurname =
    page.language === 'de' &&
    word.shape === 'cap' &&
    !page.covered(word) &&
    !NO_SURNAME.test(word.text) &&
    page.text.charAt(word.end) !== ':';
  return isSurname ? { from: word.index, to: word.index + 1, start: word.start, end: word.end } : null;
}

const NO_SURNAME =
  /^(?:Kolleg|Patient|Doktor|Prof|Dr|Dipl|Ober|Chef|Assist|Arzt|Ärzt|Mutter|Vater|Ehe|Und|Damen|Herr|Frau|Sie|Ihr|Er|Es|Wir|Ich|Der|Die|Das|Dem|Den|Im|In|Am|An|Zu|Nach|Vor|Bei|Mit|Von|Station|Klinik|Abteilung|Innere|Medizin|Chirurg|Med|Unter|Auf|Zum|Zur|Uhr|Tel|Fax|Sekretariat|Praxis|Hausarzt|Facharzt|Fachärzt|Allgemein|Tag|Montag|Dienstag|Mittwoch|Donnerstag)/;

function titleScore(page: Page, words: readonly Word[], name: NamePhrase, hit: TermHit): number {
  const first = words[name.from];
  if (!first) return 0;
  const known = classOf(page, first.text);
  if (isNameWord(known)) return 0.95;
  return hit.form.length <= 2 && !/^(?:Dr|Mr|Ms|OA|dr)$/.test(hit.form) ? 0.7 : 0.9;
}

/** `Dr`, not `DR` in a heading of capitals; a title of capitals (OÄ, RN) as it stands; lower case where the title is so. */
function isTitleCase(page: Page, { start, end, form }: TermHit): boolean {
  const text = page.text.slice(start, end);
  if (text === form) return true;
  if (form.length <= 2) return text === form;
  return text === form.toUpperCase() || (text.charAt(0).toUpperCase() + text.slice(1) === form && form.length > 4);
}

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
  const isAlone = /^(?:[ .!]{0,2}(?:\n|$)|,|  | [(/–-])/.test(page.text.slice(name.end, name.end + 3));
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

const TITLE_KINDS = ['name-titles'] as const;

/** Index of the first word that is no title: `Herrn Prof. Dr. med. Braun` → Braun. */
export function skipTitles(page: Page, words: readonly Word[], from: number): number {
  let at = from;
  for (let count = 0; count < 5; count++) {
    const word = words[at];
    if (!word || !isTitle(page, word)) return at;
    const next = words[at + 1];
    if (!next || !/^(?:[.]?[ -]?|\. |-)$/.test(page.text.slice(word.end, next.start))) return at;
    at++;
  }
  return at;
}

function isTitle(page: Page, { text, end }: Word): boolean {
  const { knowledge, language } = page;
  const withStop = page.text.charAt(end) === '.' ? `${text}.` : text;
  if (/^(?:med|dent|rer|nat|habil|h|c|Univ|Priv|Doz|Dipl|Ing|Psych|ssa|ra|na)$/.test(text)) return true;
  return TITLE_KINDS.some((kind) => {
    const entry =
      knowledge.get(`${kind}-${language}`, withStop) ??
      knowledge.get(`${kind}-${language}`, text) ??
      (language === 'und' ? knowledge.get(`${kind}-en`, text) : undefined);
    return entry !== undefined && text.charAt(0) === (entry.term.charAt(0) === text.charAt(0) ? text.charAt(0) : '');
  });
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}

function isAtCellStart(page: Page, start: number): boolean {
  const before = page.text.slice(Math.max(0, start - 2), start);
  return before === '' || before.endsWith('\n') || before === '  ' || before.endsWith('\t');
}

const isCapitalAt = (page: Page, offset: number): boolean => {
  const character = page.text.charAt(offset);
  return character !== character.toLowerCase();
};
