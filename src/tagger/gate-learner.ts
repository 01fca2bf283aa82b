/** Learns the gate: whether a unit that the rules leave open is part of something. Logistic regression, AdaGrad, L1. */
import { logistic } from './calibration.ts';
import { GATE_SCALE, GATE_SIZE, GATE_WIDTH } from './gate.ts';
import { OUTSIDE } from './labels.ts';
import type { Stretch } from './stretches.ts';

const RATE = 0.1;
/** L1 a round: a stretch of which little is known stays shut. */
const SPARSITY = 0.5;
const EPSILON = 1e-6;
/** Errors smaller than this teach nothing. */
const LEAST = 1e-3;

export class GateLearner {
  readonly #weights: Float32Array;
  readonly #squares = new Float32Array(GATE_SIZE);

  /** @param table what it knows already. */
  constructor(table: Int8Array = new Int8Array(GATE_SIZE)) {
    this.#weights = Float32Array.from(table, (step) => step * GATE_SCALE);
  }

  learn({ length, labels, gate, settled }: Stretch): void {
    const weights = this.#weights;
    const squares = this.#squares;
    for (let unit = 0; unit < length; unit++) {
      if (settled[unit]) continue;
      const from = unit * GATE_WIDTH;
      let sum = 0;
      for (let k = from; k < from + GATE_WIDTH; k++) sum += weights[gate[k] as number] as number;
      const error = (labels[unit] === OUTSIDE ? 0 : 1) - logistic(sum);
      if (error < LEAST && error > -LEAST) continue;
      for (let k = from; k < from + GATE_WIDTH; k++) {
        const at = gate[k] as number;
        squares[at] = (squares[at] as number) + error * error;
        weights[at] = (weights[at] as number) + (RATE * error) / (Math.sqrt(squares[at] as number) + EPSILON);
      }
    }
  }

  /** Draws every weight towards zero, the less the more it has learned; after every round. */
  shrink(): void {
    const weights = this.#weights;
    for (let at = 0; at < GATE_SIZE; at++) {
      const value = weights[at] as number;
      const step = (RATE * SPARSITY) / (Math.sqrt(this.#squares[at] as number) + EPSILON);
      weights[at] = value > step ? value - step : value < -step ? value + step : 0;
    }
  }

  table(): Int8Array {
    return Int8Array.from(this.#weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / GATE_SCALE))));
  }
}
