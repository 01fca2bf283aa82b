/** A file read into notes, with what is needed to read it another way. */
import { BROWSER_MAX_BYTES, type ReadOptions, type SourceFile } from '../core/format.ts';
import type { FileNotes } from '../formats/index.ts';

export interface OpenedFile extends FileNotes {
  readonly source: SourceFile;
}

/** @throws YinjiError `file.*` */
export async function readSource(source: SourceFile, options: ReadOptions = {}): Promise<OpenedFile> {
  const { readFile } = await import('../formats/index.ts');
  return { ...(await readFile(source, { ...options, maxBytes: BROWSER_MAX_BYTES })), source };
}

/** @throws YinjiError `file.too-large` before a file is read into memory. */
export async function openSource(file: File): Promise<OpenedFile> {
  const { checkSize } = await import('../formats/index.ts');
  checkSize(file.name, file.size, BROWSER_MAX_BYTES);
  return readSource({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
}
