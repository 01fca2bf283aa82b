/** A text as features read it: units in plain form, their classes, and the label before them in the line. */
import { lineFeatures, type LineFeatures } from './lines.ts';
import { BORDER_UNIT, classOf, plainOf } from './units.ts';

export interface PlainText extends LineFeatures {
  /** Plain units, with a margin of border units on both sides. */
  readonly units: Uint16Array;
  /** Classes of the units, with the same margin. */
  readonly kinds: Uint8Array;
  readonly margin: number;
}

const MARGIN = 4;

export function plainTextOf(text: string): PlainText {
  const { length } = text;
  const units = new Uint16Array(length + 2 * MARGIN).fill(BORDER_UNIT);
  const kinds = new Uint8Array(length + 2 * MARGIN);
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    units[i + MARGIN] = plainOf(unit);
    kinds[i + MARGIN] = classOf(unit);
  }
  return { units, kinds, margin: MARGIN, ...lineFeatures(text) };
}
