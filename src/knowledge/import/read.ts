/** Reads a file of terms, whatever its format, into a table with a guess of what its columns are. */
import type { DictionaryHeader } from '../../core/knowledge.ts';
import { YinjiError } from '../../core/errors.ts';
import { readCsv } from './csv.ts';
import { readJson } from './json.ts';
import { guessMapping, suggestType, typeNamed } from './mapping.ts';
import { headerOf, readList } from './txt.ts';
import type { ImportPreview, ImportTable } from './types.ts';
import { readSheet } from './xlsx.ts';

export interface ImportFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes to text; `decode` of the formats room. */
export type Decode = (bytes: Uint8Array, file: string, encoding?: string) => { readonly text: string };

export interface ImportSource {
  readonly table: ImportTable;
  readonly preview: ImportPreview;
  /** What the file says of itself. */
  readonly header: Partial<DictionaryHeader>;
}

/** Endings of files that can be imported. */
export const IMPORT_EXTENSIONS = ['txt', 'csv', 'tsv', 'xlsx', 'json'] as const;

export const MOST_BYTES = 128 * 1024 * 1024;
export const MOST_ROWS = 500_000;
const SAMPLE_ROWS = 20;

/**
 * @param encoding WHATWG label; detected when missing.
 * @throws YinjiError `file.unknown-format`, `file.unreadable`, `file.encrypted`, `file.encoding`, `file.row`, `file.empty`,
 * `file.too-large`.
 */
export async function readImport(file: ImportFile, decode: Decode, encoding?: string): Promise<ImportSource> {
  const { name, bytes } = file;
  if (bytes.length > MOST_BYTES)
    throw new YinjiError('file.too-large', { file: name, size: megabytes(bytes.length), limit: megabytes(MOST_BYTES) });
  const { table, said } = await tableOfFile(file, decode, encoding);
  if (table.rows.length > MOST_ROWS)
    throw new YinjiError('file.too-large', { file: name, size: String(table.rows.length), limit: String(MOST_ROWS) });
  if (!table.rows.some((row) => row.some((cell) => cell.trim() !== '')))
    throw new YinjiError('file.empty', { file: name });
  const mapping = guessMapping(table);
  return {
    table,
    header: headerOf(said),
    preview: {
      columns: table.columns,
      sample: table.rows.slice(0, SAMPLE_ROWS),
      rows: table.rows.length,
      mapping,
      type: typeNamed(said['type'] ?? '') ?? suggestType(table, mapping),
      name: said['name'] ?? name.replace(/\.[^.]*$/, ''),
    },
  };
}

interface Read {
  readonly table: ImportTable;
  readonly said: Readonly<Record<string, string>>;
}

async function tableOfFile({ name, bytes }: ImportFile, decode: Decode, encoding?: string): Promise<Read> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? 'txt';
  if (startsWith(bytes, ZIP)) return { table: await readSheet(bytes, name), said: {} };
  // A workbook in the container of the old formats is an old one, or one that a password locks.
  if (startsWith(bytes, COMPOUND))
    throw ending === 'xlsx'
      ? new YinjiError('file.encrypted', { file: name })
      : new YinjiError('file.unknown-format', { file: name, kind: 'xls' });
  if (ending === 'xlsx') throw new YinjiError('file.unreadable', { file: name });
  if (!(IMPORT_EXTENSIONS as readonly string[]).includes(ending))
    throw new YinjiError('file.unknown-format', { file: name, kind: ending });
  const { text } = decode(bytes, name, encoding);
  if (ending === 'json') {
    const { table, header } = readJson(text, name);
    return { table, said: header };
  }
  const list = ending === 'txt' ? readList(text) : null;
  if (list) return { table: list.table, said: list.header };
  return { table: await readCsv(text, name), said: {} };
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean =>
  sign.every((byte, at) => bytes[at] === byte);
const megabytes = (bytes: number): string => `${String(Math.round(bytes / 1024 / 1024))} MB`;
