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
  '和时向同为由有及应令过还那何与从是代各全本原前老女男小大新主两双能相都但须将来自行用于',
);

const surnames = new WeakMap<Knowledge, Map<string, number | undefined>>();

/** Log odds of a surname of one or two characters, or undefined where it is none. */
export function surnameWeight(scene: Scene, form: string): number | undefined {
  const { knowledge } = scene.page;
  let known = surnames.get(knowledge);
  if (!known) surnames.set(knowledge, (known = new Map()));
  if (known.has(form)) return known.get(form);
  const note = knowledge.get(SURNAMES, form)?.note;
  const weight =
    note === undefined ? undefined : (CLASS_WEIGHT[note.charAt(0)] ?? -0.5) + (note.endsWith('w') ? WORD_WEIGHT : 0);
  // Texts hold endless pairs of characters; only what is a surname, and single characters, are worth keeping.
  if (weight !== undefined || form.length === 1) known.set(form, weight);
  return weight;
}

function givenSum(given: string): number {
  let sum = 0;
  for (const character of given) sum += givenWeight(character);
  return given.length === 1 ? sum * 1.3 : sum;
}

const SHORTENING = new Set('阿小大老');

/** The shape of a stretch of Han characters, blanks taken out; null where it can be no name. */
export function shapeOf(scene: Scene, name: string): Shape | null {
  const { length } = name;
  if (length === 0 || length > 12) return null;
  if (/[·•・]/.test(name)) return dotted(name);
  for (let i = 0; i < length; i++) if (!isHan(name.charCodeAt(i))) return null;
  if (/[某们]/.test(name)) return null;
  const one = surnameWeight(scene, name.charAt(0));
  if (length === 1) {
    if (one === undefined) return givenWeight(name) < -1 ? null : { kind: 'surname', weight: -1.7 };
    return { kind: 'surname', weight: one - (GRAMMAR.has(name) ? 1.8 : 0.3) };
  }
  const options: Shape[] = [];
  const two = surnameWeight(scene, name.slice(0, 2));
  if (two !== undefined) {
    if (length === 2) options.push({ kind: 'surname', weight: two - 0.3 });
    else if (length <= 4) options.push({ kind: 'full', weight: two + givenSum(name.slice(2)) });
  }
  if (one !== undefined) {
    if (length === 2 || length === 3)
      options.push({ kind: 'full', weight: one + givenSum(name.slice(1)) + (length === 3 ? 0.3 : 0) });
    else if (length === 4) {
      const second = surnameWeight(scene, name.charAt(1));
      // 梁李三妹: a married woman's two surnames.
      if (one > 0 && second !== undefined && second > 0.2)
        options.push({ kind: 'full', weight: one + givenSum(name.slice(2)) - 0.8 });
    }
    if (length >= 3 && length <= 4 && name.charAt(1) === '氏') options.push({ kind: 'full', weight: one + 1.5 });
  }
  if (length === 2 && SHORTENING.has(name.charAt(0)))
    options.push({ kind: 'nick', weight: name.startsWith('阿') ? 0.3 : -0.3 });
  if (length === 2 && name.charAt(0) === name.charAt(1)) options.push({ kind: 'nick', weight: -0.2 });
  options.push(bySound(name, scene.hasNamesBySound));
  if (length <= 3) options.push({ kind: 'other', weight: -1.9 + Math.min(0.4, givenSum(name)) });
  return options.reduce((best, option) => (option.weight > best.weight ? option : best));
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
