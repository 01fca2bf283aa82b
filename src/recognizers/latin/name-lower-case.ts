/** Names without capitals, in messages of patients. */
import type { Page } from '../../core/recognizer.ts';
import { candidate, type Candidate } from './name-rules.ts';
import { classOf } from './word-class.ts';
import { gapAfter, type Word } from './words.ts';

/** Messages of patients without capitals: `my sister anna johnson`, `margaret here`. */
export function* lowerCaseNames(page: Page, words: readonly Word[]): Generator<Candidate> {
  if (page.language !== 'en' || !isInformal(page)) return;
  for (const word of words) {
    if (word.shape !== 'lower' || word.text.length < 3) continue;
    const known = classOf(page, word.text);
    if (!known.given || known.stop || LOWER_WORDS.test(word.text)) continue;
    const next = words[word.index + 1];
    const second =
      next?.shape === 'lower' && gapAfter(page, words, word.index) === ' ' && !word.isGenitive
        ? classOf(page, next.text)
        : null;
    if (
      next &&
      second &&
      (second.surname || (second.surnameWord && /^(?:[.,?!\n]|$)/.test(page.text.slice(next.end, next.end + 1))))
    ) {
      yield candidate(
        { from: word.index, to: next.index + 1, start: word.start, end: next.end },
        'name-latin.full',
        0.85,
      );
    } else if (
      word.isGenitive ||
      /^,? here\b/.test(page.text.slice(word.end, word.end + 6)) ||
      isAnnounced(page, words, word.index)
    ) {
      yield candidate(
        { from: word.index, to: word.index + 1, start: word.start, end: word.end },
        'name-latin.given',
        0.75,
      );
    }
  }
}

/** Given names that are words or units in small letters. */
const LOWER_WORDS =
  /^(?:frank|jack|nick|harry|bob|ken|peg|chuck|sally|jean|tan|mac|del|dee|mia|ali|dan|ben|sam|sim|lee|ray|kay|von|van|don|lou|mo|penny|victor|christian|levi|carol|robin|jimmy|tommy|dolly|rocky|colt|marina|marian|angel|sonny|wade|miles|chase|lane|reed|grant|drew|mark|will|bill|rob|sue|pat|art|gene|max|sky|olive|rose|iris|heather|ginger|sandy|ruby|pearl|jade|crystal|candy|joy|hope|faith|grace|may|june|april|august|dawn|eve|summer|autumn|brook|forest|river|cliff|dale|glen|heath|rowan|hazel|holly|ivy|lily|daisy|violet|poppy|fern|coral|amber)$/;

const isInformal = (page: Page): boolean =>
  /(?:^|[^\p{L}])i(?:['’]m|['’]ve|['’]d|)(?= )|^\p{Ll}|[.?!] \p{Ll}/u.test(page.text);

function isAnnounced(page: Page, words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (!before || !/^,? $/.test(gapAfter(page, words, before.index))) return false;
  const note = page.knowledge.get('name-cues-en', before.text)?.note;
  return note === 'kin';
}
