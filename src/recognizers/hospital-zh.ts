/** Health-care facilities in Chinese notes: by grammar, by short form, and by a list of known names. */
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { longest } from './address/longest.ts';
import { PLACE_DICTIONARIES } from './address/places.ts';
import { aliases, latinNames } from './hospital/alias.ts';
import { facilities } from './hospital/facility.ts';
import { labelled } from './hospital/labels.ts';
import { shortNames } from './hospital/short.ts';
import { trades } from './hospital/trade.ts';

export const hospitalZh: Recognizer = {
  id: 'hospital-zh',
  types: ['HOSPITAL'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [...PLACE_DICTIONARIES, 'hospitals-zh', 'hospital-aliases-zh'],
  rules: {
    'hospital.facility': { zh: '医疗机构名称', en: 'name and kind of facility' },
    'hospital.label': { zh: '就诊机构等标签后的内容', en: 'value of a label of care' },
    'hospital.ranked': { zh: '省市县级机构的简称', en: 'facility by its rank' },
    'hospital.bare': { zh: '机构类别，无名称', en: 'kind of facility alone' },
    'hospital.university': { zh: '大学附属医院简称', en: 'short name of a university hospital' },
    'hospital.numbered': { zh: '地名加序号的简称', en: 'place and number' },
    'hospital.kind': { zh: '地名加类别的简称', en: 'place and kind' },
    'hospital.trade': { zh: '私人诊所', en: 'private practice' },
    'hospital.known': { zh: '医院词典', en: 'list of hospitals' },
    'hospital.alias': { zh: '医院别名（有上下文）', en: 'alias in context' },
    'hospital.latin': { zh: '外文医院名', en: 'western name' },
  },
  *recognize(page) {
    const found: PageFinding[] = [
      ...facilities(page),
      ...shortNames(page),
      ...aliases(page),
      ...latinNames(page),
      ...trades(page),
      ...labelled(page),
    ];
    yield* longest(found);
  },
};
