/**
 * The weights as the tagger looks them up: an open hash table from key to feature, and scores as sums of small integers.
 * Three labels share one number, each in 16 bits, so that one addition adds three weights; sums stay exact.
 */
import type { Features } from './features.ts';
import { LABEL_COUNT, TYPE_COUNT } from './labels.ts';
import type { Weights } from './weights.ts';

/** Scores this far below the best of a position count as impossible. */
const REACH = 24;
/** A type whose every label stays this far below the best label of its unit, throughout a stretch, is left out there. */
const INACTIVE = 9;

/** Labels that share a number: `2^16` apart, so that three sums of up to 96 weights fit into the 53 bits of a double. */
const LANES = 3;
const LANE = 0x10000;
/** Numbers that hold all labels of a unit. */
const SLOTS = Math.ceil(LABEL_COUNT / LANES);
/** Columns of the table of scores; what is over the labels holds nothing. */
const ROW = SLOTS * LANES;
/** Added to every label, so that no sum is below zero. */
const LIFT = 0x8000;
const LIFTED = LIFT + LIFT * LANE + LIFT * LANE * LANE;

/** Bits of a table entry that hold how many slots a feature has; the others say where they begin. */
const COUNT_BITS = 4;
/** Features with so many slots or more have all of them, one after the other; their entries are below zero. */
const DENSE_FROM = 8;

/** One bit for every 16 keys: most features of a text are not among the learned ones, and this fits a near cache. */
const KEYS_A_BIT = 4;

export class Model {
  readonly #mask: number;
  readonly #known: Uint32Array;
  /** Key and entry in turn, so that one look finds both; -1 for a free place. */
  readonly #table: Int32Array;
  /** Slots of the features with few, and what is added to each. */
  readonly #slots: Uint8Array;
  readonly #sums: Float64Array;
  /** All slots of the other features. */
  readonly #dense: Float64Array;
  readonly #unit = new Float64Array(SLOTS);
  /** `exp(-k × scale)` by k. */
  readonly #exponentials: Float64Array;
  readonly #inactive: number;
  #scores = new Int32Array(0);
  #best = new Int32Array(0);
  /** Types that the last stretch may hold, rising: the first `activeCount`. */
  readonly active = new Uint8Array(TYPE_COUNT);
  activeCount = 0;

  constructor({ head, keys, starts, labels, values }: Weights) {
    let size = 1024;
    while (size < 1.5 * keys.length) size *= 2;
    const mask = size - 1;
    const table = new Int32Array(2 * size).fill(-1);
    const known = new Uint32Array(1 << (24 - KEYS_A_BIT - 5));
    const slots: number[] = [];
    const sums: number[] = [];
    const dense: number[] = [];
    const row = new Float64Array(SLOTS);
    for (let f = 0; f < keys.length; f++) {
      row.fill(0);
      for (let w = starts[f] as number; w < (starts[f + 1] as number); w++) {
        const label = labels[w] as number;
        const slot = Math.floor(label / LANES);
        row[slot] = (row[slot] as number) + (values[w] as number) * LANE ** (label % LANES);
      }
      const used = row.reduce((count, sum) => count + (sum === 0 ? 0 : 1), 0);
      const entry = used < DENSE_FROM ? (slots.length << COUNT_BITS) | used : -1 - dense.length;
      if (used < DENSE_FROM) {
        row.forEach((sum, slot) => {
          if (sum === 0) return;
          slots.push(slot);
          sums.push(sum);
        });
      } else dense.push(...row);
      const key = keys[f] as number;
      const bit = key >>> KEYS_A_BIT;
      known[bit >>> 5] = (known[bit >>> 5] as number) | (1 << (bit & 31));
      let place = key & mask;
      while (table[2 * place] !== -1) place = (place + 1) & mask;
      table[2 * place] = key;
      table[2 * place + 1] = entry;
    }
    this.#mask = mask;
    this.#known = known;
    this.#table = table;
    this.#slots = Uint8Array.from(slots);
    this.#sums = Float64Array.from(sums);
    this.#dense = Float64Array.from(dense);
    this.#exponentials = Float64Array.from({ length: Math.ceil(REACH / head.scale) }, (_, k) =>
      Math.exp(-k * head.scale),
    );
    this.#inactive = Math.ceil(INACTIVE / head.scale);
  }

  /** Scores of every label of every unit, and which types are active; then `emit` gives what the chain needs. */
  score({ keys, offsets }: Features, length: number): void {
    if (this.#scores.length < length * ROW) {
      this.#scores = new Int32Array(length * ROW);
      this.#best = new Int32Array(length);
    }
    const known = this.#known;
    const table = this.#table;
    const mask = this.#mask;
    const slots = this.#slots;
    const sums = this.#sums;
    const dense = this.#dense;
    const own = this.#unit;
    const scores = this.#scores;
    for (let unit = 0, row = 0; unit < length; unit++, row += ROW) {
      own.fill(LIFTED);
      const to = offsets[unit + 1] as number;
      for (let k = offsets[unit] as number; k < to; k++) {
        const key = keys[k] as number;
        const bit = key >>> KEYS_A_BIT;
        if ((((known[bit >>> 5] as number) >>> (bit & 31)) & 1) === 0) continue;
        let place = key & mask;
        let held = table[2 * place] as number;
        while (held !== key && held !== -1) {
          place = (place + 1) & mask;
          held = table[2 * place] as number;
        }
        if (held === -1) continue;
        const entry = table[2 * place + 1] as number;
        if (entry < 0) {
          for (let slot = 0, from = -1 - entry; slot < SLOTS; slot++, from++)
            own[slot] = (own[slot] as number) + (dense[from] as number);
        } else {
          const from = entry >>> COUNT_BITS;
          const end = from + (entry & ((1 << COUNT_BITS) - 1));
          for (let s = from; s < end; s++) {
            const slot = slots[s] as number;
            own[slot] = (own[slot] as number) + (sums[s] as number);
          }
        }
      }
      for (let slot = 0, at = row; slot < SLOTS; slot++) {
        const sum = own[slot] as number;
        const low = sum | 0;
        scores[at++] = (low & (LANE - 1)) - LIFT;
        scores[at++] = (low >>> 16) - LIFT;
        scores[at++] = Math.floor(sum / (LANE * LANE)) - LIFT;
      }
    }
    this.#findActive(length);
  }

  #findActive(length: number): void {
    const scores = this.#scores;
    const best = this.#best;
    const near = this.#inactive;
    let mask = 0;
    for (let unit = 0, row = 0; unit < length; unit++, row += ROW) {
      let top = scores[row] as number;
      for (let at = row + 1; at < row + LABEL_COUNT; at++) if ((scores[at] as number) > top) top = scores[at] as number;
      best[unit] = top;
      const least = top - near;
      for (let type = 0, at = row + 1; type < TYPE_COUNT; type++, at += 4) {
        if (
          (scores[at] as number) > least ||
          (scores[at + 1] as number) > least ||
          (scores[at + 2] as number) > least ||
          (scores[at + 3] as number) > least
        )
          mask |= 1 << type;
      }
    }
    this.activeCount = 0;
    for (let type = 0; type < TYPE_COUNT; type++) if (mask & (1 << type)) this.active[this.activeCount++] = type;
  }

  /** Exponentials of the scores of outside and of the active types, the best of each unit being 1, into `emissions`. */
  emit(length: number, emissions: Float64Array): void {
    const scores = this.#scores;
    const exponentials = this.#exponentials;
    const last = exponentials.length - 1;
    for (let unit = 0, row = 0, to = 0; unit < length; unit++, row += ROW) {
      const top = this.#best[unit] as number;
      const outside = top - (scores[row] as number);
      emissions[to++] = exponentials[outside < last ? outside : last] as number;
      for (let k = 0; k < this.activeCount; k++) {
        const from = row + 1 + 4 * (this.active[k] as number);
        for (let at = from; at < from + 4; at++) {
          const below = top - (scores[at] as number);
          emissions[to++] = exponentials[below < last ? below : last] as number;
        }
      }
    }
  }
}
