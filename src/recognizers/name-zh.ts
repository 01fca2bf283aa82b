import type { Recognizer } from '../core/recognizer.ts';

export const nameZh: Recognizer = {
  id: 'name-zh',
  types: ['NAME'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
