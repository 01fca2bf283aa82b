import type { Recognizer } from '../core/recognizer.ts';

export const date: Recognizer = {
  id: 'date',
  types: ['DATE'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
