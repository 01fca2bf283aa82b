import type { Recognizer } from '../core/recognizer.ts';

export const contact: Recognizer = {
  id: 'contact',
  types: ['CONTACT'],
  languages: null,
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
