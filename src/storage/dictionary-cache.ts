/** Dictionary files: from IndexedDB when the hash is the manifest's, else fetched, checked and stored. */
// hash-wasm and not WebCrypto: the app is also served without TLS, where WebCrypto does not exist.
import { sha256 } from 'hash-wasm';
import { YinjiError } from '../core/errors.ts';
import type { Database } from './database.ts';

export interface DictionaryFile {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
}

/**
 * @param fetchBytes the bytes of a file; rejects when it cannot be had.
 * @throws YinjiError `dictionary.unavailable` when the bytes are not those of the manifest.
 */
export async function readDictionary(
  row: DictionaryFile,
  database: Database | null,
  fetchBytes: (file: string) => Promise<Uint8Array>,
): Promise<string> {
  // A browser that keeps nothing (private window, full disk) costs a download, not the work.
  const stored = await database?.dictionaries.get(row.file).catch(() => undefined);
  if (stored?.sha256 === row.sha256) return stored.text;
  const bytes = await fetchBytes(row.file);
  if ((await sha256(bytes)) !== row.sha256) throw new YinjiError('dictionary.unavailable', { dictionary: row.id });
  const text = new TextDecoder().decode(bytes);
  await database?.dictionaries.put({ file: row.file, sha256: row.sha256, text }).catch(() => undefined);
  return text;
}
