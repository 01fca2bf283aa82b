/** What a source should hold: the files of its model with everything that is known of each, before any is trusted. */
import { YinjiError } from '../core/errors.ts';
import type { ModelRow } from '../core/model.ts';
import { findModel } from './catalog.ts';
import { MANIFEST_NAME, parseManifest, pinConflict, type PackManifest } from './manifest.ts';
import { parseShards, SHARD_LIST, SHARD_LIST_BEFORE } from './shards.ts';
import { textOf, type PackSource } from './source.ts';

export interface ExpectedFile {
  readonly path: string;
  /** Name in the source, where it is another. */
  readonly from?: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly md5?: string;
}

export interface Inventory {
  readonly row: ModelRow;
  readonly files: readonly ExpectedFile[];
}

export async function readManifest(source: PackSource, signal?: AbortSignal): Promise<PackManifest | undefined> {
  const text = await textOf(source, MANIFEST_NAME, signal);
  return text === undefined ? undefined : parseManifest(text);
}

/**
 * @param id of the model wanted; what the pack's manifest or its folder's name says when missing.
 * @throws YinjiError `model.not-a-pack`, `model.incomplete`; `model.damaged` where pack and catalogue disagree.
 */
export async function inventoryOf(
  source: PackSource,
  id: string | undefined,
  name: string,
  signal?: AbortSignal,
): Promise<Inventory> {
  const manifest = await readManifest(source, signal);
  if (manifest && (id === undefined || manifest.row.id === id)) {
    const conflict = pinConflict(manifest);
    if (conflict !== undefined) throw new YinjiError('model.damaged', { model: manifest.row.id, file: conflict });
    return { row: manifest.row, files: manifest.files };
  }
  const row = findModel(id ?? name);
  if (!row || (manifest && manifest.row.id !== row.id)) throw new YinjiError('model.not-a-pack', { what: name });
  const config = row.files.find(({ path }) => path.endsWith('config.json'))?.path;
  if (config !== undefined && (await jsonText(source, config, signal)) === undefined)
    throw new YinjiError('model.not-a-pack', { what: name });
  return inventoryOfRow(source, row, signal);
}

/** The row's files and, for a model in shards, those of its own list. */
export async function inventoryOfRow(source: PackSource, row: ModelRow, signal?: AbortSignal): Promise<Inventory> {
  if (!row.files.some(({ path }) => path === SHARD_LIST)) return { row, files: row.files };
  let from = SHARD_LIST;
  let list = await jsonText(source, from, signal);
  if (list === undefined) {
    from = SHARD_LIST_BEFORE;
    list = await jsonText(source, from, signal);
  }
  if (list === undefined) throw new YinjiError('model.incomplete', { model: row.id, file: SHARD_LIST });
  const shards = parseShards(list);
  if (!shards) throw new YinjiError('model.damaged', { model: row.id, file: SHARD_LIST });
  const known = new Set(row.files.map(({ path }) => path));
  return {
    row,
    files: [
      ...row.files.map((file) => (file.path === SHARD_LIST && from !== SHARD_LIST ? { ...file, from } : file)),
      ...shards.filter(({ path }) => !known.has(path)).map((shard) => ({ ...shard, sha256: null })),
    ],
  };
}

/** Text of a JSON file; undefined where there is none or a server sent a page in its place. */
async function jsonText(source: PackSource, path: string, signal?: AbortSignal): Promise<string | undefined> {
  const text = await textOf(source, path, signal);
  return text !== undefined && text.trimStart().startsWith('{') ? text : undefined;
}
