/** Which features are learned: those that stand in at least two notes. */
import { KEY_COUNT } from '../tagger/hash.ts';
import { lessonOf, type Lesson } from '../tagger/learner.ts';
import type { Stretch } from '../tagger/stretches.ts';

export class Vocabulary {
  /** Feature of every key; -1 for those that are not learned. */
  readonly ids = new Int32Array(KEY_COUNT).fill(-1);
  readonly keys: number[] = [];
  readonly #lastNote = new Int32Array(KEY_COUNT).fill(-1);

  /** Copies of one note have the same number. */
  count(note: number, examples: readonly Stretch[]): void {
    for (const { keys } of examples) {
      for (const key of keys) {
        const last = this.#lastNote[key] as number;
        if (last === note) continue;
        this.#lastNote[key] = note;
        if (last === -1 || (this.ids[key] as number) >= 0) continue;
        this.ids[key] = this.keys.length;
        this.keys.push(key);
      }
    }
  }

  /** With the features that are learned; the others are left out. */
  lessonOf(stretch: Stretch): Lesson {
    return lessonOf(stretch, (key) => this.ids[key] as number);
  }

  get size(): number {
    return this.keys.length;
  }
}
