/** A source of named blobs: a folder chosen in the browser, or an archive whose index has been read. */
import { YinjiError } from '../../core/errors.ts';
import type { PackSource } from '../source.ts';

export interface NamedBlob {
  /** Path with slashes; folders above the pack may come first. */
  readonly path: string;
  readonly bytes: number;
  stream(): ReadableStream<Uint8Array>;
}

export function blobSource(files: readonly NamedBlob[]): PackSource {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    list: () => Promise.resolve(files.map(({ path, bytes }) => ({ path, bytes }))),
    open(path) {
      try {
        return Promise.resolve(byPath.get(path)?.stream());
      } catch (thrown) {
        const status = thrown instanceof Error ? thrown.name : 'error';
        return Promise.reject(new YinjiError('model.source', { file: path, status }));
      }
    },
  };
}

/**
 * The packs among files: each folder that holds `marker` becomes one, with paths relative to it.
 * @returns by folder path, `''` for the top.
 */
export function packFolders(files: readonly NamedBlob[], markers: readonly string[]): Map<string, NamedBlob[]> {
  const folders = new Map<string, NamedBlob[]>();
  for (const { path } of files) {
    const marker = markers.find((name) => path === name || path.endsWith(`/${name}`));
    if (marker !== undefined) folders.set(path.slice(0, path.length - marker.length), []);
  }
  for (const file of files) {
    // The deepest folder that holds it.
    const folder = [...folders.keys()]
      .filter((name) => file.path.startsWith(name))
      .sort((a, b) => b.length - a.length)[0];
    if (folder === undefined) continue;
    const path = file.path.slice(folder.length);
    folders.get(folder)?.push({ path, bytes: file.bytes, stream: () => file.stream() });
  }
  return new Map([...folders].map(([folder, inside]) => [folder.replace(/\/$/, ''), inside]));
}
