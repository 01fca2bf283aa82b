/** Learning curve: how the tagger alone does on one part of the notes when it learns from more and more of the others. */
import { microOf, ratesOf } from '../core/score.ts';
import type { RulesOptions } from '../engines/rules.ts';
import { loadTagger } from '../tagger/tagger.ts';
import type { FitOptions } from './fit.ts';
import type { Job } from './jobs.ts';
import type { GoldNote } from './notes.ts';
import { Prng } from './prng.ts';
import { scoreTrials, tryOn } from './trial.ts';

export interface CurvePoint {
  readonly notes: number;
  /** Micro rates by overlap over all types, in percent with one decimal. */
  readonly precision: number;
  readonly recall: number;
}

/** Shares of the notes outside the judged fold; all of them train the model of that fold. */
const SHARES = [0.05, 0.1, 0.2, 0.4, 0.7];
/** Fold that is judged. */
export const JUDGED = 0;

export function curveJobs(
  notes: readonly GoldNote[],
  folds: readonly number[],
  fit: FitOptions,
  version: string,
): Job[] {
  const order = new Prng(fit.seed).shuffle(notes.flatMap((_, index) => (folds[index] === JUDGED ? [] : [index])));
  return SHARES.map((share) => {
    const train = order.slice(0, Math.max(2, Math.round(share * order.length)));
    return { name: `curve ${String(train.length)}`, train, fit, version };
  });
}

export function curveOf(
  jobs: readonly Job[],
  models: readonly Uint8Array[],
  notes: readonly GoldNote[],
  folds: readonly number[],
  rules: RulesOptions,
): CurvePoint[] {
  const judged = notes.filter((_, index) => folds[index] === JUDGED);
  return models.map((model, index) => {
    const tagger = loadTagger(model);
    const counts = scoreTrials(
      judged.map((gold) => tryOn(gold, rules, tagger)),
      'tagger',
      rules.foldTable,
    );
    const { precision, recall } = ratesOf(microOf(counts.values()));
    const rounded = (value: number | null): number => Math.round((value ?? 0) * 10) / 10;
    return { notes: jobs[index]?.train.length ?? 0, precision: rounded(precision), recall: rounded(recall) };
  });
}
