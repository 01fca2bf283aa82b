/** A write that may find the disk full. */
import { YinjiError } from '../core/errors.ts';

/** @throws YinjiError `storage.quota` when the disk is full; other errors pass. */
export async function orQuota<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write();
  } catch (thrown) {
    const { name, inner } = thrown as { name?: string; inner?: { name?: string } };
    if (name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError') throw new YinjiError('storage.quota');
    throw thrown;
  }
}
