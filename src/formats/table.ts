/** What tables have in common: which column holds the text, which one an id, and notes of their rows. */
import { YinjiError } from '../core/errors.ts';
import type { ReadResult, SkippedRow } from '../core/format.ts';
import type { Language } from '../core/language.ts';
import { detectLanguage } from '../core/languages.ts';
import type { Note } from '../core/note.ts';

/** A row's cells by column; `row` counts as a spreadsheet does. */
export interface Row {
  readonly row: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** Names a column of note text goes by, likeliest first; compared in lower case. */
const TEXT_NAMES = [
  ...['text', 'note', 'content', 'note_text', 'notetext', 'body', 'document', 'report', 'sentence', 'input'],
  ...['病历', '病历文本', '病历内容', '病历正文', '文本', '内容', '正文', '记录', '原文'],
];

/**
 * Names of running numbers. Numbers of a person or a record (病案号, 住院号) are left out on purpose: a note's id goes
 * into reports, file names and lists, and must not be an identifier itself.
 */
const ID_NAMES = [
  'id',
  'note_id',
  'noteid',
  'doc_id',
  'docid',
  'uid',
  'key',
  'index',
  'no',
  'no.',
  '序号',
  '编号',
  '行号',
];

const named = (names: readonly string[], columns: readonly string[]): string | undefined =>
  names.map((name) => columns.find((column) => column.trim().toLowerCase() === name)).find((column) => column);

/** The column of one record's text: by name, else the only one it can be. */
export function textColumnByName(columns: readonly string[]): string | undefined {
  return named(TEXT_NAMES, columns);
}

export function idColumnByName(columns: readonly string[]): string | undefined {
  return named(ID_NAMES, columns);
}

/** The column with the longest text on average; undefined when all are empty. */
export function longestColumn(columns: readonly string[], rows: readonly Row[]): string | undefined {
  let best: string | undefined;
  let top = 0;
  for (const column of columns) {
    const length = rows.reduce((sum, { cells }) => sum + (cells.get(column) ?? '').length, 0);
    if (length > top) [best, top] = [column, length];
  }
  return best;
}

interface TableSource {
  readonly file: string;
  readonly format: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly textColumn: string | undefined;
  /** Language a row states itself. */
  readonly languageOf?: (row: Row) => Language | undefined;
}

/**
 * Each row a note; its id is the cell of an id-like column where all of those differ, else the row's number.
 * @throws YinjiError `file.column` when there is no such column, `file.empty` when all of its cells are blank.
 */
export function notesOf({ file, format, columns, rows, textColumn, languageOf }: TableSource): ReadResult {
  if (textColumn !== undefined && !columns.includes(textColumn))
    throw new YinjiError('file.column', { file, column: textColumn });
  const notes: Note[] = [];
  const skipped: SkippedRow[] = [];
  const ids = idsOf(columns, rows);
  for (const row of rows) {
    const text = row.cells.get(textColumn ?? '') ?? '';
    if (text.trim() === '') {
      skipped.push({ row: row.row, reason: 'empty' });
      continue;
    }
    const language = languageOf?.(row) ?? detectLanguage(text);
    notes.push({ id: ids(row), text, language, format, meta: { row: String(row.row) } });
  }
  if (notes.length === 0 || textColumn === undefined) throw new YinjiError('file.empty', { file });
  return { notes, columns, textColumn, skipped };
}

function idsOf(columns: readonly string[], rows: readonly Row[]): (row: Row) => string {
  const column = idColumnByName(columns);
  const values = rows.map(({ cells }) => (cells.get(column ?? '') ?? '').trim());
  const areIds =
    column !== undefined && values.every((value) => value !== '') && new Set(values).size === values.length;
  return ({ row, cells }) => (areIds ? (cells.get(column) ?? '').trim() : String(row));
}
