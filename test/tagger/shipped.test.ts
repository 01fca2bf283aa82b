/** The weights that ship: whole, small, those of the card, and of use. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { ENTITY_TYPES } from '../../src/core/entities.ts';
import type { Finding } from '../../src/core/note.ts';
import { runBuiltin } from '../../src/engines/builtin.ts';
import type { RulesOptions } from '../../src/engines/rules.ts';
import { loadTagger } from '../../src/tagger/tagger.ts';
import { decodeWeights } from '../../src/tagger/weights.ts';
import { unmark } from '../mark.ts';

interface Card {
  readonly version: string;
  readonly weights: { readonly sha256: string; readonly bytes: number; readonly gzip: number };
}

const bytes = new Uint8Array(readFileSync('static/tagger/weights.bin'));
const card = JSON.parse(readFileSync('static/tagger/card.json', 'utf8')) as Card;

describe('shipped weights', () => {
  it('are those the card describes', () => {
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(card.weights.sha256);
    expect(bytes.length).toBe(card.weights.bytes);
    expect(loadTagger(bytes).version).toBe(card.version);
  });

  it('are small enough for the page', () => {
    expect(gzipSync(bytes).length).toBeLessThan(1_000_000);
  });

  it('have the labels of the entity table', () => {
    expect(decodeWeights(bytes).head.types).toEqual(ENTITY_TYPES);
  });
});

describe('the joined engine', () => {
  let options: RulesOptions;
  beforeAll(async () => {
    options = await loadRulesOptions();
  });
  const find = (text: string): Finding[] =>
    runBuiltin({ id: 'n', text, language: 'zh', format: 'text', meta: {} }, 'strict', options, loadTagger(bytes));

  it.each([
    '患者[张建国:NAME]，住院号[20230517:ID_NUMBER]，电话[13912345678:CONTACT]，[HIV抗体阳性:STD]。',
    '姓名：[王淑芬:NAME]　身份证号：[110101194912310021:ID_NUMBER]',
    '由[李晓梅:NAME]陪同至[上海市第六人民医院:HOSPITAL]就诊。',
  ])('finds what stands in %s', (marked) => {
    const { text, spans } = unmark(marked);
    const found = find(text);
    for (const span of spans)
      expect(found).toContainEqual(expect.objectContaining({ type: span.type, start: span.start, end: span.end }));
  });

  it('gives every score as a probability, from the rules or the tagger', () => {
    for (const { score, source } of find('患者张建国，由李晓梅陪同，电话13912345678，否认梅毒。')) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(['rules', 'tagger']).toContain(source);
    }
  });
});
