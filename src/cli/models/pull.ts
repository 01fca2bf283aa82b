/** Pull: collects a pack in a folder, file by file. Interrupted, it goes on where it stopped; nothing unverified is kept. */
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { YinjiError } from '../../core/errors.ts';
import type { ModelRow } from '../../core/model.ts';
import { checkedRead } from '../../models/check.ts';
import { inventoryOf, inventoryOfRow, readManifest, type ExpectedFile } from '../../models/inventory.ts';
import {
  MANIFEST_NAME,
  manifestText,
  parseManifest,
  type PackManifest,
  type PinnedFile,
} from '../../models/manifest.ts';
import type { PackSource } from '../../models/source.ts';
import { folderSource, PART } from './folder.ts';
import { PATIENCE, type Patience, type RangedSource } from './remote.ts';

const PARTIAL = `${MANIFEST_NAME}${PART}`;

export interface PulledFile extends PinnedFile {
  /** It was there and is right. */
  readonly isKept: boolean;
  readonly index: number;
  readonly of: number;
}

/** @param to folder of the pack. @throws YinjiError `model.*`, naming the file. */
export async function pullPack(
  source: PackSource,
  row: ModelRow,
  to: string,
  onFile: (file: PulledFile) => Promise<void>,
  patience: Patience = PATIENCE,
): Promise<PackManifest> {
  const isPinned = (await readManifest(source))?.row.id === row.id;
  const { files } = isPinned ? await inventoryOf(source, row.id, row.id) : await inventoryOfRow(source, row);
  await mkdir(to, { recursive: true });
  const before = (await manifestAt(join(to, MANIFEST_NAME))) ?? (await manifestAt(join(to, PARTIAL)));
  if (before && before.row.id !== row.id) throw new YinjiError('model.damaged', { model: row.id, file: MANIFEST_NAME });
  const kept = new Map(before?.files.map((file) => [file.path, file]));
  const here = folderSource(to);
  const done: PinnedFile[] = [];
  for (const [index, file] of files.entries()) {
    const pinned = await again(row.id, here, file, kept.get(file.path));
    const fetched = pinned ?? (await fetchFile(row.id, source, file, kept.get(file.path), to, patience));
    done.push(fetched);
    kept.delete(file.path);
    await writeFile(join(to, PARTIAL), manifestText({ row, files: [...done, ...kept.values()] }));
    await onFile({ ...fetched, isKept: pinned !== undefined, index: index + 1, of: files.length });
  }
  const manifest = { row, files: done };
  await writeFile(join(to, MANIFEST_NAME), manifestText(manifest));
  await rm(join(to, PARTIAL), { force: true });
  return manifest;
}

async function manifestAt(path: string): Promise<PackManifest | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : parseManifest(text);
}

/** The pin of a file that is there already, if it still is what was pinned and what is wanted. */
async function again(
  model: string,
  here: PackSource,
  file: ExpectedFile,
  pin: PinnedFile | undefined,
): Promise<PinnedFile | undefined> {
  if (!pin || (file.sha256 !== null && file.sha256 !== pin.sha256)) return undefined;
  return checkedRead(model, here, { ...file, ...pin, from: file.path }).catch(unusable);
}

function unusable(thrown: unknown): undefined {
  const { code } = YinjiError.from(thrown);
  if (code === 'model.damaged' || code === 'model.incomplete') return undefined;
  throw thrown;
}

/** A file that was pinned once must be the same when it is fetched again: a mirror that changed it is refused. */
async function fetchFile(
  model: string,
  source: PackSource,
  file: ExpectedFile,
  pin: PinnedFile | undefined,
  to: string,
  patience: Patience,
): Promise<PinnedFile> {
  const target = join(to, file.path);
  const part = target + PART;
  await mkdir(dirname(target), { recursive: true });
  const wanted = pin ? { ...file, ...pin } : file;
  let had = await sizeOf(part);
  for (let attempt = 1; ; attempt++) {
    try {
      await append(model, source, file, part);
      const pinned = await checkedRead(model, folderSource(to), { ...wanted, path: file.path, from: file.path + PART });
      await rename(part, target);
      return pinned;
    } catch (thrown) {
      const { code } = YinjiError.from(thrown);
      // A part of an earlier run may be of another version: once more, from the start.
      if (code === 'model.damaged') {
        await rm(part, { force: true });
        if (had === 0) throw thrown;
        had = 0;
      } else if (code !== 'model.source' || attempt >= patience.tries) throw thrown;
    }
  }
}

async function append(model: string, source: PackSource, file: ExpectedFile, part: string): Promise<void> {
  const name = file.from ?? file.path;
  const size = await sizeOf(part);
  const opened = isRanged(source) ? await source.openFrom(name, size) : await whole(source, name);
  if (!opened) throw new YinjiError('model.incomplete', { model, file: file.path });
  const { start, stream } = opened;
  await stream.pipeTo(Writable.toWeb(createWriteStream(part, { flags: start > 0 ? 'a' : 'w' })));
}

async function whole(
  source: PackSource,
  path: string,
): Promise<{ start: number; stream: ReadableStream<Uint8Array> } | undefined> {
  const stream = await source.open(path);
  return stream && { start: 0, stream };
}

const isRanged = (source: PackSource): source is RangedSource => 'openFrom' in source;

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
