/**
 * The gate: a small table of hashed features that says which units may be part of something, so that features are read
 * and the chain runs only there. It learned from the same notes; `npm run train` prints what it costs on folds.
 */
import { mergeOpen } from './windows.ts';
import type { PlainText } from './plain.ts';

/** Entries of the table. */
export const GATE_SIZE = 1 << 16;
/** Features of one unit. */
export const GATE_WIDTH = 13;

/** Sum of table entries, in steps of {@link GATE_SCALE}, from which a unit opens. */
const OPENS_FROM = -16;
/** Logit of one step. */
export const GATE_SCALE = 1 / 16;

const slot = (template: number, value: number): number =>
  Math.imul(value ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b) >>> 16;

/** The place that every unit has. */
const BIAS = slot(12, 0);

/** Places in the table of the features of unit `i`, into `slots` from `at` on. */
export function gateSlots({ units, kinds, margin, labels }: PlainText, i: number, slots: Int32Array, at: number): void {
  const p = i + margin;
  const before = units[p - 1] as number;
  const own = units[p] as number;
  const after = units[p + 1] as number;
  slots[at] = slot(0, before);
  slots[at + 1] = slot(1, own);
  slots[at + 2] = slot(2, after);
  slots[at + 3] = slot(3, ((units[p - 2] as number) << 16) | before);
  slots[at + 4] = slot(4, (before << 16) | own);
  slots[at + 5] = slot(5, (own << 16) | after);
  slots[at + 6] = slot(6, (after << 16) | (units[p + 2] as number));
  slots[at + 7] = slot(7, (before << 16) | after);
  slots[at + 8] = slot(8, labels[i] as number);
  const left = kinds[p - 1] as number;
  const right = kinds[p + 1] as number;
  const near = (left << 8) | ((kinds[p] as number) << 4) | right;
  slots[at + 9] = slot(9, ((kinds[p - 2] as number) << 16) | (near << 4) | (kinds[p + 2] as number));
  slots[at + 10] = slot(10, Math.imul((before << 16) | own, 31) ^ after);
  slots[at + 11] = slot(11, (left << 24) ^ (own << 4) ^ right);
  slots[at + 12] = BIAS;
}

const slots = new Int32Array(GATE_WIDTH);

/**
 * Marks the units that the gate opens in `open` (1).
 * @param settled units that need no reading (1); no stretch opens there.
 */
export function openGate(plain: PlainText, gate: Int8Array, settled: Uint8Array, open: Uint8Array): void {
  for (let i = 0; i < settled.length; i++) {
    if (settled[i] !== 0) continue;
    gateSlots(plain, i, slots, 0);
    let sum = 0;
    for (let k = 0; k < GATE_WIDTH; k++) sum += gate[slots[k] as number] as number;
    if (sum >= OPENS_FROM) mergeOpen(open, i, i + 1);
  }
}
