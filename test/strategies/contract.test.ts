import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES } from '../../src/core/entities.ts';
import { STRATEGY_IDS, STRATEGY_TYPES } from '../../src/core/policy.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { contextOf } from './context.ts';

const VALUES = {
  NAME: '王建国',
  ID_NUMBER: '110108196605211337',
  CONTACT: '13912345678',
  ADDRESS: '北京市海淀区上地路1号',
  HOSPITAL: '北京协和医院',
  STD: '梅毒',
  PREGNANCY: '孕39周',
  DATE: '2024年3月1日',
  AGE: '91岁',
  ORGANIZATION: '样例机械厂',
} as const;

describe.each(STRATEGY_IDS)('%s', (id) => {
  const strategy = STRATEGIES[id];

  it('is in the table under its own id, in both languages', () => {
    expect(strategy.id).toBe(id);
    expect(strategy.types).toBe(STRATEGY_TYPES[id]);
    for (const words of [strategy.label, strategy.about]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/^[\p{ASCII}]+$/u);
    }
  });

  it.each(ENTITY_TYPES.filter((type) => strategy.types?.includes(type) ?? true))('is pure for %s', (type) => {
    const text = VALUES[type];
    const replaced = strategy.replace(text, contextOf(text, type));
    expect(strategy.replace(text, contextOf(text, type))).toBe(replaced);
    if (id !== 'keep') expect(replaced).not.toContain(text);
    else expect(replaced).toBe(text);
  });
});
