/** Again: names this page already gave, where they stand without a cue. */
import { PLACE_ENDS, probability, type Scene } from './scene.ts';
import { shapeOf, surnameWeight } from './shape.ts';
import type { Found } from './slots.ts';
import { wordAfter } from './words.ts';

interface Known {
  readonly name: string;
  readonly weight: number;
  readonly isWord: boolean;
  readonly isGiven: boolean;
}

const KNOWN_FROM = 0.58;

/** By unit, whether a known name begins with it; empty between calls. */
const isHead = new Uint8Array(65536);

export function namesAgain(scene: Scene, found: readonly Found[]): Found[] {
  const { text } = scene;
  const known = new Map<string, Known>();
  const learn = (one: Known): void => {
    const before = known.get(one.name);
    if (!before || before.weight < one.weight) known.set(one.name, one);
  };
  const taken = new Set<number>();
  for (const one of found) {
    if (probability(one.weight) < KNOWN_FROM) continue;
    taken.add(one.start);
    const name = text.slice(one.start, one.end).replace(/\s+/g, '');
    if (name.length < 2 || one.kind === 'latin') continue;
    if (one.kind === 'surname') continue;
    learn({ name, weight: one.weight, isWord: one.isWord, isGiven: false });
    for (const part of shortForms(scene, one, name))
      learn({ name: part, weight: Math.min(one.weight, 2), isWord: isWordIn(scene, part), isGiven: true });
  }
  if (known.size === 0) return [];
  const byHead = new Map<string, Known[]>();
  for (const one of known.values()) {
    const list = byHead.get(one.name.slice(0, 2));
    if (list) list.push(one);
    else byHead.set(one.name.slice(0, 2), [one]);
  }
  for (const list of byHead.values()) list.sort((a, b) => b.name.length - a.name.length);
  for (const head of byHead.keys()) isHead[head.charCodeAt(0)] = 1;
  const mentions: Found[] = [];
  for (let at = 0; at + 1 < text.length; at++) {
    if (isHead[text.charCodeAt(at)] === 0) continue;
    const list = byHead.get(text.slice(at, at + 2));
    if (!list) continue;
    const one = list.find(({ name }) => text.startsWith(name, at));
    if (!one) continue;
    const start = at;
    // The given name inside a full name is no mention of its own.
    if (!one.isGiven) at += one.name.length - 1;
    if (taken.has(start)) continue;
    const weight = mentionWeight(scene, start, one);
    if (weight > 0)
      mentions.push({
        start,
        end: start + one.name.length,
        weight,
        kind: 'full',
        isWord: one.isWord,
        rule: 'name.again',
      });
  }
  for (const head of byHead.keys()) isHead[head.charCodeAt(0)] = 0;
  return mentions;
}

function isWordIn(scene: Scene, part: string): boolean {
  return scene.page.knowledge.has('name-stop-zh', part);
}

/** The given name of 王建国, the first part of 阿依古丽·买买提. */
function shortForms(scene: Scene, one: Found, name: string): string[] {
  if (/[·•・]/.test(name)) return name.split(/[·•・]/).filter((part) => part.length > 1);
  if (one.kind !== 'full') return [];
  const compound = surnameWeight(scene, name.slice(0, 2)) !== undefined && name.length > 3;
  const given = name.slice(compound ? 2 : 1);
  return given.length === 2 ? [given] : [];
}

/** Log odds of a further mention. */
function mentionWeight(scene: Scene, start: number, { name, weight, isWord, isGiven }: Known): number {
  const end = start + name.length;
  const left = scene.left(start);
  const right = scene.right(end);
  const against = scene.against(start, end, false);
  if (isGiven) {
    // A given name alone stands where a person speaks, is called or acts.
    const isEdge = left > 0 && right > 0;
    if (!isEdge || isWord)
      return isWord && /[“"]/.test(scene.text.charAt(start - 1)) && /[”"]/.test(scene.text.charAt(end)) ? 0.6 : -9;
    return Math.min(weight, 2) - 1.2 + left + right / 2 + Math.min(0, against.weight);
  }
  if (!isWord) {
    const shape = shapeOf(scene, name);
    const isShort = name.length === 2;
    const cut = Math.min(0, against.weight) * 0.6;
    return (
      Math.min(weight, 3) +
      (shape?.weight ?? 0) * 0.4 +
      (isShort
        ? (PLACE_ENDS.has(scene.text.charAt(end)) ? -4 : Math.min(0, right) * 0.7) + Math.min(0, left) * 0.5
        : 0) +
      cut
    );
  }
  // An ordinary word is a name again only where nothing but a person can stand.
  if (right < 0) return -9;
  const does = scene.isHanAt(end) && (wordAfter(scene.text, end) > 1 || scene.titleAt(end)) ? 1.2 : 0;
  const inList = /[、/]/.test(scene.text.charAt(start - 1)) || /[、/]/.test(scene.text.charAt(end)) ? 0.8 : 0;
  const cue = scene.cueEndingAt(start) ? 1 : 0;
  return (
    Math.min(weight, 2.5) -
    2.4 +
    left +
    Math.min(right, 1.4) * 0.6 +
    does +
    inList +
    cue +
    Math.min(0, against.weight + 2.6)
  );
}
