/** The first visible sheet of a workbook as rows of cells. */
import { YinjiError } from '../../core/errors.ts';
import { tableOf } from './heading.ts';
import type { ImportTable } from './types.ts';

/** @throws YinjiError `file.unreadable`, `file.empty`. */
export async function readSheet(bytes: Uint8Array, file: string): Promise<ImportTable> {
  const { readXlsx } = await import('hucre/xlsx');
  let isFirst = true;
  const isWanted = ({ hidden, veryHidden }: { hidden?: boolean; veryHidden?: boolean }): boolean => {
    if (!isFirst || hidden === true || veryHidden === true) return false;
    isFirst = false;
    return true;
  };
  const book = await readXlsx(bytes, { sheets: isWanted }).catch((cause: unknown) => {
    throw new YinjiError('file.unreadable', { file }, { cause });
  });
  const rows = book.sheets[0]?.rows ?? [];
  if (rows.length === 0) throw new YinjiError('file.empty', { file });
  return tableOf(
    rows.map((cells) => cells.map(textOf)),
    1,
  );
}

function textOf(cell: unknown): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return '';
}
