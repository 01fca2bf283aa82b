import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../../src/storage/database.ts';
import { readDictionary } from '../../src/storage/dictionary-cache.ts';

const TEXT = '# type: STD\n梅毒\t1\n';
const rowOf = (text: string) => ({
  id: 'std',
  file: 'std.txt',
  sha256: createHash('sha256').update(text).digest('hex'),
});

describe('dictionary cache', () => {
  let database: Database;
  let fetched: string[];
  let served: string;
  const fetchBytes = (file: string): Promise<Uint8Array> => {
    fetched.push(file);
    return Promise.resolve(new TextEncoder().encode(served));
  };

  beforeEach(async () => {
    database = new Database('test');
    await database.open();
    fetched = [];
    served = TEXT;
  });
  afterEach(() => database.delete());

  it('fetches once and reads from the store afterwards', async () => {
    expect(await readDictionary(rowOf(TEXT), database, fetchBytes)).toBe(TEXT);
    expect(await readDictionary(rowOf(TEXT), database, fetchBytes)).toBe(TEXT);
    expect(fetched).toEqual(['std.txt']);
  });

  it('fetches again when the manifest names another hash', async () => {
    await readDictionary(rowOf(TEXT), database, fetchBytes);
    served = `${TEXT}淋病\t1\n`;
    expect(await readDictionary(rowOf(served), database, fetchBytes)).toBe(served);
    expect((await database.dictionaries.get('std.txt'))?.text).toBe(served);
  });

  it('refuses bytes that are not those of the manifest, and stores nothing', async () => {
    served = TEXT.replace('梅毒', '感冒');
    await expect(readDictionary(rowOf(TEXT), database, fetchBytes)).rejects.toMatchObject({
      code: 'dictionary.unavailable',
    });
    expect(await database.dictionaries.count()).toBe(0);
  });

  it('works without a store', async () => {
    expect(await readDictionary(rowOf(TEXT), null, fetchBytes)).toBe(TEXT);
  });

  it('works with a store that fails', async () => {
    database.close();
    expect(await readDictionary(rowOf(TEXT), database, fetchBytes)).toBe(TEXT);
  });
});
