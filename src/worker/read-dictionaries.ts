/** Reads the dictionaries that a worker needs: those of the app by the manifest, those of the hospital from IndexedDB. */
import { YinjiError } from '../core/errors.ts';
import { makeFoldTable, type FoldTable } from '../core/fold.ts';
import type { Dictionary } from '../core/knowledge.ts';
import { parseDictionary } from '../knowledge/dictionary-file.ts';
import { TRADITIONAL, type ManifestRow } from '../knowledge/load.ts';
import { Database } from '../storage/database.ts';
import { readDictionary } from '../storage/dictionary-cache.ts';
import { listDictionaries, readText } from '../storage/hospital-dictionaries.ts';

export interface BuiltinKnowledge {
  readonly dictionaries: readonly Dictionary[];
  readonly foldTable: FoldTable;
}

/** Null where the browser has no IndexedDB or refuses it. */
export async function openDatabase(): Promise<Database | null> {
  try {
    const database = new Database();
    await database.open();
    return database;
  } catch {
    return null;
  }
}

/** A file below the page's folder. @throws YinjiError `dictionary.unavailable` */
export async function fetchBytes(base: string, path: string): Promise<Uint8Array> {
  const response = await fetch(new URL(path, base)).catch(() => null);
  if (!response?.ok) throw new YinjiError('dictionary.unavailable', { dictionary: path });
  return new Uint8Array(await response.arrayBuffer());
}

/** @throws YinjiError `dictionary.unavailable` naming the file that cannot be had. */
export async function readBuiltin(base: string, database: Database | null): Promise<BuiltinKnowledge> {
  const fetchFile = (file: string): Promise<Uint8Array> => fetchBytes(base, `dictionaries/${file}`);
  const manifest = JSON.parse(new TextDecoder().decode(await fetchFile('manifest.json'))) as ManifestRow[];
  const texts = await Promise.all(
    manifest.map(async (row) => ({ id: row.id, text: await readDictionary(row, database, fetchFile) })),
  );
  return {
    foldTable: makeFoldTable(texts.find(({ id }) => id === TRADITIONAL)?.text ?? ''),
    dictionaries: texts.filter(({ id }) => id !== TRADITIONAL).map(({ id, text }) => parseDictionary(id, text)),
  };
}

/** The hospital's dictionaries that are in use; one that cannot be read is left out rather than stopping the engine. */
export async function readHospital(database: Database | null): Promise<Dictionary[]> {
  if (!database) return [];
  const rows = (await listDictionaries(database)).filter(({ on }) => on);
  const found = await Promise.all(
    rows.map(async ({ id }) => {
      const text = await readText(database, id).catch(() => undefined);
      return text === undefined ? [] : [{ ...parseDictionary(id, text), owner: 'hospital' as const }];
    }),
  );
  return found.flat();
}
