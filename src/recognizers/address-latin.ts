/** Addresses in Latin letters: parts that stand beside each other become one address. */
import type { Recognizer } from '../core/recognizer.ts';
import { addresses } from './latin/address-run.ts';
import { dictionariesOf, LATIN_NOTES } from './latin/languages.ts';
import { CLASS_KINDS } from './latin/word-class.ts';
import { wordsOf } from './latin/words.ts';

export const addressLatin: Recognizer = {
  id: 'address-latin',
  types: ['ADDRESS'],
  languages: LATIN_NOTES,
  dictionaries: [...dictionariesOf(...CLASS_KINDS, 'street-words'), 'countries-en'],
  rules: {
    'address-latin.label': { zh: '地址标签之后', en: 'after a label for an address' },
    'address-latin.street': { zh: '街道与门牌', en: 'a street with a house number' },
    'address-latin.road': { zh: '道路名称', en: 'the name of a road' },
    'address-latin.postcode': { zh: '邮政编码及其地名', en: 'a postcode with its place' },
    'address-latin.place': { zh: '词典中的地名', en: 'a place of the dictionary' },
    'address-latin.cue': { zh: '居住地、出生地等词之后的地名', en: 'a place after words of living, birth or travel' },
  },
  *recognize(page) {
    for (const { start, end, level, score, rule, term } of addresses(page, wordsOf(page))) {
      yield { start, end, type: 'ADDRESS', level, score, reason: { rule: `address-latin.${rule}`, term } };
    }
  },
};
