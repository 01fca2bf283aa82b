import { beforeAll, describe, expect, it } from 'vitest';
import { isHeld, recallOf, variantSets } from '../accuracy/retrieval.ts';
import type { LexicalRetriever } from '../../src/knowledge/lexical.ts';
import { shippedRetriever } from './shipped.ts';

const SETS = variantSets();
const LEAST: Readonly<Record<string, number>> = { hospitals: 200, clinical: 100 };

let retriever: LexicalRetriever;
beforeAll(async () => {
  retriever = await shippedRetriever();
});

describe.each(SETS)('variants of $name', ({ name, variants }) => {
  it('are many that are no form of the dictionary', () => {
    const known = variants.filter(({ written }) =>
      retriever.search(written, { k: 1 }).some(({ score, why }) => score === 1 && why.form === written),
    );
    expect(variants.length - known.length).toBeGreaterThanOrEqual(LEAST[name] ?? 0);
  });

  it.each([
    ['tuned on', false],
    ['held back', true],
  ])('bring their entry to mind, %s', async (_, held) => {
    const { five } = await recallOf(
      variants.filter((__, index) => isHeld(index) === held),
      retriever,
    );
    expect(five).toBeGreaterThanOrEqual(0.95);
  });
});
