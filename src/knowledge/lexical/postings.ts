/** An inverted index on typed arrays: which forms hold a character, two characters in a row, or two sounds in a row. */
import { SOUNDS, type Sounds } from './sounds.ts';

export interface Postings {
  /** Forms that hold a unit, a pair of units or a pair of sounds. */
  unit(unit: number): Int32Array;
  pair(left: number, right: number): Int32Array;
  sounds(left: number, right: number): Int32Array;
  /** Inverse document frequency of units over all forms. */
  readonly weight: Float32Array;
  /** The same of sounds, by id. */
  readonly soundWeight: Float32Array;
  /** Weight of a unit that no form holds. */
  readonly unknown: number;
  readonly bytes: number;
}

/** What nearly every facility's name holds, whatever a dictionary's own counts say: it is left out and put in at will. */
const GENERIC = new Set(Array.from('附属设医院校学科大市县区所', (sign) => sign.charCodeAt(0)));
const GENERIC_SHARE = 0.5;

export const isGeneric = (unit: number): boolean => GENERIC.has(unit);

const EMPTY = new Int32Array(0);
const UNITS = 65536;

export function buildPostings(forms: readonly string[], sounds: Sounds): Postings {
  const units = countingIndex(UNITS);
  const soundPairs = countingIndex(SOUNDS * SOUNDS);
  const pairIds = new Map<number, number>();
  const pairs = countingIndex(1 << 16);
  const main = mainSounds(forms, sounds);
  const pairId = (left: number, right: number): number => {
    const key = left * UNITS + right;
    let id = pairIds.get(key);
    if (id === undefined) pairIds.set(key, (id = pairIds.size));
    return id;
  };
  // Twice over all forms: once to count, once to fill.
  for (const phase of ['count', 'fill'] as const) {
    if (phase === 'fill') for (const index of [units, soundPairs, pairs]) index.open();
    forms.forEach((form, index) => {
      let left = -1;
      let leftSound = 0;
      for (let i = 0; i < form.length; i++) {
        const unit = form.charCodeAt(i);
        const sound = main[unit] ?? 0;
        if (isSign(unit) && form.indexOf(form.charAt(i)) === i) units[phase](unit, index);
        if (left >= 0) pairs[phase](pairId(left, unit), index);
        if (leftSound > 0 && sound > 0) soundPairs[phase](leftSound * SOUNDS + sound, index);
        left = unit;
        leftSound = sound;
      }
    });
  }
  const weight = new Float32Array(UNITS);
  const weightOf = (count: number): number => Math.log(1 + (forms.length - count + 0.5) / (count + 0.5)) + 0.05;
  for (let unit = 0; unit < UNITS; unit++) weight[unit] = weightOf(units.size(unit));
  const soundWeight = new Float32Array(SOUNDS);
  const bySound = new Int32Array(SOUNDS);
  for (let unit = 0; unit < UNITS; unit++) {
    const sound = main[unit] ?? 0;
    bySound[sound] = (bySound[sound] ?? 0) + units.size(unit);
    if (GENERIC.has(unit)) weight[unit] = (weight[unit] ?? 0) * GENERIC_SHARE;
  }
  for (let sound = 0; sound < SOUNDS; sound++)
    soundWeight[sound] = weightOf(Math.min(forms.length, bySound[sound] ?? 0));
  // A letter says little; a word of letters says as much as its letters together.
  for (let unit = 0; unit < 0x300; unit++) weight[unit] = 1;
  return {
    unit: (unit) => units.of(unit),
    pair: (left, right) => {
      const id = pairIds.get(left * UNITS + right);
      return id === undefined ? EMPTY : pairs.of(id);
    },
    sounds: (left, right) => soundPairs.of(left * SOUNDS + right),
    weight,
    soundWeight,
    unknown: weightOf(Math.max(1, forms.length / 200)),
    bytes: units.bytes() + pairs.bytes() + soundPairs.bytes() + weight.byteLength + pairIds.size * 40,
  };
}

/** Units that stand for a word of their own: not letters and digits. */
export const isSign = (unit: number): boolean => unit >= 0x2e80;

function mainSounds(forms: readonly string[], sounds: Sounds): Uint16Array {
  const main = new Uint16Array(UNITS);
  const isMet = new Uint8Array(UNITS);
  for (const form of forms) {
    for (let i = 0; i < form.length; i++) {
      const unit = form.charCodeAt(i);
      if (isMet[unit] === 1) continue;
      isMet[unit] = 1;
      main[unit] = sounds.of(unit)[0] ?? 0;
    }
  }
  return main;
}

/** Lists of numbers by key in one array: count every addition, open, then fill in the same order. */
function countingIndex(keys: number): {
  count(key: number, value: number): void;
  open(): void;
  fill(key: number, value: number): void;
  of(key: number): Int32Array;
  size(key: number): number;
  bytes(): number;
} {
  let starts = new Int32Array(keys + 2);
  let values = EMPTY;
  return {
    count(key) {
      if (key + 2 >= starts.length) {
        const larger = new Int32Array(starts.length * 2);
        larger.set(starts);
        starts = larger;
      }
      starts[key + 2] = (starts[key + 2] ?? 0) + 1;
    },
    open() {
      for (let key = 2; key < starts.length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0);
      values = new Int32Array(starts.at(-1) ?? 0);
    },
    fill(key, value) {
      const at = starts[key + 1] ?? 0;
      starts[key + 1] = at + 1;
      values[at] = value;
    },
    of: (key) => values.subarray(starts[key] ?? 0, starts[key + 1] ?? 0),
    size: (key) => (starts[key + 1] ?? 0) - (starts[key] ?? 0),
    bytes: () => starts.byteLength + values.byteLength,
  };
}
