/** Install: files of a source, one by one, checked while they are written. What was checked before is not read again. */
import { YinjiError } from '../core/errors.ts';
import { checkedRead } from './check.ts';
import { inventoryOf, type ExpectedFile } from './inventory.ts';
import type { PackManifest, PinnedFile } from './manifest.ts';
import type { OnPackProgress, PackSource } from './source.ts';
import type { PackStore } from './store.ts';

export interface InstallOptions {
  /** Model wanted; told by the pack when missing. */
  readonly id?: string;
  /** What the user chose, for errors, and the folder's name, which may be the model's id. */
  readonly name: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: OnPackProgress;
  /** Bytes that may still be written; null where the browser does not say. */
  readonly free?: () => Promise<number | null>;
}

/**
 * @throws YinjiError `model.not-a-pack`, `model.incomplete`, `model.damaged` (naming the file), `model.quota`, `model.source`,
 * `cancelled`. What was checked until then is kept, and the next call goes on from there.
 */
export async function installPack(
  source: PackSource,
  store: PackStore,
  options: InstallOptions,
): Promise<PackManifest> {
  const { signal, onProgress } = options;
  const { row, files } = await inventoryOf(source, options.id, options.name, signal);
  const before = await store.find(row.id);
  const kept = new Map((before?.manifest ?? before?.partial)?.files.map((file) => [file.path, file]));
  const stored = before ? await store.source(row.id) : undefined;
  const sizes = new Map((await source.list())?.map(({ path, bytes }) => [path, bytes]));
  const sizeOf = (file: ExpectedFile): number => file.bytes ?? sizes.get(file.from ?? file.path) ?? 0;
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  const needed = files.reduce((sum, file) => (kept.has(file.path) ? sum : sum + sizeOf(file)), 0);
  const free = (await options.free?.()) ?? null;
  if (free !== null && needed > free) throw new YinjiError('model.quota', { needed: mib(needed), free: mib(free) });

  // From here on the pack is not whole, whatever it was.
  if (before?.manifest) await store.unfinish(before.manifest);
  const checked: PinnedFile[] = [];
  let done = 0;
  for (const file of files) {
    const report = (bytes: number): void => onProgress?.({ file: file.path, done: done + bytes, total });
    const pinned =
      (await again(row.id, stored, file, kept.get(file.path), signal)) ??
      (await write(row.id, source, store, file, report, signal));
    checked.push(pinned);
    done += pinned.bytes;
    report(0);
    kept.delete(file.path);
    await store.keepPartial({ row, files: [...checked, ...kept.values()] });
  }
  const manifest = { row, files: checked };
  await store.finish(manifest);
  return manifest;
}

/** The pin of a stored file that an earlier install checked and that still is what it was and what is wanted now. */
async function again(
  model: string,
  stored: PackSource | undefined,
  file: ExpectedFile,
  pin: PinnedFile | undefined,
  signal: AbortSignal | undefined,
): Promise<PinnedFile | undefined> {
  if (!stored || !pin || (file.sha256 !== null && file.sha256 !== pin.sha256)) return undefined;
  try {
    return await checkedRead(model, stored, { ...file, ...pin, from: file.path }, signal ? { signal } : {});
  } catch (thrown) {
    const { code } = YinjiError.from(thrown);
    if (code === 'model.damaged' || code === 'model.incomplete') return undefined;
    throw thrown;
  }
}

async function write(
  model: string,
  source: PackSource,
  store: PackStore,
  file: ExpectedFile,
  report: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<PinnedFile> {
  const writer = await store.write(model, file.path);
  let bytes = 0;
  try {
    return await checkedRead(model, source, file, {
      ...(signal ? { signal } : {}),
      onPiece(piece) {
        writer.write(piece);
        report((bytes += piece.byteLength));
      },
    });
  } catch (thrown) {
    if (thrown instanceof Error && thrown.name === 'QuotaExceededError')
      throw new YinjiError('model.quota', { needed: mib(file.bytes ?? bytes), free: mib(0) });
    throw thrown;
  } finally {
    writer.close();
  }
}

const mib = (bytes: number): string => `${String(Math.ceil(bytes / 2 ** 20))} MiB`;
