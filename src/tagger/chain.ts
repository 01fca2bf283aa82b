/**
 * The linear chain over the labels: forward, backward, and the best path. Only transitions that keep spans whole exist:
 * after outside, end or single comes outside, begin or single; after begin or inside comes inside or end of the same
 * type. Their weights are shared: from type to type between spans, and four for each type within one.
 */
import { BEGIN, END, INSIDE, LABEL_COUNT, OUTSIDE, SINGLE, TYPE_COUNT, labelOf, type Position } from './labels.ts';

/** Groups between spans: outside (0) and every type (1 + its index). */
export const GROUPS = TYPE_COUNT + 1;
export const ENTRY_COUNT = GROUPS * GROUPS;
export const INNER_COUNT = 4 * TYPE_COUNT;

/** Order of the inner weights of a type. */
export const BEGIN_INSIDE = 0;
export const BEGIN_END = 1;
export const INSIDE_INSIDE = 2;
export const INSIDE_END = 3;

/** Logarithmic weights of the transitions. */
export interface Transitions {
  /** `[from group × GROUPS + to group]`. */
  readonly entry: Float64Array;
  /** `[4 × type + which]`. */
  readonly inner: Float64Array;
}

export const emptyTransitions = (): Transitions => ({
  entry: new Float64Array(ENTRY_COUNT),
  inner: new Float64Array(INNER_COUNT),
});

const NEGLIGIBLE = 1e-12;

const at = (position: Position): Uint8Array =>
  Uint8Array.from({ length: TYPE_COUNT }, (_, type) => labelOf(type, position));
const [B, I, E, S] = [at(BEGIN), at(INSIDE), at(END), at(SINGLE)];

/** A chain with buffers that grow to the longest text it was given. */
export class Chain {
  /** Marginal probabilities of the last call, `[position × LABEL_COUNT + label]`. */
  marginals = new Float64Array(0);
  readonly #entry = new Float64Array(ENTRY_COUNT);
  readonly #inner = new Float64Array(INNER_COUNT);
  #alpha = new Float64Array(0);
  #back = new Uint8Array(0);
  readonly #closed = new Float64Array(GROUPS);
  readonly #group = new Float64Array(GROUPS);
  readonly #beta = new Float64Array(LABEL_COUNT);
  readonly #ahead = new Float64Array(LABEL_COUNT);

  constructor(transitions: Transitions) {
    this.load(transitions);
  }

  load({ entry, inner }: Transitions): void {
    for (let k = 0; k < ENTRY_COUNT; k++) this.#entry[k] = Math.exp(entry[k] ?? 0);
    for (let k = 0; k < INNER_COUNT; k++) this.#inner[k] = Math.exp(inner[k] ?? 0);
  }

  /**
   * Forward and backward over one text.
   * @param emissions exponentials of the scores of every label at every position, up to a factor a position.
   * @param expected where given, the expected number of every transition is added to it.
   * @returns the logarithm of the sum over all paths, for the emissions as given.
   */
  infer(emissions: Float64Array, length: number, expected?: Transitions): number {
    this.#grow(length);
    const logarithm = this.#forward(emissions, length);
    this.#backward(emissions, length, expected);
    return logarithm;
  }

  #grow(length: number): void {
    const size = length * LABEL_COUNT;
    if (this.#alpha.length >= size) return;
    this.#alpha = new Float64Array(size);
    this.marginals = new Float64Array(size);
    this.#back = new Uint8Array(size);
  }

  #forward(emissions: Float64Array, length: number): number {
    const [alpha, entry, inner, closed] = [this.#alpha, this.#entry, this.#inner, this.#closed];
    const group = this.#group;
    let logarithm = 0;
    closed.fill(0);
    closed[0] = 1;
    for (let position = 0, row = 0; position < length; position++, row += LABEL_COUNT) {
      group.fill(0);
      for (let from = 0; from < GROUPS; from++) {
        const mass = closed[from] as number;
        if (mass < NEGLIGIBLE) continue;
        for (let to = 0, k = from * GROUPS; to < GROUPS; to++, k++)
          group[to] = (group[to] as number) + mass * (entry[k] as number);
      }
      let sum = (alpha[row] = (group[0] as number) * (emissions[row] as number));
      const before = row - LABEL_COUNT;
      for (let type = 0; type < TYPE_COUNT; type++) {
        const base = row + 1 + 4 * type;
        const enter = group[type + 1] as number;
        const b = enter * (emissions[base] as number);
        const s = enter * (emissions[base + 3] as number);
        let i = 0;
        let e = 0;
        if (position > 0) {
          const open = alpha[before + 1 + 4 * type] as number;
          const within = alpha[before + 2 + 4 * type] as number;
          if (open + within > NEGLIGIBLE) {
            const k = 4 * type;
            i = (open * (inner[k] as number) + within * (inner[k + 2] as number)) * (emissions[base + 1] as number);
            e = (open * (inner[k + 1] as number) + within * (inner[k + 3] as number)) * (emissions[base + 2] as number);
          }
        }
        alpha[base] = b;
        alpha[base + 1] = i;
        alpha[base + 2] = e;
        alpha[base + 3] = s;
        sum += b + i + e + s;
      }
      const scale = 1 / sum;
      logarithm += Math.log(sum);
      for (let k = row; k < row + LABEL_COUNT; k++) alpha[k] = (alpha[k] as number) * scale;
      closed[0] = alpha[row] as number;
      for (let type = 0; type < TYPE_COUNT; type++)
        closed[type + 1] = (alpha[row + 3 + 4 * type] as number) + (alpha[row + 4 + 4 * type] as number);
    }
    // A text ends outside of every span: what is still open does not count.
    let ended = 0;
    for (let from = 0; from < GROUPS; from++) ended += closed[from] as number;
    return logarithm + (length > 0 ? Math.log(ended) : 0);
  }

  #backward(emissions: Float64Array, length: number, expected: Transitions | undefined): void {
    const [alpha, entry, inner, beta, ahead] = [this.#alpha, this.#entry, this.#inner, this.#beta, this.#ahead];
    const [group, marginals] = [this.#group, this.marginals];
    beta.fill(1);
    for (let type = 0; type < TYPE_COUNT; type++) {
      beta[B[type] as number] = 0;
      beta[I[type] as number] = 0;
    }
    for (let position = length - 1, row = position * LABEL_COUNT; position >= 0; position--, row -= LABEL_COUNT) {
      let sum = 0;
      for (let label = 0; label < LABEL_COUNT; label++) {
        const mass = (alpha[row + label] as number) * (beta[label] as number);
        marginals[row + label] = mass;
        sum += mass;
      }
      const scale = 1 / sum;
      for (let k = row; k < row + LABEL_COUNT; k++) marginals[k] = (marginals[k] as number) * scale;
      for (let label = 0; label < LABEL_COUNT; label++)
        ahead[label] = (emissions[row + label] as number) * (beta[label] as number);
      group[0] = ahead[OUTSIDE] as number;
      for (let type = 0; type < TYPE_COUNT; type++)
        group[type + 1] = (ahead[B[type] as number] as number) + (ahead[S[type] as number] as number);
      if (expected) this.#expect(position, row - LABEL_COUNT, expected);
      let top = 0;
      for (let from = 0; from < GROUPS; from++) {
        let value = 0;
        for (let to = 0, k = from * GROUPS; to < GROUPS; to++, k++)
          value += (entry[k] as number) * (group[to] as number);
        if (from === 0) beta[OUTSIDE] = value;
        else {
          beta[E[from - 1] as number] = value;
          beta[S[from - 1] as number] = value;
        }
        if (value > top) top = value;
      }
      for (let type = 0; type < TYPE_COUNT; type++) {
        const k = 4 * type;
        const i = ahead[I[type] as number] as number;
        const e = ahead[E[type] as number] as number;
        const b = (beta[B[type] as number] = (inner[k] as number) * i + (inner[k + 1] as number) * e);
        const w = (beta[I[type] as number] = (inner[k + 2] as number) * i + (inner[k + 3] as number) * e);
        if (b > top) top = b;
        if (w > top) top = w;
      }
      const shrink = 1 / top;
      for (let label = 0; label < LABEL_COUNT; label++) beta[label] = (beta[label] as number) * shrink;
    }
  }

  /** Adds the probability of every transition into a position; `before` is the row of the position before it. */
  #expect(position: number, before: number, { entry: intoEntry, inner: intoInner }: Transitions): void {
    const [alpha, entry, inner, ahead, group] = [this.#alpha, this.#entry, this.#inner, this.#ahead, this.#group];
    const closed = this.#closed;
    closed.fill(0);
    if (position === 0) closed[0] = 1;
    else {
      closed[0] = alpha[before] as number;
      for (let type = 0; type < TYPE_COUNT; type++)
        closed[type + 1] = (alpha[before + 3 + 4 * type] as number) + (alpha[before + 4 + 4 * type] as number);
    }
    let sum = 0;
    const visit = (add: (mass: number, table: Float64Array, k: number) => void): void => {
      for (let from = 0; from < GROUPS; from++) {
        const mass = closed[from] as number;
        if (mass < NEGLIGIBLE) continue;
        for (let to = 0, k = from * GROUPS; to < GROUPS; to++, k++)
          add(mass * (entry[k] as number) * (group[to] as number), intoEntry, k);
      }
      if (position === 0) return;
      for (let type = 0; type < TYPE_COUNT; type++) {
        const open = alpha[before + 1 + 4 * type] as number;
        const within = alpha[before + 2 + 4 * type] as number;
        if (open + within < NEGLIGIBLE) continue;
        const k = 4 * type;
        const i = ahead[I[type] as number] as number;
        const e = ahead[E[type] as number] as number;
        add(open * (inner[k] as number) * i, intoInner, k);
        add(open * (inner[k + 1] as number) * e, intoInner, k + 1);
        add(within * (inner[k + 2] as number) * i, intoInner, k + 2);
        add(within * (inner[k + 3] as number) * e, intoInner, k + 3);
      }
    };
    visit((mass) => (sum += mass));
    visit((mass, table, k) => (table[k] = (table[k] as number) + mass / sum));
  }

  /**
   * The best path.
   * @param outside factor on the emission of outside; below 1 it finds more spans than are likelier than not.
   */
  best(emissions: Float64Array, length: number, outside = 1): Uint8Array {
    this.#grow(length);
    const [entry, inner, back, score] = [this.#entry, this.#inner, this.#back, this.#alpha];
    const [closed, group] = [this.#closed, this.#group];
    const which = new Uint8Array(GROUPS);
    const via = new Uint8Array(GROUPS);
    closed.fill(0);
    closed[0] = 1;
    for (let position = 0, row = 0; position < length; position++, row += LABEL_COUNT) {
      group.fill(0);
      for (let from = 0; from < GROUPS; from++) {
        const mass = closed[from] as number;
        if (mass === 0) continue;
        for (let to = 0, k = from * GROUPS; to < GROUPS; to++, k++) {
          const value = mass * (entry[k] as number);
          if (value <= (group[to] as number)) continue;
          group[to] = value;
          via[to] = which[from] as number;
        }
      }
      let top = (score[row] = (group[0] as number) * (emissions[row] as number) * outside);
      back[row] = via[0] as number;
      const before = row - LABEL_COUNT;
      for (let type = 0; type < TYPE_COUNT; type++) {
        const offset = 1 + 4 * type;
        const base = row + offset;
        const enter = group[type + 1] as number;
        const b = (score[base] = enter * (emissions[base] as number));
        const s = (score[base + 3] = enter * (emissions[base + 3] as number));
        back[base] = back[base + 3] = via[type + 1] as number;
        let i = 0;
        let e = 0;
        if (position > 0) {
          const open = score[before + offset] as number;
          const within = score[before + offset + 1] as number;
          const k = 4 * type;
          const [bi, ii] = [open * (inner[k] as number), within * (inner[k + 2] as number)];
          const [be, ie] = [open * (inner[k + 1] as number), within * (inner[k + 3] as number)];
          i = Math.max(bi, ii) * (emissions[base + 1] as number);
          e = Math.max(be, ie) * (emissions[base + 2] as number);
          back[base + 1] = bi >= ii ? offset : offset + 1;
          back[base + 2] = be >= ie ? offset : offset + 1;
        }
        score[base + 1] = i;
        score[base + 2] = e;
        if (b > top) top = b;
        if (s > top) top = s;
        if (i > top) top = i;
        if (e > top) top = e;
      }
      const scale = 1 / top;
      for (let k = row; k < row + LABEL_COUNT; k++) score[k] = (score[k] as number) * scale;
      closed[0] = score[row] as number;
      which[0] = OUTSIDE;
      for (let type = 0; type < TYPE_COUNT; type++) {
        const e = score[row + 3 + 4 * type] as number;
        const s = score[row + 4 + 4 * type] as number;
        closed[type + 1] = Math.max(e, s);
        which[type + 1] = e >= s ? 3 + 4 * type : 4 + 4 * type;
      }
    }
    const path = new Uint8Array(length);
    let last = 0;
    for (let from = 1; from < GROUPS; from++) if ((closed[from] as number) > (closed[last] as number)) last = from;
    let label = which[last] as number;
    for (let position = length - 1; position >= 0; position--) {
      path[position] = label;
      label = back[position * LABEL_COUNT + label] as number;
    }
    return path;
  }
}
