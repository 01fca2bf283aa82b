/** Own-hospital tuning from the shipped weights: what is learned, what stays, and what the result may hold. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { countDocument, addCounts, emptyCounts, microOf, ratesOf } from '../../src/core/score.ts';
import { ENTITY_TYPES } from '../../src/core/entities.ts';
import type { Note } from '../../src/core/note.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runBuiltin } from '../../src/engines/builtin.ts';
import { isStrong } from '../../src/engines/join.ts';
import { readPage, type RulesOptions } from '../../src/engines/rules.ts';
import { adaptWeights, type ReviewedNote } from '../../src/tagger/adapt.ts';
import { loadTagger } from '../../src/tagger/tagger.ts';
import { decodeWeights, encodeWeights, type Weights } from '../../src/tagger/weights.ts';
import { readNotes } from '../../src/training/notes.ts';
import { unmark } from '../mark.ts';

/** A form of one hospital: the name stands between signs that no rule knows. */
const MARKED = ['温白露', '田野', '路遥远', '乐冬生', '云飞', '史今', '何所依', '柏青', '平凡', '卓越'].map(
  (name, k) =>
    `[青山市第一医院:HOSPITAL]\n班次交接§${String(k)}\n值机位◇[${name}:NAME]◇已到岗\n余无特殊，生命体征平稳。`,
);
const UNSEEN = '[青山市第一医院:HOSPITAL]\n班次交接§7\n值机位◇[安静:NAME]◇已到岗\n余无特殊，生命体征平稳。';

const noteOf = (text: string): Note => ({ id: 'n', text, language: 'zh', format: 'text', meta: {} });

const isSame = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

let rules: RulesOptions;
let shipped: Weights;
let adapted: Weights;
const reviewed = (marked: string): ReviewedNote => {
  const { text, spans } = unmark(marked);
  const { page, folded } = readPage(noteOf(text), rules);
  return { page, spans: spans.map((span) => ({ ...span, ...folded.fromOriginal(span) })) };
};
const namesIn = (weights: Weights, text: string): string[] =>
  runBuiltin(noteOf(text), 'core', rules, loadTagger(encodeWeights(weights)))
    .filter(({ type }) => type === 'NAME')
    .map(({ start, end }) => text.slice(start, end));

beforeAll(async () => {
  rules = await loadRulesOptions();
  shipped = decodeWeights(new Uint8Array(readFileSync('static/tagger/weights.bin')));
  adapted = adaptWeights(shipped, MARKED.map(reviewed), { isSettled: isStrong });
}, 60_000);

describe('own-hospital tuning', () => {
  it('finds a pattern that was unknown', () => {
    const { text } = unmark(UNSEEN);
    expect(namesIn(shipped, text)).not.toContain('安静');
    expect(namesIn(adapted, text)).toContain('安静');
  });

  it('leaves other notes as good as they were, within a point', () => {
    const notes = readNotes('src/synthesis/notes').filter(({ set }, index) => set === 'zh-emr-dev' && index % 2 === 0);
    const f1 = (weights: Weights): number => {
      const tagger = loadTagger(encodeWeights(weights));
      const counts = emptyCounts();
      for (const { note, spans } of notes) {
        const found = resolve(note, runBuiltin(note, 'strict', rules, tagger), rules.foldTable);
        addCounts(counts, microOf(countDocument(spans, found, ENTITY_TYPES).values()));
      }
      const { precision, recall } = ratesOf(counts);
      return (2 * (precision ?? 0) * (recall ?? 0)) / ((precision ?? 0) + (recall ?? 0));
    };
    expect(notes.length).toBeGreaterThan(10);
    expect(f1(adapted)).toBeGreaterThan(f1(shipped) - 1);
  }, 60_000);

  it('gives the same weights for the same notes, in a file that can be read again', () => {
    const again = adaptWeights(shipped, MARKED.map(reviewed), { isSettled: isStrong });
    const bytes = encodeWeights(adapted);
    expect(isSame(encodeWeights(again), bytes)).toBe(true);
    expect(isSame(encodeWeights(decodeWeights(bytes)), bytes)).toBe(true);
  });

  it('takes in no feature that stands in one note alone', () => {
    const one = adaptWeights(shipped, [reviewed(MARKED[0] ?? '')], { isSettled: isStrong });
    const known = new Set(shipped.keys);
    expect([...one.keys].filter((key) => !known.has(key))).toEqual([]);
    expect([...adapted.keys].some((key) => !known.has(key))).toBe(true);
  });

  it('changes nothing without notes', () => {
    const same = adaptWeights(shipped, [], { isSettled: isStrong });
    expect(isSame(encodeWeights({ ...same, head: shipped.head }), encodeWeights(shipped))).toBe(true);
  });
});
