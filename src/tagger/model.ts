/** The weights as the tagger looks them up: an open hash table from key to feature, and scores as sums of small integers. */
import type { Features } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Weights } from './weights.ts';

/** Scores this far below the best of a position count as impossible. */
const REACH = 24;

export class Model {
  readonly #mask: number;
  /** Key and feature in turn; -1 for a free place. */
  readonly #table: Int32Array;
  readonly #starts: Int32Array;
  readonly #labels: Uint8Array;
  readonly #values: Int8Array;
  /** `exp(-k × scale)` by k. */
  readonly #exponentials: Float64Array;
  readonly #scores = new Int32Array(LABEL_COUNT);

  constructor({ head, keys, starts, labels, values }: Weights) {
    let size = 1024;
    while (size < 2 * keys.length) size *= 2;
    this.#mask = size - 1;
    this.#table = new Int32Array(2 * size).fill(-1);
    for (let f = 0; f < keys.length; f++) {
      const key = keys[f] as number;
      let place = key & this.#mask;
      while (this.#table[2 * place] !== -1) place = (place + 1) & this.#mask;
      this.#table[2 * place] = key;
      this.#table[2 * place + 1] = f;
    }
    this.#starts = starts;
    this.#labels = labels;
    this.#values = values;
    this.#exponentials = Float64Array.from({ length: Math.ceil(REACH / head.scale) }, (_, k) =>
      Math.exp(-k * head.scale),
    );
  }

  /** Exponentials of the scores of every label, the best of each unit being 1, into `emissions`. */
  emit({ keys, offsets }: Features, length: number, emissions: Float64Array): void {
    const [table, mask, starts, labels, values] = [this.#table, this.#mask, this.#starts, this.#labels, this.#values];
    const [scores, exponentials] = [this.#scores, this.#exponentials];
    const last = exponentials.length - 1;
    for (let unit = 0, row = 0; unit < length; unit++, row += LABEL_COUNT) {
      scores.fill(0);
      for (let k = offsets[unit] as number; k < (offsets[unit + 1] as number); k++) {
        const key = keys[k] as number;
        let place = key & mask;
        let held = table[2 * place] as number;
        while (held !== key && held !== -1) {
          place = (place + 1) & mask;
          held = table[2 * place] as number;
        }
        if (held === -1) continue;
        const feature = table[2 * place + 1] as number;
        const end = starts[feature + 1] as number;
        for (let w = starts[feature] as number; w < end; w++) {
          const label = labels[w] as number;
          scores[label] = (scores[label] as number) + (values[w] as number);
        }
      }
      let best = scores[0] as number;
      for (let label = 1; label < LABEL_COUNT; label++)
        if ((scores[label] as number) > best) best = scores[label] as number;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const below = best - (scores[label] as number);
        emissions[row + label] = exponentials[below < last ? below : last] as number;
      }
    }
  }
}
