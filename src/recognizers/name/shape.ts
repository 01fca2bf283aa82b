/** Shapes: how much a stretch of characters looks like a name by itself. */
import type { Knowledge } from '../../core/knowledge.ts';
import { givenWeight, givenWeightOf, isBySound, isBySoundOf, isHan } from './characters.ts';
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
  /** By UTF-16 unit an index into `weights`; 0 where it was not asked yet. */
  readonly single: Uint8Array;
  readonly weights: number[];
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
    known = {
      single: new Uint8Array(65536),
      weights: [Infinity],
      pairs: new Int32Array(PAIR_SLOTS),
      pairWeights: new Float64Array(PAIR_SLOTS),
    };
    surnames.set(knowledge, known);
  }
  last = { knowledge, known };
  return known;
}

/** Log odds of a surname of one or two characters, or undefined where it is none. */
export function surnameWeight(scene: Scene, form: string): number | undefined {
  const { knowledge } = scene.page;
  if (form.length === 1) return singleWeight(knowledge, form.charCodeAt(0));
  return form.length === 2 ? pairWeight(knowledge, form) : weightIn(knowledge, form);
}

/** The weight of the first two units of a name as a surname. */
function pairWeight(knowledge: Knowledge, name: string): number | undefined {
  const { pairs, pairWeights } = knownOf(knowledge);
  const pair = (name.charCodeAt(0) << 16) | name.charCodeAt(1);
  const slot = (Math.imul(pair, 0x9e3779b1) >>> 18) & (PAIR_SLOTS - 1);
  if (pairs[slot] !== pair) {
    pairs[slot] = pair;
    pairWeights[slot] = weightIn(knowledge, name.slice(0, 2)) ?? NaN;
  }
  const weight = pairWeights[slot] ?? NaN;
  return Number.isNaN(weight) ? undefined : weight;
}

/** The weight of the one unit at an offset as a surname; as {@link surnameWeight}. */
export function surnameWeightAt(scene: Scene, at: number): number | undefined {
  return singleWeight(scene.page.knowledge, scene.text.charCodeAt(at));
}

function singleWeight(knowledge: Knowledge, unit: number): number | undefined {
  const { single, weights } = knownOf(knowledge);
  let index = single[unit];
  if (index === undefined) return undefined;
  if (index === 0) {
    const weight = weightIn(knowledge, String.fromCharCode(unit)) ?? NaN;
    index = weights.findIndex((other) => Object.is(other, weight));
    if (index < 0) index = weights.push(weight) - 1;
    single[unit] = index;
  }
  const weight = weights[index] ?? NaN;
  return Number.isNaN(weight) ? undefined : weight;
}

function weightIn(knowledge: Knowledge, form: string): number | undefined {
  const note = knowledge.get(SURNAMES, form)?.note;
  if (note === undefined) return undefined;
  return (CLASS_WEIGHT[note.charAt(0)] ?? -0.5) + (note.endsWith('w') ? WORD_WEIGHT : 0);
}

function givenSum(name: string, from: number): number {
  let sum = 0;
  for (let i = from; i < name.length; i++) sum += givenWeightOf(name.charCodeAt(i));
  return name.length - from === 1 ? sum * 1.3 : sum;
}

const DOT = /[·•・]/;
const SOME = '某'.charCodeAt(0);
const PLURAL = '们'.charCodeAt(0);
const CLAN = '氏'.charCodeAt(0);
/** What surgeons and pathologists have given their names to: 孙氏手术, 柯氏骨折. */
const EPONYM_HEADS = new Set(
  '手骨线试征病法综反瘤细胞结点管带术囊腺体乳杆菌虫贫血斑疹穿针钳刀位角三四五指量表分期比孔方汤散丸',
);
/** Sounds at the end of a sentence. */
const FINAL = new Set([...'吗呢吧呀嘛'].map((character) => character.charCodeAt(0)));
const SHORTENING = new Set('阿小大老');

/** The shape of a stretch of Han characters, blanks taken out; null where it can be no name. */
export function shapeOf(scene: Scene, name: string): Shape | null {
  const { length } = name;
  if (length === 0 || length > 12) return null;
  for (let i = 0; i < length; i++) {
    const unit = name.charCodeAt(i);
    if (!isHan(unit) || unit === SOME || unit === PLURAL || (i > 0 && FINAL.has(unit)))
      return DOT.test(name) ? dotted(name) : null;
  }
  const { knowledge } = scene.page;
  const one = singleWeight(knowledge, name.charCodeAt(0));
  if (length === 1) {
    if (one === undefined) return givenWeight(name) < -1 ? null : LONE;
    return { kind: 'surname', weight: one - (GRAMMAR.has(name) ? 1.8 : 0.3) };
  }
  // The likeliest of what it can be; the first among equals.
  let kind: ShapeKind | null = null;
  let weight = -Infinity;
  if (length <= 4) {
    const two = pairWeight(knowledge, name);
    if (two !== undefined) {
      kind = length === 2 ? 'surname' : 'full';
      weight = length === 2 ? two - 0.3 : two + givenSum(name, 2);
    }
    const full = fullWeight(knowledge, name, one);
    if (full > weight) {
      kind = 'full';
      weight = full;
    }
    if (length === 2) {
      const nick = nickWeight(name);
      if (nick > weight) {
        kind = 'nick';
        weight = nick;
      }
    }
  }
  const sound = bySound(name, scene.hasNamesBySound);
  if (sound > weight) {
    kind = 'sound';
    weight = sound;
  }
  const other = length <= 3 ? -1.9 + Math.min(0.4, givenSum(name, 0)) : -Infinity;
  return other > weight ? { kind: 'other', weight: other } : kind && { kind, weight };
}

/** A single character that is no known surname. */
const LONE: Shape = { kind: 'surname', weight: -1.7 };

/** A surname of one character and a given name: 张三, 孙氏兰. */
function fullWeight(knowledge: Knowledge, name: string, one: number | undefined): number {
  if (one === undefined) return -Infinity;
  const { length } = name;
  let weight = -Infinity;
  if (length < 4) weight = one + givenSum(name, 1) + (length === 3 ? 0.3 : 0);
  else {
    const second = singleWeight(knowledge, name.charCodeAt(1));
    // 梁李三妹: a married woman's two surnames.
    if (one > 0 && second !== undefined && second > 0.2) weight = one + givenSum(name, 2) - 0.8;
  }
  if (length > 2 && name.charCodeAt(1) === CLAN && !EPONYM_HEADS.has(name.charAt(2)))
    weight = Math.max(weight, one + 1.5);
  return weight;
}

/** 阿明, 小美, 强强. */
function nickWeight(name: string): number {
  const first = name.charAt(0);
  const isDouble = first === name.charAt(1);
  if (!SHORTENING.has(first)) return isDouble ? -0.2 : -Infinity;
  const weight = (first === '阿' ? 0.3 : -0.3) + (givenWeightOf(name.charCodeAt(1)) > 0.4 ? 0.3 : 0);
  return isDouble ? Math.max(weight, -0.2) : weight;
}

/** Names written by sound have no given form; what counts is that every character is one of those used for it. */
function bySound(name: string, isExpected: boolean): number {
  let foreign = 0;
  for (let i = 0; i < name.length; i++) if (!isBySoundOf(name.charCodeAt(i))) foreign++;
  if (foreign > name.length / 5) return -6;
  const long = Math.min(name.length, 6);
  return (name.length === 2 ? -0.7 : -0.4 + long * 0.35) - foreign * 1.2 + (isExpected ? 0.7 : 0);
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
