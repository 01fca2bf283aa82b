import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/core/entities.ts';
import type { PageFinding } from '../../src/core/recognizer.ts';
import { plausible } from '../../src/engines/plausible.ts';

const kept = (type: EntityType, text: string, probability = 0.9, findings: readonly PageFinding[] = []): boolean =>
  plausible(
    { spans: [{ type, start: 0, end: text.length, probability }], probability: () => probability },
    { text, findings },
  ).spans.length === 1;

const finding = (type: EntityType, score: number): PageFinding => ({
  type,
  score,
  start: 20,
  end: 22,
  reason: { rule: 'test' },
});

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
    ['NAME', '那么'],
    ['NAME', '对于耳屎'],
    ['NAME', '求专业'],
    ['HOSPITAL', '正规医院'],
    ['HOSPITAL', '您尽快到医院'],
    ['HOSPITAL', '治疗最好的医院'],
  ])('%s: %s goes', (type, text) => expect(kept(type, text)).toBe(false));

  it.each<[string, readonly PageFinding[], number, boolean]>([
    ['a page that names nobody and no place', [], 0.5, false],
    ['the same, when it is sure', [], 0.85, true],
    ['a page with a hospital', [finding('HOSPITAL', 0.9)], 0.5, true],
    ['a page with a doubtful name', [finding('NAME', 0.5)], 0.5, false],
    ['a page with a date and a disease', [finding('DATE', 0.9), finding('STD', 0.9)], 0.5, false],
  ])('on %s', (_, findings, probability, stays) => {
    expect(kept('NAME', '何必问', probability, findings)).toBe(stays);
  });
});
