/** Digests of streams, so that a file of any size is read once and never held whole. */
import { createMD5, createSHA256 } from 'hash-wasm';

export interface Digest {
  readonly bytes: number;
  readonly sha256: string;
  /** Set where it was asked for. */
  readonly md5?: string;
}

export interface DigestOptions {
  readonly md5?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each piece, in order, before the next is read. */
  readonly onPiece?: (piece: Uint8Array) => void | Promise<void>;
}

/** @throws the reason of the signal when it aborts, and whatever the stream or `onPiece` throws. */
export async function digest(stream: ReadableStream<Uint8Array>, options: DigestOptions = {}): Promise<Digest> {
  const { signal, onPiece } = options;
  const sha256 = await createSHA256();
  const md5 = options.md5 ? await createMD5() : undefined;
  const reader = stream.getReader();
  let bytes = 0;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return { bytes, sha256: sha256.digest(), ...(md5 ? { md5: md5.digest() } : {}) };
      bytes += value.byteLength;
      sha256.update(value);
      md5?.update(value);
      await onPiece?.(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** SHA-256 of bytes in memory, by the platform where it can (it is several times faster). */
export async function sha256Of(bytes: ArrayBuffer): Promise<string> {
  const subtle = (globalThis.crypto as Crypto | undefined)?.subtle as SubtleCrypto | undefined;
  if (subtle) {
    const sum = new Uint8Array(await subtle.digest('SHA-256', bytes));
    return Array.from(sum, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return (await createSHA256()).update(new Uint8Array(bytes)).digest();
}
