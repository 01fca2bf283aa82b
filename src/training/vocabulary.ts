/** Which features are learned: those that stand in at least two notes. */
import { KEY_COUNT } from '../tagger/hash.ts';
import type { Example } from './examples.ts';

export class Vocabulary {
  /** Feature of every key; -1 for those that are not learned. */
  readonly ids = new Int32Array(KEY_COUNT).fill(-1);
  readonly keys: number[] = [];
  readonly #lastNote = new Int32Array(KEY_COUNT).fill(-1);

  /** Copies of one note have the same number. */
  count(note: number, examples: readonly Example[]): void {
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

  get size(): number {
    return this.keys.length;
  }
}
