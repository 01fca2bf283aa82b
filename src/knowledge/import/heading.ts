/** Which row of a table names its columns, and what such names mean. */
import type { ImportMapping, ImportTable } from './types.ts';

export type Part = keyof ImportMapping;

/** Names that columns of each part go by, likeliest first; compared in lower case without blanks. */
export const COLUMN_NAMES: Readonly<Record<Part, readonly string[]>> = {
  term: [
    ...['term', 'name', 'word', 'entry', 'title', 'hospital', 'disease', 'diagnosis', 'label'],
    ...['词条', '术语', '词', '名称', '医院名称', '医院', '机构名称', '医疗机构名称', '单位名称', '全称', '标准名称'],
    ...['中文名称', '诊断名称', '疾病名称', '手术名称', '疾病', '诊断', '主要名称', '正式名称', '医院全称'],
  ],
  aliases: [
    ...['aliases', 'alias', 'synonyms', 'synonym', 'short_name', 'shortname', 'abbreviation', 'abbr', 'forms'],
    ...['别名', '简称', '同义词', '曾用名', '俗称', '其他名称', '又名', '缩写', '别称', '医院简称', '医院别名'],
  ],
  level: ['level', 'sensitivity', '级别', '等级', '敏感级别', '敏感等级', '敏感度', '层级'],
  note: ['note', 'notes', 'remark', 'comment', 'province', 'region', '备注', '说明', '省份', '地区', '省', '所在地'],
  type: ['type', 'kind', 'category', 'entity', '类型', '类别', '实体类型', '分类'],
};

const KNOWN: ReadonlyMap<string, Part> = new Map(
  (Object.entries(COLUMN_NAMES) as [Part, readonly string[]][]).flatMap(([part, names]) =>
    names.map((name) => [name, part] as const),
  ),
);

export const plainName = (cell: string): string => cell.toLowerCase().replace(/[\s\ufeff]/g, '');

export const partNamed = (cell: string): Part | undefined => KNOWN.get(plainName(cell));

/** Rows as a table: the first filled row names the columns where one of its cells is a known name. */
export function tableOf(rows: readonly (readonly string[])[], firstRow: number): ImportTable {
  const start = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== ''));
  const head = rows[start] ?? [];
  const body = rows.slice(Math.max(start, 0));
  const width = body.reduce((most, { length }) => Math.max(most, length), 0);
  const isHeading = body.length > 1 && head.some((cell) => partNamed(cell) !== undefined);
  const columns = Array.from({ length: width }, (_, at) => {
    const name = isHeading ? (head[at] ?? '').replace(/\ufeff/g, '').trim() : '';
    return name === '' ? letters(at) : name;
  });
  const skipped = Math.max(start, 0) + (isHeading ? 1 : 0);
  return { columns, rows: isHeading ? body.slice(1) : body, firstRow: firstRow + skipped };
}

/** A, B … Z, AA as spreadsheets call their columns. */
function letters(at: number): string {
  const last = String.fromCharCode(0x41 + (at % 26));
  return at < 26 ? last : letters(Math.floor(at / 26) - 1) + last;
}
