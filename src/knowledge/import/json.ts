/** JSON: an array of strings or of objects, or an object with an array `terms` and a header beside it. */
import { YinjiError } from '../../core/errors.ts';
import { TERM_COLUMNS } from './txt.ts';
import type { ImportTable } from './types.ts';

export interface JsonSource {
  readonly table: ImportTable;
  /** Texts beside `terms`. */
  readonly header: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Rows count the elements of the array from 1. @throws YinjiError `file.unreadable`, `file.row`, `file.empty`. */
export function readJson(text: string, file: string): JsonSource {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new YinjiError('file.unreadable', { file });
  }
  const terms = isFields(value) ? value['terms'] : value;
  if (!Array.isArray(terms)) throw new YinjiError('file.unreadable', { file });
  if (terms.length === 0) throw new YinjiError('file.empty', { file });
  const header = isFields(value)
    ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : {};
  const columns: string[] = terms.every((term) => typeof term === 'string') ? [...TERM_COLUMNS] : [];
  const at = new Map(columns.map((column, index) => [column, index]));
  const rows = terms.map((value: unknown, index) => {
    const term = typeof value === 'string' ? { term: value } : value;
    if (!isFields(term)) throw new YinjiError('file.row', { file, row: index + 1 });
    const cells: string[] = [];
    for (const [key, cell] of Object.entries(term)) {
      let column = at.get(key);
      if (column === undefined) at.set(key, (column = columns.push(key) - 1));
      cells[column] = cellOf(cell);
    }
    return Array.from(cells, (cell: string | undefined) => cell ?? '');
  });
  return { table: { columns, rows, firstRow: 1 }, header };
}

function cellOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  // The bar at the end says that nothing else parts the aliases.
  if (Array.isArray(value)) return value.length === 0 ? '' : `${value.map(cellOf).join('|')}|`;
  return '';
}
