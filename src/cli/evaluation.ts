/** The figures of an evaluation, as a table and as JSON. */
import type { EntityType, Profile } from '../core/entities.ts';
import type { UiLanguage } from '../core/language.ts';
import { macroOf, microOf, ratesOf, type Counts, type Rates } from '../core/score.ts';

export interface Evaluation {
  readonly engine: string;
  readonly profile: Profile;
  readonly counts: ReadonlyMap<EntityType, Counts>;
  /** Gold spans of types that are none of ours: left out, and said. */
  readonly foreign: Map<string, number>;
  readonly documents: number;
  /** Documents with at least one leak, see `leaksOf` in core. */
  readonly leaking: number;
  readonly leaks: number;
  /** Notes that an engine did not read to the end. */
  readonly incomplete: number;
}

const COLUMNS = [
  ['gold', 6],
  ['pred', 6],
  ['P', 7],
  ['R', 7],
  ['xP', 7],
  ['xR', 7],
  ['level', 7],
  ['chars', 7],
] as const;

const FIRST = 14;

export function tableOf(evaluation: Evaluation, language: UiLanguage): string {
  const { counts, documents, leaking, leaks, foreign } = evaluation;
  const rows = [...counts].map(([type, count]) => rowOf(type, count, ratesOf(count)));
  const micro = microOf(counts.values());
  const macro = macroOf([...counts.values()].map(ratesOf));
  const head = 'type'.padEnd(FIRST) + COLUMNS.map(([name, width]) => name.padStart(width)).join('');
  const lines = [head, ...rows, rowOf('micro', micro, ratesOf(micro)), rowOf('macro', null, macro), ''];
  const ignored = [...foreign].map(([type, count]) => `${type} ${String(count)}`).join(', ');
  if (language === 'zh') {
    lines.push('P R：重叠的精确率与召回率；xP xR：边界完全一致；level：级别正确；chars：被覆盖的字符（%）');
    lines.push(
      `${String(documents)} 份文档，其中 ${String(leaking)} 份泄漏（共 ${String(leaks)} 处 1 级内容完全未被发现）`,
    );
    if (ignored) lines.push(`未计入的标注类型：${ignored}`);
  } else {
    lines.push(
      'P R: precision and recall by overlap; xP xR: both borders right; level: level right; chars: characters covered (%)',
    );
    lines.push(
      `${String(documents)} documents, ${String(leaking)} leak (${String(leaks)} spans of level 1 with no overlap at all)`,
    );
    if (ignored) lines.push(`gold types left out: ${ignored}`);
  }
  return `${lines.join('\n')}\n`;
}

const show = (value: number | null): string => (value === null ? '–' : value.toFixed(1));

function rowOf(name: string, counts: Counts | null, rates: Rates): string {
  const cells = [
    counts ? String(counts.gold) : '',
    counts ? String(counts.predicted) : '',
    ...[rates.precision, rates.recall, rates.exactPrecision, rates.exactRecall, rates.level, rates.characters].map(
      show,
    ),
  ];
  return name.padEnd(FIRST) + cells.map((cell, index) => cell.padStart(COLUMNS[index]?.[1] ?? 0)).join('');
}

/** Rates in percent; null where nothing was counted. */
export function jsonOf(evaluation: Evaluation): Record<string, unknown> {
  const { engine, profile, counts, foreign, documents, leaking, leaks, incomplete } = evaluation;
  const rated = (count: Counts): Record<string, unknown> => ({ ...count, ...ratesOf(count) });
  return {
    engine,
    profile,
    documents,
    leaking,
    leaks,
    incomplete,
    types: Object.fromEntries([...counts].map(([type, count]) => [type, rated(count)])),
    micro: rated(microOf(counts.values())),
    macro: macroOf([...counts.values()].map(ratesOf)),
    ignoredTypes: Object.fromEntries(foreign),
  };
}
