/** Verify: every file of a pack against its pins, and what does not belong there. */
import { YinjiError } from '../core/errors.ts';
import { checkedRead } from './check.ts';
import type { Inventory } from './inventory.ts';
import { MANIFEST_NAME } from './manifest.ts';
import type { OnPackProgress, PackSource } from './source.ts';

export type FileState = 'ok' | 'damaged' | 'missing' | 'extra';

export interface FileReport {
  readonly path: string;
  readonly state: FileState;
  readonly bytes: number | null;
  /** What it is now; absent for files that are missing or extra. */
  readonly sha256?: string;
}

export interface PackReport {
  readonly model: string;
  /** No file is damaged or missing; extra files do no harm, since nothing reads them. */
  readonly isSound: boolean;
  readonly files: readonly FileReport[];
}

/** Reads the whole pack. @throws YinjiError `cancelled`, or `model.source` where a file cannot be read at all. */
export async function verifyPack(
  source: PackSource,
  { row, files }: Inventory,
  options: { readonly signal?: AbortSignal; readonly onProgress?: OnPackProgress } = {},
): Promise<PackReport> {
  const { signal, onProgress } = options;
  const total = files.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  let before = 0;
  const reports: FileReport[] = [];
  for (const file of files) {
    let done = before;
    try {
      const pinned = await checkedRead(row.id, source, file, {
        ...(signal ? { signal } : {}),
        onPiece: (piece) => onProgress?.({ file: file.path, done: (done += piece.byteLength), total }),
      });
      reports.push({ path: file.path, state: 'ok', bytes: pinned.bytes, sha256: pinned.sha256 });
    } catch (thrown) {
      const { code } = YinjiError.from(thrown);
      if (code !== 'model.damaged' && code !== 'model.incomplete') throw thrown;
      reports.push({ path: file.path, state: code === 'model.damaged' ? 'damaged' : 'missing', bytes: file.bytes });
    }
    before += file.bytes ?? done - before;
  }
  const isSound = reports.every(({ state }) => state === 'ok');
  const known = new Set([MANIFEST_NAME, ...files.map(({ path, from }) => from ?? path)]);
  for (const { path, bytes } of (await source.list()) ?? [])
    if (!known.has(path)) reports.push({ path, state: 'extra', bytes });
  return { model: row.id, isSound, files: reports };
}
