import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/storage/database.ts';
import { saveDictionary } from '../../src/storage/hospital-dictionaries.ts';
import { addPart, forgetVectors, modelsWithVectors, readParts, replaceParts } from '../../src/storage/vectors.ts';

const OWN = { model: 'bge', dictionary: 'own' };

describe('stored vectors', () => {
  let database: Database;
  const parts = async (of = OWN): Promise<number[][]> => (await readParts(database, of)).map((bytes) => [...bytes]);

  beforeEach(async () => {
    database = new Database('vectors-test');
    await database.open();
  });
  afterEach(() => database.delete());

  it('come back part by part, in the order in which they were added', async () => {
    for (let part = 0; part < 12; part++) await addPart(database, OWN, Uint8Array.of(part));
    expect(await parts()).toEqual(Array.from({ length: 12 }, (_, part) => [part]));
  });

  it('become one part, after which more can be added', async () => {
    await addPart(database, OWN, Uint8Array.of(1));
    await addPart(database, OWN, Uint8Array.of(2));
    await replaceParts(database, OWN, Uint8Array.of(1, 2));
    await addPart(database, OWN, Uint8Array.of(3));
    expect(await parts()).toEqual([[1, 2], [3]]);
  });

  it('are apart by model and dictionary, also where one name begins as another does', async () => {
    const others = [
      { model: 'bge', dictionary: 'own-2' },
      { model: 'bge-large', dictionary: 'own' },
      { model: 'bge/own', dictionary: 'x' },
    ];
    await addPart(database, OWN, Uint8Array.of(0));
    for (const [at, of] of others.entries()) await addPart(database, of, Uint8Array.of(at + 1));
    expect(await parts()).toEqual([[0]]);
    expect(await parts(others[2])).toEqual([[3]]);
    expect([...(await modelsWithVectors(database))].sort()).toEqual(['bge', 'bge-large', 'bge/own']);
    for (const [at, of] of others.entries()) expect(await parts(of)).toEqual([[at + 1]]);
  });

  it('two tabs that add at once lose nothing', async () => {
    const other = new Database('vectors-test');
    await Promise.all([addPart(database, OWN, Uint8Array.of(1)), addPart(other, OWN, Uint8Array.of(2))]);
    expect((await parts()).flat().sort()).toEqual([1, 2]);
    other.close();
  });

  it('go when their dictionary is neither shipped nor the hospital’s', async () => {
    const header = {
      id: 'own',
      name: 'own',
      type: 'STD' as const,
      language: 'zh',
      source: '',
      licence: '',
      version: '1',
    };
    await saveDictionary(database, { header, text: '# type: STD\n梅毒\n', terms: 1 }, 0);
    for (const dictionary of ['own', 'shipped', 'gone'])
      await addPart(database, { model: 'bge', dictionary }, Uint8Array.of(1));
    await forgetVectors(database, ['shipped']);
    const left = await Promise.all(['own', 'shipped', 'gone'].map((dictionary) => parts({ model: 'bge', dictionary })));
    expect(left).toEqual([[[1]], [[1]], []]);
  });
});
