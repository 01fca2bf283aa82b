/** The key of a text: what is left when writing is made equal (width, case, Traditional, blanks, dashes, quotation marks). */
import { makeFoldTable, type FoldTable } from '../../core/fold.ts';
import type { Span } from '../../core/note.ts';

export interface KeyedText {
  readonly text: string;
  readonly key: string;
  /** The span of the text that a span of the key stands for. */
  toText(span: Span): Span;
  /** The first unit of the key at or after an offset of the text. */
  fromText(offset: number): number;
}

const ALIKE: ReadonlyMap<string, string> = new Map([
  ...[...'‐‑‒–—―−﹣－'].map((sign) => [sign, '-'] as const),
  ...[...'“”„‟«»「」『』'].map((sign) => [sign, '"'] as const),
  ...[...'‘’‚‛′`'].map((sign) => [sign, "'"] as const),
  ['。', '.'],
  ['、', ','],
  ['，', ','],
  ['•', '·'],
  ['・', '·'],
]);

const isBlank = (unit: number): boolean => unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0x2028;

let widths: FoldTable | undefined;

/** @param table folds Traditional characters too; without one only widths are made equal. */
export function keyed(text: string, table: FoldTable = (widths ??= makeFoldTable(''))): KeyedText {
  const map: number[] = [];
  let key = '';
  for (let i = 0; i < text.length; i++) {
    const unit = table[text.charCodeAt(i)] ?? 0;
    if (unit === 0 || isBlank(unit)) continue;
    const sign = String.fromCharCode(unit);
    const low = ALIKE.get(sign) ?? sign.toLowerCase();
    key += low.length === 1 ? low : sign;
    map.push(i);
  }
  return {
    text,
    key,
    toText({ start, end }) {
      const first = map[start] ?? text.length;
      return { start: first, end: end > start ? (map[end - 1] ?? text.length - 1) + 1 : first };
    },
    fromText(offset) {
      let low = 0;
      let high = map.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((map[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}
