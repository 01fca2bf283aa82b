/** Vectors as rows of small integers: a quarter of the memory, and quick to compare. */

/** Rows of length 1 before rounding: `value ≈ rows[i] × scales[row]`. */
export interface Matrix {
  readonly dimensions: number;
  readonly count: number;
  /** One row after another, -127 to 127. */
  readonly rows: Int8Array;
  /** Of each row. */
  readonly scales: Float32Array;
}

const MOST = 127;

/** @param vectors one after another, `dimensions` numbers each. */
export function quantise(vectors: Float32Array, dimensions: number): Matrix {
  const count = Math.floor(vectors.length / dimensions);
  const rows = new Int8Array(count * dimensions);
  const scales = new Float32Array(count);
  for (let row = 0; row < count; row++) {
    const from = row * dimensions;
    let peak = 0;
    for (let i = from; i < from + dimensions; i++) peak = Math.max(peak, Math.abs(vectors[i] ?? 0));
    const scale = peak / MOST || 1;
    scales[row] = scale;
    for (let i = from; i < from + dimensions; i++) rows[i] = Math.round((vectors[i] ?? 0) / scale);
  }
  return { dimensions, count, rows, scales };
}

export interface Near {
  readonly row: number;
  /** Dot product; the cosine where vectors have length 1. */
  readonly score: number;
}

/**
 * The nearest rows, best first, at most `k`.
 * @param isWanted rows that may be answers; all when missing.
 */
export function nearest(matrix: Matrix, query: Float32Array, k: number, isWanted?: (row: number) => boolean): Near[] {
  const { dimensions, count, rows, scales } = matrix;
  const { rows: asked, scales: askedScales } = quantise(query, dimensions);
  const askedScale = askedScales[0] ?? 0;
  const best: Near[] = [];
  let least = -Infinity;
  // Four sums at a time: additions that do not wait for each other.
  const even = dimensions - (dimensions % 4);
  for (let row = 0, from = 0; row < count; row++, from += dimensions) {
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let i = 0; i < even; i += 4) {
      a += (rows[from + i] as number) * (asked[i] as number);
      b += (rows[from + i + 1] as number) * (asked[i + 1] as number);
      c += (rows[from + i + 2] as number) * (asked[i + 2] as number);
      d += (rows[from + i + 3] as number) * (asked[i + 3] as number);
    }
    for (let i = even; i < dimensions; i++) a += (rows[from + i] as number) * (asked[i] as number);
    const score = (a + b + c + d) * (scales[row] ?? 0) * askedScale;
    if (score <= least && best.length >= k) continue;
    if (isWanted && !isWanted(row)) continue;
    let at = best.length;
    while (at > 0 && (best[at - 1]?.score ?? 0) < score) at--;
    best.splice(at, 0, { row, score });
    if (best.length > k) best.pop();
    least = best.length === k ? (best.at(-1)?.score ?? -Infinity) : -Infinity;
  }
  return best;
}
