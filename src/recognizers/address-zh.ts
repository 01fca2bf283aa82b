import type { Recognizer } from '../core/recognizer.ts';

export const addressZh: Recognizer = {
  id: 'address-zh',
  types: ['ADDRESS'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
