/** Neighbours: what stands in one list with a name is a name too, to either side. */
import { bestFrom, bestUpTo } from './candidates.ts';
import { probability, type Scene } from './scene.ts';
import { isHan } from './characters.ts';
import type { Found } from './slots.ts';

const KNOWN_FROM = 0.6;
/** Log odds of an item beside a name, and how much less each further one says. */
const BESIDE = 1.7;
const FADES = 0.25;
const MAX_ITEMS = 12;

const SEPARATOR = new Set('、/&');

export function* listNeighbours(scene: Scene, found: readonly Found[]): Generator<Found> {
  const { text } = scene;
  const starts = new Set(found.filter(({ weight }) => weight > 0).map(({ start }) => start));
  const ends = new Set(found.filter(({ weight }) => weight > 0).map(({ end }) => end));
  for (const one of found) {
    if (one.kind === 'latin' || one.kind === 'surname' || probability(one.weight) < KNOWN_FROM) continue;
    let cue = BESIDE;
    let { end } = one;
    for (let item = 0; item < MAX_ITEMS && SEPARATOR.has(text.charAt(end)); item++, cue -= FADES) {
      if (starts.has(end + 1)) break;
      const next = bestFrom(scene, end + 1, cue);
      if (next?.kind !== 'full' || next.weight < 0 || (scene.isHanAt(next.end) && scene.right(next.end) < 1)) break;
      yield { ...next, rule: 'name.list' };
      end = next.end;
    }
    cue = BESIDE;
    let { start } = one;
    for (let item = 0; item < MAX_ITEMS && SEPARATOR.has(text.charAt(start - 1)); item++, cue -= FADES) {
      if (ends.has(start - 1) || !isHan(text.charCodeAt(start - 2))) break;
      const before = bestUpTo(scene, start - 1, cue, { alone: false, hard: false });
      if (before?.kind !== 'full' || before.weight < 0 || scene.left(before.start) < 0.5) break;
      yield { ...before, rule: 'name.list' };
      start = before.start;
    }
  }
}
