/** What every command does with a note: detect with all engines, then resolve. */
import { detect } from '../core/detect.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import type { Annotation, Note } from '../core/note.ts';
import { resolve } from '../core/resolve.ts';
import type { Engines } from './engines.ts';

export interface Examined {
  readonly annotations: readonly Annotation[];
  readonly outcomes: readonly Outcome[];
  /** Whether every engine read the note. If not, what is missing from the annotations means nothing. */
  readonly isComplete: boolean;
}

export async function examine(note: Note, { engines, foldTable }: Engines, profile: Profile): Promise<Examined> {
  const outcomes = await detect(note, engines, { profile });
  const findings = outcomes.flatMap((outcome) => (outcome.state === 'ok' ? outcome.findings : []));
  return {
    annotations: resolve(note, findings, foldTable),
    outcomes,
    isComplete: outcomes.every(({ state }) => state === 'ok'),
  };
}

/** An outcome without its findings, and with the time rounded to tenths of a millisecond. */
export function summaryOf(outcome: Outcome): Record<string, unknown> {
  const { engine, version, state } = outcome;
  const milliseconds = Math.round(outcome.milliseconds * 10) / 10;
  if (outcome.state === 'ok') return { engine, version, state, milliseconds };
  return { engine, version, state, milliseconds, error: outcome.state === 'failed' ? outcome.error : outcome.reason };
}
