/** Names no dictionary knows, by what stands behind them: words of birth, or what only a person does. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { wordFrom, type Word } from './words.ts';

/** `, geb. 13.09.1955`, `* 02.03.1948`, `, née le 3 mars`, `(DOB 03/11/1990`, `, född 1961`. */
const BIRTH =
  /,?[ ]{1,2}\(?(?:geb\.|geboren|\*|[Bb]orn|DOB|D\.O\.B\.|dob|d\.o\.b\.|n[ée]e?(?:\(e\))? le|nat[oa] (?:il|a)|nacid[oa] (?:el|en)|född|f\.)[ :]{0,2}(?:am |on |den )?(?=\d|\p{Lu}\p{Ll})/gu;
/** English verbs of people, with what shows that they are no noun. */
const ACT =
  / (?:called|rang|phoned|emailed|messaged|texted|contacted|requested|asked|says|attended|complains|complained|mentioned|wants|needs|would like|has been (?:having|feeling|experiencing)|is requesting|is asking) (?=\p{Ll})/gu;

export function* bornNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  for (const { index } of matchesOf(page.text, BIRTH)) {
    const name = nameBefore(page, words, index, true);
    if (name) yield candidate(name, 'name-latin.born', 0.86);
  }
  if (page.language !== 'en') return;
  for (const { index } of matchesOf(page.text, ACT)) {
    const name = nameBefore(page, words, index, false);
    if (name) yield candidate(name, 'name-latin.act', 0.7);
  }
}

const MAX_WORDS = 4;

/** Two to four capital words that end at an offset and open a line, a clause or a sentence. */
function nameBefore(page: Page, words: readonly Word[], end: number, hasComma: boolean) {
  const last = wordFrom(words, end) - 1;
  const final = words[last];
  if (final?.end !== end) return null;
  let from = last + 1;
  let commas = 0;
  while (from > 0 && last - from + 1 < MAX_WORDS) {
    const word = words[from - 1];
    if (!word || !isPart(page, word)) break;
    const gap = page.text.slice(word.end, words[from]?.start ?? word.end);
    if (from <= last) {
      if (gap === ', ' && hasComma) commas++;
      else if (gap !== ' ' && gap !== '-') break;
      if (commas > 1) break;
    }
    from--;
  }
  const first = words[from];
  if (!first || last - from < 1) return null;
  const opening = page.text.slice(Math.max(0, first.start - 3), first.start);
  if (!/(?:^|[\n:;.!?|–-] {0,2}|[,(] | {2}|\t)$/.test(opening) && !(hasComma && /\p{Ll} $/u.test(opening))) return null;
  return { from, to: last + 1, start: first.start, end };
}

function isPart(page: Page, word: Word): boolean {
  if (word.shape === 'lower' || word.shape === 'initial' || word.isGenitive || word.text.length < 2) return false;
  if (page.covered(word)) return false;
  const known = classOf(page, word.text);
  if (known.product || known.eponym) return isNameWord(known);
  return isNameWord(known) ? !known.stop || known.given : !known.stop && !known.place;
}
