import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { blockAt, safeBlocks, sourceBlocks, sourcePieces, splitBlocks } from '../../src/app/blocks.ts';
import type { Annotation, Span } from '../../src/core/note.ts';

const at = ({ start, end }: Span): Annotation => ({
  id: `${String(start)}-${String(end)}`,
  start,
  end,
  type: 'NAME',
  level: 1,
  evidence: [],
  status: 'proposed',
});

/** Lines from none to several blocks long, with characters of two units. */
const text = fc
  .array(fc.tuple(fc.constantFrom('字', '𠮷', '。', ' '), fc.integer({ min: 0, max: 1500 })), { maxLength: 8 })
  .map((runs) => runs.map(([character, count]) => character.repeat(count)).join('\n'));

describe('blocks', () => {
  test.prop([text])('partition the text, whole characters each', (given) => {
    const blocks = splitBlocks(given);
    expect(blocks.map(({ start, end }) => given.slice(start, end)).join('')).toBe(given);
    for (const { start, end } of blocks) {
      expect(end).toBeGreaterThan(start);
      expect(end - start).toBeLessThanOrEqual(1200);
      expect(given.slice(start, end).isWellFormed()).toBe(true);
    }
  });

  test.prop([text, fc.nat(), fc.nat()])('show every unit once, whatever is marked', (given, from, length) => {
    const start = given.length === 0 ? 0 : from % given.length;
    const end = Math.min(given.length, start + 1 + (length % 2000));
    const annotations = end > start ? [at({ start, end })] : [];
    const blocks = sourceBlocks(splitBlocks(given), annotations, []);
    const pieces = blocks.flatMap((block) => sourcePieces(given, block));
    expect(pieces.map((piece) => piece.text).join('')).toBe(given);
    const marked = pieces.filter(({ annotation }) => annotation);
    expect(marked.map((piece) => piece.text).join('')).toBe(given.slice(start, end));
    expect(marked.filter(({ first }) => first)).toHaveLength(annotations.length);
  });

  it('keep their identity unless something in them changed', () => {
    const given = `${'甲'.repeat(700)}\n${'乙'.repeat(700)}\n${'丙'.repeat(700)}`;
    const layout = splitBlocks(given);
    const [first, second] = [at({ start: 1, end: 3 }), at({ start: 800, end: 803 })];
    const before = sourceBlocks(layout, [first, second], []);
    const after = sourceBlocks(layout, [first, { ...second, status: 'confirmed' }], before);
    expect(after.map((block, index) => block === before[index])).toEqual([true, false, true]);
  });

  it('put a replacement once, where its annotation begins', () => {
    const given = `${'甲'.repeat(700)}\n${'乙'.repeat(700)}`;
    const blocks = sourceBlocks(splitBlocks(given), [at({ start: 690, end: 710 })], []);
    const safe = safeBlocks(given, blocks, () => '某某', []);
    expect(safe.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))).toEqual([
      `${'甲'.repeat(690)}某某`,
      '乙'.repeat(691),
    ]);
  });

  it('show nothing where a replacement is missing, and never the original', () => {
    const blocks = sourceBlocks(splitBlocks('患者张三'), [at({ start: 2, end: 4 })], []);
    const [safe] = safeBlocks('患者张三', blocks, () => undefined, []);
    expect(safe?.pieces.map((piece) => piece.text)).toEqual(['患者', '']);
  });

  it('are found by offset', () => {
    const blocks = splitBlocks(`${'甲'.repeat(700)}\n${'乙'.repeat(700)}`);
    expect([0, 700, 701, 1400, 1401].map((offset) => blockAt(blocks, offset))).toEqual([0, 0, 1, 1, 1]);
  });
});
