/** Learns the chain: log-likelihood, one stretch at a time, AdaGrad with an L1 step after every round. */
import { Chain, emptyTransitions, type Transitions } from './chain.ts';
import { LABEL_COUNT, OUTSIDE, positionOf, typeOf } from './labels.ts';
import type { Stretch } from './stretches.ts';

export interface LearnerOptions {
  readonly rate: number;
  /** L1 a round, against the adapted rate of each weight. */
  readonly sparsity: number;
  /** Share of features left out of every step, so that no few of them carry a label. */
  readonly dropout: number;
}

/** A stretch with the ids of its features, from 0. */
export interface Lesson extends Pick<Stretch, 'length' | 'offsets' | 'labels'> {
  readonly ids: Int32Array;
}

/** @param idOf feature of a key; below 0 for keys that are left out. */
export function lessonOf({ length, keys, offsets, labels }: Stretch, idOf: (key: number) => number): Lesson {
  const ids = new Int32Array(keys.length);
  const kept = new Int32Array(length + 1);
  let n = 0;
  for (let unit = 0; unit < length; unit++) {
    for (let k = offsets[unit] as number; k < (offsets[unit + 1] as number); k++) {
      const id = idOf(keys[k] as number);
      if (id >= 0) ids[n++] = id;
    }
    kept[unit + 1] = n;
  }
  return { length, ids: ids.slice(0, n), offsets: kept, labels };
}

/** Decides what is left out; a seeded generator. */
export interface Chance {
  chance(probability: number): boolean;
}

/** Where learning begins: what is known already, and how much has been learned for it (squared errors). */
export interface Origin {
  readonly weights: Float32Array;
  readonly transitions: Transitions;
  readonly square: number;
}

/** Errors smaller than this teach nothing. */
const LEAST = 1e-4;
const EPSILON = 1e-6;

const GROUPS = Math.sqrt(emptyTransitions().entry.length);

export class Learner {
  readonly weights: Float32Array;
  readonly transitions: Transitions = emptyTransitions();
  readonly #squares: Float32Array;
  readonly #transitionSquares: Transitions = emptyTransitions();
  readonly #sum: Float32Array;
  readonly #transitionSum: Transitions = emptyTransitions();
  #sums = 0;
  readonly #origin: Float32Array | undefined;
  readonly #options: LearnerOptions;
  readonly #chain = new Chain(emptyTransitions());
  #emissions = new Float64Array(0);
  readonly #scores = new Float64Array(LABEL_COUNT);

  /** @param origin where given, weights are drawn back to it and not to zero, and transitions stay as they are. */
  constructor(features: number, options: LearnerOptions, origin?: Origin) {
    this.#options = options;
    this.#origin = origin?.weights;
    this.weights = origin ? origin.weights.slice() : new Float32Array(features * LABEL_COUNT);
    if (origin) this.transitions = origin.transitions;
    this.#squares = new Float32Array(this.weights.length).fill(origin?.square ?? 0);
    this.#sum = new Float32Array(this.weights.length);
  }

  /** One step on one stretch. Returns its negative log-likelihood before the step. */
  learn(example: Lesson, random: Chance): number {
    const { length, labels } = example;
    const ids = this.#keptOf(example, random);
    const loss = this.#emit(example, ids);
    this.#chain.load(this.transitions);
    const expected = emptyTransitions();
    const total = this.#chain.infer(this.#emissions, length, expected);
    const { marginals } = this.#chain;
    const rate = this.#options.rate;
    const [weights, squares] = [this.weights, this.#squares];
    for (let unit = 0; unit < length; unit++) {
      const [from, to] = [example.offsets[unit] as number, example.offsets[unit + 1] as number];
      for (let label = 0; label < LABEL_COUNT; label++) {
        const error = (labels[unit] === label ? 1 : 0) - (marginals[unit * LABEL_COUNT + label] as number);
        if (error < LEAST && error > -LEAST) continue;
        const square = error * error;
        for (let k = from; k < to; k++) {
          const id = ids[k] as number;
          if (id < 0) continue;
          const w = id * LABEL_COUNT + label;
          const seen = (squares[w] = (squares[w] as number) + square);
          weights[w] = (weights[w] as number) + (rate * error) / (Math.sqrt(seen) + EPSILON);
        }
      }
    }
    return loss + total + (this.#origin ? 0 : this.#learnTransitions(labels, expected));
  }

  /** The same ids, those that are dropped below 0. */
  #keptOf({ ids }: Lesson, random: Chance): Int32Array {
    const { dropout } = this.#options;
    return dropout === 0 ? ids : ids.map((id) => (random.chance(dropout) ? -1 : id));
  }

  /** Exponentials of all scores; returns what the gold path takes from the loss (with the factors taken out). */
  #emit({ length, offsets, labels }: Lesson, ids: Int32Array): number {
    if (this.#emissions.length < length * LABEL_COUNT) this.#emissions = new Float64Array(length * LABEL_COUNT);
    const [emissions, scores, weights] = [this.#emissions, this.#scores, this.weights];
    let gold = 0;
    for (let unit = 0, row = 0; unit < length; unit++, row += LABEL_COUNT) {
      scores.fill(0);
      for (let k = offsets[unit] as number; k < (offsets[unit + 1] as number); k++) {
        const id = ids[k] as number;
        if (id < 0) continue;
        const base = id * LABEL_COUNT;
        for (let label = 0; label < LABEL_COUNT; label++)
          scores[label] = (scores[label] as number) + (weights[base + label] as number);
      }
      let best = -Infinity;
      for (const score of scores) if (score > best) best = score;
      for (let label = 0; label < LABEL_COUNT; label++)
        emissions[row + label] = Math.exp(Math.max(-60, (scores[label] as number) - best));
      gold += (scores[labels[unit] as number] as number) - best;
    }
    return -gold;
  }

  /** Returns what the gold path's transitions take from the loss. */
  #learnTransitions(labels: Uint8Array, expected: Transitions): number {
    const counts = emptyTransitions();
    let group = 0;
    let before = OUTSIDE;
    for (const label of labels) {
      const position = positionOf(label);
      const type = typeOf(label);
      if (position === 2 || position === 3) {
        const k = 4 * type + (positionOf(before) === 1 ? 0 : 2) + (position === 2 ? 0 : 1);
        counts.inner[k] = (counts.inner[k] as number) + 1;
      } else {
        const k = group * GROUPS + type + 1;
        counts.entry[k] = (counts.entry[k] as number) + 1;
      }
      if (position === 0 || position > 2) group = type + 1;
      before = label;
    }
    let gold = 0;
    for (const part of ['entry', 'inner'] as const) {
      const [weights, squares] = [this.transitions[part], this.#transitionSquares[part]];
      for (let k = 0; k < weights.length; k++) {
        gold += (counts[part][k] as number) * (weights[k] as number);
        const error = (counts[part][k] as number) - (expected[part][k] as number);
        if (error < LEAST && error > -LEAST) continue;
        squares[k] = (squares[k] as number) + error * error;
        weights[k] =
          (weights[k] as number) + (this.#options.rate * error) / (Math.sqrt(squares[k] as number) + EPSILON);
      }
    }
    return -gold;
  }

  /** Draws every weight towards zero, or where learning began, the less the more it has learned. */
  shrink(): void {
    const { rate, sparsity } = this.#options;
    const [weights, squares, origin] = [this.weights, this.#squares, this.#origin];
    for (let w = 0; w < weights.length; w++) {
      const home = origin ? (origin[w] as number) : 0;
      const away = (weights[w] as number) - home;
      if (away === 0) continue;
      const step = (rate * sparsity) / (Math.sqrt(squares[w] as number) + EPSILON);
      weights[w] = away > step ? home + away - step : away < -step ? home + away + step : home;
    }
  }

  /** Takes the weights as they are now into the average. */
  addToAverage(): void {
    for (let w = 0; w < this.weights.length; w++) this.#sum[w] = (this.#sum[w] as number) + (this.weights[w] as number);
    for (const part of ['entry', 'inner'] as const)
      for (let k = 0; k < this.transitions[part].length; k++)
        this.#transitionSum[part][k] = (this.#transitionSum[part][k] as number) + (this.transitions[part][k] as number);
    this.#sums++;
  }

  average(): { weights: Float32Array; transitions: Transitions } {
    const { entry, inner } = this.#transitionSum;
    const mean = <T extends Float32Array | Float64Array>(sum: T, factor = 1): T =>
      sum.map((value) => (value * factor) / this.#sums) as T;
    return {
      // All features speak from now on, so each a little lower.
      weights: mean(this.#sum, 1 - this.#options.dropout),
      transitions: { entry: mean(entry), inner: mean(inner) },
    };
  }
}
