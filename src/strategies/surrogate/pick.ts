/** Choosing from a pool, so that nothing real and nothing that stands for someone else is chosen. */
import { YinjiError } from '../../core/errors.ts';
import type { ReplaceContext } from '../../core/strategy.ts';

export function pick<T>(pool: readonly T[], fraction: number): T {
  const chosen = pool[Math.floor(fraction * pool.length)];
  if (chosen === undefined) throw new YinjiError('strategy.failed', { strategy: 'surrogate' });
  return chosen;
}

const ATTEMPTS = 60;

/**
 * The first candidate that is free, reserved for the subject.
 * @param make a candidate for each attempt, 0 first.
 * @param formsOf every form of the candidate that must be free; the first is reserved.
 * @throws YinjiError `strategy.failed` when none is.
 */
export function firstFree<T>(
  context: Pick<ReplaceContext, 'isTaken' | 'reserve'>,
  make: (attempt: number) => T,
  formsOf: (candidate: T, attempt: number) => readonly string[],
): T {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const candidate = make(attempt);
    const forms = formsOf(candidate, attempt);
    if (forms.some((form) => context.isTaken(form))) continue;
    context.reserve(forms[0] ?? '');
    return candidate;
  }
  throw new YinjiError('strategy.failed', { strategy: 'surrogate' });
}

/** Gives up strict demands after half of the attempts: better a rare surname shared than no surrogate. */
export const isLateAttempt = (attempt: number): boolean => attempt >= ATTEMPTS / 2;
