import { fc, it as property } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import type { Embedder } from '../../src/core/embedder.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { fuse, hybridRetriever } from '../../src/knowledge/hybrid.ts';
import {
  countMissing,
  formatVectors,
  formsToEmbed,
  joinParts,
  nearest,
  parseVectors,
  quantise,
  rowsFrom,
  semanticRetriever,
  updateVectors,
  type TermVectors,
} from '../../src/knowledge/vectors.ts';
import type { Candidate } from '../../src/core/knowledge.ts';

const DIMENSIONS = 16;

/** Counts characters by their unit: texts that share characters are near. */
function countingEmbedder(model = 'counting'): Embedder & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    model,
    asked,
    dimensions: DIMENSIONS,
    queryInstruction: '',
    embed(texts) {
      asked.push(...texts);
      const all = new Float32Array(texts.length * DIMENSIONS);
      texts.forEach((text, row) => {
        const vector = new Float32Array(DIMENSIONS);
        for (const sign of text)
          vector[sign.charCodeAt(0) % DIMENSIONS] = (vector[sign.charCodeAt(0) % DIMENSIONS] ?? 0) + 1;
        const length = Math.hypot(...vector) || 1;
        all.set(
          vector.map((value) => value / length),
          row * DIMENSIONS,
        );
      });
      return Promise.resolve(all);
    },
    close: () => undefined,
  };
}

const DICTIONARY = parseDictionary('own', '# type: HOSPITAL\n# version: 3\n甲乙医院|甲院\n丙丁医院\n戊己诊所\n');
const OWNER = { model: 'counting', dimensions: DIMENSIONS, dictionary: { id: 'own', version: '3' } };
const computed = (): Promise<TermVectors> => updateVectors(formsToEmbed(DICTIONARY), null, countingEmbedder());

describe('quantised vectors', () => {
  property.prop([
    fc
      .integer({ min: 1, max: 40 })
      .chain((dimensions) =>
        fc.tuple(
          fc.constant(dimensions),
          fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: dimensions, maxLength: dimensions * 8 }),
        ),
      ),
  ])('stand for each number within half a step', ([dimensions, values]) => {
    const vectors = Float32Array.from(values.slice(0, Math.floor(values.length / dimensions) * dimensions));
    const { rows, scales, count } = quantise(vectors, dimensions);
    expect(count).toBe(vectors.length / dimensions);
    vectors.forEach((value, at) => {
      const scale = scales[Math.floor(at / dimensions)] ?? 0;
      expect(Math.abs(value - (rows[at] ?? 0) * scale)).toBeLessThanOrEqual(scale * 0.51 + 1e-30);
    });
  });

  it('are searched as exact ones are', () => {
    const random = (seed: number): number => Math.abs(Math.sin(seed) * 10_000) % 1;
    const vectors = Float32Array.from({ length: 300 * 18 }, (_, at) => random(at + 1) - 0.5);
    const query = Float32Array.from({ length: 18 }, (_, at) => random(at + 77_777) - 0.5);
    const exact = Array.from({ length: 300 }, (_, row) => ({
      row,
      score: query.reduce((sum, value, at) => sum + value * (vectors[row * 18 + at] ?? 0), 0),
    })).sort((a, b) => b.score - a.score);
    const found = nearest(quantise(vectors, 18), query, 10);
    expect(found[0]?.row).toBe(exact[0]?.row);
    found.forEach(({ row, score }) => {
      expect(score).toBeCloseTo(exact.find((one) => one.row === row)?.score ?? NaN, 1);
    });
    expect(nearest(quantise(vectors, 18), query, 3, (row) => row % 2 === 0).every(({ row }) => row % 2 === 0)).toBe(
      true,
    );
  });
});

describe('vectors of a dictionary', () => {
  it('are computed once: a change computes what is new and drops what is gone', async () => {
    const before = await computed();
    const embedder = countingEmbedder();
    const after = await updateVectors(['甲院', '丙丁医院', '庚辛医院'], before, embedder);
    expect(embedder.asked).toEqual(['庚辛医院']);
    expect(after.count).toBe(3);
    expect((await updateVectors(['甲院'], before, countingEmbedder('other'))).model).toBe('other');
  });

  it('can be stopped and gone on with', async () => {
    const forms = Array.from({ length: 3000 }, (_, at) => `医院${String(at)}`);
    const control = new AbortController();
    let kept: TermVectors | null = null;
    const stopped = updateVectors(forms, null, countingEmbedder(), {
      signal: control.signal,
      onKeep: (vectors) => {
        kept = vectors;
        control.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const rest = countingEmbedder();
    const whole = await updateVectors(forms, kept, rest);
    expect(whole.count).toBe(3000);
    expect(rest.asked.length).toBe(3000 - (kept as unknown as TermVectors).count);
  });

  it('are kept up to the last call when the embedder fails', async () => {
    const forms = Array.from({ length: 500 }, (_, at) => `医院${String(at)}`);
    const embedder = countingEmbedder();
    const parts: TermVectors[] = [];
    let [calls, kept] = [0, 0];
    const failing = updateVectors(
      forms,
      null,
      { ...embedder, embed: (texts) => (++calls > 6 ? Promise.reject(new Error('gone')) : embedder.embed(texts)) },
      {
        onKeep: (all) => {
          parts.push(rowsFrom(all, kept));
          kept = all.count;
        },
      },
    );
    await expect(failing).rejects.toThrow('gone');
    const known = joinParts(parts);
    expect(known?.count).toBe(embedder.asked.length);
    expect(countMissing(forms, known)).toBe(500 - embedder.asked.length);
    expect(known).toEqual(await updateVectors(forms.slice(0, kept), null, countingEmbedder()));
  });

  it('joined of parts that share forms hold each form once', async () => {
    const vectors = await computed();
    expect(joinParts([vectors, vectors])).toEqual(vectors);
    expect(joinParts([])).toBeNull();
  });

  it('come back from a file', async () => {
    const vectors = await computed();
    expect(await parseVectors(await formatVectors(vectors, OWNER.dictionary), OWNER)).toEqual(vectors);
  });

  it.each([
    ['another model', { ...OWNER, model: 'other' }, 'vectors.mismatch'],
    ['another version', { ...OWNER, dictionary: { id: 'own', version: '4' } }, 'vectors.mismatch'],
    ['another dictionary', { ...OWNER, dictionary: { id: 'theirs', version: '3' } }, 'vectors.mismatch'],
  ])('are refused for %s', async (_, owner, code) => {
    const file = await formatVectors(await computed(), OWNER.dictionary);
    await expect(parseVectors(file, owner)).rejects.toMatchObject({ code });
  });

  it('are refused when a byte has changed or is missing, wherever', async () => {
    const file = await formatVectors(await computed(), OWNER.dictionary);
    for (let at = 0; at < file.length; at += 7) {
      const changed = file.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      await expect(parseVectors(changed, OWNER)).rejects.toThrow();
      await expect(parseVectors(file.slice(0, at), OWNER)).rejects.toThrow();
    }
  });

  it('find the entry of the nearest form', async () => {
    const retriever = semanticRetriever([{ dictionary: DICTIONARY, vectors: await computed() }], countingEmbedder());
    const [first] = await retriever.retrieve('甲院', { k: 2 });
    expect(first).toMatchObject({
      entry: '甲乙医院',
      dictionary: 'own',
      type: 'HOSPITAL',
      why: { ways: ['meaning'], form: '甲院' },
    });
    expect(first?.score).toBeCloseTo(1, 1);
    expect(await retriever.retrieve('甲院', { k: 2, types: ['STD'] })).toEqual([]);
  });
});

describe('a passage', () => {
  it('is looked up clause by clause, and only near terms count', async () => {
    const retriever = semanticRetriever([{ dictionary: DICTIONARY, vectors: await computed() }], countingEmbedder());
    const passage = `${'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生，'.repeat(3)}先在丙丁医院`;
    const [first] = await retriever.retrieve(passage, { k: 3 });
    expect(first?.entry).toBe('丙丁医院');
    expect(await retriever.retrieve('天地玄黄，宇宙洪荒，'.repeat(9), { k: 3 })).toEqual([]);
  });
});

const candidate = (entry: string, score: number, way: Candidate['why']['ways'][number]): Candidate => ({
  entry,
  dictionary: 'd',
  type: 'HOSPITAL',
  level: 1,
  score,
  why: { ways: [way], form: entry },
});

describe('hybrid ranking', () => {
  it('puts what both see before what one sees', () => {
    const lexical = [candidate('甲', 0.7, 'characters'), candidate('乙', 0.6, 'characters')];
    const semantic = [candidate('丙', 0.9, 'meaning'), candidate('乙', 0.8, 'meaning')];
    const fused = fuse([lexical, semantic], 3);
    expect(fused.map(({ entry }) => entry)).toEqual(['乙', '甲', '丙']);
    expect(fused[0]?.why.ways).toEqual(['characters', 'meaning']);
  });

  it('keeps an exact term first', () => {
    const fused = fuse(
      [
        [candidate('乙', 1, 'exact'), candidate('甲', 0.5, 'characters')],
        [candidate('甲', 0.9, 'meaning'), candidate('丙', 0.8, 'meaning')],
      ],
      2,
    );
    expect(fused.map(({ entry, score }) => [entry, score])).toEqual([
      ['乙', 1],
      ['甲', expect.any(Number)],
    ]);
  });

  it('is the lexical one where there is no model', () => {
    const lexical = { retrieve: () => Promise.resolve([]) };
    expect(hybridRetriever(lexical, null)).toBe(lexical);
  });
});
