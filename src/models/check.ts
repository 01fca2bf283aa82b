/** Reads one file to its end and says whether it is what it should be. */
import { YinjiError } from '../core/errors.ts';
import { digest, type DigestOptions } from './digest.ts';
import type { ExpectedFile } from './inventory.ts';
import type { PinnedFile } from './manifest.ts';
import type { PackSource } from './source.ts';

/**
 * @returns what the file is, pinned.
 * @throws YinjiError `model.incomplete` where it is not there, `model.damaged` where it is not what is expected,
 * `cancelled` when the signal aborts.
 */
export async function checkedRead(
  model: string,
  source: PackSource,
  file: ExpectedFile,
  options: Omit<DigestOptions, 'md5'> = {},
): Promise<PinnedFile> {
  const stream = await source.open(file.from ?? file.path, options.signal);
  if (!stream) throw new YinjiError('model.incomplete', { model, file: file.path });
  let isPointer = false;
  const found = await digest(stream, {
    ...options,
    md5: file.md5 !== undefined,
    onPiece(piece) {
      isPointer ||= startsPointer(piece);
      return options.onPiece?.(piece);
    },
  });
  if (isPointer || !matches(found, file)) throw new YinjiError('model.damaged', { model, file: file.path });
  return { path: file.path, bytes: found.bytes, sha256: found.sha256 };
}

function matches(found: { bytes: number; sha256: string; md5?: string }, file: ExpectedFile): boolean {
  return (
    (file.bytes === null || file.bytes === found.bytes) &&
    (file.sha256 === null || file.sha256 === found.sha256) &&
    (file.md5 === undefined || file.md5 === found.md5)
  );
}

const POINTER = new TextEncoder().encode('version https://git-lfs.github.com/');

/** What a copy made without large-file support holds in place of the file. */
const startsPointer = (piece: Uint8Array): boolean => POINTER.every((byte, at) => piece[at] === byte);
