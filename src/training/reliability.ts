/** Reliability: how often findings of a score are right. */
import type { FoldTable } from '../core/fold.ts';
import { overlaps, scoreOf } from '../core/note.ts';
import { annotationsOf, type Trial, type Way } from './trial.ts';

export interface Tenth {
  readonly from: number;
  readonly count: number;
  /** Mean score, and the share that is right, in percent. */
  readonly predicted: number;
  readonly observed: number;
}

/** By tenths of the score that the reviewer sees. */
export function reliabilityOf(trials: readonly Trial[], way: Way, foldTable: FoldTable): Tenth[] {
  const tenths = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }));
  for (const trial of trials) {
    for (const annotation of annotationsOf(trial, way, foldTable)) {
      const score = scoreOf(annotation);
      const tenth = tenths[Math.min(9, Math.floor(score * 10))];
      if (!tenth) continue;
      tenth.count++;
      tenth.sum += score;
      if (trial.gold.spans.some((gold) => gold.type === annotation.type && overlaps(gold, annotation))) tenth.right++;
    }
  }
  const percent = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 10;
  return tenths.map(({ count, sum, right }, k) => ({
    from: k / 10,
    count,
    predicted: percent(sum, count),
    observed: percent(right, count),
  }));
}
