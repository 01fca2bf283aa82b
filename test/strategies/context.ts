/** A context for one strategy, as `protect` would give it for a note of this text alone. */
import { levelsOf, type EntityType } from '../../src/core/entities.ts';
import { keyedRandom } from '../../src/core/random.ts';
import { realValues } from '../../src/core/real-values.ts';
import type { ReplaceContext } from '../../src/core/strategy.ts';
import { SECRET } from '../annotate.ts';

export function contextOf(text: string, type: EntityType, more: Partial<ReplaceContext> = {}): ReplaceContext {
  const canonical = more.canonical ?? text;
  const real = realValues([text, canonical], type === 'NAME' ? [canonical.charAt(0)] : []);
  const memo = new Map<string, unknown>();
  return {
    type,
    level: levelsOf(type)[0] ?? 1,
    language: 'zh',
    labels: 'zh',
    subject: `${type}-1`,
    canonical,
    ordinal: 1,
    random: keyedRandom(SECRET)(type, canonical),
    shiftDays: -100,
    mentions: [],
    peers: [text],
    place: 0,
    isTaken: (candidate) => real.has(candidate),
    reserve: () => undefined,
    once: <T>(key: string, make: () => T): T => {
      if (!memo.has(key)) memo.set(key, make());
      return memo.get(key) as T;
    },
    choice: { strategy: 'tag' },
    ...more,
  };
}
