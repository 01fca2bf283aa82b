/** Names that nothing announces: by the form alone, by coming back, or by a middle dot. */
import { matchesOf } from '../../core/matches.ts';
import { givenWeightOf, isBySound, isBySoundOf, isHan } from './characters.ts';
import { BIAS, STOP, type Scene } from './scene.ts';
import { shapeOf, surnameWeightAt } from './shape.ts';
import type { Found } from './slots.ts';
import { wordAfter } from './words.ts';

const DOT = /[·•・]/g;

/** Names with a middle dot between parts written by sound. */
export function* dotted(scene: Scene): Generator<Found> {
  const { text } = scene;
  let done = 0;
  for (const { index } of matchesOf(text, DOT)) {
    if (index < done || !isHan(text.charCodeAt(index - 1)) || !isHan(text.charCodeAt(index + 1))) continue;
    let start = index;
    while (start > done && index - start < 8 && isBySound(text.charAt(start - 1))) start--;
    let end = index + 1;
    while (end - index < 20 && (isBySound(text.charAt(end)) || /[·•・]/.test(text.charAt(end)))) end++;
    while (/[·•・]/.test(text.charAt(end - 1))) end--;
    // One or two unknown characters before a clean end belong to the name too.
    let edge = end;
    while (edge - end < 3 && isHan(text.charCodeAt(edge))) edge++;
    if (end > index + 1 && edge - end < 3 && scene.right(edge) > 0 && wordAfter(text, end) === 0) end = edge;
    if (start === index || end - index < 2) continue;
    // 及其: a word of running text at the end of the second part.
    const shape = shapeOf(scene, text.slice(start, end));
    const { weight } = scene.against(start, end, false);
    done = end;
    if (shape && shape.weight + weight > 0.5)
      yield { start, end, weight: shape.weight + weight, kind: 'sound', isWord: false, rule: 'name.sound' };
  }
}

/** How much a stretch must look like a name when nothing announces it. */
const TELLING = 1.7;
const CLEAN_TELLING = 1.2;
/** Nearly every stretch that looks like this is a name. */
const STRIKING = 2.1;

/** End of what is not a list of references: authors of what a text cites stand for themselves. */
function uncited(text: string): number {
  const at = text.indexOf('参考文献');
  return at < 0 ? text.length : at;
}

/** Three characters that can hardly be anything but a name, with a clean edge on both sides. */
export function* unannounced(scene: Scene): Generator<Found> {
  const { text } = scene;
  const end = uncited(text);
  for (let at = 0; at + 2 < end; at++) {
    const second = text.charCodeAt(at + 1);
    if (givenWeightOf(second) < 0.2 || givenWeightOf(text.charCodeAt(at + 2)) < 0.2) continue;
    if (!isHan(text.charCodeAt(at)) || !isHan(second)) continue;
    const surname = surnameWeightAt(scene, at);
    if (surname === undefined || surname < 0) continue;
    const shape = shapeOf(scene, text.slice(at, at + 3));
    if (shape?.kind !== 'full' || shape.weight < CLEAN_TELLING) continue;
    const left = scene.left(at);
    const right = scene.right(at + 3);
    const isClean = left > 0.7 && right > 1;
    if (left < 0.5 || shape.weight < (isClean ? CLEAN_TELLING : TELLING)) continue;
    const { weight: against, isWord } = scene.against(at, at + 3, false);
    if (isWord) continue;
    const weight = BIAS - 0.4 + shape.weight + left + Math.max(-1, Math.min(right, 1.6)) + against;
    if (weight > (shape.weight > STRIKING ? -0.5 : 0))
      yield { start: at, end: at + 3, weight, kind: 'full', isWord: false, rule: 'name.shape' };
  }
}

/** How much two characters must look like a name, and the log odds of such a pair between signs. */
const TELLING_PAIR = 1.1;
const PAIR = 0.1;

/** Two characters between signs, a frequent surname and a frequent character of given names: 王芳, 李强. */
export function* pairs(scene: Scene): Generator<Found> {
  const { text } = scene;
  const limit = uncited(text) - 1;
  for (let at = 0; at < limit; at++) {
    if (givenWeightOf(text.charCodeAt(at + 1)) < 0.5 || isHan(text.charCodeAt(at + 2))) continue;
    if (isHan(text.charCodeAt(at - 1)) || !isHan(text.charCodeAt(at))) continue;
    const surname = surnameWeightAt(scene, at);
    if (surname === undefined || surname < 0.5) continue;
    const shape = shapeOf(scene, text.slice(at, at + 2));
    if (shape?.kind !== 'full' || shape.weight < TELLING_PAIR || scene.left(at) < 0.7 || scene.right(at + 2) < 1.2)
      continue;
    const { weight: against, isWord } = scene.against(at, at + 2, false);
    if (!isWord && against === 0)
      yield { start: at, end: at + 2, weight: PAIR, kind: 'full', isWord: false, rule: 'name.shape' };
  }
}

/** Log odds of a run of characters that write names by sound, in a note about a people who has such names. */
const BY_SOUND = 0.3;

export function* soundRuns(scene: Scene): Generator<Found> {
  if (!scene.hasNamesBySound) return;
  const { text } = scene;
  for (let at = 0; at < text.length; at++) {
    if (!isBySoundOf(text.charCodeAt(at)) || isHan(text.charCodeAt(at - 1))) continue;
    let end = at;
    while (isBySound(text.charAt(end))) end++;
    const length = end - at;
    if (length >= 4 && length <= 8 && !isHan(text.charCodeAt(end)) && scene.right(end) > 0) {
      const { weight, isWord } = scene.against(at, end, false);
      if (!isWord && weight > -1)
        yield { start: at, end, weight: BY_SOUND, kind: 'sound', isWord: false, rule: 'name.shape' };
    }
    at = end;
  }
}

/** How often a stretch must come back, before different characters, to be a name for that alone. */
const RECURS = 3;
const MOST_RECURRING = 1.2;

/** A stretch shaped like a name that keeps coming back at clean edges: who a narrative is about. */
export function* recurring(scene: Scene): Generator<Found> {
  const { text } = scene;
  const places = new Map<string, number[]>();
  for (let at = 0; at + 2 < text.length; at++) {
    if (!isHan(text.charCodeAt(at)) || givenWeightOf(text.charCodeAt(at + 1)) < -0.4) continue;
    const surname = surnameWeightAt(scene, at);
    if (surname === undefined || surname < 0.5 || !isHan(text.charCodeAt(at + 2))) continue;
    if (scene.longest(STOP, at)) continue;
    if (scene.left(at) < 0.5) continue;
    const name = text.slice(at, at + 3);
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  }
  for (const [name, starts] of places) {
    if (starts.length < RECURS || new Set(starts.map((at) => text.charAt(at + 3))).size < RECURS) continue;
    const shape = shapeOf(scene, name);
    if (shape?.kind !== 'full' || shape.weight < 0.3) continue;
    for (const start of starts) {
      const { weight: against } = scene.against(start, start + 3, false);
      const weight = Math.min(shape.weight - 0.3, MOST_RECURRING) + against;
      if (weight > 0) yield { start, end: start + 3, weight, kind: 'full', isWord: false, rule: 'name.recurring' };
    }
  }
}
