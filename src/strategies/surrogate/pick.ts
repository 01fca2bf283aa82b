/** Choosing from a pool, so that nothing real and nothing that stands for someone else is chosen. */
import { YinjiError } from '../../core/errors.ts';
import type { ReplaceContext } from '../../core/strategy.ts';

export function pick<T>(pool: readonly T[], fraction: number): T {
  const chosen = pool[Math.floor(fraction * pool.length)];
  if (chosen === undefined) throw new YinjiError('strategy.failed', { strategy: 'surrogate' });
  return chosen;
}

const ATTEMPTS = 60;
/** So many attempts look for a candidate that shares nothing with anyone; then only what has to differ differs. */
const STRICT_ATTEMPTS = 12;

/** Every form of a candidate that is reserved for its subject. */
export interface Forms {
  /** Those that must be free. */
  readonly must: readonly string[];
  /** Those that should be, as long as there are enough of them. */
  readonly wish?: readonly string[];
}

/**
 * The first candidate that is free, reserved for the subject.
 * @param make a candidate for each attempt, 0 first.
 * @throws YinjiError `strategy.failed` when none is.
 */
export function firstFree<T>(
  context: Pick<ReplaceContext, 'isTaken' | 'reserve'>,
  make: (attempt: number) => T,
  formsOf: (candidate: T) => Forms,
): T {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const candidate = make(attempt);
    const { must, wish = [] } = formsOf(candidate);
    const isRefused = (form: string): boolean => context.isTaken(form);
    if (must.some(isRefused) || (attempt < STRICT_ATTEMPTS && wish.some(isRefused))) continue;
    for (const form of must) context.reserve(form);
    for (const form of wish) context.reserve(form);
    return candidate;
  }
  throw new YinjiError('strategy.failed', { strategy: 'surrogate' });
}

/** When to look in a larger pool: most attempts are gone. */
export const isLateAttempt = (attempt: number): boolean => attempt >= ATTEMPTS / 2;
