import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { YinjiError } from '../../src/core/errors.ts';
import { Database } from '../../src/storage/database.ts';
import {
  forget,
  listDictionaries,
  putBack,
  readText,
  removeDictionary,
  revisionsOf,
  saveDictionary,
  setOn,
  type HospitalSource,
} from '../../src/storage/hospital-dictionaries.ts';

const source = (id: string, ...terms: string[]): HospitalSource => ({
  header: { id, name: id, type: 'HOSPITAL', language: 'zh', source: 'own', licence: 'own', version: '1' },
  text: `# type: HOSPITAL\n${terms.join('\n')}\n`,
  terms: terms.length,
});
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (thrown: unknown) => YinjiError.from(thrown).code,
  );

describe('hospital dictionaries', () => {
  let database: Database;
  beforeEach(async () => {
    database = new Database('hospital-test');
    await database.open();
  });
  afterEach(() => database.delete());

  it('are listed by name, switched on and off, and read back', async () => {
    await saveDictionary(database, source('b', '青禾医院'), 0);
    await saveDictionary(database, source('a', '白塘医院', '云岭医院'), 0);
    await setOn(database, 'b', false);
    const rows = await listDictionaries(database);
    expect(rows.map(({ id, on, terms, revision }) => ({ id, on, terms, revision }))).toEqual([
      { id: 'a', on: true, terms: 2, revision: 1 },
      { id: 'b', on: false, terms: 1, revision: 1 },
    ]);
    expect(await readText(database, 'b')).toContain('青禾医院');
  });

  it('refuse a change made on a state that another tab has changed', async () => {
    const first = await saveDictionary(database, source('a', '白塘医院'), 0);
    await saveDictionary(database, source('a', '白塘医院', '云岭医院'), first.revision);
    expect(await codeOf(saveDictionary(database, source('a', '别的医院'), first.revision))).toBe('storage.conflict');
    expect(await codeOf(saveDictionary(database, source('a', '别的医院'), 0))).toBe('storage.conflict');
    expect(await readText(database, 'a')).toContain('云岭医院');
    expect(await readText(database, 'a')).not.toContain('别的医院');
  });

  it('two tabs that change at once: one of them is told', async () => {
    const other = new Database('hospital-test');
    const { revision } = await saveDictionary(database, source('a', '白塘医院'), 0);
    const ends = await Promise.all([
      codeOf(saveDictionary(database, source('a', '甲医院'), revision)),
      codeOf(saveDictionary(other, source('a', '乙医院'), revision)),
    ]);
    expect(ends.sort()).toEqual(['done', 'storage.conflict']);
    other.close();
  });

  it('keep the last revisions, and no more', async () => {
    let revision = 0;
    for (let turn = 0; turn < 9; turn++)
      revision = (await saveDictionary(database, source('a', `第${String(turn)}医院`), revision)).revision;
    const revisions = await revisionsOf(database, 'a');
    expect(revisions.map((row) => row.revision)).toEqual([9, 8, 7, 6, 5, 4]);
    expect(await readText(database, 'a', 4)).toContain('第3医院');
  });

  it('can be put back after they were removed, until what is left is forgotten', async () => {
    await saveDictionary(database, source('a', '白塘医院'), 0);
    const row = await removeDictionary(database, 'a');
    expect(await listDictionaries(database)).toEqual([]);
    if (row) await putBack(database, row);
    expect(await readText(database, 'a')).toContain('白塘医院');
    await removeDictionary(database, 'a');
    await forget(database);
    expect(await database.hospitalTexts.count()).toBe(0);
  });

  it('leave the old state when a write fails', async () => {
    const { revision } = await saveDictionary(database, source('a', '白塘医院'), 0);
    const broken = { ...source('a', '新医院'), header: { ...source('a').header, bad: () => 0 } };
    expect(await codeOf(saveDictionary(database, broken, revision))).not.toBe('done');
    expect(await revisionsOf(database, 'a')).toHaveLength(1);
    expect(await readText(database, 'a')).toContain('白塘医院');
  });
});

describe('the schema', () => {
  it('takes over the dictionaries of its first version', async () => {
    const old = new Dexie('hospital-upgrade');
    old.version(1).stores({ dictionaries: 'file' });
    await old.table('dictionaries').put({ file: 'std.txt', sha256: 'x', text: '梅毒' });
    old.close();
    const database = new Database('hospital-upgrade');
    expect((await database.dictionaries.get('std.txt'))?.text).toBe('梅毒');
    await saveDictionary(database, source('a', '白塘医院'), 0);
    expect(await listDictionaries(database)).toHaveLength(1);
    await database.delete();
  });
});
