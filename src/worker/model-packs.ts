/** The packs of this browser, as the model worker offers them to the page. */
import { YinjiError } from '../core/errors.ts';
import type { ModelPack } from '../core/model.ts';
import { findModel, MODELS } from '../models/catalog.ts';
import { installPack } from '../models/install.ts';
import { readManifest } from '../models/inventory.ts';
import { MANIFEST_NAME } from '../models/manifest.ts';
import { readStorage } from '../models/machine.ts';
import type { OnPackProgress, PackSource } from '../models/source.ts';
import { blobSource, packFolders, type NamedBlob } from '../models/sources/blobs.ts';
import { filesOfFolder, namedFiles } from '../models/sources/folder.ts';
import { httpSource } from '../models/sources/http.ts';
import { readTar } from '../models/sources/tar.ts';
import { readZip } from '../models/sources/zip.ts';
import { openStore, type StoredPack } from '../models/store.ts';
import { verifyPack, type PackReport } from '../models/verify.ts';
import type { RunningCall } from './model-calls.ts';
import type { InstallSource, ModelState, Offer } from './model-protocol.ts';

/** Files by which a folder is known to hold a pack. */
const MARKERS = [MANIFEST_NAME, 'mlc-chat-config.json', 'config.json'];

/** Progress is told at most this often, in ms: a message to the page costs more than a piece of a file. */
const REPORT_EVERY = 100;

export async function listModels(loaded: ReadonlySet<string>): Promise<readonly ModelState[]> {
  // A page that may not keep files still shows the catalogue.
  const packs = await openStore().then(
    (store) => store.list(),
    () => [] as readonly StoredPack[],
  );
  const byId = new Map(packs.map((pack) => [pack.id, pack]));
  const known = MODELS.map((row) => stateOf(row, byId.get(row.id), true, loaded));
  const others = packs.flatMap((pack) => {
    const row = (pack.manifest ?? pack.partial)?.row;
    return row && !findModel(row.id) ? [stateOf(row, pack, false, loaded)] : [];
  });
  return [...known, ...others];
}

function stateOf(
  row: ModelState['row'],
  pack: StoredPack | undefined,
  isCatalogued: boolean,
  loaded: ReadonlySet<string>,
): ModelState {
  const files = (pack?.manifest ?? pack?.partial)?.files ?? [];
  return {
    row,
    isCatalogued,
    state: pack?.manifest ? 'installed' : pack ? 'partial' : 'absent',
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    files: files.length,
    isLoaded: loaded.has(row.id),
  };
}

/** Asks the site for each known model's manifest. */
export async function listOffers(base: string): Promise<readonly Offer[]> {
  const offers = await Promise.all(
    MODELS.map(async ({ id }): Promise<Offer[]> => {
      const manifest = await readManifest(siteSource(base, id)).catch(() => undefined);
      if (manifest?.row.id !== id) return [];
      return [{ id, bytes: manifest.files.reduce((sum, { bytes }) => sum + bytes, 0) }];
    }),
  );
  return offers.flat();
}

export async function installFrom(
  base: string,
  from: InstallSource,
  call: RunningCall,
  onProgress: OnPackProgress,
): Promise<ModelState> {
  const store = await openStore();
  const { source, name, id } = await sourceOf(base, from);
  const manifest = await alone(id ?? name, () =>
    installPack(held(source, call), store, {
      name,
      signal: call.signal,
      onProgress: seldom(onProgress),
      free: async () => {
        const storage = await readStorage();
        return storage && storage.quotaBytes > 0 ? storage.quotaBytes - storage.usedBytes : null;
      },
      ...(id === undefined ? {} : { id }),
    }),
  );
  const { row } = manifest;
  return stateOf(row, { id: row.id, manifest }, findModel(row.id) !== undefined, new Set());
}

export async function verifyInstalled(id: string, call: RunningCall, onProgress: OnPackProgress): Promise<PackReport> {
  const store = await openStore();
  const pack = await store.find(id);
  if (!pack?.manifest) throw new YinjiError('model.absent', { model: id });
  return verifyPack(held(await store.source(id), call), pack.manifest, {
    signal: call.signal,
    onProgress: seldom(onProgress),
  });
}

export async function removeInstalled(id: string): Promise<void> {
  const store = await openStore();
  await alone(id, () => store.remove(id));
}

export async function openInstalled(id: string): Promise<ModelPack> {
  return (await openStore()).open(id);
}

function siteSource(base: string, id: string): PackSource {
  return httpSource(new URL(`models/${encodeURIComponent(id)}/`, base));
}

interface NamedSource {
  readonly source: PackSource;
  readonly name: string;
  readonly id?: string;
}

async function sourceOf(base: string, from: InstallSource): Promise<NamedSource> {
  switch (from.kind) {
    case 'site':
      return { source: siteSource(base, from.id), name: from.id, id: from.id };
    case 'folder':
      return folderPack(await filesOfFolder(from.folder), from.folder.name);
    case 'files':
      return folderPack(namedFiles(from.files), from.name);
    case 'archive': {
      const { name } = from.file;
      const start = new Uint8Array(await from.file.slice(0, 2).arrayBuffer());
      const isZip = start[0] === 0x50 && start[1] === 0x4b;
      return folderPack(await (isZip ? readZip(from.file, name) : readTar(from.file, name)), name);
    }
  }
}

/** The one pack in a folder. @throws YinjiError `model.not-a-pack` where there is none or more than one. */
function folderPack(files: readonly NamedBlob[], chosen: string): NamedSource {
  const folders = packFolders(files, MARKERS);
  const [first, second] = folders;
  if (!first || second) throw new YinjiError('model.not-a-pack', { what: chosen });
  const name = first[0].split('/').at(-1) ?? '';
  return { source: blobSource(first[1]), name: name === '' ? chosen.replace(/\.(?:tar|zip)$/, '') : name };
}

/** The source, with a pause and a cancel between pieces. */
function held(source: PackSource, call: RunningCall): PackSource {
  return {
    list: () => source.list(),
    async open(path, signal) {
      const stream = await source.open(path, signal);
      return stream?.pipeThrough(
        new TransformStream<Uint8Array, Uint8Array>({
          async transform(piece, controller) {
            await call.wait();
            call.signal.throwIfAborted();
            controller.enqueue(piece);
          },
        }),
      );
    },
  };
}

/** One tab at a time writes a pack. @throws YinjiError `model.busy` */
async function alone<T>(id: string, work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) return work();
  return locks.request(`yinji-model-${id}`, { ifAvailable: true }, (lock) => {
    if (!lock) throw new YinjiError('model.busy', { model: id });
    return work();
  });
}

function seldom(onProgress: OnPackProgress): OnPackProgress {
  let last = -Infinity;
  return (progress) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY && progress.done < progress.total) return;
    last = now;
    onProgress(progress);
  };
}
