/** Health-care facilities in Latin letters: by head word (Surgery, Klinikum, Hôpital), or known by name. */
import type { Recognizer } from '../core/recognizer.ts';
import { cuedFacilities } from './latin/facility-cues.ts';
import { knownFacilities } from './latin/facility-known.ts';
import { longest } from './latin/facility-words.ts';
import { facilities } from './latin/facility.ts';
import { dictionariesOf, LATIN_NOTES } from './latin/languages.ts';
import { CLASS_KINDS } from './latin/word-class.ts';
import { wordsOf } from './latin/words.ts';

export const hospitalLatin: Recognizer = {
  id: 'hospital-latin',
  types: ['HOSPITAL'],
  languages: LATIN_NOTES,
  dictionaries: dictionariesOf(
    ...CLASS_KINDS,
    'hospital-heads',
    'hospital-generic',
    'hospitals',
    'organizations',
    'street-words',
  ),
  rules: {
    'hospital-latin.head': { zh: '医疗机构用词及其名称', en: 'a word for a health-care facility with its name' },
    'hospital-latin.known': { zh: '词典中的医疗机构', en: 'a facility of the dictionary' },
    'hospital-latin.cue': { zh: '就诊用语之后的机构', en: 'after a label or words of care' },
  },
  *recognize(page) {
    const words = wordsOf(page);
    for (const { start, end, term, score, rule } of longest([
      ...facilities(page, words, 'hospital'),
      ...knownFacilities(page, words, 'hospitals'),
      ...cuedFacilities(page, words, 'hospital'),
    ])) {
      if (page.covered({ start, end }, ['CONTACT', 'ID_NUMBER'])) continue;
      yield { start, end, type: 'HOSPITAL', level: 1, score, reason: { rule: `hospital-latin.${rule}`, term } };
    }
  },
};
