/** Calibration and the join table, from notes that the judged models did not train on. */
import type { EntityType } from '../core/entities.ts';
import type { FoldTable } from '../core/fold.ts';
import { overlaps, type Span } from '../core/note.ts';
import { emptyCounts, type Counts, type ScoredSpan } from '../core/score.ts';
import type { JoinTable, JoinTables, Weighing } from '../core/tagger.ts';
import { isStrong, scoreLogit, wordLogit } from '../engines/join.ts';
import { logit } from '../tagger/calibration.ts';
import { TYPES } from '../tagger/labels.ts';
import type { Platt } from '../tagger/weights.ts';
import { fitLogistic, type Observation } from './logistic.ts';
import { scoreTrials, withTuning, UNTUNED, type Trial, type Tuning } from './trial.ts';

const isRight = (spans: readonly ScoredSpan[], type: EntityType, span: Span): boolean =>
  spans.some((gold) => gold.type === type && overlaps(gold, span));

/** Observations a type must outweigh to differ from all types together. */
const PULL = 10;

/** Platt's calibration of every type. */
function calibrationOf(trials: readonly Trial[]): Record<string, Platt> {
  const byType = new Map<EntityType, Observation[]>(TYPES.map((type) => [type, []]));
  for (const { gold, tagging, folded } of trials)
    for (const { type, probability, ...span } of tagging.spans)
      byType.get(type)?.push({ x: [logit(probability)], isRight: isRight(gold.spans, type, folded.toOriginal(span)) });
  const all = fitLogistic([...byType.values()].flat(), [0, 1], 1);
  return Object.fromEntries(
    [...byType].map(([type, rows]) => {
      const [a = 0, b = 1] = fitLogistic(rows, all, PULL);
      return [type, [round(a), round(b)] as const];
    }),
  );
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** Observations of the rules' findings a type must outweigh. */
const WEIGHING_PULL = 4;

/** Weighings of every type, for findings that are settled or for the others. */
function weighingsOf(trials: readonly Trial[], settled: boolean): Partial<Record<EntityType, Weighing>> {
  const byType = new Map<EntityType, Observation[]>();
  for (const { gold, page, folded, gated } of trials)
    for (const finding of page.findings) {
      if (isStrong(finding) !== settled) continue;
      const x = [scoreLogit(finding.score), settled ? 0 : wordLogit(gated.probability(finding.type, finding))];
      const row = { x, isRight: isRight(gold.spans, finding.type, folded.toOriginal(finding)) };
      const rows = byType.get(finding.type);
      if (rows) rows.push(row);
      else byType.set(finding.type, [row]);
    }
  const all = fitLogistic([...byType.values()].flat(), settled ? [0, 1, 0] : [0, 0.5, 0.5], 1);
  return Object.fromEntries(
    [...byType].map(([type, rows]) => {
      const [a = 0, b = 1, c = 1] = fitLogistic(rows, all, WEIGHING_PULL);
      return [type, [round(a), round(b), round(c)] as const];
    }),
  );
}

/** Of equals the first is taken. */
const ADD_FROM = [0.97, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4];
/** Spans that additions must find beyond those they wrongly mark; fewer may be chance. */
const GAIN = 3;

/** @param trials with calibrated taggings. */
function joinTableOf(trials: readonly Trial[], foldTable: FoldTable): JoinTable {
  const of = (table: JoinTable): Map<EntityType, Counts> =>
    scoreTrials(
      trials.map((trial) => ({ ...trial, join: { chinese: table, other: table } })),
      'joined',
      foldTable,
    );
  const same = <T>(value: T): Record<EntityType, T> =>
    Object.fromEntries(TYPES.map((type) => [type, value])) as Record<EntityType, T>;

  const table: JoinTable = {
    weigh: weighingsOf(trials, false),
    settled: weighingsOf(trials, true),
    addFrom: {},
  };
  const before = of(table);
  const adds = ADD_FROM.map((value) => ({ value, counts: of({ ...table, addFrom: same(value) }) }));
  const addFrom: Partial<Record<EntityType, number>> = {};
  for (const type of TYPES) {
    let top = GAIN;
    for (const { value, counts } of adds) {
      const gain = netOf(counts.get(type)) - netOf(before.get(type));
      if (gain < top || (addFrom[type] !== undefined && gain === top)) continue;
      top = gain;
      addFrom[type] = value;
    }
  }
  return { ...table, addFrom };
}

/** Rules err on held notes as they will elsewhere, so these decide how far to trust whom. */
export function tuningOf(trials: readonly Trial[], foldTable: FoldTable): Tuning {
  const calibration = calibrationOf(trials.filter(({ gold }) => gold.isHeld));
  const tuned = trials.map((trial) => withTuning(trial, { calibration, join: UNTUNED.join }));
  const join: JoinTables = {
    chinese: joinTableOf(
      tuned.filter((trial) => trial.gold.isHeld && isChinese(trial)),
      foldTable,
    ),
    // Too few to part them.
    other: joinTableOf(
      tuned.filter((trial) => !isChinese(trial)),
      foldTable,
    ),
  };
  return { calibration, join };
}

export const isChinese = ({ gold }: Trial): boolean => gold.note.language.startsWith('zh');

/** Gold spans found, less predicted ones that are wrong. */
const netOf = (counts: Counts = emptyCounts()): number => counts.found - (counts.predicted - counts.right);
