import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/core/entities.ts';
import { plausible } from '../../src/engines/plausible.ts';

const kept = (type: EntityType, text: string): boolean =>
  plausible({ spans: [{ type, start: 0, end: text.length, probability: 0.9 }], probability: () => 0.9 }, text).spans
    .length === 1;

describe('what the tagger may say', () => {
  it.each<[EntityType, string]>([
    ['NAME', '何必问'],
    ['NAME', '李 学 仁'],
    ['NAME', "Anne-Marie O'Neil"],
    ['NAME', '阿依古丽·买买提'],
    ['HOSPITAL', '市二院'],
    ['HOSPITAL', '复旦大学附属华山医院'],
    ['STD', '梅毒，已治愈'],
  ])('%s: %s stays', (type, text) => expect(kept(type, text)).toBe(true));

  it.each<[EntityType, string]>([
    ['NAME', '谢谢'],
    ['NAME', '我会尽快'],
    ['NAME', '张三\n李四'],
    ['NAME', '周某'],
    ['NAME', '陈*婷'],
    ['HOSPITAL', '正规医院'],
    ['HOSPITAL', '您尽快到医院'],
    ['HOSPITAL', '治疗最好的医院'],
  ])('%s: %s goes', (type, text) => expect(kept(type, text)).toBe(false));
});
