/** Calibration: the chain's own probability becomes the share of such findings that is right. */
import type { Platt } from './weights.ts';

const EDGE = 1e-4;

export const logit = (p: number): number => {
  const inner = Math.min(1 - EDGE, Math.max(EDGE, p));
  return Math.log(inner / (1 - inner));
};

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

export const calibrate = ([a, b]: Platt, p: number): number => logistic(a + b * logit(p));
