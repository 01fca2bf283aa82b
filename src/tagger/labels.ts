/** The labels of the chain: outside, and begin, inside, end, single of every entity type. */
import { ENTITY_TYPES } from '../core/entities.ts';
import type { Span } from '../core/note.ts';

export const TYPES = ENTITY_TYPES;
export const TYPE_COUNT = TYPES.length;
export const LABEL_COUNT = 1 + 4 * TYPE_COUNT;

export const OUTSIDE = 0;
export const BEGIN = 1;
export const INSIDE = 2;
export const END = 3;
export const SINGLE = 4;

export type Position = typeof BEGIN | typeof INSIDE | typeof END | typeof SINGLE;

/** @param type index into {@link TYPES}. */
export const labelOf = (type: number, position: Position): number => 4 * type + position;

/** Index into {@link TYPES}; -1 for outside. */
export const typeOf = (label: number): number => (label === OUTSIDE ? -1 : (label - 1) >> 2);

/** 0 for outside, else one of the positions. */
export const positionOf = (label: number): number => (label === OUTSIDE ? 0 : ((label - 1) & 3) + 1);

export interface TypedSpan extends Span {
  /** Index into {@link TYPES}. */
  readonly type: number;
}

/** Labels of a text of a length; spans must be apart. */
export function labelsOf(length: number, spans: readonly TypedSpan[]): Uint8Array {
  const labels = new Uint8Array(length);
  for (const { start, end, type } of spans) {
    if (end - start === 1) {
      labels[start] = labelOf(type, SINGLE);
      continue;
    }
    labels.fill(labelOf(type, INSIDE), start, end);
    labels[start] = labelOf(type, BEGIN);
    labels[end - 1] = labelOf(type, END);
  }
  return labels;
}

/** Spans of labels that follow each other as the chain allows. */
export function spansOf(labels: ArrayLike<number>, length: number): TypedSpan[] {
  const spans: TypedSpan[] = [];
  let start = 0;
  for (let at = 0; at < length; at++) {
    const label = labels[at] ?? OUTSIDE;
    const position = positionOf(label);
    if (position === BEGIN || position === SINGLE) start = at;
    if (position === END || position === SINGLE) spans.push({ start, end: at + 1, type: typeOf(label) });
  }
  return spans;
}
