import type { Recognizer } from '../core/recognizer.ts';

export const std: Recognizer = {
  id: 'std',
  types: ['STD'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
