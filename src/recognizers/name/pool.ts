/** Pool: the same stretch proposed in several places is more likely a name in each of them. */
import type { Scene } from './scene.ts';
import type { Found } from './slots.ts';

/** Proposals below this, in log odds, are not worth pooling. */
export const WORTH_POOLING = -1.7;
/** Gained by each further place, up to the second. */
const GAIN = 0.9;
const MOST_PLACES = 2;

export function pool(scene: Scene, found: readonly Found[]): Found[] {
  const places = new Map<string, Set<number>>();
  const names = found.map(({ start, end }) => scene.text.slice(start, end).replace(/\s+/g, ''));
  for (const [index, one] of found.entries()) {
    if (one.end - one.start < 2 || one.kind === 'other' || one.weight < WORTH_POOLING) continue;
    const name = names[index] ?? '';
    const known = places.get(name);
    if (known) known.add(one.start);
    else places.set(name, new Set([one.start]));
  }
  return found.map((one, index) => {
    const further = (places.get(names[index] ?? '')?.size ?? 1) - 1;
    return further > 0 ? { ...one, weight: one.weight + GAIN * Math.min(further, MOST_PLACES) } : one;
  });
}
