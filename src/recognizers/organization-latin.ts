/** Employers, schools and care homes in Latin letters: by head word (School, GmbH, EHPAD), or known by name. */
import type { Recognizer } from '../core/recognizer.ts';
import { cuedFacilities } from './latin/facility-cues.ts';
import { knownFacilities } from './latin/facility-known.ts';
import { longest } from './latin/facility-words.ts';
import { facilities } from './latin/facility.ts';
import { dictionariesOf, LATIN_NOTES } from './latin/languages.ts';
import { CLASS_KINDS } from './latin/word-class.ts';
import { wordsOf } from './latin/words.ts';

export const organizationLatin: Recognizer = {
  id: 'organization-latin',
  types: ['ORGANIZATION'],
  languages: LATIN_NOTES,
  dictionaries: dictionariesOf(
    ...CLASS_KINDS,
    'organization-heads',
    'organizations',
    'hospital-generic',
    'street-words',
  ),
  rules: {
    'organization-latin.head': { zh: '单位用词及其名称', en: 'a word for an organization with its name' },
    'organization-latin.known': { zh: '词典中的单位', en: 'an organization of the dictionary' },
    'organization-latin.cue': { zh: '工作、就学用语之后的单位', en: 'after a label or words of work' },
  },
  *recognize(page) {
    const words = wordsOf(page);
    for (const { start, end, term, score, rule } of longest([
      ...facilities(page, words, 'organization'),
      ...knownFacilities(page, words, 'organizations'),
      ...cuedFacilities(page, words, 'organization'),
    ])) {
      if (page.covered({ start, end })) continue;
      yield { start, end, type: 'ORGANIZATION', level: 1, score, reason: { rule: `organization-latin.${rule}`, term } };
    }
  },
};
