import type { Recognizer } from '../core/recognizer.ts';

export const idNumber: Recognizer = {
  id: 'id-number',
  types: ['ID_NUMBER'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
