/** Which dictionary hits of a page count, when several dictionaries and overlapping terms compete. */
import type { TermHit } from '../../core/knowledge.ts';
import { byStart } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';

/**
 * Hits of several dictionaries without overlaps, by start: the leftmost wins, of those the longest. Terms that are no
 * finding but look like one (乙肝疫苗) are in the dictionaries too, so that they swallow what lies within.
 */
export function leftmostLongest(page: Page, dictionaries: readonly string[]): TermHit[] {
  const hits = dictionaries.flatMap((id) => page.hits(id)).sort(byStart);
  const kept: TermHit[] = [];
  let end = 0;
  for (const hit of hits) {
    if (hit.start < end) continue;
    kept.push(hit);
    end = hit.end;
  }
  return kept;
}

/** Dictionaries of a language and those every language shares; Chinese serves where the language is not known. */
export function dictionariesOf(base: string, page: Page, shared: readonly string[] = []): string[] {
  const { language } = page;
  const own = language === 'zh' || language === 'zh-Hant' || language === 'und' ? 'zh' : language;
  // English words and abbreviations turn up in notes of every language.
  return [...new Set([`${base}-${own}`, `${base}-en`, ...shared.map((id) => `${base}-${id}`)])];
}
