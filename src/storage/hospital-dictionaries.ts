/** Dictionaries that the hospital owns: kept whole, revision by revision, so that every change can be taken back. */
import type { DictionaryHeader } from '../core/knowledge.ts';
import { YinjiError } from '../core/errors.ts';
import type { Database, HospitalDictionary, HospitalText } from './database.ts';
import { orQuota } from './quota.ts';

/** Earlier revisions that are kept beside the present one. */
const KEPT_REVISIONS = 5;

/** A dictionary as it is to be stored. */
export interface HospitalSource {
  readonly header: DictionaryHeader;
  /** The dictionary file. */
  readonly text: string;
  readonly terms: number;
}

/** By name. */
export async function listDictionaries(database: Database): Promise<HospitalDictionary[]> {
  const rows = await database.hospital.toArray();
  return rows.sort((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** The file of the present revision, or of an earlier one; undefined when there is none. */
export async function readText(database: Database, id: string, revision?: number): Promise<string | undefined> {
  const at = revision ?? (await database.hospital.get(id))?.revision;
  return at === undefined ? undefined : (await database.hospitalTexts.get([id, at]))?.text;
}

/**
 * Stores a new revision, whole or not at all.
 * @param from the revision that was changed; 0 for a new dictionary.
 * @throws YinjiError `storage.conflict` when another tab has changed it since, `storage.quota` when the disk is full.
 */
export async function saveDictionary(
  database: Database,
  { header, text, terms }: HospitalSource,
  from: number,
  now = new Date(),
): Promise<HospitalDictionary> {
  return whole(database, async () => {
    const present = await database.hospital.get(header.id);
    if ((present?.revision ?? 0) !== from) throw new YinjiError('storage.conflict', { name: header.name });
    const last = await lastRevision(database, header.id);
    const revision = last + 1;
    const changed = now.toISOString();
    const row: HospitalDictionary = { ...header, on: present?.on ?? true, terms, revision, changed };
    await database.hospitalTexts.add({ id: header.id, revision, terms, changed, text });
    await database.hospital.put(row);
    await prune(database, header.id, revision);
    return row;
  });
}

/** @throws YinjiError `storage.conflict` when another tab has removed it. */
export async function setOn(database: Database, id: string, on: boolean): Promise<void> {
  const changed = await whole(database, () => database.hospital.update(id, { on }));
  if (changed === 0 && !(await database.hospital.get(id))) throw new YinjiError('storage.conflict', { name: id });
}

/** Takes the dictionary out of use; its last revisions stay until {@link forget}, so that the removal can be undone. */
export async function removeDictionary(database: Database, id: string): Promise<HospitalDictionary | undefined> {
  return whole(database, async () => {
    const row = await database.hospital.get(id);
    await database.hospital.delete(id);
    return row;
  });
}

/** Puts a removed dictionary back. */
export async function putBack(database: Database, row: HospitalDictionary): Promise<void> {
  await whole(database, () => database.hospital.add(row));
}

/** Deletes what is left of removed dictionaries; their vectors are deleted by `forgetVectors`. */
export async function forget(database: Database): Promise<void> {
  await whole(database, async () => {
    const ids = new Set((await database.hospital.toCollection().primaryKeys()) as string[]);
    await database.hospitalTexts.filter(({ id }) => !ids.has(id)).delete();
  });
}

/** Earlier revisions, the newest first. */
export async function revisionsOf(database: Database, id: string): Promise<Omit<HospitalText, 'text'>[]> {
  const rows = await database.hospitalTexts.where('id').equals(id).toArray();
  return rows.map(({ text: _, ...rest }) => rest).sort((a, b) => b.revision - a.revision);
}

async function lastRevision(database: Database, id: string): Promise<number> {
  const keys = (await database.hospitalTexts.where('id').equals(id).primaryKeys()) as [string, number][];
  return keys.reduce((last, [, revision]) => Math.max(last, revision), 0);
}

async function prune(database: Database, id: string, revision: number): Promise<void> {
  const keys = (await database.hospitalTexts.where('id').equals(id).primaryKeys()) as [string, number][];
  await database.hospitalTexts.bulkDelete(keys.filter(([, old]) => old < revision - KEPT_REVISIONS));
}

/** One transaction over the tables of hospital dictionaries; a full disk becomes an error that says so. */
function whole<T>(database: Database, work: () => PromiseLike<T>): Promise<T> {
  return orQuota(() => database.transaction('rw', database.hospital, database.hospitalTexts, work));
}
