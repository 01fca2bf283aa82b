/** Vectors of dictionaries, kept in parts as they come, so that a computation that was stopped goes on where it was. */
import type { Database } from './database.ts';
import { orQuota } from './quota.ts';

export interface VectorsOf {
  readonly model: string;
  /** Id of the dictionary. */
  readonly dictionary: string;
}

/** Digits of a part's number: keys are read in order. */
const DIGITS = 6;
const prefixOf = ({ model, dictionary }: VectorsOf): string =>
  `${encodeURIComponent(model)}/${encodeURIComponent(dictionary)}/`;
const keyOf = (of: VectorsOf, part: number): string => prefixOf(of) + String(part).padStart(DIGITS, '0');
const dictionaryOf = (key: string): string => decodeURIComponent(key.split('/')[1] ?? '');
const modelOf = (key: string): string => decodeURIComponent(key.split('/')[0] ?? '');

/** In the order in which they were added. */
export async function readParts(database: Database, of: VectorsOf): Promise<Uint8Array[]> {
  const rows = await database.vectors.where('key').startsWith(prefixOf(of)).sortBy('key');
  return rows.map(({ bytes }) => bytes);
}

/** @throws YinjiError `storage.quota` */
export async function addPart(database: Database, of: VectorsOf, bytes: Uint8Array): Promise<void> {
  await orQuota(() =>
    database.transaction('rw', database.vectors, async () => {
      const last = (await database.vectors.where('key').startsWith(prefixOf(of)).last())?.key;
      const part = last === undefined ? 0 : Number(last.slice(-DIGITS)) + 1;
      await database.vectors.add({ key: keyOf(of, part), bytes });
    }),
  );
}

/** One part in the place of all; whole or not at all. @throws YinjiError `storage.quota` */
export async function replaceParts(database: Database, of: VectorsOf, bytes: Uint8Array): Promise<void> {
  await orQuota(() =>
    database.transaction('rw', database.vectors, async () => {
      await database.vectors.where('key').startsWith(prefixOf(of)).delete();
      await database.vectors.add({ key: keyOf(of, 0), bytes });
    }),
  );
}

/** Ids of the models that have vectors here. */
export async function modelsWithVectors(database: Database): Promise<ReadonlySet<string>> {
  return new Set((await database.vectors.toCollection().primaryKeys()).map(modelOf));
}

/** Deletes the vectors of dictionaries that are neither shipped nor the hospital's any more. */
export async function forgetVectors(database: Database, shipped: Iterable<string>): Promise<void> {
  const builtin = new Set(shipped);
  await database.transaction('rw', database.vectors, database.hospital, async () => {
    const own = new Set(await database.hospital.toCollection().primaryKeys());
    const keys = await database.vectors.toCollection().primaryKeys();
    const gone = keys.filter((key) => !builtin.has(dictionaryOf(key)) && !own.has(dictionaryOf(key)));
    await database.vectors.bulkDelete(gone);
  });
}
