/** More of names already found: their parts elsewhere in the note, and nicknames behind them. */
import type { Page } from '../../core/recognizer.ts';
import { isEponymUse } from './eponym.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { isCapital, isSentenceStart, wordFrom, type Word } from './words.ts';

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
    if (known.eponym && (word.isGenitive || isEponymUse(page, words, word.index))) continue;
    const isWord = known.stop || known.givenWord || known.surnameWord || known.place || known.product;
    if (isWord && (word.shape === 'upper' || isSentenceStart(page, word) || page.language === 'de')) continue;
    yield candidate(
      { from: word.index, to: word.index + 1, start: word.start, end: word.end },
      'name-latin.repeat',
      isWord ? 0.7 : 0.85,
    );
  }
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
    const index = wordFrom(words, start);
    const word = words[index];
    if (word?.start !== start || word.end !== start + form.length) continue;
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
