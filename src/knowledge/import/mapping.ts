/** Guesses which column is what: by name, else by what stands in it. */
import { ENTITIES, ENTITY_TYPES, isEntityType, type EntityType, type Level } from '../../core/entities.ts';
import { COLUMN_NAMES, partNamed, plainName, type Part } from './heading.ts';
import type { ImportMapping, ImportTable, LevelWords } from './types.ts';

const SAMPLE = 500;

export const LEVEL_WORDS: LevelWords = new Map<string, Level>(
  (
    [
      [1, ['1', '１', '一', '一级', '1级', 'i', 'high', '高', '高敏感', 'level1']],
      [2, ['2', '２', '二', '二级', '2级', 'ii', 'medium', '中', '中敏感', 'level2']],
      [3, ['3', '３', '三', '三级', '3级', 'iii', 'low', '低', '低敏感', 'level3']],
    ] as const
  ).flatMap(([level, words]) => words.map((word) => [word, level] as const)),
);

export const levelNamed = (cell: string): Level | undefined => LEVEL_WORDS.get(plainName(cell));

/** An entity type by its code or its name in either language. */
export function typeNamed(cell: string): EntityType | undefined {
  const word = cell.trim();
  if (isEntityType(word.toUpperCase())) return word.toUpperCase() as EntityType;
  const plain = plainName(word);
  return ENTITY_TYPES.find(
    (type) => plainName(ENTITIES[type].label.zh) === plain || plainName(ENTITIES[type].label.en) === plain,
  );
}

export function guessMapping({ columns, rows }: ImportTable): ImportMapping {
  const sample = rows.slice(0, SAMPLE);
  const cells = (column: number): readonly string[] =>
    sample.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  const named = (part: Part): number | null => {
    const ranks = columns.map((column) =>
      partNamed(column) === part ? COLUMN_NAMES[part].indexOf(plainName(column)) : Infinity,
    );
    const best = Math.min(...ranks);
    return Number.isFinite(best) ? ranks.indexOf(best) : null;
  };
  const holds = (column: number | null, isOne: (cell: string) => boolean): number | null => {
    if (column === null) return null;
    const filled = cells(column);
    return filled.filter(isOne).length >= filled.length * 0.8 ? column : null;
  };
  return {
    term: named('term') ?? likeliestTerm(columns.map((_, column) => cells(column))),
    aliases: named('aliases'),
    level: holds(named('level'), (cell) => levelNamed(cell) !== undefined),
    note: named('note'),
    type: holds(named('type'), (cell) => typeNamed(cell) !== undefined),
  };
}

/** The column with the most different texts that are words, not codes. */
function likeliestTerm(columns: readonly (readonly string[])[]): number {
  let best = 0;
  let most = 0;
  columns.forEach((cells, column) => {
    const words = cells.filter((cell) => /\p{L}{2}/u.test(cell) && !/^[A-Z]?\d[\d.x+*-]*$/i.test(cell));
    const score = new Set(words).size;
    if (score > most) [best, most] = [column, score];
  });
  return best;
}

/** Words that the terms of a type end in or hold. */
const TYPE_SIGNS: readonly (readonly [EntityType, RegExp])[] = [
  ['HOSPITAL', /医院|卫生院|诊所|卫生服务中心|门诊部|保健院|医疗中心|hospital|clinic|klinik/i],
  ['PREGNANCY', /孕|妊娠|产|胎|流产|分娩|生育|pregnan|birth/i],
  ['STD', /梅毒|艾滋|HIV|淋病|淋球|疱疹|湿疣|乙肝|丙肝|HPV|syphilis|gonorrh|herpes|chlamyd/i],
  ['ORGANIZATION', /公司|集团|大学|学院|学校|中学|小学|工厂|银行|企业/],
];

/** The type that more than half of the terms look like. */
export function suggestType({ rows }: ImportTable, { term }: ImportMapping): EntityType | null {
  const words = rows.slice(0, SAMPLE).map((row) => row[term] ?? '');
  for (const [type, sign] of TYPE_SIGNS)
    if (words.filter((word) => sign.test(word)).length > words.length / 2) return type;
  return null;
}
