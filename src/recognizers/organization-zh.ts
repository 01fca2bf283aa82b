/** Employers, schools, units, offices and homes in Chinese notes. */
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { longest } from './address/longest.ts';
import { PLACE_DICTIONARIES } from './address/places.ts';
import { known, numbered, traded } from './organization/known.ts';
import { latin } from './organization/latin.ts';
import { bracketed, employed, labelled, tabled } from './organization/labels.ts';
import { firms, named } from './organization/named.ts';

export const organizationZh: Recognizer = {
  id: 'organization-zh',
  types: ['ORGANIZATION'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [...PLACE_DICTIONARIES, 'organizations-zh'],
  rules: {
    'organization.named': { zh: '名称加机构类别', en: 'name and kind of organisation' },
    'organization.label': { zh: '单位、学校标签后的内容', en: 'value of a label of work or school' },
    'organization.latin': { zh: '外文机构名', en: 'western name' },
    'organization.known': { zh: '机构词典', en: 'list of organisations' },
  },
  *recognize(page) {
    const found: PageFinding[] = [
      ...named(page),
      ...latin(page),
      ...firms(page),
      ...labelled(page),
      ...tabled(page),
      ...bracketed(page),
      ...employed(page),
      ...known(page),
      ...numbered(page),
      ...traded(page),
    ];
    yield* longest(found);
  },
};
