/** What synthesis reads, from disk, and small gold notes of the tests' own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Materials } from '../../src/synthesis/synthesize.ts';
import type { SeedNote } from '../../src/synthesis/seeds.ts';
import { prepareDictionaries, ROOT } from '../cli/run.ts';
import { unmark } from '../mark.ts';

export function readMaterials(): Materials {
  prepareDictionaries();
  const read = (name: string): string => readFileSync(join(ROOT, 'static/dictionaries/generated', name), 'utf8');
  return { divisions: read('divisions-zh.txt'), traditional: read('traditional.txt') };
}

const note = (id: string, marked: string, lang: SeedNote['lang'] = 'zh'): SeedNote => ({
  id,
  lang,
  category: '入院记录',
  ...unmark(marked),
});

export const SEEDS: readonly SeedNote[] = [
  note(
    'a',
    `[江陵市第二人民医院:HOSPITAL:1] 入院记录
姓名：[沈国梁:NAME:1] 男 58岁 身份证[110105196603070013:ID_NUMBER:1] 生于[1966年3月7日:DATE:1]
住址：[湖北省荆州市江陵县郝穴镇新华路12号:ADDRESS:1] 电话[13812345678:CONTACT:1]
单位：[江陵县粮油加工厂:ORGANIZATION:1]
现病史：[2024年3月5日:DATE:2]起咳嗽，[沈:NAME:1]师傅自行到[市二院:HOSPITAL:1]就诊，其女[沈小燕:NAME:1]陪同。
既往史：否认[乙肝:STD:3]、[梅毒:STD:1]病史。
个人史：生于[荆州:ADDRESS:2]，[已婚:PREGNANCY:3]。
诊断：肺炎。邻床沈某同病。
医师：[欧阳若水:NAME:1]/[王:NAME:1]`,
  ),
  note(
    'b',
    `患者[古丽努尔·艾合买提:NAME:1]，女，31岁，住院号[ZY2024-00817:ID_NUMBER:1]，老人[93岁:AGE:2]同住。
现病史：[停经50天:PREGNANCY:2]，伴腹痛1天。
既往史：[HBsAg(+):STD:3]。
婚育：[已婚:PREGNANCY:3]，[孕3产1流1:PREGNANCY:1]。
处理：转[喀什地区第一人民医院:HOSPITAL:1]，联系[0998-2312345:CONTACT:1]。`,
  ),
  note(
    'c',
    `Seen [Harriet Boyle:NAME:1], DOB [14/02/1957:DATE:1], at [Elmwood General Hospital:HOSPITAL:1]. She is well. Tel [07700 900123:CONTACT:1].
Her husband [Thomas Boyle:NAME:1] called. Denies [HIV:STD:1]. MRN [4471902:ID_NUMBER:1].`,
    'en',
  ),
  note('d', 'Herr [Uwe Brandt:NAME:1], wohnhaft [Lindenweg 4, 34117 Kassel:ADDRESS:1], wurde aufgenommen.', 'de'),
];
