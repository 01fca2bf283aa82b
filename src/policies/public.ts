import type { Policy } from '../core/policy.ts';

/** For anyone at all: everything that is tagged goes. */
export const publicPolicy: Policy = {
  id: 'public',
  audience: 'public',
  name: { zh: '公开发布', en: 'Public' },
  about: {
    zh: '凡标出的内容全部换成标签，任何级别都不保留。',
    en: 'Everything that was found becomes a tag, at every level.',
  },
  reveals: {
    zh: '对方只能看到未标出的病情文字，以及标签所示的类型和同一对象的编号。',
    en: 'The recipient sees only the words that were not found sensitive, the types, and which mentions belong together.',
  },
  rules: {
    NAME: { 1: { strategy: 'tag' } },
    ID_NUMBER: { 1: { strategy: 'tag' } },
    CONTACT: { 1: { strategy: 'tag' } },
    ADDRESS: { 1: { strategy: 'tag' }, 2: { strategy: 'tag' } },
    HOSPITAL: { 1: { strategy: 'tag' } },
    ORGANIZATION: { 1: { strategy: 'tag' } },
    STD: { 1: { strategy: 'tag' }, 2: { strategy: 'tag' }, 3: { strategy: 'tag' } },
    PREGNANCY: { 1: { strategy: 'tag' }, 2: { strategy: 'tag' }, 3: { strategy: 'tag' } },
    DATE: { 1: { strategy: 'tag' }, 2: { strategy: 'tag' } },
    AGE: { 2: { strategy: 'tag' } },
  },
};
