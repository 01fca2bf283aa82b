/** A seeded generator (sfc32, Doty-Humphrey 2010): the same seed and note number give the same note. */
export class Prng {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** @param seed any safe integer; each `stream` of one seed is its own sequence. */
  constructor(seed: number, stream = 0) {
    this.#a = seed | 0;
    this.#b = Math.floor(seed / 0x100000000) | 0;
    this.#c = Math.imul(stream + 1, 0x9e3779b1) ^ (Math.floor(stream / 0x100000000) | 0);
    for (let i = 0; i < 15; i++) this.next();
  }

  /** Uniform in [0, 1). */
  next(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return (t >>> 0) / 0x100000000;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Uniform in 0 to count - 1. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  /** Uniform in from to to, both included. */
  between(from: number, to: number): number {
    return from + this.below(to - from + 1);
  }

  /** @param list not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** A character of a text without surrogate pairs. */
  character(text: string): string {
    return text.charAt(this.below(text.length));
  }

  digits(count: number): string {
    let digits = '';
    for (let i = 0; i < count; i++) digits += String(this.below(10));
    return digits;
  }

  /** One of several, each with its weight. */
  weighted<T>(rows: readonly (readonly [T, number])[]): T {
    let left = this.next() * rows.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of rows) if ((left -= weight) < 0) return value;
    return (rows[rows.length - 1] as readonly [T, number])[0];
  }
}
