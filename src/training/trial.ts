/** What a model that never saw a note says about it, kept so that it can be calibrated, joined and scored. */
import type { EntityType } from '../core/entities.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Annotation, Finding } from '../core/note.ts';
import { resolve } from '../core/resolve.ts';
import { addCounts, countDocument, emptyCounts, type Counts } from '../core/score.ts';
import { joinTableFor, type JoinTables, type Tagger, type Tagging } from '../core/tagger.ts';
import { joinOnPage } from '../engines/builtin.ts';
import { isStrong, taggedFinding } from '../engines/join.ts';
import { readPage, RULES_ENGINE_ID, type ReadPage, type RulesOptions } from '../engines/rules.ts';
import { calibrate } from '../tagger/calibration.ts';
import { TYPES } from '../tagger/labels.ts';
import type { Platt } from '../tagger/weights.ts';
import type { GoldNote } from './notes.ts';

export interface Trial extends ReadPage {
  readonly gold: GoldNote;
  /** Of the whole text. */
  readonly tagging: Tagging;
  /** As the joined engine asks: only what the gate lets through. */
  readonly gated: Tagging;
  readonly join: JoinTables;
}

/** How probabilities are read and joined. */
export interface Tuning {
  readonly calibration: Readonly<Record<string, Platt>>;
  readonly join: JoinTables;
}

const NO_JOIN = { weigh: {}, settled: {}, addFrom: {} } as const;
/** Probabilities as the chain has them, nothing joined. */
export const UNTUNED: Tuning = { calibration: {}, join: { chinese: NO_JOIN, other: NO_JOIN } };

export function tryOn(gold: GoldNote, rules: RulesOptions, tagger: Tagger): Trial {
  const read = readPage(gold.note, rules);
  const { page } = read;
  return { gold, ...read, tagging: tagger.tag(page), gated: tagger.tag(page, isStrong), join: UNTUNED.join };
}

export function withTuning(trial: Trial, { calibration, join }: Tuning): Trial {
  const of = (tagging: Tagging): Tagging => calibrated(tagging, calibration);
  return { ...trial, tagging: of(trial.tagging), gated: of(trial.gated), join };
}

function calibrated({ spans, probability }: Tagging, table: Tuning['calibration']): Tagging {
  const of = (type: EntityType, p: number): number => calibrate(table[type] ?? [0, 1], p);
  return {
    spans: spans.map((span) => ({ ...span, probability: of(span.type, span.probability) })),
    probability: (type, span) => of(type, probability(type, span)),
  };
}

/** `ungated`: joined, but the tagger has read the whole text. */
export type Way = 'rules' | 'tagger' | 'joined' | 'ungated';

/** Spans the tagger alone would answer with. */
const ALONE_FROM = 0.5;

function findingsOf({ page, folded, tagging, gated, gold, join }: Trial, way: Way): Finding[] {
  const findings =
    way === 'joined' || way === 'ungated'
      ? joinOnPage(page, way === 'joined' ? gated : tagging, joinTableFor(join, gold.note.language))
      : way === 'rules'
        ? page.findings.map((finding) => ({ ...finding, source: RULES_ENGINE_ID }))
        : tagging.spans.filter(({ probability }) => probability >= ALONE_FROM).map(taggedFinding);
  return findings.map((finding) => ({ ...finding, ...folded.toOriginal(finding) }));
}

/** Annotations as in the application. */
export const annotationsOf = (trial: Trial, way: Way, foldTable: FoldTable): Annotation[] =>
  resolve(trial.gold.note, findingsOf(trial, way), foldTable);

/** Counts by type over trials. */
export function scoreTrials(trials: readonly Trial[], way: Way, foldTable: FoldTable): Map<EntityType, Counts> {
  const sums = new Map<EntityType, Counts>(TYPES.map((type) => [type, emptyCounts()]));
  for (const trial of trials)
    for (const [type, counts] of countDocument(trial.gold.spans, annotationsOf(trial, way, foldTable), TYPES))
      addCounts(sums.get(type) ?? emptyCounts(), counts);
  return sums;
}
