import type { Recognizer } from '../core/recognizer.ts';

export const pregnancy: Recognizer = {
  id: 'pregnancy',
  types: ['PREGNANCY'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
