/** Shapes: how much a stretch of characters looks like a name by itself. */
import type { Knowledge } from '../../core/knowledge.ts';
import { givenWeight, isBySound, isHan } from './characters.ts';
import { SURNAMES, type Scene } from './scene.ts';

export type ShapeKind = 'full' | 'surname' | 'sound' | 'nick' | 'other' | 'latin';

export interface Shape {
  readonly kind: ShapeKind;
  /** Log odds. */
  readonly weight: number;
}

const CLASS_WEIGHT: Readonly<Record<string, number>> = { '1': 1, '2': 0.5, '3': -0.3, c: 1.6 };
/** A surname that is also a word of running text (时, 高, 向) says less. */
const WORD_WEIGHT = -0.4;
/** Words of grammar; as a surname alone before a title they are nearly always themselves. */
export const GRAMMAR = new Set(
  '和时向同为由有及应令过还那何与从是代各全本原前老女男小大新主两双能相都但须将来自行用于阿',
);

/** Weights of what was asked for, NaN for what is no surname. */
interface KnownSurnames {
  /** By UTF-16 unit; Infinity where it was not asked yet. */
  readonly single: Float64Array;
  /** Pairs of units and their weights, by a hash: texts hold endless pairs, so later ones push out earlier ones. */
  readonly pairs: Int32Array;
  readonly pairWeights: Float64Array;
}

const PAIR_SLOTS = 1 << 14;
const surnames = new WeakMap<Knowledge, KnownSurnames>();
let last: { readonly knowledge: Knowledge; readonly known: KnownSurnames } | null = null;

function knownOf(knowledge: Knowledge): KnownSurnames {
  if (last?.knowledge === knowledge) return last.known;
  let known = surnames.get(knowledge);
  if (!known) {
    const single = new Float64Array(65536).fill(Infinity);
    known = { single, pairs: new Int32Array(PAIR_SLOTS), pairWeights: new Float64Array(PAIR_SLOTS) };
    surnames.set(knowledge, known);
  }
  last = { knowledge, known };
  return known;
}

/** Log odds of a surname of one or two characters, or undefined where it is none. */
export function surnameWeight(scene: Scene, form: string): number | undefined {
  const { knowledge } = scene.page;
  const first = form.charCodeAt(0);
  if (form.length === 1) return singleWeight(knowledge, first);
  if (form.length !== 2) return weightIn(knowledge, form);
  const { pairs, pairWeights } = knownOf(knowledge);
  const pair = (first << 16) | form.charCodeAt(1);
  const slot = (Math.imul(pair, 0x9e3779b1) >>> 18) & (PAIR_SLOTS - 1);
  if (pairs[slot] !== pair) {
    pairs[slot] = pair;
    pairWeights[slot] = weightIn(knowledge, form) ?? NaN;
  }
  const weight = pairWeights[slot] ?? NaN;
  return Number.isNaN(weight) ? undefined : weight;
}

/** The weight of the one unit at an offset as a surname; as {@link surnameWeight}. */
export function surnameWeightAt(scene: Scene, at: number): number | undefined {
  return singleWeight(scene.page.knowledge, scene.text.charCodeAt(at));
}

function singleWeight(knowledge: Knowledge, unit: number): number | undefined {
  const { single } = knownOf(knowledge);
  let weight = single[unit];
  if (weight === Infinity) single[unit] = weight = weightIn(knowledge, String.fromCharCode(unit)) ?? NaN;
  return weight === undefined || Number.isNaN(weight) ? undefined : weight;
}

function weightIn(knowledge: Knowledge, form: string): number | undefined {
  const note = knowledge.get(SURNAMES, form)?.note;
  if (note === undefined) return undefined;
  return (CLASS_WEIGHT[note.charAt(0)] ?? -0.5) + (note.endsWith('w') ? WORD_WEIGHT : 0);
}

function givenSum(given: string): number {
  let sum = 0;
  for (const character of given) sum += givenWeight(character);
  return given.length === 1 ? sum * 1.3 : sum;
}

const DOT = /[·•・]/;
const SOME = '某'.charCodeAt(0);
const PLURAL = '们'.charCodeAt(0);
/** Sounds at the end of a sentence. */
/** What surgeons and pathologists have given their names to: 孙氏手术, 柯氏骨折. */
const EPONYM_HEADS = new Set(
  '手骨线试征病法综反瘤细胞结点管带术囊腺体乳杆菌虫贫血斑疹穿针钳刀位角三四五指量表分期比孔方汤散丸',
);
const FINAL = new Set('吗呢吧呀嘛');
const SHORTENING = new Set('阿小大老');

/** The shape of a stretch of Han characters, blanks taken out; null where it can be no name. */
export function shapeOf(scene: Scene, name: string): Shape | null {
  const { length } = name;
  if (length === 0 || length > 12) return null;
  for (let i = 0; i < length; i++) {
    const unit = name.charCodeAt(i);
    if (!isHan(unit)) return DOT.test(name) ? dotted(name) : null;
    if (unit === SOME || unit === PLURAL || (i > 0 && FINAL.has(name.charAt(i))))
      return DOT.test(name) ? dotted(name) : null;
  }
  const one = surnameWeight(scene, name.charAt(0));
  if (length === 1) {
    if (one === undefined) return givenWeight(name) < -1 ? null : { kind: 'surname', weight: -1.7 };
    return { kind: 'surname', weight: one - (GRAMMAR.has(name) ? 1.8 : 0.3) };
  }
  let best: Shape | null = null;
  const offer = (kind: ShapeKind, weight: number): void => {
    if (!best || weight > best.weight) best = { kind, weight };
  };
  const two = surnameWeight(scene, name.slice(0, 2));
  if (two !== undefined) {
    if (length === 2) offer('surname', two - 0.3);
    else if (length <= 4) offer('full', two + givenSum(name.slice(2)));
  }
  if (one !== undefined) {
    if (length === 2 || length === 3) offer('full', one + givenSum(name.slice(1)) + (length === 3 ? 0.3 : 0));
    else if (length === 4) {
      const second = surnameWeight(scene, name.charAt(1));
      // 梁李三妹: a married woman's two surnames.
      if (one > 0 && second !== undefined && second > 0.2) offer('full', one + givenSum(name.slice(2)) - 0.8);
    }
    if (length >= 3 && length <= 4 && name.charAt(1) === '氏' && !EPONYM_HEADS.has(name.charAt(2)))
      offer('full', one + 1.5);
  }
  if (length === 2 && SHORTENING.has(name.charAt(0)))
    offer('nick', (name.startsWith('阿') ? 0.3 : -0.3) + (givenWeight(name.charAt(1)) > 0.4 ? 0.3 : 0));
  if (length === 2 && name.charAt(0) === name.charAt(1)) offer('nick', -0.2);
  const sound = bySound(name, scene.hasNamesBySound);
  offer(sound.kind, sound.weight);
  if (length <= 3) offer('other', -1.9 + Math.min(0.4, givenSum(name)));
  return best;
}

/** Names written by sound have no given form; what counts is that every character is one of those used for it. */
function bySound(name: string, isExpected: boolean): Shape {
  let foreign = 0;
  for (const character of name) if (!isBySound(character)) foreign++;
  if (foreign > name.length / 5) return { kind: 'sound', weight: -6 };
  const long = Math.min(name.length, 6);
  return {
    kind: 'sound',
    weight: (name.length === 2 ? -0.7 : -0.4 + long * 0.35) - foreign * 1.2 + (isExpected ? 0.7 : 0),
  };
}

function dotted(name: string): Shape | null {
  const parts = name.split(/[·•・]/);
  if (parts.some((part) => part.length === 0 || part.length > 8)) return null;
  let known = 0;
  let all = 0;
  for (const part of parts) {
    for (const character of part) {
      if (!isHan(character.charCodeAt(0))) return null;
      all++;
      if (isBySound(character)) known++;
    }
  }
  return { kind: 'sound', weight: 4 * (known / all) - 1.4 };
}
