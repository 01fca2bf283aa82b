/** Plain lists, one term a line, and Yinji's own format with its header. */
import type { DictionaryHeader } from '../../core/knowledge.ts';
import { typeNamed } from './mapping.ts';
import type { ImportTable } from './types.ts';

export const TERM_COLUMNS = ['term', 'aliases', 'level', 'note'] as const;

export interface ListSource {
  readonly table: ImportTable;
  /** What the header lines say; empty for a plain list. */
  readonly header: Readonly<Record<string, string>>;
}

const HEADER_LINE = /^#\s*([a-z]+):\s*(.*)$/;

/**
 * A line is `term|alias|alias TAB level TAB note`. Null where the lines have tabs that are not of this format: such a
 * file is a table.
 */
export function readList(text: string): ListSource | null {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  const header: Record<string, string> = {};
  let first = 0;
  for (; first < lines.length; first++) {
    const line = lines[first] ?? '';
    if (line.trim() !== '' && !line.startsWith('#')) break;
    const [, key, value] = HEADER_LINE.exec(line.trimEnd()) ?? [];
    if (key !== undefined && value !== undefined) header[key] = value;
  }
  const body = lines.slice(first);
  const isOwn = header['type'] !== undefined;
  if (!isOwn && !body.every(isTermLine)) return null;
  const rows = body.map((line) => (line.startsWith('#') && isOwn ? [] : cellsOf(line)));
  return { table: { columns: TERM_COLUMNS, rows, firstRow: first + 1 }, header };
}

const isTermLine = (line: string): boolean => !line.includes('\t') || /^[^\t]+\t[123]?(?:\t[^\t]*)?$/.test(line);

function cellsOf(line: string): string[] {
  const [forms = '', level = '', note = ''] = line.split('\t');
  const bar = forms.indexOf('|');
  return bar < 0 ? [forms, '', level, note] : [forms.slice(0, bar), `${forms.slice(bar + 1)}|`, level, note];
}

function typeOf(said: string | undefined): Pick<DictionaryHeader, 'type'> | undefined {
  if (said === undefined) return undefined;
  const type = typeNamed(said);
  if (type) return { type };
  return said === 'words' ? { type: null } : undefined;
}

/** The parts of a dictionary's header that a file states. */
export function headerOf(said: Readonly<Record<string, string>>): Partial<DictionaryHeader> {
  const kept: Record<string, string> = {};
  for (const key of ['name', 'language', 'source', 'licence', 'version'])
    if (said[key] !== undefined) kept[key] = said[key];
  return {
    ...kept,
    ...typeOf(said['type']),
    ...(said['match'] === 'exact' ? { match: 'exact' as const } : {}),
    ...(said['effect'] === 'never' ? { effect: 'never' as const } : {}),
  };
}
