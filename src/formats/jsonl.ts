/** JSON lines: each line an object with a note's text. */
import { YinjiError } from '../core/errors.ts';
import type { Format } from '../core/format.ts';
import type { Language } from '../core/language.ts';
import { idColumnByName, longestColumn, notesOf, textColumnByName, type Row } from './table.ts';
import { decodeText } from './text.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const jsonl: Format = {
  id: 'jsonl',
  label: { zh: 'JSON 行', en: 'JSON lines' },
  extensions: ['jsonl', 'ndjson'],
  read(file, options) {
    const { text, encoding } = decodeText(file.bytes, file.name, options.encoding);
    const columns = new Set<string>();
    const rows: Row[] = [];
    text.split('\n').forEach((line, index) => {
      if (line.trim() === '') return;
      const object = parseLine(line);
      if (!object) throw new YinjiError('file.row', { file: file.name, row: index + 1 });
      const cells = cellsOf(object);
      for (const key of cells.keys()) columns.add(key);
      rows.push({ row: index + 1, cells });
    });
    const keys = [...columns];
    const textColumn = options.textColumn ?? textColumnByName(keys) ?? longestColumn(keys, rows);
    const languageOf = ({ cells }: Row): Language | undefined =>
      languageTag(cells.get('lang') ?? cells.get('language'));
    return { ...notesOf({ file: file.name, format: 'jsonl', columns: keys, rows, textColumn, languageOf }), encoding };
  },
};

/** The object of a line; undefined when the line is no JSON object. */
export function parseLine(line: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** Strings and numbers of an object; the rest cannot be a note's text or id. */
function cellsOf(object: JsonObject): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(object)) {
    if (typeof value === 'string' || typeof value === 'number') cells.set(key, String(value));
  }
  return cells;
}

/** The key of one object's text: the first known name whose value is a string. */
export function textKeyOf(object: JsonObject): string | undefined {
  return textColumnByName(Object.keys(object).filter((key) => typeof object[key] === 'string'));
}

/** The id an object states itself; undefined when it has none. */
export function idOf(object: JsonObject): string | undefined {
  const value = object[idColumnByName(Object.keys(object)) ?? ''];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

const LANGUAGES = ['zh', 'zh-Hant', 'en', 'de', 'fr', 'es', 'ja', 'sv', 'it'] as const satisfies readonly Language[];

/** The language a tag stands for (`zh-TW`, `en_US`); undefined for one that the engines do not know. */
export function languageTag(tag: unknown): Language | undefined {
  if (typeof tag !== 'string') return undefined;
  if (/^zh[-_](hant|tw|hk|mo)/i.test(tag)) return 'zh-Hant';
  const base = tag.toLowerCase().split(/[-_]/)[0];
  return LANGUAGES.find((language) => language === base);
}
