/** Character classes of Japanese writing, and boundaries a name or a place ends at. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';

export const KANJI = '\\u4e00-\\u9fff\\u3005\\u3006ヵヶ';
export const HIRAGANA = 'ぁ-ん';
export const KATAKANA = 'ァ-ヴー';

const KANJI_UNIT = new RegExp(`[${KANJI}]`);
const KATAKANA_UNIT = new RegExp(`[${KATAKANA}]`);
const HIRAGANA_UNIT = new RegExp(`[${HIRAGANA}]`);

export const isKanji = (character: string): boolean => KANJI_UNIT.test(character);
export const isKatakana = (character: string): boolean => KATAKANA_UNIT.test(character);
export const isHiragana = (character: string): boolean => HIRAGANA_UNIT.test(character);

/** Hits that are not inside a longer hit of the same dictionary. */
export function longestHits(page: Page, dictionary: string): TermHit[] {
  const kept: TermHit[] = [];
  let covered = -1;
  for (const hit of page.hits(dictionary)) {
    if (hit.end <= covered) continue;
    kept.push(hit);
    covered = hit.end;
  }
  return kept;
}
