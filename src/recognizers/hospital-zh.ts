import type { Recognizer } from '../core/recognizer.ts';

export const hospitalZh: Recognizer = {
  id: 'hospital-zh',
  types: ['HOSPITAL'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
