/** Install, with a store in memory: what is written, what is skipped, what is refused, and what a later call goes on from. */
import { describe, expect, it } from 'vitest';
import { YinjiError } from '../../src/core/errors.ts';
import { installPack, type InstallOptions } from '../../src/models/install.ts';
import type { PackManifest } from '../../src/models/manifest.ts';
import type { PackSource } from '../../src/models/source.ts';
import { blobSource } from '../../src/models/sources/blobs.ts';
import type { PackStore } from '../../src/models/store.ts';
import { damaged } from './archives.ts';
import { MLC_ID, mlcPack } from './mlc.ts';
import type { PackFiles } from './tiny/make.ts';

const SHARD = 'params_shard_1.bin';
const pack = mlcPack();

const sourceOf = (files: PackFiles, opened: string[] = []): PackSource => {
  const source = blobSource(
    Object.entries(files).map(([path, content]) => ({
      path,
      bytes: content.length,
      stream: () => new Blob([content as Uint8Array<ArrayBuffer>]).stream(),
    })),
  );
  return { list: () => source.list(), open: (path) => (opened.push(path), source.open(path)) };
};

/** A store of one pack. @param room bytes that may be written in all. */
function memory(room = Infinity) {
  const files = new Map<string, Uint8Array>();
  const state = {
    files,
    whole: undefined as PackManifest | undefined,
    partial: undefined as PackManifest | undefined,
    written: [] as string[],
  };
  const unused = (): never => {
    throw new Error('not asked for here');
  };
  const store: PackStore = {
    list: unused,
    open: unused,
    remove: unused,
    find: (id) =>
      Promise.resolve(
        files.size === 0
          ? undefined
          : {
              id,
              ...(state.whole ? { manifest: state.whole } : {}),
              ...(state.partial ? { partial: state.partial } : {}),
            },
      ),
    source: () => Promise.resolve(sourceOf(Object.fromEntries(files))),
    write(_id, path) {
      state.written.push(path);
      const pieces: Uint8Array[] = [];
      return Promise.resolve({
        write(piece) {
          room -= piece.length;
          if (room < 0) throw new DOMException('', 'QuotaExceededError');
          pieces.push(piece);
        },
        close: () => void files.set(path, new Uint8Array(Buffer.concat(pieces))),
      });
    },
    unfinish: (manifest) => Promise.resolve(void ((state.partial = manifest), (state.whole = undefined))),
    keepPartial: (manifest) => Promise.resolve(void (state.partial = manifest)),
    finish: (manifest) => Promise.resolve(void ((state.whole = manifest), (state.partial = undefined))),
  };
  return { store, state };
}

async function install(
  files: PackFiles,
  { store }: ReturnType<typeof memory>,
  more: Partial<InstallOptions> = {},
): Promise<string> {
  try {
    const manifest = await installPack(sourceOf(files), store, { name: MLC_ID, ...more });
    return `${String(manifest.files.length)} files`;
  } catch (thrown) {
    const { code, params } = YinjiError.from(thrown);
    return `${code} ${String(params['file'] ?? params['needed'] ?? '')}`.trim();
  }
}

describe('an install', () => {
  it('pins every file with its size and says how far it is', async () => {
    const to = memory();
    const done: number[] = [];
    expect(await install(pack, to, { onProgress: (progress) => done.push(progress.done) })).toBe('7 files');
    expect(to.state.whole?.files.map(({ path, bytes }) => [path, bytes]).sort()).toEqual(
      Object.entries(pack)
        .map(([path, content]) => [path, content.length])
        .sort(),
    );
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBe(Object.values(pack).reduce((sum, { length }) => sum + length, 0));
  });

  it('goes on after a damaged file, with what was checked kept', async () => {
    const to = memory();
    expect(await install(damaged(pack, SHARD), to)).toBe(`model.damaged ${SHARD}`);
    expect(to.state.whole).toBeUndefined();
    const before = to.state.written.length;
    expect(await install(pack, to)).toBe('7 files');
    expect(to.state.written.slice(before)).toEqual([SHARD, 'params_shard_2.bin']);
  });

  it('writes a stored file again that is no longer what was checked', async () => {
    const to = memory();
    await install(pack, to);
    to.state.files.set('tokenizer.json', Uint8Array.of(1));
    const before = to.state.written.length;
    expect(await install(pack, to)).toBe('7 files');
    expect(to.state.written.slice(before)).toEqual(['tokenizer.json']);
  });

  it('is not whole any more once a later install has begun and failed', async () => {
    const to = memory();
    await install(pack, to);
    to.state.files.set(SHARD, Uint8Array.of(1));
    expect(await install(damaged(pack, SHARD), to)).toBe(`model.damaged ${SHARD}`);
    expect(to.state.whole).toBeUndefined();
  });

  it('counts the room before it begins, and only for what is missing', async () => {
    const to = memory();
    const free = (bytes: number) => ({ free: () => Promise.resolve(bytes) });
    expect(await install(pack, to, free(1000))).toBe('model.quota 1 MiB');
    expect(to.state.written).toEqual([]);
    expect(await install(pack, to, free(100_000))).toBe('7 files');
    expect(await install(pack, to, free(0))).toBe('7 files');
    expect(await install(pack, memory(), { free: () => Promise.resolve(null) })).toBe('7 files');
  });

  it('says that the disk is full when it fills on the way', async () => {
    expect(await install(pack, memory(5000))).toBe('model.quota 1 MiB');
  });

  it('stops when it is cancelled', async () => {
    const to = memory();
    const stop = new AbortController();
    const onProgress = ({ file }: { file: string }): void => void (file === SHARD && stop.abort());
    expect(await install(pack, to, { signal: stop.signal, onProgress })).toBe('cancelled');
    expect(to.state.whole).toBeUndefined();
    expect(await install(pack, to)).toBe('7 files');
  });
});
