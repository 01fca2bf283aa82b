/** A dictionary as a table or as JSON; `formatDictionary` writes Yinji's own format. Import reads each of them back. */
import type { Dictionary, Term } from '../../core/knowledge.ts';

const BYTE_ORDER_MARK = '\ufeff';

/** With a byte order mark, so that Excel reads it as UTF-8. */
export function dictionaryToCsv({ type, terms }: Dictionary): string {
  const rows = terms.map(({ term, aliases, level, note }) => [
    term,
    joined(aliases),
    level === undefined ? '' : String(level),
    note ?? '',
    type ?? '',
  ]);
  const lines = [['term', 'aliases', 'level', 'note', 'type'], ...rows].map((cells) => cells.map(quoted).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

export function dictionaryToJson({ terms, ...header }: Dictionary): string {
  const lines = terms.map((term: Term) => `  ${JSON.stringify(term)}`);
  const head = JSON.stringify(header, null, 1).replace(/\n\}$/, '');
  return `${head},\n "terms": [\n${lines.join(',\n')}\n ]\n}\n`;
}

/** A bar at the end says that nothing else parts them. */
const joined = (aliases: readonly string[]): string => (aliases.length === 0 ? '' : `${aliases.join('|')}|`);

const quoted = (cell: string): string => (/[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
