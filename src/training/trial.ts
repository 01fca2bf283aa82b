/** What a model that never saw a note says about it, kept so that it can be calibrated, joined and scored. */
import type { EntityType } from '../core/entities.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Finding } from '../core/note.ts';
import { resolve } from '../core/resolve.ts';
import { addCounts, countDocument, emptyCounts, type Counts } from '../core/score.ts';
import { joinTableFor, type JoinTables, type Tagger, type Tagging } from '../core/tagger.ts';
import { joinFindings, taggedFinding } from '../engines/join.ts';
import { plausible } from '../engines/plausible.ts';
import { readPage, RULES_ENGINE_ID, type ReadPage, type RulesOptions } from '../engines/rules.ts';
import { calibrate } from '../tagger/calibration.ts';
import { TYPES } from '../tagger/labels.ts';
import type { Platt } from '../tagger/weights.ts';
import type { GoldNote } from './notes.ts';

export interface Trial extends ReadPage {
  readonly gold: GoldNote;
  /** With the chain's own probabilities. */
  readonly tagging: Tagging;
}

export function tryOn(gold: GoldNote, rules: RulesOptions, tagger: Tagger): Trial {
  const read = readPage(gold.note, rules);
  return { gold, ...read, tagging: tagger.tag(read.page) };
}

export function calibrated({ spans, probability }: Tagging, table: Readonly<Record<string, Platt>>): Tagging {
  const of = (type: EntityType, p: number): number => calibrate(table[type] ?? [0, 1], p);
  return {
    spans: spans.map((span) => ({ ...span, probability: of(span.type, span.probability) })),
    probability: (type, span) => of(type, probability(type, span)),
  };
}

export type Way = 'rules' | 'tagger' | 'joined';

/** Spans the tagger alone would answer with. */
const ALONE_FROM = 0.5;

export function findingsOf(trial: Trial, way: Way, join: JoinTables): Finding[] {
  const { page, folded, tagging, gold } = trial;
  const findings =
    way === 'joined'
      ? joinFindings(
          page.findings,
          plausible(tagging, page.text),
          joinTableFor(join, gold.note.language),
          RULES_ENGINE_ID,
        )
      : way === 'rules'
        ? page.findings.map((finding) => ({ ...finding, source: RULES_ENGINE_ID }))
        : tagging.spans.filter(({ probability }) => probability >= ALONE_FROM).map(taggedFinding);
  return findings.map((finding) => ({ ...finding, ...folded.toOriginal(finding) }));
}

/** Counts by type over trials, after `resolve` as in the application. */
export function scoreTrials(
  trials: readonly Trial[],
  way: Way,
  join: JoinTables,
  foldTable: FoldTable,
): Map<EntityType, Counts> {
  const sums = new Map<EntityType, Counts>(TYPES.map((type) => [type, emptyCounts()]));
  for (const trial of trials) {
    const { note, spans } = trial.gold;
    const annotations = resolve(note, findingsOf(trial, way, join), foldTable);
    for (const [type, counts] of countDocument(spans, annotations, TYPES))
      addCounts(sums.get(type) ?? emptyCounts(), counts);
  }
  return sums;
}
