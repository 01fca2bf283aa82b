/** Languages in Latin letters, and the dictionaries a note of one of them reads. */
import type { Language } from '../../core/language.ts';
import type { TermHit } from '../../core/knowledge.ts';
import { byStart } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';

export const LATIN = ['en', 'de', 'fr', 'es', 'sv', 'it'] as const;
export type LatinLanguage = (typeof LATIN)[number];

/** Notes these recognizers run on; a note of unknown language is read with all dictionaries. */
export const LATIN_NOTES: readonly Language[] = [...LATIN, 'und'];

/** Ids `<kind>-<language>` of all languages, for a recognizer's `dictionaries`. */
export function dictionariesOf(...kinds: readonly string[]): string[] {
  return kinds.flatMap((kind) => LATIN.map((language) => `${kind}-${language}`));
}

/** The note's own language first. English words stand in notes of every language; the unknown language reads all. */
export function readIn(language: Language): readonly LatinLanguage[] {
  const own = LATIN.find((known) => known === language);
  if (!own) return LATIN;
  return own === 'en' ? ['en'] : [own, 'en'];
}

/** Hits of one kind of dictionary in the note's own language and English, by start; longer first at the same start. */
export function hitsOf(page: Page, kind: string): readonly TermHit[] {
  const [first, ...more] = readIn(page.language).map((language) => page.hits(`${kind}-${language}`));
  if (more.every((hits) => hits.length === 0)) return first ?? [];
  return [...(first ?? []), ...more.flat()].sort(byStart);
}

/** Hits of the note's own language alone, where English words would mislead (titles, cues). */
export function ownHitsOf(page: Page, kind: string): readonly TermHit[] {
  const own = LATIN.find((known) => known === page.language);
  return own ? page.hits(`${kind}-${own}`) : hitsOf(page, kind);
}

export function isKnown(page: Page, kind: string, form: string): boolean {
  return readIn(page.language).some((language) => page.knowledge.has(`${kind}-${language}`, form));
}
