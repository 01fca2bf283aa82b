import type { Recognizer } from '../core/recognizer.ts';

export const organizationZh: Recognizer = {
  id: 'organization-zh',
  types: ['ORGANIZATION'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [],
  rules: {},
  *recognize(_page) {},
};
