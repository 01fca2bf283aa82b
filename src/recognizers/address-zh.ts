/** Addresses in Chinese notes: after a label, from a division's name, after 住, by roads and crossings. */
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { ADDRESS_LABELS, labelled } from './address/labels.ts';
import { lineAddress } from './address/line.ts';
import { letters } from './address/letters.ts';
import { narratives } from './address/narrative.ts';
import { longest } from './address/longest.ts';
import { PLACE_DICTIONARIES } from './address/places.ts';
import { postcodes } from './address/postcodes.ts';
import { standalone } from './address/standalone.ts';

/** Types whose names hold places of their own. */
const OWNERS = ['HOSPITAL', 'ORGANIZATION', 'ID_NUMBER', 'CONTACT', 'DATE'] as const;

export const addressZh: Recognizer = {
  id: 'address-zh',
  types: ['ADDRESS'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [...PLACE_DICTIONARIES, ADDRESS_LABELS, 'address-not-zh'],
  rules: {
    'address.line': { zh: '整行即一个地址', en: 'the line is one address' },
    'address.label': { zh: '地址标签后的内容', en: 'value of an address label' },
    'address.run': { zh: '区划名称与地址成分', en: 'divisions and address parts' },
    'address.place': { zh: '区划名称', en: 'name of a division' },
    'address.living': { zh: '居住、户籍等提示词后', en: 'after words of living' },
    'address.site': { zh: '道路门牌、楼栋、路口', en: 'road, building or crossing' },
    'address.at': { zh: '所在或所去的地点', en: 'named place one is at' },
    'address.postcode': { zh: '邮政编码', en: 'postcode' },
    'address.letter': { zh: '省级简称', en: 'one-sign short form of a province' },
  },
  *recognize(page) {
    const line = lineAddress(page);
    if (line) {
      yield line;
      return;
    }
    const not = page.hits('address-not-zh');
    const owned = (start: number, end: number): boolean => page.covered({ start, end }, OWNERS);
    const taken = (start: number, end: number): boolean =>
      owned(start, end) || not.some((hit) => hit.start < end && start < hit.end);
    const found: PageFinding[] = [
      ...labelled(page, owned),
      ...narratives(page, taken, owned),
      ...standalone(page, taken),
      ...letters(page),
    ];
    const kept = longest(found);
    yield* kept;
    yield* postcodes(page, kept);
  },
};
