/** Figures without favour: what judges a note was trained and tuned on the notes of other folds. */
import type { FoldTable } from '../core/fold.ts';
import type { RulesOptions } from '../engines/rules.ts';
import { loadTagger } from '../tagger/tagger.ts';
import type { GoldNote } from './notes.ts';
import { tryOn, withTuning, type Trial } from './trial.ts';
import { tuningOf } from './tune.ts';

/** Every note tried on the model of its fold; not yet tuned. */
export function crossTrials(
  notes: readonly GoldNote[],
  folds: readonly number[],
  models: readonly Uint8Array[],
  rules: RulesOptions,
): Trial[] {
  const taggers = models.map(loadTagger);
  return notes.flatMap((gold, index) => {
    const tagger = taggers[folds[index] ?? -1];
    return tagger ? [tryOn(gold, rules, tagger)] : [];
  });
}

/** The same trials, those of each fold tuned on the others. */
export function nestedTuning(trials: readonly Trial[], folds: readonly number[], foldTable: FoldTable): Trial[] {
  const count = Math.max(...folds) + 1;
  const result = [...trials];
  for (let fold = 0; fold < count; fold++) {
    const tuning = tuningOf(
      trials.filter((_, index) => folds[index] !== fold),
      foldTable,
    );
    trials.forEach((trial, index) => {
      if (folds[index] === fold) result[index] = withTuning(trial, tuning);
    });
  }
  return result;
}
