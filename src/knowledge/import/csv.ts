/** Tables with a delimiter as rows of cells. */
import { YinjiError } from '../../core/errors.ts';
import { tableOf } from './heading.ts';
import type { ImportTable } from './types.ts';

const DELIMITERS = [',', '\t', ';'];
const HEAD = 8_192;

/** @throws YinjiError `file.row` where a quoted cell has no end. */
export async function readCsv(text: string, file: string): Promise<ImportTable> {
  const { default: papa } = await import('papaparse');
  const { data, errors } = papa.parse<string[]>(text, { delimiter: delimiterOf(text.slice(0, HEAD)) });
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken) throw new YinjiError('file.row', { file, row: (broken.row ?? 0) + 1 });
  if (data.at(-1)?.join('') === '') data.pop();
  return tableOf(data, 1);
}

/** The one that most lines have equally often. */
function delimiterOf(head: string): string {
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  let best = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts[0] ?? 0;
    const score = usual === 0 ? 0 : counts.filter((count) => count === usual).length + Math.min(usual, 9) / 10;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}
