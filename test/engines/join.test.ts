import { describe, expect, it } from 'vitest';
import type { EntityType } from '../../src/core/entities.ts';
import { overlaps, UNSURE_BELOW } from '../../src/core/note.ts';
import type { PageFinding } from '../../src/core/recognizer.ts';
import type { JoinTable, TaggedSpan, Tagging } from '../../src/core/tagger.ts';
import { joinFindings, TAGGER_RULES } from '../../src/engines/join.ts';

const TABLE: JoinTable = {
  weigh: { NAME: [0, 0.5, 0.5] },
  settled: {},
  addFrom: { NAME: 0.6 },
};

/** As {@link TABLE}, with a model that is believed more, and diseases that are always right. */
const DOUBTING: JoinTable = { weigh: { NAME: [0, 0.5, 2] }, settled: { STD: [2, 1, 0] }, addFrom: {} };

const rule = (type: EntityType, start: number, end: number, score: number): PageFinding => ({
  type,
  start,
  end,
  score,
  reason: { rule: 'name.test' },
});
const tag = (type: EntityType, start: number, end: number, probability: number): TaggedSpan => ({
  type,
  start,
  end,
  probability,
});

/** A tagging whose probability of a type is that of its spans, elsewhere `floor`. */
const tagging = (spans: readonly TaggedSpan[], floor = 0): Tagging => ({
  spans,
  probability: (type, span) =>
    spans.reduce((top, s) => (s.type === type && overlaps(s, span) ? Math.max(top, s.probability) : top), floor),
});

type Short = readonly [source: string, type: EntityType, start: number, end: number];

const CASES: readonly (readonly [
  what: string,
  rules: readonly PageFinding[],
  tagged: readonly TaggedSpan[],
  expected: readonly Short[],
])[] = [
  ['adds what the rules miss', [], [tag('NAME', 2, 4, 0.7)], [['tagger', 'NAME', 2, 4]]],
  ['adds nothing unsure', [], [tag('NAME', 2, 4, 0.5)], []],
  ['adds nothing of a type without a threshold', [], [tag('AGE', 2, 4, 0.99)], []],
  ['keeps a weak rule the model does not believe', [rule('NAME', 2, 4, 0.8)], [], [['rules', 'NAME', 2, 4]]],
  ['keeps a certain rule whatever the model says', [rule('NAME', 2, 4, 0.98)], [], [['rules', 'NAME', 2, 4]]],
  ['keeps a strong form of a number', [rule('ID_NUMBER', 2, 20, 0.92)], [], [['rules', 'ID_NUMBER', 2, 20]]],
  [
    'makes no name of a disease the dictionary knows',
    [rule('STD', 2, 4, 0.9)],
    [tag('NAME', 2, 4, 0.99)],
    [['rules', 'STD', 2, 4]],
  ],
  ['says once what both see', [rule('NAME', 2, 4, 0.8)], [tag('NAME', 2, 4, 0.9)], [['rules', 'NAME', 2, 4]]],
  ['keeps the borders of the rules', [rule('NAME', 2, 4, 0.8)], [tag('NAME', 2, 5, 0.9)], [['rules', 'NAME', 2, 4]]],
];

describe('joinFindings', () => {
  it.each(CASES)('%s', (_, rules, tagged, expected) => {
    const joined = joinFindings(rules, tagging(tagged), TABLE, 'rules');
    expect(joined.map(({ source, type, start, end }) => [source, type, start, end])).toEqual(expected);
  });

  it.each([
    ['raises', 0.95, 0.8],
    ['lowers', 0.2, 0.8],
  ])('%s the score of a weak rule', (verb, probability, score) => {
    const [finding] = joinFindings([rule('NAME', 2, 4, score)], tagging([], probability), TABLE, 'rules');
    if (verb === 'raises') expect(finding?.score).toBeGreaterThan(score);
    else expect(finding?.score).toBeLessThan(score);
  });

  it('sends a weak rule the model does not believe to the reviewer', () => {
    const [finding] = joinFindings([rule('NAME', 2, 4, 0.8)], tagging([]), TABLE, 'rules');
    expect(finding?.score).toBeLessThan(UNSURE_BELOW);
  });

  it('never doubts a rule so far that another type could take its place', () => {
    const [finding] = joinFindings([rule('NAME', 2, 4, 0.8)], tagging([]), DOUBTING, 'rules');
    expect(finding?.score).toBe(0.5);
  });

  it('weighs a strong form by what its type is worth, whatever the model says', () => {
    const of = (probability: number) =>
      joinFindings([rule('STD', 2, 4, 0.9)], tagging([], probability), DOUBTING, 'rules')[0]?.score;
    expect(of(0.01)).toBe(of(0.99));
    expect(of(0.5)).toBeGreaterThan(0.9);
  });

  it('keeps the score of a type that the table does not weigh', () => {
    const [finding] = joinFindings([rule('ADDRESS', 2, 4, 0.8)], tagging([]), TABLE, 'rules');
    expect(finding?.score).toBe(0.8);
  });

  it('gives reasons that the table explains', () => {
    const [finding] = joinFindings([], tagging([tag('NAME', 0, 2, 0.9)]), TABLE, 'rules');
    expect(Object.keys(TAGGER_RULES)).toContain(finding?.reason.rule);
  });
});
