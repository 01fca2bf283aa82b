/** Names by their form: initials with a surname, a degree or grade behind. */
import type { Page } from '../../core/recognizer.ts';
import { nameAt } from './name-phrase.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, type Word } from './words.ts';

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
    const isClosed = /^(?:[,;)/\n]|$| [(/–-]| {2}|\.(?:\s|$))/.test(page.text.slice(name.end, name.end + 3));
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
      // Elsewhere the surname stands first as well: `Bobinot Jacques (interne)`.
      const isSurnameFirst = page.language !== 'en' && page.language !== 'de' && all.length === 2;
      if (isKnown && first.shape === 'cap' && !isSurnameFirst && !isNameWord(classOf(page, first.text))) continue;
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
