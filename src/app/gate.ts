/** Whether the safe text may leave the tab, and what stands in the way. */
import type { Check } from './preview.svelte.ts';
import type { Review } from './review.svelte.ts';

/** `pending` passes by itself and `check` has to be made again; the others need work, or a word of release. */
export type Obstacle = 'pending' | 'check' | 'detection' | 'engine' | 'verification';

export interface Gate {
  readonly open: boolean;
  readonly obstacles: readonly Obstacle[];
  /** Whether a typed reason can let it go: the text was checked, but something stands against it. */
  readonly releasable: boolean;
}

export function gateOf(
  review: Pick<Review, 'detection' | 'missing'> | null,
  check: Check | null,
  released: boolean,
): Gate {
  if (!review || !check) return { open: false, obstacles: ['pending'], releasable: false };
  const obstacles: Obstacle[] = [];
  const { state } = review.detection;
  if (check.state === 'failed') obstacles.push('check');
  if (state === 'cancelled' || state === 'failed') obstacles.push('detection');
  if (review.missing.length > 0) obstacles.push('engine');
  if (check.state === 'done' && check.verification.result === 'fail') obstacles.push('verification');
  const isPending = state === 'waiting' || state === 'running' || check.state === 'pending';
  if (isPending || (check.state === 'waiting' && obstacles.length === 0)) obstacles.unshift('pending');
  const releasable = obstacles.length > 0 && check.state === 'done';
  return { open: obstacles.length === 0 || (releasable && released), obstacles, releasable };
}
