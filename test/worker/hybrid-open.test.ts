import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErrorRecord } from '../../src/core/errors.ts';
import type { Retriever } from '../../src/core/knowledge.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { Database } from '../../src/storage/database.ts';
import { addPart } from '../../src/storage/vectors.ts';
import type { OnEmbed, RemotePort } from '../../src/worker/embedder-port.ts';
import { openHybrid } from '../../src/worker/hybrid-open.ts';
import { VectorStore } from '../../src/worker/vector-store.ts';

const FACTS = { model: 'counting', dimensions: 16, queryInstruction: '' };
const DICTIONARY = parseDictionary('own', '# type: HOSPITAL\n甲乙医院|甲院\n丙丁医院\n戊己诊所\n');
const NEVER = parseDictionary('never', '# type: HOSPITAL\n# effect: never\n本院\n');

/** Counts characters by their unit: texts that share characters are near. */
const embed: OnEmbed = (texts) => {
  const all = new Float32Array(texts.length * FACTS.dimensions);
  texts.forEach((text, row) => {
    const vector = new Float32Array(FACTS.dimensions);
    for (const sign of text) vector[sign.charCodeAt(0) % 16] = (vector[sign.charCodeAt(0) % 16] ?? 0) + 1;
    const length = Math.hypot(...vector);
    all.set(
      vector.map((value) => value / length),
      row * FACTS.dimensions,
    );
  });
  return Promise.resolve({ ok: true, value: all });
};
const failing: OnEmbed = () => Promise.resolve({ ok: false, error: { code: 'model.absent', params: { model: 'x' } } });

const lexical: Retriever = { retrieve: () => Promise.resolve([]) };

describe('the retriever of a worker', () => {
  let database: Database;
  let reported: (ErrorRecord | null)[];
  let asked: number;

  const open = (by: OnEmbed, facts: typeof FACTS | null = FACTS) =>
    openHybrid({
      database,
      dictionaries: [DICTIONARY, NEVER],
      lexical,
      port: { facts: () => Promise.resolve((asked++, facts)), embed: by } as unknown as RemotePort,
      report: (error) => void reported.push(error),
    });
  const compute = () => new VectorStore(database).compute(DICTIONARY, FACTS, embed, () => undefined);

  beforeEach(async () => {
    database = new Database('hybrid-test');
    await database.open();
    [reported, asked] = [[], 0];
  });
  afterEach(() => database.delete());

  it('asks for no model where no vectors are kept', async () => {
    expect((await open(embed)).model).toBeNull();
    expect(asked).toBe(0);
  });

  it('searches by meaning where they are', async () => {
    await compute();
    const retriever = await open(embed);
    expect(retriever.model).toBe('counting');
    expect((await retriever.retrieve('甲院', { k: 1 }))[0]).toMatchObject({
      entry: '甲乙医院',
      why: { ways: ['meaning'] },
    });
    expect(reported).toEqual([null]);
  });

  it.each([
    ['there is no model', null],
    ['the vectors are of another model', { ...FACTS, model: 'other' }],
  ])('is lexical where %s', async (_, facts) => {
    await compute();
    expect((await open(embed, facts)).model).toBeNull();
  });

  it('answers by letters and says so when the model fails', async () => {
    await compute();
    const retriever = await open(failing);
    expect(await retriever.retrieve('甲院', { k: 1 })).toEqual([]);
    expect(reported).toEqual([{ code: 'model.absent', params: { model: 'x' } }]);
  });

  it('leaves out a part that is damaged, whose terms are computed again', async () => {
    await compute();
    await addPart(database, { model: 'counting', dictionary: 'own' }, Uint8Array.of(1, 2, 3));
    expect(await new VectorStore(database).states([DICTIONARY, NEVER], FACTS)).toEqual([
      { id: 'own', forms: 4, missing: 0 },
    ]);
    expect((await open(embed)).model).toBe('counting');
  });
});

describe('files of vectors', () => {
  let database: Database;
  const other = parseDictionary('theirs', '# type: HOSPITAL\n甲乙医院|甲院\n丙丁医院\n庚辛门诊\n');
  const strange = parseDictionary('strange', '# type: STD\n梅毒\n淋病\n甲院\n');
  beforeEach(async () => {
    database = new Database('vector-files-test');
    await database.open();
  });
  afterEach(() => database.delete());

  it('serve the same list that has another id, and only its terms', async () => {
    const store = new VectorStore(database);
    await store.compute(DICTIONARY, FACTS, embed, () => undefined);
    const file = await store.export(DICTIONARY, FACTS);
    expect(await store.import(other, FACTS, file)).toEqual({ id: 'theirs', forms: 4, missing: 1 });
  });

  it.each([
    ['another model', other, { ...FACTS, model: 'else' }],
    ['another dictionary', strange, FACTS],
  ])('are refused for %s, and nothing changes', async (_, dictionary, facts) => {
    const store = new VectorStore(database);
    await store.compute(DICTIONARY, FACTS, embed, () => undefined);
    const file = await store.export(DICTIONARY, FACTS);
    await expect(store.import(dictionary, facts, file)).rejects.toMatchObject({ code: 'vectors.mismatch' });
    expect(await store.states([dictionary], facts)).toMatchObject([
      { missing: dictionary.terms.length + (dictionary === other ? 1 : 0) },
    ]);
  });

  it('are none before anything was computed', async () => {
    await expect(new VectorStore(database).export(DICTIONARY, FACTS)).rejects.toMatchObject({ code: 'vectors.none' });
  });
});
