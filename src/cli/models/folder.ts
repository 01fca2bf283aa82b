/** A pack in a folder of this machine. */
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Readable } from 'node:stream';
import { YinjiError } from '../../core/errors.ts';
import type { PackSource } from '../../models/source.ts';

/** Files that are being fetched end in it. */
export const PART = '.part';

/** Bytes a read: large files are read once, from end to end. */
const READ = 1 << 20;

export function folderSource(folder: string): PackSource {
  return {
    async list() {
      const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(missing);
      const files = (names ?? []).filter((entry) => entry.isFile());
      return Promise.all(
        files.map(async (entry) => {
          const path = join(entry.parentPath, entry.name);
          return { path: relative(folder, path).split(sep).join('/'), bytes: (await stat(path)).size };
        }),
      );
    },
    async open(path) {
      const file = join(folder, path);
      const found = await stat(file).catch(missing);
      if (!found?.isFile()) return undefined;
      const stream = createReadStream(file, { highWaterMark: READ });
      return wrapped(Readable.toWeb(stream) as ReadableStream<Uint8Array>, path);
    },
  };
}

/** Says which file could not be read. */
function wrapped(stream: ReadableStream<Uint8Array>, path: string): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (thrown) {
        controller.error(
          new YinjiError('model.source', { file: path, status: (thrown as { code?: string }).code ?? 'error' }),
        );
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function missing(thrown: unknown): undefined {
  const code = (thrown as { code?: string }).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
  throw thrown;
}
