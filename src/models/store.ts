/**
 * Packs in the browser's private file system, one folder each below `models/`. A pack is whole once its manifest is there;
 * before that a second file keeps what has been checked, so that an install goes on where it stopped.
 */
import { YinjiError } from '../core/errors.ts';
import type { ModelPack } from '../core/model.ts';
import { sha256Of } from './digest.ts';
import {
  MANIFEST_NAME,
  manifestText,
  parseManifest,
  pinConflict,
  type PackManifest,
  type PinnedFile,
} from './manifest.ts';
import type { PackSource } from './source.ts';

const ROOT = 'models';
const PARTIAL_NAME = 'yinji-partial.json';

export interface StoredPack {
  readonly id: string;
  /** Undefined while the pack is not whole. */
  readonly manifest?: PackManifest;
  /** Files that an unfinished install has already checked. */
  readonly partial?: PackManifest;
}

export interface PackStore {
  list(): Promise<readonly StoredPack[]>;
  find(id: string): Promise<StoredPack | undefined>;
  /** Files as they lie there, for verification. */
  source(id: string): Promise<PackSource>;
  /** Each file is checked as it is read. @throws YinjiError `model.absent` */
  open(id: string): Promise<ModelPack>;
  write(id: string, path: string): Promise<FileWriter>;
  /** Takes the wholeness of a pack away before its files are written again. */
  unfinish(manifest: PackManifest): Promise<void>;
  /** Keeps what an unfinished install has checked. */
  keepPartial(manifest: PackManifest): Promise<void>;
  /** Makes the pack whole. */
  finish(manifest: PackManifest): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Writes one file from its start. */
export interface FileWriter {
  write(piece: Uint8Array): void;
  /** Call it in every case; what was written stays. */
  close(): void;
}

/** @throws YinjiError `model.insecure` where the page may not keep files. */
export async function openStore(): Promise<PackStore> {
  const storage = (globalThis.navigator as Navigator | undefined)?.storage as StorageManager | undefined;
  const root = await storage
    ?.getDirectory?.()
    .then((top) => top.getDirectoryHandle(ROOT, { create: true }))
    .catch(() => undefined);
  if (!root) throw new YinjiError('model.insecure');
  return storeIn(root);
}

export function storeIn(root: FileSystemDirectoryHandle): PackStore {
  const folderOf = (id: string, create = false): Promise<FileSystemDirectoryHandle | undefined> =>
    root.getDirectoryHandle(id, { create }).catch(absent);

  async function find(id: string): Promise<StoredPack | undefined> {
    const folder = await folderOf(id);
    if (!folder) return undefined;
    const manifest = await manifestIn(folder, MANIFEST_NAME);
    const partial = manifest ? undefined : await manifestIn(folder, PARTIAL_NAME);
    return { id, ...(manifest ? { manifest } : {}), ...(partial ? { partial } : {}) };
  }

  async function sourceOf(id: string): Promise<PackSource> {
    const folder = await folderOf(id);
    if (!folder) throw new YinjiError('model.absent', { model: id });
    return {
      list: async () => (await filesBelow(folder, '')).filter(({ path }) => path !== PARTIAL_NAME),
      open: async (path) => (await fileAt(folder, path))?.stream(),
    };
  }

  return {
    async list() {
      const packs: StoredPack[] = [];
      for await (const [id, handle] of root.entries()) {
        const pack = handle.kind === 'directory' ? await find(id) : undefined;
        if (pack) packs.push(pack);
      }
      return packs;
    },
    find,
    source: sourceOf,
    async open(id) {
      const folder = await folderOf(id);
      const manifest = folder && (await manifestIn(folder, MANIFEST_NAME));
      if (!manifest) throw new YinjiError('model.absent', { model: id });
      const conflict = pinConflict(manifest);
      if (conflict !== undefined) throw new YinjiError('model.damaged', { model: id, file: conflict });
      return packIn(folder, manifest);
    },
    async write(id, path) {
      const folder = await folderOf(id, true);
      if (!folder) throw new YinjiError('model.insecure');
      const handle = await fileHandle(folder, path, true);
      const access = await handle?.createSyncAccessHandle();
      if (!access) throw new YinjiError('model.busy', { model: id });
      access.truncate(0);
      return {
        write(piece) {
          // A full disk writes less than it was given, without an error.
          if (access.write(piece as Uint8Array<ArrayBuffer>) < piece.byteLength)
            throw new DOMException('', 'QuotaExceededError');
        },
        close() {
          access.flush();
          access.close();
        },
      };
    },
    async unfinish(manifest) {
      await writeText(root, manifest.row.id, PARTIAL_NAME, manifestText(manifest));
      const folder = await folderOf(manifest.row.id);
      await folder?.removeEntry(MANIFEST_NAME).catch(absent);
    },
    keepPartial: (manifest) => writeText(root, manifest.row.id, PARTIAL_NAME, manifestText(manifest)),
    async finish(manifest) {
      await writeText(root, manifest.row.id, MANIFEST_NAME, manifestText(manifest));
      const folder = await folderOf(manifest.row.id);
      await folder?.removeEntry(PARTIAL_NAME).catch(absent);
    },
    async remove(id) {
      // The manifest first: a pack that is half removed must not look whole.
      const folder = await folderOf(id);
      await folder?.removeEntry(MANIFEST_NAME).catch(absent);
      await root.removeEntry(id, { recursive: true }).catch(absent);
    },
  };
}

function packIn(folder: FileSystemDirectoryHandle, { row, files }: PackManifest): ModelPack {
  const pins = new Map<string, PinnedFile>(files.map((file) => [file.path, file]));
  return {
    row,
    paths: files.map(({ path }) => path),
    async read(path) {
      const pin = pins.get(path);
      const file = pin && (await fileAt(folder, path));
      if (!pin || !file) throw new YinjiError('model.incomplete', { model: row.id, file: path });
      const isSized = file.size === pin.bytes;
      const bytes = isSized ? await file.arrayBuffer() : undefined;
      if (!bytes || (await sha256Of(bytes)) !== pin.sha256)
        throw new YinjiError('model.damaged', { model: row.id, file: path });
      return bytes;
    },
  };
}

/** Undefined for what is not there; anything else is thrown on. */
function absent(thrown: unknown): undefined {
  const name = thrown instanceof Error ? thrown.name : '';
  if (name === 'NotFoundError' || name === 'TypeMismatchError' || name === 'TypeError') return undefined;
  throw thrown;
}

async function fileHandle(
  folder: FileSystemDirectoryHandle,
  path: string,
  create = false,
): Promise<FileSystemFileHandle | undefined> {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  let inner: FileSystemDirectoryHandle | undefined = folder;
  for (const part of parts) inner = await inner?.getDirectoryHandle(part, { create }).catch(absent);
  return inner?.getFileHandle(name, { create }).catch(absent);
}

async function fileAt(folder: FileSystemDirectoryHandle, path: string): Promise<File | undefined> {
  return (await fileHandle(folder, path))?.getFile();
}

async function manifestIn(folder: FileSystemDirectoryHandle, name: string): Promise<PackManifest | undefined> {
  const text = await (await fileAt(folder, name))?.text();
  return text === undefined ? undefined : parseManifest(text);
}

async function filesBelow(
  folder: FileSystemDirectoryHandle,
  above: string,
): Promise<{ path: string; bytes: number }[]> {
  const found: { path: string; bytes: number }[] = [];
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind === 'directory')
      found.push(...(await filesBelow(handle as FileSystemDirectoryHandle, `${above}${name}/`)));
    else found.push({ path: above + name, bytes: (await (handle as FileSystemFileHandle).getFile()).size });
  }
  return found;
}

async function writeText(root: FileSystemDirectoryHandle, id: string, name: string, text: string): Promise<void> {
  const folder = await root.getDirectoryHandle(id, { create: true });
  const access = await (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle();
  try {
    access.truncate(0);
    access.write(new TextEncoder().encode(text));
    access.flush();
  } finally {
    access.close();
  }
}
