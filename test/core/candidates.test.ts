import { describe, expect, it } from 'vitest';
import { candidatesFor } from '../../src/core/candidates.ts';
import type { EntityType } from '../../src/core/entities.ts';
import type { Retriever } from '../../src/core/knowledge.ts';

const LISTS: Readonly<Partial<Record<EntityType, readonly string[]>>> = {
  HOSPITAL: ['甲乙丙丁医院', '戊己庚辛医院', '壬癸医院'],
  STD: ['梅毒', '淋病'],
};
const retriever: Retriever = {
  retrieve: (_, { types, k }) =>
    Promise.resolve(
      (LISTS[types?.[0] ?? 'NAME'] ?? []).slice(0, k).map((entry) => ({
        entry,
        dictionary: 'd',
        type: types?.[0] ?? 'NAME',
        level: 1 as const,
        score: 1,
        why: { ways: ['exact' as const], form: entry },
      })),
    ),
};
const entries = async (k: number, tokenBudget: number): Promise<string[]> =>
  (await candidatesFor('…', retriever, { types: ['HOSPITAL', 'STD', 'PREGNANCY'], k, tokenBudget })).map(
    ({ entry }) => entry,
  );

describe('candidates for a prompt', () => {
  it('are the k best of each type', async () => {
    expect(await entries(2, 1000)).toEqual(['甲乙丙丁医院', '戊己庚辛医院', '梅毒', '淋病']);
  });

  it('share the budget between the types, best first', async () => {
    expect(await entries(3, 18)).toEqual(['甲乙丙丁医院', '梅毒']);
    expect(await entries(3, 0)).toEqual([]);
  });
});
