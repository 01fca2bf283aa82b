/** The shelf of formats, and the one way a file becomes notes. */
import { YinjiError } from '../core/errors.ts';
import type { Format, ReadOptions, ReadResult, SourceFile } from '../core/format.ts';
import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { jsonl } from './jsonl.ts';
import { sniff } from './sniff.ts';
import { text } from './text.ts';

export { ENCODINGS } from './charset.ts';

export const FORMATS: readonly Format[] = [text, docx, csv, jsonl];

/** What a file chooser may offer: `.txt,.docx,…`. */
export const ACCEPT = FORMATS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(',');

export interface FileNotes extends ReadResult {
  /** Id of the format that read it. */
  readonly format: string;
}

/** Throws before a file is read into memory, when its size is known. */
export function checkSize(file: string, bytes: number, maxBytes: number | undefined): void {
  if (maxBytes === undefined || bytes <= maxBytes) return;
  throw new YinjiError('file.too-large', { file, size: megabytes(bytes), limit: megabytes(maxBytes) });
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(bytes % 2 ** 20 === 0 ? 0 : 1)} MB`;

/**
 * Notes of a file. What its first bytes say goes before its name; a text file of an unknown name is one note.
 * @throws YinjiError `file.*` naming the file and what is wrong with it.
 */
export async function readFile(file: SourceFile, options: ReadOptions = {}): Promise<FileNotes> {
  checkSize(file.name, file.bytes.length, options.maxBytes);
  if (file.bytes.length === 0) throw new YinjiError('file.empty', { file: file.name });
  const format = FORMATS.find(({ id }) => id === options.format) ?? formatOf(file);
  try {
    return { ...(await format.read(file, options)), format: format.id };
  } catch (thrown) {
    if (thrown instanceof YinjiError) throw thrown;
    throw new YinjiError('file.unreadable', { file: file.name }, { cause: thrown });
  }
}

function formatOf(file: SourceFile): Format {
  const sniffed = sniff(file.bytes);
  if (sniffed.state === 'encrypted') throw new YinjiError('file.encrypted', { file: file.name });
  if (sniffed.state === 'other') throw new YinjiError('file.unknown-format', { file: file.name, kind: sniffed.kind });
  if (sniffed.state === 'zip') return docx;
  const named = byName(file.name);
  // A .docx that is no zip archive was damaged on its way.
  if (named === docx) throw new YinjiError('file.unreadable', { file: file.name });
  return named ?? text;
}

function byName(name: string): Format | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return FORMATS.find(({ extensions }) => extensions.includes(extension));
}
