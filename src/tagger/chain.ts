/**
 * The linear chain over the labels: forward, backward, and the best path. Only transitions that keep spans whole exist:
 * after outside, end or single comes outside, begin or single; after begin or inside comes inside or end of the same
 * type. Their weights are shared: from type to type between spans, and four for each type within one.
 *
 * A stretch mostly holds few types: `select` leaves the others out, and tables then have `labels` columns, outside and
 * four for each selected type in their order. All types are selected at first.
 */
import { OUTSIDE, TYPE_COUNT } from './labels.ts';

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

const ALL_TYPES = Uint8Array.from({ length: TYPE_COUNT }, (_, type) => type);

/** A chain with buffers that grow to the longest text it was given. */
export class Chain {
  /** Columns of emissions and marginals. */
  labels = 1 + 4 * TYPE_COUNT;
  /** Marginal probabilities of the last call, `[position × labels + label]`. */
  marginals = new Float64Array(0);
  /** Of all types, as loaded. */
  readonly #allEntry = new Float64Array(ENTRY_COUNT);
  readonly #allInner = new Float64Array(INNER_COUNT);
  /** Of the selected types. */
  readonly #entry = new Float64Array(ENTRY_COUNT);
  readonly #inner = new Float64Array(INNER_COUNT);
  #types = 0;
  #alpha = new Float64Array(0);
  #back = new Uint8Array(0);
  readonly #closed = new Float64Array(GROUPS);
  readonly #group = new Float64Array(GROUPS);
  readonly #beta = new Float64Array(1 + 4 * TYPE_COUNT);
  readonly #ahead = new Float64Array(1 + 4 * TYPE_COUNT);
  readonly #which = new Uint8Array(GROUPS);
  readonly #via = new Uint8Array(GROUPS);

  constructor(transitions: Transitions) {
    this.load(transitions);
  }

  load({ entry, inner }: Transitions): void {
    for (let k = 0; k < ENTRY_COUNT; k++) this.#allEntry[k] = Math.exp(entry[k] ?? 0);
    for (let k = 0; k < INNER_COUNT; k++) this.#allInner[k] = Math.exp(inner[k] ?? 0);
    this.select(ALL_TYPES);
  }

  /** @param types indexes into the table of types, rising; the first `count` of the array. */
  select(types: Uint8Array, count = types.length): void {
    const groups = count + 1;
    for (let from = 0, k = 0; from < groups; from++) {
      const row = (from === 0 ? 0 : (types[from - 1] as number) + 1) * GROUPS;
      for (let to = 0; to < groups; to++, k++)
        this.#entry[k] = this.#allEntry[row + (to === 0 ? 0 : (types[to - 1] as number) + 1)] as number;
    }
    for (let k = 0; k < 4 * count; k++)
      this.#inner[k] = this.#allInner[4 * (types[k >> 2] as number) + (k & 3)] as number;
    this.#types = count;
    this.labels = 1 + 4 * count;
  }

  /**
   * Forward and backward over one text.
   * @param emissions exponentials of the scores of every label at every position, up to a factor a position.
   * @param expected where given, the expected number of every transition is added to it; needs all types.
   * @returns the logarithm of the sum over all paths, for the emissions as given.
   */
  infer(emissions: Float64Array, length: number, expected?: Transitions): number {
    this.#grow(length);
    const logarithm = this.#forward(emissions, length);
    this.#backward(emissions, length, expected);
    return logarithm;
  }

  #grow(length: number): void {
    const size = length * this.labels;
    if (this.#alpha.length >= size) return;
    this.#alpha = new Float64Array(size);
    this.marginals = new Float64Array(size);
    this.#back = new Uint8Array(size);
  }

  #forward(emissions: Float64Array, length: number): number {
    const alpha = this.#alpha;
    const entry = this.#entry;
    const inner = this.#inner;
    const closed = this.#closed;
    const group = this.#group;
    const types = this.#types;
    const labels = this.labels;
    let logarithm = 0;
    closed.fill(0);
    closed[0] = 1;
    for (let position = 0, row = 0; position < length; position++, row += labels) {
      group.fill(0);
      for (let from = 0; from <= types; from++) {
        const mass = closed[from] as number;
        if (mass < NEGLIGIBLE) continue;
        for (let to = 0, k = from * (types + 1); to <= types; to++, k++)
          group[to] = (group[to] as number) + mass * (entry[k] as number);
      }
      let sum = (alpha[row] = (group[0] as number) * (emissions[row] as number));
      const before = row - labels;
      for (let type = 0; type < types; type++) {
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
      for (let k = row; k < row + labels; k++) alpha[k] = (alpha[k] as number) * scale;
      closed[0] = alpha[row] as number;
      for (let type = 0; type < types; type++)
        closed[type + 1] = (alpha[row + 3 + 4 * type] as number) + (alpha[row + 4 + 4 * type] as number);
    }
    // A text ends outside of every span: what is still open does not count.
    let ended = 0;
    for (let from = 0; from <= types; from++) ended += closed[from] as number;
    return logarithm + (length > 0 ? Math.log(ended) : 0);
  }

  #backward(emissions: Float64Array, length: number, expected: Transitions | undefined): void {
    const alpha = this.#alpha;
    const entry = this.#entry;
    const inner = this.#inner;
    const beta = this.#beta;
    const ahead = this.#ahead;
    const group = this.#group;
    const marginals = this.marginals;
    const types = this.#types;
    const labels = this.labels;
    beta.fill(1);
    for (let base = 1; base < labels; base += 4) {
      beta[base] = 0;
      beta[base + 1] = 0;
    }
    for (let position = length - 1, row = position * labels; position >= 0; position--, row -= labels) {
      let sum = 0;
      for (let label = 0; label < labels; label++) {
        const mass = (alpha[row + label] as number) * (beta[label] as number);
        marginals[row + label] = mass;
        sum += mass;
      }
      const scale = 1 / sum;
      for (let k = row; k < row + labels; k++) marginals[k] = (marginals[k] as number) * scale;
      for (let label = 0; label < labels; label++)
        ahead[label] = (emissions[row + label] as number) * (beta[label] as number);
      group[0] = ahead[OUTSIDE] as number;
      for (let type = 0, base = 1; type < types; type++, base += 4)
        group[type + 1] = (ahead[base] as number) + (ahead[base + 3] as number);
      if (expected) this.#expect(position, row - labels, expected);
      let top = 0;
      for (let from = 0, k = 0; from <= types; from++) {
        let value = 0;
        for (let to = 0; to <= types; to++, k++) value += (entry[k] as number) * (group[to] as number);
        if (from === 0) beta[OUTSIDE] = value;
        else {
          beta[4 * from - 1] = value;
          beta[4 * from] = value;
        }
        if (value > top) top = value;
      }
      for (let type = 0; type < types; type++) {
        const k = 4 * type;
        const i = ahead[k + 2] as number;
        const e = ahead[k + 3] as number;
        const b = (beta[k + 1] = (inner[k] as number) * i + (inner[k + 1] as number) * e);
        const w = (beta[k + 2] = (inner[k + 2] as number) * i + (inner[k + 3] as number) * e);
        if (b > top) top = b;
        if (w > top) top = w;
      }
      const shrink = 1 / top;
      for (let label = 0; label < labels; label++) beta[label] = (beta[label] as number) * shrink;
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
        const i = ahead[k + 2] as number;
        const e = ahead[k + 3] as number;
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
   * The best path, in columns of the emissions.
   * @param outside factor on the emission of outside; below 1 it finds more spans than are likelier than not.
   */
  best(emissions: Float64Array, length: number, outside = 1): Uint8Array {
    this.#grow(length);
    const entry = this.#entry;
    const inner = this.#inner;
    const back = this.#back;
    const score = this.#alpha;
    const closed = this.#closed;
    const group = this.#group;
    const which = this.#which;
    const via = this.#via;
    const types = this.#types;
    const labels = this.labels;
    which.fill(0);
    via.fill(0);
    closed.fill(0);
    closed[0] = 1;
    for (let position = 0, row = 0; position < length; position++, row += labels) {
      group.fill(0);
      for (let from = 0; from <= types; from++) {
        const mass = closed[from] as number;
        if (mass === 0) continue;
        for (let to = 0, k = from * (types + 1); to <= types; to++, k++) {
          const value = mass * (entry[k] as number);
          if (value <= (group[to] as number)) continue;
          group[to] = value;
          via[to] = which[from] as number;
        }
      }
      let top = (score[row] = (group[0] as number) * (emissions[row] as number) * outside);
      back[row] = via[0] as number;
      const before = row - labels;
      for (let type = 0; type < types; type++) {
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
          const bi = open * (inner[k] as number);
          const ii = within * (inner[k + 2] as number);
          const be = open * (inner[k + 1] as number);
          const ie = within * (inner[k + 3] as number);
          i = (bi > ii ? bi : ii) * (emissions[base + 1] as number);
          e = (be > ie ? be : ie) * (emissions[base + 2] as number);
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
      for (let k = row; k < row + labels; k++) score[k] = (score[k] as number) * scale;
      closed[0] = score[row] as number;
      which[0] = OUTSIDE;
      for (let type = 0; type < types; type++) {
        const e = score[row + 3 + 4 * type] as number;
        const s = score[row + 4 + 4 * type] as number;
        closed[type + 1] = e > s ? e : s;
        which[type + 1] = e >= s ? 3 + 4 * type : 4 + 4 * type;
      }
    }
    const path = new Uint8Array(length);
    let last = 0;
    for (let from = 1; from <= types; from++) if ((closed[from] as number) > (closed[last] as number)) last = from;
    let label = which[last] as number;
    for (let position = length - 1; position >= 0; position--) {
      path[position] = label;
      label = back[position * labels + label] as number;
    }
    return path;
  }
}
