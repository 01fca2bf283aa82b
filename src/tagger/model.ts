/** The weights as the tagger looks them up: an open hash table from key to feature, and scores as sums of small integers. */
import type { Features } from './features.ts';
import { LABEL_COUNT } from './labels.ts';
import type { Weights } from './weights.ts';

/** Scores this far below the best of a position count as impossible. */
const REACH = 24;

/** Bits of a table entry that hold how many weights a feature has; the others say where they begin. */
const COUNT_BITS = 6;

export class Model {
  readonly #mask: number;
  /** Key and entry in turn, so that one look finds both; -1 for a free place. */
  readonly #table: Int32Array;
  /** Label and weight in turn. */
  readonly #rows: Int8Array;
  /** `exp(-k × scale)` by k. */
  readonly #exponentials: Float64Array;
  readonly #scores = new Int32Array(LABEL_COUNT);

  constructor({ head, keys, starts, labels, values }: Weights) {
    let size = 1024;
    while (size < 1.5 * keys.length) size *= 2;
    const mask = size - 1;
    const table = new Int32Array(2 * size).fill(-1);
    for (let f = 0; f < keys.length; f++) {
      const key = keys[f] as number;
      const start = starts[f] as number;
      let place = key & mask;
      while (table[2 * place] !== -1) place = (place + 1) & mask;
      table[2 * place] = key;
      table[2 * place + 1] = (start << COUNT_BITS) | ((starts[f + 1] as number) - start);
    }
    this.#mask = mask;
    this.#table = table;
    this.#rows = new Int8Array(2 * labels.length);
    for (let w = 0; w < labels.length; w++) {
      this.#rows[2 * w] = labels[w] as number;
      this.#rows[2 * w + 1] = values[w] as number;
    }
    this.#exponentials = Float64Array.from({ length: Math.ceil(REACH / head.scale) }, (_, k) =>
      Math.exp(-k * head.scale),
    );
  }

  /** Exponentials of the scores of every label, the best of each unit being 1, into `emissions`. */
  emit({ keys, offsets }: Features, length: number, emissions: Float64Array): void {
    const table = this.#table;
    const mask = this.#mask;
    const rows = this.#rows;
    const scores = this.#scores;
    const exponentials = this.#exponentials;
    const last = exponentials.length - 1;
    for (let unit = 0, row = 0; unit < length; unit++, row += LABEL_COUNT) {
      scores.fill(0);
      const to = offsets[unit + 1] as number;
      for (let k = offsets[unit] as number; k < to; k++) {
        const key = keys[k] as number;
        let place = key & mask;
        let held = table[2 * place] as number;
        while (held !== key && held !== -1) {
          place = (place + 1) & mask;
          held = table[2 * place] as number;
        }
        if (held === -1) continue;
        const entry = table[2 * place + 1] as number;
        let w = 2 * (entry >>> COUNT_BITS);
        for (let left = entry & ((1 << COUNT_BITS) - 1); left > 0; left--, w += 2) {
          const label = rows[w] as number;
          scores[label] = (scores[label] as number) + (rows[w + 1] as number);
        }
      }
      let best = scores[0] as number;
      for (let label = 1; label < LABEL_COUNT; label++) {
        const score = scores[label] as number;
        if (score > best) best = score;
      }
      for (let label = 0; label < LABEL_COUNT; label++) {
        const below = best - (scores[label] as number);
        emissions[row + label] = exponentials[below < last ? below : last] as number;
      }
    }
  }
}
