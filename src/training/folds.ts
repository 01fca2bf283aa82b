/** Parts of the notes: by note, evenly over held and tuned ones. */
import type { GoldNote } from './notes.ts';
import { Prng } from './prng.ts';

/** Fold of every note. */
export function foldsOf(notes: readonly GoldNote[], count: number, seed: number): number[] {
  const folds = new Array<number>(notes.length).fill(0);
  const random = new Prng(seed);
  for (const isHeld of [false, true]) {
    const indexes = notes.flatMap((note, index) => (note.isHeld === isHeld ? [index] : []));
    random.shuffle(indexes).forEach((index, place) => (folds[index] = place % count));
  }
  return folds;
}
