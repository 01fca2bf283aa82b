/** Logistic regression by Newton's method, drawn towards a prior. */
import { logistic } from '../tagger/calibration.ts';

export interface Observation {
  readonly x: readonly number[];
  readonly isRight: boolean;
}

const STEPS = 25;

/** Coefficients, the constant first. @param pull weight of the prior, in observations. */
export function fitLogistic(rows: readonly Observation[], prior: readonly number[], pull: number): number[] {
  const size = prior.length;
  let w = [...prior];
  for (let step = 0; step < STEPS; step++) {
    const gradient = w.map((value, k) => pull * ((prior[k] as number) - value));
    const hessian = w.map((_, k) => w.map((__, j) => (k === j ? pull : 0)));
    for (const { x, isRight } of rows) {
      const input = [1, ...x];
      const p = logistic(input.reduce((sum, value, k) => sum + value * (w[k] as number), 0));
      const error = (isRight ? 1 : 0) - p;
      for (let k = 0; k < size; k++) {
        gradient[k] = (gradient[k] as number) + error * (input[k] as number);
        const row = hessian[k] as number[];
        for (let j = 0; j < size; j++)
          row[j] = (row[j] as number) + p * (1 - p) * (input[k] as number) * (input[j] as number);
      }
    }
    const delta = solve(hessian, gradient);
    w = w.map((value, k) => value + Math.max(-1, Math.min(1, delta[k] as number)));
  }
  return w;
}

/** Gauss elimination; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, k) => [...row, right[k] as number]);
  for (let k = 0; k < size; k++) {
    const pivot = rows[k] as number[];
    for (let r = 0; r < size; r++) {
      if (r === k) continue;
      const row = rows[r] as number[];
      const factor = (row[k] as number) / (pivot[k] as number);
      for (let c = k; c <= size; c++) row[c] = (row[c] as number) - factor * (pivot[c] as number);
    }
  }
  return rows.map((row, k) => (row[size] as number) / (row[k] as number));
}
