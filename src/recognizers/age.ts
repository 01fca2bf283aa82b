import type { Recognizer } from '../core/recognizer.ts';

export const age: Recognizer = {
  id: 'age',
  types: ['AGE'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
