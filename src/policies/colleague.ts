import type { Policy } from '../core/policy.ts';

/** For a colleague of the same hospital, who treats the case: who it is goes, what is the matter stays. */
export const colleague: Policy = {
  id: 'colleague',
  audience: 'colleague',
  name: { zh: '院内同事', en: 'Colleague' },
  about: {
    zh: '去掉直接标识（1 级）：姓名、证件、联系方式、住址、机构；临床事实与日期保留。',
    en: 'Direct identifiers (level 1) go: names, numbers, contacts, addresses, institutions. Clinical facts and dates stay.',
  },
  reveals: {
    zh: '对方能看到全部病情、日期和到区县的住址；认识该患者的人可能认出他。',
    en: 'The recipient sees the whole case, its dates and the district; someone who knows the patient may recognise the person.',
  },
  rules: {
    NAME: { 1: { strategy: 'tag' } },
    ID_NUMBER: { 1: { strategy: 'tag' } },
    CONTACT: { 1: { strategy: 'tag' } },
    ADDRESS: { 1: { strategy: 'generalize', detail: 'district' }, 2: { strategy: 'keep' } },
    HOSPITAL: { 1: { strategy: 'tag' } },
    ORGANIZATION: { 1: { strategy: 'tag' } },
    STD: { 1: { strategy: 'keep' }, 2: { strategy: 'keep' }, 3: { strategy: 'keep' } },
    PREGNANCY: { 1: { strategy: 'keep' }, 2: { strategy: 'keep' }, 3: { strategy: 'keep' } },
    DATE: { 1: { strategy: 'generalize' }, 2: { strategy: 'keep' } },
    AGE: { 2: { strategy: 'keep' } },
  },
};
