/**
 * The folded view of a text: what matching reads. Full-width forms become half-width, Traditional characters
 * Simplified, zero-width characters and the blanks inside spaced labels (such as 姓  名) disappear. One unit of the
 * folded text stands for exactly one unit of the original, so offsets map back without loss.
 */
import type { Span } from './note.ts';

/** What each UTF-16 code unit becomes; 0 for those that disappear. */
export type FoldTable = Uint16Array;

const ZERO_WIDTH = [0x00ad, 0x034f, 0x061c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff];
const BLANKS = [
  0x00a0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a, 0x202f, 0x205f,
  0x3000,
];

/**
 * @param pairs Traditional and Simplified characters alternating (`門门馬马…`), all inside the BMP.
 */
export function makeFoldTable(pairs: string): FoldTable {
  const table = new Uint16Array(65536);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xff01 + 0x21;
  for (const unit of BLANKS) table[unit] = 0x20;
  for (let i = 0; i + 1 < pairs.length; i += 2) table[pairs.charCodeAt(i)] = pairs.charCodeAt(i + 1);
  for (const unit of ZERO_WIDTH) table[unit] = 0;
  return table;
}

export interface FoldedText {
  readonly text: string;
  /** The original span of a folded one; it ends right after the last folded unit's original. */
  toOriginal(span: Span): Span;
  /** The folded span of an original one; empty where all of it disappeared. */
  fromOriginal(span: Span): Span;
}

// A lone surrogate becomes U+FFFD, one unit for one unit.
const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Labels that may be written with blanks between their characters, by first character. */
export type SpacedLabels = ReadonlyMap<string, readonly string[]>;

export function makeSpacedLabels(labels: Iterable<string>): SpacedLabels {
  const byFirst = new Map<string, string[]>();
  for (const label of labels) {
    if (!/^\p{Script=Han}{2,8}$/u.test(label)) continue;
    const first = label.charAt(0);
    const list = byFirst.get(first);
    if (list) list.push(label);
    else byFirst.set(first, [label]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** Folds a text; linear in its length. */
export function fold(original: string, table: FoldTable, labels: SpacedLabels = new Map()): FoldedText {
  const units = new Uint16Array(original.length);
  let length = 0;
  // Only texts that lose units need a map; most notes do not.
  let map: Int32Array | null = null;
  for (let i = 0; i < original.length; i++) {
    const unit = table[original.charCodeAt(i)] ?? 0;
    if (unit === 0) {
      map ??= identity(original.length, i);
      continue;
    }
    units[length] = unit;
    if (map) map[length] = i;
    length++;
  }
  if (labels.size > 0) {
    const squeezed = squeezeLabels(units, length, labels, map);
    length = squeezed.length;
    map = squeezed.map;
  }
  const text = UTF16.decode(units.subarray(0, length));
  return new Folded(text, map ? map.subarray(0, length) : null);
}

function identity(length: number, upTo: number): Int32Array {
  const map = new Int32Array(length);
  for (let i = 0; i < upTo; i++) map[i] = i;
  return map;
}

const isBlank = (unit: number | undefined): boolean => unit === 0x20 || unit === 0x09;

/** Takes the blanks out of spaced labels, in place; `to` never overtakes `from`, so unread entries stay as they were. */
function squeezeLabels(
  units: Uint16Array,
  length: number,
  labels: SpacedLabels,
  map: Int32Array | null,
): { length: number; map: Int32Array | null } {
  // Few units have a blank after them, so the dearer questions are rarely asked.
  let from = 0;
  let label = nextSpacedLabel(units, from, length, labels);
  if (label === null) return { length, map };
  map ??= identity(length, length);
  let to = 0;
  while (from < length) {
    const start = label?.[0] ?? length;
    units.copyWithin(to, from, start);
    map.copyWithin(to, from, start);
    to += start - from;
    if (label === null) break;
    for (const position of label) {
      units[to] = units[position] ?? 0;
      map[to] = map[position] ?? 0;
      to++;
    }
    from = (label.at(-1) ?? from) + 1;
    label = nextSpacedLabel(units, from, length, labels);
  }
  return { length: to, map };
}

/** Positions of the first spaced label at or after an offset. */
function nextSpacedLabel(units: Uint16Array, from: number, length: number, labels: SpacedLabels): number[] | null {
  for (let i = from; i < length; i++) {
    if (!isBlank(units[i + 1])) continue;
    const label = spacedLabelAt(units, i, length, labels);
    if (label) return label;
  }
  return null;
}

const MAX_GAP = 8;

function spacedLabelAt(units: Uint16Array, start: number, length: number, labels: SpacedLabels): number[] | null {
  const candidates = labels.get(String.fromCharCode(units[start] ?? 0));
  if (!candidates) return null;
  for (const label of candidates) {
    const positions = [start];
    let at = start + 1;
    for (let k = 1; k < label.length; k++) {
      const gapEnd = Math.min(at + MAX_GAP, length);
      while (at < gapEnd && isBlank(units[at])) at++;
      if (at >= length || units[at] !== label.charCodeAt(k)) break;
      positions.push(at++);
    }
    if (positions.length === label.length) return positions;
  }
  return null;
}

class Folded implements FoldedText {
  readonly text: string;
  readonly #map: Int32Array | null;

  constructor(text: string, map: Int32Array | null) {
    this.text = text;
    this.#map = map;
  }

  toOriginal({ start, end }: Span): Span {
    if (!this.#map || this.#map.length === 0) return { start, end };
    const first = start < this.#map.length ? (this.#map[start] ?? 0) : (this.#map.at(-1) ?? 0) + 1;
    return { start: first, end: end > start ? (this.#map[end - 1] ?? 0) + 1 : first };
  }

  fromOriginal({ start, end }: Span): Span {
    if (!this.#map) return { start, end };
    return { start: this.#lowerBound(start), end: this.#lowerBound(end) };
  }

  #lowerBound(original: number): number {
    const map = this.#map ?? new Int32Array();
    let low = 0;
    let high = map.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((map[middle] ?? 0) < original) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
