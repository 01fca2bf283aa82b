import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/core/entities.ts';
import {
  addCounts,
  countDocument,
  emptyCounts,
  leaksOf,
  macroOf,
  microOf,
  ratesOf,
  type Counts,
} from '../../src/core/score.ts';
import { unmark } from '../mark.ts';

function countsOf(gold: string, predicted: string, type: EntityType): Counts {
  return countDocument(unmark(gold).spans, unmark(predicted).spans, [type]).get(type) ?? emptyCounts();
}

describe('countDocument', () => {
  it.each<[string, string, string, EntityType, Partial<Counts>]>([
    [
      'found',
      '患者[张三:NAME]入院',
      '患者[张三:NAME]入院',
      'NAME',
      { gold: 1, predicted: 1, found: 1, right: 1, exact: 1 },
    ],
    [
      'too long',
      '患者[张三:NAME]入院',
      '[患者张三:NAME]入院',
      'NAME',
      { found: 1, right: 1, exact: 0, coveredCharacters: 2 },
    ],
    ['too short', '患者[张三丰:NAME]', '患者[张:NAME]三丰', 'NAME', { found: 1, characters: 3, coveredCharacters: 1 }],
    ['beside it', '患者[张三:NAME]入院', '患者张三[入院:NAME]', 'NAME', { gold: 1, predicted: 1, found: 0, right: 0 }],
    [
      'of another type',
      '[协和:HOSPITAL]',
      '[协和:NAME]',
      'HOSPITAL',
      { gold: 1, predicted: 0, found: 0, coveredCharacters: 2 },
    ],
    [
      'in two pieces',
      '[张三李四:NAME]',
      '[张三:NAME][李四:NAME]',
      'NAME',
      { gold: 1, predicted: 2, found: 1, right: 2, exact: 0 },
    ],
    [
      'two in one',
      '[张三:NAME]、[李四:NAME]',
      '[张三、李四:NAME]',
      'NAME',
      { gold: 2, predicted: 1, found: 2, right: 1 },
    ],
    ['level right', '[梅毒:STD:1]', '[梅毒:STD:1]', 'STD', { graded: 1, levelRight: 1 }],
    ['level wrong', '[梅毒:STD:1]', '[梅毒:STD:2]', 'STD', { graded: 1, levelRight: 0 }],
    ['no level in the gold', '[梅毒:STD]', '[梅毒:STD:2]', 'STD', { graded: 0, levelRight: 0 }],
  ])('%s', (_, gold, predicted, type, counts) => {
    expect(countsOf(gold, predicted, type)).toMatchObject(counts);
  });

  it('grades a gold span by the prediction that overlaps it most', () => {
    expect(countsOf('[梅毒阳性:STD:1]', '[梅:STD:2][毒阳性:STD:1]', 'STD')).toMatchObject({ graded: 1, levelRight: 1 });
  });

  it('counts a character once, however many predictions cover it', () => {
    const gold = [{ start: 2, end: 8, type: 'NAME' }] as const;
    const predicted = [
      { start: 5, end: 20, type: 'ADDRESS' },
      { start: 0, end: 4, type: 'NAME' },
      { start: 3, end: 4, type: 'NAME' },
    ] as const;
    expect(countDocument(gold, predicted, ['NAME']).get('NAME')).toMatchObject({ characters: 6, coveredCharacters: 5 });
  });
});

describe('rates', () => {
  const one = { ...emptyCounts(), gold: 4, predicted: 5, found: 3, right: 4, exact: 2, graded: 3, levelRight: 1 };

  it('are percentages, and null where nothing was counted', () => {
    expect(ratesOf(one)).toEqual({
      precision: 80,
      recall: 75,
      exactPrecision: 40,
      exactRecall: 50,
      level: 100 / 3,
      characters: null,
    });
  });

  it('micro adds counts, macro averages the rates that are there', () => {
    const other = { ...emptyCounts(), gold: 1, predicted: 0, found: 0 };
    expect(microOf([one, other])).toEqual(addCounts({ ...one }, other));
    expect(ratesOf(microOf([one, other])).recall).toBe(60);
    const macro = macroOf([ratesOf(one), ratesOf(other)]);
    expect([macro.recall, macro.precision, macro.characters]).toEqual([37.5, 80, null]);
  });
});

describe('leaksOf', () => {
  const leaks = (gold: string, predicted: string, types: readonly EntityType[]): string[] => {
    const { text, spans } = unmark(gold);
    return leaksOf(spans, unmark(predicted).spans, types).map(({ start, end }) => text.slice(start, end));
  };

  it.each<[string, string, string, readonly EntityType[], string[]]>([
    ['untouched', '[张三:NAME]入院', '张三入院', ['NAME'], ['张三']],
    ['touched at one character', '[张三:NAME]入院', '张[三入:NAME]院', ['NAME'], []],
    ['touched by another type', '[协和:HOSPITAL]', '[协和:NAME]', ['HOSPITAL'], []],
    ['of a type that was not asked for', '[张三:NAME]', '张三', ['STD'], []],
    ['of a lower level', '[HPV:STD:2]与[梅毒:STD:1]', 'HPV与梅毒', ['STD'], ['梅毒']],
    [
      'without a level: the default of its type',
      '[早孕:PREGNANCY]，[张三:NAME]',
      '早孕，张三',
      ['PREGNANCY', 'NAME'],
      ['张三'],
    ],
  ])('%s', (_, gold, predicted, types, expected) => {
    expect(leaks(gold, predicted, types)).toEqual(expected);
  });
});
