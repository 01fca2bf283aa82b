/** Sets of UTF-16 code units as sorted ranges, for questions about what a pattern can begin with. */

/** Half-open. */
export type UnitRange = readonly [from: number, to: number];

const END = 65536;

export class UnitSet {
  /** Sorted, apart from each other. */
  readonly ranges: readonly UnitRange[];

  private constructor(ranges: readonly UnitRange[]) {
    this.ranges = ranges;
  }

  static readonly none = new UnitSet([]);
  static readonly all = new UnitSet([[0, END]]);

  /** @param pairs first and last unit of each range. */
  static of(...pairs: readonly (readonly [number, number])[]): UnitSet {
    return UnitSet.#joined(pairs.map(([first, last]): UnitRange => [first, last + 1]));
  }

  static union(sets: readonly UnitSet[]): UnitSet {
    return sets.includes(UnitSet.all) ? UnitSet.all : UnitSet.#joined(sets.flatMap(({ ranges }) => ranges));
  }

  static #joined(ranges: readonly UnitRange[]): UnitSet {
    const joined: [number, number][] = [];
    for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
      const last = joined.at(-1);
      if (last && from <= last[1]) last[1] = Math.max(last[1], to);
      else if (from < to) joined.push([from, to]);
    }
    return new UnitSet(joined);
  }

  get size(): number {
    return this.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  has(unit: number): boolean {
    return this.ranges.some(([from, to]) => from <= unit && unit < to);
  }

  or(other: UnitSet): UnitSet {
    return UnitSet.union([this, other]);
  }

  not(): UnitSet {
    const ranges: UnitRange[] = [];
    let at = 0;
    for (const [from, to] of this.ranges) {
      if (at < from) ranges.push([at, from]);
      at = to;
    }
    if (at < END) ranges.push([at, END]);
    return new UnitSet(ranges);
  }

  and(other: UnitSet): UnitSet {
    if (this === UnitSet.all) return other;
    return other === UnitSet.all ? this : this.not().or(other.not()).not();
  }
}
