/** Reliability: how often findings of a score are right. */
import { overlaps } from '../core/note.ts';
import type { Trial } from './trial.ts';

export interface Tenth {
  readonly from: number;
  readonly count: number;
  /** Mean score, and the share that is right, in percent. */
  readonly predicted: number;
  readonly observed: number;
}

/** By tenths of the tagger's probability, over its spans. */
export function reliabilityOf(trials: readonly Trial[]): Tenth[] {
  const tenths = Array.from({ length: 10 }, () => ({ count: 0, sum: 0, right: 0 }));
  for (const { gold, folded, tagging } of trials) {
    for (const { type, probability, ...span } of tagging.spans) {
      const tenth = tenths[Math.min(9, Math.floor(probability * 10))];
      if (!tenth) continue;
      const original = folded.toOriginal(span);
      tenth.count++;
      tenth.sum += probability;
      if (gold.spans.some((other) => other.type === type && overlaps(other, original))) tenth.right++;
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
