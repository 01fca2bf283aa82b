/** Tables with a delimiter: each row a note. Delimiter, encoding and the text's column are detected. */
import { YinjiError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import { longestColumn, notesOf, textColumnByName, type Row } from './table.ts';
import { decodeText } from './text.ts';

const DELIMITERS = [',', '\t', ';', '|'];
/** Longest heading of a column, in UTF-16 units; longer cells in the first row are data. */
const HEADING = 40;

export const csv: Format = {
  id: 'csv',
  label: { zh: '表格 CSV', en: 'CSV table' },
  extensions: ['csv', 'tsv'],
  async read(file, options) {
    const { text, encoding } = decodeText(file.bytes, file.name, options.encoding);
    if (text.trim() === '') throw new YinjiError('file.empty', { file: file.name });
    const { default: papa } = await import('papaparse');
    // The delimiter is guessed from the head; papaparse would read all of it for each candidate.
    const delimiter = guessDelimiter((candidate) =>
      papa.parse<string[]>(text, { delimiter: candidate, preview: 20, skipEmptyLines: 'greedy' }).data.map(widthOf),
    );
    const { data, errors } = papa.parse<string[]>(text, { delimiter });
    const broken = errors.find(({ type }) => type === 'Quotes');
    if (broken) throw new YinjiError('file.row', { file: file.name, row: (broken.row ?? 0) + 1 });
    const records = data
      .map((cells, index) => ({ row: index + 1, cells }))
      .filter(({ cells }) => cells.join('').trim());
    const { columns, body } = splitHeading(records);
    const rows = body.map(({ row, cells }): Row => ({
      row,
      cells: new Map(cells.map((cell, k) => [columns[k] ?? '', cell])),
    }));
    const textColumn = options.textColumn ?? longestColumn(columns, rows);
    return { ...notesOf({ file: file.name, format: 'csv', columns, rows, textColumn }), encoding };
  },
};

const widthOf = (cells: readonly string[]): number => cells.length;

/** The delimiter that gives most rows the same width above one; a comma when none does. */
export function guessDelimiter(widthsWith: (delimiter: string) => readonly number[]): string {
  let best = ',';
  let top = 0;
  for (const delimiter of DELIMITERS) {
    const widths = widthsWith(delimiter);
    const width = widths[0] ?? 0;
    const share = widths.filter((other) => other === width).length / widths.length;
    const score = width > 1 ? share + Math.min(width, 20) / 1000 : 0;
    if (score > top) [best, top] = [delimiter, score];
  }
  return best;
}

interface Record {
  readonly row: number;
  readonly cells: readonly string[];
}

/** The first row is a heading when its cells are short, filled and all different; else columns are called 1, 2, 3. */
function splitHeading(records: readonly Record[]): { columns: readonly string[]; body: readonly Record[] } {
  const [first, ...rest] = records;
  const width = records.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const names = (first?.cells ?? []).map((cell) => cell.trim());
  const isHeading =
    (rest.length > 0 || textColumnByName(names) !== undefined) &&
    new Set(names).size === names.length &&
    names.every((name) => name !== '' && name.length <= HEADING && !/^[\d.\-/: ]+$/.test(name));
  const columns = Array.from({ length: width }, (_, k) => (isHeading && names[k] ? names[k] : String(k + 1)));
  return { columns, body: isHeading ? rest : records };
}
