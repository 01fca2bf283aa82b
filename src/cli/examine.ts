/** What every command does with a note: detect with all engines, then resolve. */
import { detect } from '../core/detect.ts';
import { foundBy } from '../core/disputes.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import type { Annotation, Note } from '../core/note.ts';
import { neverTagOf } from '../core/never.ts';
import { resolveOutcomes } from '../core/resolve.ts';
import type { Engines } from './engines.ts';

export interface Examined {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
  readonly outcomes: readonly Outcome[];
  /** Whether every engine read the note. If not, what is missing from the annotations means nothing. */
  readonly isComplete: boolean;
  /** Whether at least one engine read it, or found something in what it could read. */
  readonly isRead: boolean;
}

export async function examine(
  note: Note,
  { engines, foldTable, knowledge }: Engines,
  profile: Profile,
  signal?: AbortSignal,
): Promise<Examined> {
  const outcomes = await detect(note, engines, { profile, ...(signal ? { signal } : {}) });
  const findings = outcomes.flatMap(foundBy);
  return {
    note,
    annotations: resolveOutcomes(note, outcomes, foldTable, neverTagOf(knowledge, foldTable)),
    outcomes,
    isComplete: outcomes.every(({ state }) => state === 'ok'),
    isRead: findings.length > 0 || outcomes.some(({ state }) => state === 'ok'),
  };
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;

/** An outcome without its findings, and with times rounded to tenths of a millisecond. */
export function summaryOf(outcome: Outcome): Record<string, unknown> {
  const { engine, version, state, cost } = outcome;
  const about = {
    engine,
    version,
    state,
    milliseconds: tenths(outcome.milliseconds),
    ...(cost ? { cost: { ...cost, milliseconds: tenths(cost.milliseconds) } } : {}),
  };
  if (outcome.state === 'ok') return about;
  if (outcome.state === 'unavailable') return { ...about, error: outcome.reason };
  return { ...about, error: outcome.error, ...(outcome.partial ? { unread: outcome.partial.unread } : {}) };
}
