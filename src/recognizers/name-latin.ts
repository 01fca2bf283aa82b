/** Names in Latin letters: announced by a word, known by the dictionaries, or repeated. */
import type { Recognizer } from '../core/recognizer.ts';
import { dictionariesOf, LATIN_NOTES } from './latin/languages.ts';
import { bornNames } from './latin/name-born.ts';
import { cuedNames } from './latin/name-cues.ts';
import { initialNames, suffixedNames } from './latin/name-initials.ts';
import { knownNames } from './latin/name-known.ts';
import { labelledNames } from './latin/name-labels.ts';
import { lowerCaseNames } from './latin/name-lower-case.ts';
import { nicknames, repeatedNames } from './latin/name-repeats.ts';
import { titledNames } from './latin/name-titles.ts';
import { choose, NAME_RULES, toFinding, type Candidate } from './latin/name-rules.ts';
import { CLASS_KINDS } from './latin/word-class.ts';
import { wordsOf } from './latin/words.ts';

export const nameLatin: Recognizer = {
  id: 'name-latin',
  types: ['NAME'],
  languages: LATIN_NOTES,
  dictionaries: [
    ...dictionariesOf(...CLASS_KINDS, 'name-labels', 'name-titles', 'name-cues'),
    'name-suffixes-en',
    'eponyms-en',
    'eponym-heads-en',
    'products-en',
    'countries-en',
  ],
  rules: NAME_RULES,
  *recognize(page) {
    const words = wordsOf(page);
    const candidates: Candidate[] = [
      ...labelledNames(page, words),
      ...titledNames(page, words),
      ...cuedNames(page, words),
      ...suffixedNames(page, words),
      ...bornNames(page, words),
      ...knownNames(page, words),
      ...initialNames(page, words),
      ...lowerCaseNames(page, words),
    ];
    const named = choose(page, candidates);
    const chosen = choose(page, [...named, ...nicknames(page, words, named)]);
    const all = [...chosen, ...choose(page, [...repeatedNames(page, words, chosen)])];
    for (const one of all) yield toFinding(one);
  },
};
