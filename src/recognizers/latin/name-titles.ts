/** Names behind titles: Dr, Mrs, Herrn Prof. Dr. med., Sig.ra. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';
import { ownHitsOf } from './languages.ts';
import { nameAt, withGivenName, type NamePhrase } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { wordFrom, type Word } from './words.ts';

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
    if (PLURAL.test(hit.form)) {
      // Drs. Seiler und Wanzer: the title stands for both.
      const second = words[name.to + 1];
      const joined = page.text.slice(name.end, second?.start ?? name.end);
      const other =
        second && /^ (?:und|and|et|y|e|och|&) $/.test(joined)
          ? nameAt(page, words, name.to + 1, { strong: true })
          : null;
      if (other) yield candidate(other, 'name-latin.title', 0.85, hit.form);
    }
    yield candidate(
      withGivenName(page, words, name, words[name.from]?.shape === 'upper'),
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

/** Titles of several people. */
const PLURAL = /^(?:Drs|Dres|Doctors|Messrs|Docteurs|Doctores|Dottori|Herren)\.?$/;

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
