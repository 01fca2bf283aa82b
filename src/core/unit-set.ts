/** Sets of UTF-16 code units as bitmaps, for questions about what a pattern can begin with. */

const WORDS = 65536 >>> 5;

export class UnitSet {
  /** 32 units a word. */
  readonly words: Int32Array;

  private constructor(words: Int32Array) {
    this.words = words;
  }

  static none(): UnitSet {
    return new UnitSet(new Int32Array(WORDS));
  }

  static all(): UnitSet {
    return new UnitSet(new Int32Array(WORDS).fill(-1));
  }

  static of(...ranges: readonly (readonly [number, number])[]): UnitSet {
    const set = UnitSet.none();
    for (const [first, last] of ranges) {
      for (let unit = first; unit <= last; unit++)
        set.words[unit >>> 5] = (set.words[unit >>> 5] ?? 0) | (1 << (unit & 31));
    }
    return set;
  }

  has(unit: number): boolean {
    return (((this.words[unit >>> 5] ?? 0) >>> (unit & 31)) & 1) === 1;
  }

  or(other: UnitSet): UnitSet {
    return new UnitSet(this.words.map((word, index) => word | (other.words[index] ?? 0)));
  }

  and(other: UnitSet): UnitSet {
    return new UnitSet(this.words.map((word, index) => word & (other.words[index] ?? 0)));
  }

  not(): UnitSet {
    return new UnitSet(this.words.map((word) => ~word));
  }

  get size(): number {
    let size = 0;
    for (let unit = 0; unit < 65536; unit++) if (this.has(unit)) size++;
    return size;
  }

  meets(other: UnitSet): boolean {
    return this.words.some((word, index) => (word & (other.words[index] ?? 0)) !== 0);
  }
}

export const ANY_UNIT = UnitSet.all();
export const NO_UNIT = UnitSet.none();
