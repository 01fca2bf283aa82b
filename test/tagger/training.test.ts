/** A model trained in the test on a few notes of its own: the same bytes every time, and offsets of the note. */
import { detectionOf } from '../../src/core/engine.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Note } from '../../src/core/note.ts';
import { runBuiltin } from '../../src/engines/builtin.ts';
import { taggerEngine } from '../../src/engines/tagger.ts';
import type { RulesOptions } from '../../src/engines/rules.ts';
import { loadTagger } from '../../src/tagger/tagger.ts';
import { encodeWeights } from '../../src/tagger/weights.ts';
import type { Augmenter } from '../../src/training/augment.ts';
import { augment } from '../../src/training/augment.ts';
import { augmenterOf } from '../../src/training/augmenter.ts';
import { fit } from '../../src/training/fit.ts';
import type { GoldNote } from '../../src/training/notes.ts';
import { Prng } from '../../src/training/prng.ts';
import { unmark } from '../mark.ts';

const MARKED = [
  '护理记录\n晨间由护工[褚阿满:NAME]陪同翻身，后[阿满:NAME]喂饭。\n电话 [13912345678:CONTACT]',
  '护理记录\n晨间由护工[宓小兰:NAME]陪同翻身，后[小兰:NAME]喂饭。\n电话 [13812345670:CONTACT]',
  '护理记录\n晨间由护工[柴大有:NAME]陪同翻身，后[大有:NAME]喂饭。\n梅毒 [RPR 1:8:STD:1]',
  '护理记录\n晨间由护工[左春花:NAME]陪同翻身，后[春花:NAME]喂饭。\n无发热。',
];

const noteOf = (text: string): Note => ({ id: 'n', text, language: 'zh', format: 'text', meta: {} });
const NOTES: readonly GoldNote[] = MARKED.map((marked, index) => {
  const { text, spans } = unmark(marked);
  return { note: noteOf(text), spans, set: 'test', isHeld: index % 2 === 0 };
});
const FIT = { seed: 7, rounds: 6, rate: 0.2, sparsity: 0.001, dropout: 0.1 };

let rules: RulesOptions;
let augmenter: Augmenter;
const train = (seed: number): Uint8Array =>
  encodeWeights(fit(NOTES, rules, augmenter, { ...FIT, seed }, 'test').weights);
let bytes: Uint8Array;

beforeAll(async () => {
  rules = await loadRulesOptions();
  augmenter = augmenterOf(rules.knowledge, 'static/dictionaries');
  bytes = train(7);
}, 60_000);

describe('training', () => {
  it('gives the same bytes for the same seed, and others for another', () => {
    expect(train(7)).toEqual(bytes);
    expect(train(8)).not.toEqual(bytes);
  });
});

describe('augmentation', () => {
  it('keeps every span on text of its own', () => {
    const random = new Prng(3);
    for (let round = 0; round < 40; round++) {
      for (const gold of NOTES) {
        const { note, spans } = augment(gold, augmenter, random);
        expect(spans.map(({ type }) => type)).toEqual(gold.spans.map(({ type }) => type));
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(note.text.slice(start, end)).not.toMatch(/^[\s，。：]|[\s，。：]$/u);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(note.text.length);
      }
    }
  });

  it('gives one old name one new name in a note', () => {
    const gold = NOTES[0] as GoldNote;
    const random = new Prng(5);
    for (let round = 0; round < 30; round++) {
      const { note, spans } = augment(gold, augmenter, random);
      const [full = '', given = ''] = spans
        .filter(({ type }) => type === 'NAME')
        .map(({ start, end }) => note.text.slice(start, end));
      expect(full.endsWith(given)).toBe(true);
    }
  });
});

describe('the engines', () => {
  it('find what is learned, in offsets of the note', async () => {
    const tagger = loadTagger(bytes);
    // Zero-width and full-width units before the name: folded offsets differ from those of the note.
    const text = '护理\u200b记录\u200b\nＡ\u200b晨间由护工葛阿秋陪同翻身，后阿秋喂饭。';
    const detector = await taggerEngine(rules, tagger).open({ profile: 'core' });
    const found = detectionOf(await detector.detect(noteOf(text))).findings;
    expect(found.filter(({ type }) => type === 'NAME').map(({ start, end }) => text.slice(start, end))).toContain(
      '葛阿秋',
    );
    for (const { start, end } of runBuiltin(noteOf(text), 'core', rules, tagger)) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  it('read a long note in stretches', async () => {
    const line = '晨间由护工葛阿秋陪同翻身。\n';
    const text = line.repeat(400);
    const detector = await taggerEngine(rules, loadTagger(bytes)).open({ profile: 'core' });
    const found = detectionOf(await detector.detect(noteOf(text))).findings;
    const names = found.filter(({ start, end }) => text.slice(start, end) === '葛阿秋');
    expect(names).toHaveLength(400);
  });

  it('find nothing in an empty note', () => {
    expect(runBuiltin(noteOf(''), 'strict', rules, loadTagger(bytes))).toEqual([]);
  });
});
