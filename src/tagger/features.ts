/** Features of every unit of a page, as keys: characters around, line, dictionaries, rules, and what is labelled elsewhere. */
import type { Page } from '../core/recognizer.ts';
import { dictionaryMarks, NO_MARKS, type Marks } from './dictionaries.ts';
import { keyOf, mix } from './hash.ts';
import { labelledElsewhere } from './labelled.ts';
import type { PlainText } from './plain.ts';
import { ruleMarks } from './rule-marks.ts';
import { BLANK, CAPITAL, DIGIT, HAN, isLetterClass } from './units.ts';

/** Keys of the k-th unit are `keys[offsets[k]]` to `keys[offsets[k + 1] - 1]`; the arrays are reused by the next call. */
export interface Features {
  readonly keys: Int32Array;
  readonly offsets: Int32Array;
}

/** Reads the features of a stretch of the page. */
export type FeatureReader = (from: number, to: number) => Features;

/** Templates; the numbers are part of the weights file, so a change needs new weights. */
const T = {
  unigram: 0,
  bigram: 10,
  trigram: 20,
  classes3: 40,
  classes5: 41,
  digitRun: 42,
  label: 43,
  labelNear: 44,
  line: 45,
  word: 46,
  wordBefore: 47,
  wordAfter: 48,
  wordPair: 49,
  begins: 50,
  inside: 51,
  after: 52,
  before: 53,
  marks: 54,
  rule: 55,
  ruleScore: 56,
  ruleId: 57,
  ruleAfter: 58,
  ruleBefore: 59,
  elsewhere: 60,
  bias: 61,
  marked: 64,
  blankPair: 65,
} as const;

/** More than any position can have. */
const MOST = 96;

let keyBuffer = new Int32Array(0);
let offsetBuffer = new Int32Array(0);

/**
 * @param text of the page, as features read it.
 * @param open units that will be read (1); of all others nothing is looked up.
 */
export function featureReader(page: Page, text: PlainText, open: Uint8Array): FeatureReader {
  const { units: plain, kinds, margin, labels, distances, places } = text;
  const { length } = page.text;
  const words = wordsOf(text, length);
  const digits = digitRunsOf(text, length);
  const marks = dictionaryMarks(page, open);
  const rules = ruleMarks(page.findings, length);
  const elsewhere = labelledElsewhere(page, open);

  return (from, to) => {
    const size = to - from;
    if (keyBuffer.length < size * MOST) keyBuffer = new Int32Array(size * MOST);
    if (offsetBuffer.length <= size) offsetBuffer = new Int32Array(size + 1);
    const keys = keyBuffer;
    const offsets = offsetBuffer;
    let n = 0;
    for (let i = from; i < to; i++) {
      offsets[i - from] = n;
      const p = i + margin;
      const a3 = plain[p - 3] as number;
      const a2 = plain[p - 2] as number;
      const a1 = plain[p - 1] as number;
      const c = plain[p] as number;
      const z1 = plain[p + 1] as number;
      const z2 = plain[p + 2] as number;
      const z3 = plain[p + 3] as number;
      keys[n++] = keyOf(T.bias, 0);
      keys[n++] = keyOf(T.unigram, a3);
      keys[n++] = keyOf(T.unigram + 1, a2);
      keys[n++] = keyOf(T.unigram + 2, a1);
      keys[n++] = keyOf(T.unigram + 3, c);
      keys[n++] = keyOf(T.unigram + 4, z1);
      keys[n++] = keyOf(T.unigram + 5, z2);
      keys[n++] = keyOf(T.unigram + 6, z3);
      const b32 = (a3 << 16) | a2;
      const b21 = (a2 << 16) | a1;
      const b10 = (a1 << 16) | c;
      const b01 = (c << 16) | z1;
      const b12 = (z1 << 16) | z2;
      keys[n++] = keyOf(T.bigram + 1, b21);
      keys[n++] = keyOf(T.bigram + 2, b10);
      keys[n++] = keyOf(T.bigram + 3, b01);
      keys[n++] = keyOf(T.bigram + 4, b12);
      keys[n++] = keyOf(T.trigram, mix(b32, a1));
      keys[n++] = keyOf(T.trigram + 1, mix(b21, c));
      keys[n++] = keyOf(T.trigram + 2, mix(b10, z1));
      keys[n++] = keyOf(T.trigram + 3, mix(b01, z2));
      keys[n++] = keyOf(T.trigram + 4, mix(b12, z3));
      const kind = kinds[p] as number;
      const near = ((kinds[p - 1] as number) << 8) | (kind << 4) | (kinds[p + 1] as number);
      keys[n++] = keyOf(T.classes3, near);
      keys[n++] = keyOf(T.classes5, ((kinds[p - 2] as number) << 16) | (near << 4) | (kinds[p + 2] as number));
      if (kind === DIGIT) keys[n++] = keyOf(T.digitRun, digits[i] as number);
      const label = labels[i] as number;
      keys[n++] = keyOf(T.label, label);
      keys[n++] = keyOf(T.labelNear, mix(label, distances[i] as number));
      keys[n++] = keyOf(T.line, places[i] as number);
      const word = words.own[i] as number;
      if (word !== 0) {
        const left = words.left[i] as number;
        keys[n++] = keyOf(T.word, word);
        keys[n++] = keyOf(T.wordBefore, left);
        keys[n++] = keyOf(T.wordAfter, words.right[i] as number);
        keys[n++] = keyOf(T.wordPair, mix(left, word));
      } else if (kind === BLANK) keys[n++] = keyOf(T.blankPair, mix(words.left[i] as number, words.right[i] as number));
      n = pushMarks(keys, n, i, marks, c);
      for (let k = rules.first[i] as number; k < (rules.first[i + 1] as number); k++) {
        const state = rules.states[k] as number;
        keys[n++] = keyOf(T.rule, state);
        keys[n++] = keyOf(T.ruleScore, (state << 8) | (rules.scores[k] as number));
        keys[n++] = keyOf(T.ruleId, mix(state, rules.ids[k] as number));
      }
      if (rules.after[i]) keys[n++] = keyOf(T.ruleAfter, rules.after[i] as number);
      if (rules.before[i]) keys[n++] = keyOf(T.ruleBefore, rules.before[i] as number);
      if (elsewhere[i]) keys[n++] = keyOf(T.elsewhere, elsewhere[i] as number);
    }
    offsets[size] = n;
    return { keys, offsets };
  };
}

function pushMarks(keys: Int32Array, from: number, i: number, marks: Marks, unit: number): number {
  let n = from;
  const begins = marks.begins[i] as number;
  const inside = marks.inside[i] as number;
  const after = marks.after[i] as number;
  const before = marks.before[i] as number;
  if ((begins | inside | after | before) === NO_MARKS) return n;
  n = pushBits(keys, n, T.begins, begins);
  n = pushBits(keys, n, T.inside, inside);
  n = pushBits(keys, n, T.after, after);
  n = pushBits(keys, n, T.before, before);
  keys[n++] = keyOf(T.marks, mix(mix(begins, inside), mix(after, before)));
  if (before !== NO_MARKS || after !== NO_MARKS) keys[n++] = keyOf(T.marked, mix(mix(after, before), unit));
  return n;
}

function pushBits(keys: Int32Array, from: number, template: number, bits: number): number {
  let n = from;
  for (let rest = bits; rest !== 0; rest &= rest - 1) keys[n++] = keyOf(template, 31 - Math.clz32(rest & -rest));
  return n;
}

interface Words {
  readonly own: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
}

/** For units of a Latin word its hash with the class of its first letter, and those of its neighbours. */
function wordsOf({ units, kinds, margin }: PlainText, length: number): Words {
  const own = new Int32Array(length);
  const left = new Int32Array(length);
  const right = new Int32Array(length);
  let last = 0;
  for (let i = 0; i < length;) {
    const kind = kinds[i + margin] as number;
    if (!isLetterClass(kind)) {
      left[i] = last;
      if (kind === HAN) last = 0;
      i++;
      continue;
    }
    const start = i;
    let h = kind === CAPITAL ? 3 : 1;
    for (; i < length && isLetterClass(kinds[i + margin] as number); i++) h = mix(h, units[i + margin] as number);
    h |= 1;
    own.fill(h, start, i);
    left.fill(last, start, i);
    last = h;
  }
  let next = 0;
  for (let i = length - 1; i >= 0; i--) {
    right[i] = next;
    if (kinds[i + margin] === HAN) next = 0;
    const h = own[i] as number;
    if (h !== 0 && own[i - 1] !== h) next = h;
  }
  return { own, left, right };
}

/** Length of the run of digits a digit is in (up to 20), and how far in it stands. */
function digitRunsOf({ kinds, margin }: PlainText, length: number): Uint16Array {
  const runs = new Uint16Array(length);
  for (let i = 0; i < length;) {
    if (kinds[i + margin] !== DIGIT) {
      i++;
      continue;
    }
    const start = i;
    while (i < length && kinds[i + margin] === DIGIT) i++;
    const size = Math.min(i - start, 20);
    for (let k = start; k < i; k++) {
      const place = k === start ? 0 : k === i - 1 ? 2 : 1;
      runs[k] = (size << 2) | place;
    }
  }
  return runs;
}
