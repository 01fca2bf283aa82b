/** The chain against sums over all paths, written out. */
import { describe, expect, it } from 'vitest';
import { Chain, emptyTransitions, GROUPS, type Transitions } from '../../src/tagger/chain.ts';
import { LABEL_COUNT, labelsOf, positionOf, spansOf, typeOf } from '../../src/tagger/labels.ts';

/** Small pseudo-random numbers, the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function transitionsOf(random: () => number): Transitions {
  const transitions = emptyTransitions();
  for (const table of [transitions.entry, transitions.inner])
    for (let k = 0; k < table.length; k++) table[k] = random() * 2 - 1;
  return transitions;
}

/** Weight of one step; null where the chain does not go. `from` null is the start. */
function step({ entry, inner }: Transitions, from: number | null, to: number): number | null {
  const fromPosition = from === null ? 0 : positionOf(from);
  const toPosition = positionOf(to);
  const isOpen = fromPosition === 1 || fromPosition === 2;
  const stays = toPosition === 2 || toPosition === 3;
  if (isOpen !== stays) return null;
  if (stays) {
    if (from === null || typeOf(from) !== typeOf(to)) return null;
    return inner[4 * typeOf(to) + (fromPosition === 1 ? 0 : 2) + (toPosition === 2 ? 0 : 1)] ?? 0;
  }
  return entry[(from === null ? 0 : typeOf(from) + 1) * GROUPS + typeOf(to) + 1] ?? 0;
}

interface Path {
  readonly labels: readonly number[];
  readonly weight: number;
}

function paths(transitions: Transitions, emissions: Float64Array, length: number): Path[] {
  let open: Path[] = [{ labels: [], weight: 1 }];
  for (let position = 0; position < length; position++) {
    open = open.flatMap(({ labels, weight }) =>
      Array.from({ length: LABEL_COUNT }, (_, label) => label).flatMap((label) => {
        const log = step(transitions, labels.at(-1) ?? null, label);
        if (log === null) return [];
        const emission = emissions[position * LABEL_COUNT + label] ?? 0;
        return [{ labels: [...labels, label], weight: weight * Math.exp(log) * emission }];
      }),
    );
  }
  return open.filter(({ labels }) => ![1, 2].includes(positionOf(labels.at(-1) ?? 0)));
}

const LENGTH = 3;

function setUp(seed: number) {
  const random = numbers(seed);
  const transitions = transitionsOf(random);
  const emissions = Float64Array.from({ length: LENGTH * LABEL_COUNT }, () => Math.exp(random() * 4 - 2));
  return { transitions, emissions, all: paths(transitions, emissions, LENGTH) };
}

describe.each([1, 2, 3])('chain, case %i', (seed) => {
  const { transitions, emissions, all } = setUp(seed);
  const total = all.reduce((sum, { weight }) => sum + weight, 0);

  it('sums over all paths', () => {
    expect(new Chain(transitions).infer(emissions, LENGTH)).toBeCloseTo(Math.log(total), 8);
  });

  it('has the marginals of all paths', () => {
    const chain = new Chain(transitions);
    chain.infer(emissions, LENGTH);
    for (let position = 0; position < LENGTH; position++) {
      for (let label = 0; label < LABEL_COUNT; label++) {
        const mass = all.reduce((sum, path) => sum + (path.labels[position] === label ? path.weight : 0), 0);
        expect(chain.marginals[position * LABEL_COUNT + label]).toBeCloseTo(mass / total, 8);
      }
    }
  });

  it('expects as many transitions as all paths have', () => {
    const expected = emptyTransitions();
    new Chain(transitions).infer(emissions, LENGTH, expected);
    const counted = emptyTransitions();
    for (const { labels, weight } of all) {
      labels.forEach((label, position) => {
        const before = position === 0 ? null : (labels[position - 1] ?? null);
        const [type, at] = [typeOf(label), positionOf(label)];
        if (at === 2 || at === 3) {
          const k = 4 * type + (positionOf(before ?? 0) === 1 ? 0 : 2) + (at === 2 ? 0 : 1);
          counted.inner[k] = (counted.inner[k] ?? 0) + weight / total;
        } else {
          const k = (before === null ? 0 : typeOf(before) + 1) * GROUPS + type + 1;
          counted.entry[k] = (counted.entry[k] ?? 0) + weight / total;
        }
      });
    }
    for (const part of ['entry', 'inner'] as const)
      for (let k = 0; k < counted[part].length; k++) expect(expected[part][k]).toBeCloseTo(counted[part][k] ?? 0, 8);
  });

  it('finds the best path', () => {
    const best = all.reduce((top, path) => (path.weight > top.weight ? path : top));
    expect([...new Chain(transitions).best(emissions, LENGTH)]).toEqual(best.labels);
  });
});

describe('best', () => {
  it('finds more where outside counts less', () => {
    const emissions = new Float64Array(LABEL_COUNT).fill(1e-9);
    emissions[0] = 1;
    emissions[4] = 0.5;
    const chain = new Chain(emptyTransitions());
    expect([...chain.best(emissions, 1)]).toEqual([0]);
    expect([...chain.best(emissions, 1, 0.2)]).toEqual([4]);
  });
});

describe('labels', () => {
  it('are the spans again', () => {
    const spans = [
      { start: 0, end: 1, type: 0 },
      { start: 1, end: 4, type: 3 },
      { start: 6, end: 8, type: 9 },
    ];
    expect(spansOf(labelsOf(9, spans), 9)).toEqual(spans);
  });
});
