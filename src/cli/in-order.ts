/** Work on a stream of items, several at a time, with the results in the order of the items. */
import { YinjiError } from '../core/errors.ts';

/** Results held back for the order's sake, in widths: a slow item must not stop the others, nor fill the memory. */
const AHEAD = 4;

/**
 * @param width items worked on at a time. With 1 the next item is not asked for before the result is taken.
 * @throws what `items` or `work` throws, after the results before it; YinjiError `cancelled` when the signal aborts.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<R>,
  signal?: AbortSignal,
): AsyncGenerator<R> {
  const iterator = items[Symbol.asyncIterator]();
  const begun: Promise<R>[] = [];
  let running = 0;
  let isStopped = false;
  let hasEnded = false;
  let failure: { readonly thrown: unknown } | undefined;
  let wake = (): void => undefined;
  const change = (): Promise<void> => new Promise((done) => (wake = combine(wake, done)));
  const changed = (): void => {
    const waiting = wake;
    wake = () => undefined;
    waiting();
  };

  const begin = (item: T): void => {
    running++;
    const result = work(item);
    begun.push(result);
    void result
      .catch(() => undefined)
      .finally(() => {
        running--;
        changed();
      });
  };
  const readAhead = async (): Promise<void> => {
    try {
      for (;;) {
        while (!isStopped && (running >= width || begun.length >= width * AHEAD)) await change();
        if (isStopped) return;
        const next = await iterator.next();
        if (next.done) return;
        begin(next.value);
        changed();
      }
    } catch (thrown) {
      failure = { thrown };
    } finally {
      hasEnded = true;
      changed();
    }
  };

  signal?.addEventListener('abort', changed);
  try {
    if (width <= 1) {
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        stopIfAborted(signal);
        yield await work(next.value);
        stopIfAborted(signal);
      }
      hasEnded = true;
      return;
    }
    void readAhead();
    for (;;) {
      stopIfAborted(signal);
      const head = begun[0];
      if (head) {
        const result = await head;
        begun.shift();
        changed();
        yield result;
      } else if (hasEnded) break;
      else await change();
    }
    if (failure) throw failure.thrown;
  } finally {
    isStopped = true;
    changed();
    signal?.removeEventListener('abort', changed);
    // Not awaited: a reader that waits for more input would keep it open.
    if (!hasEnded) void iterator.return?.();
  }
}

function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new YinjiError('cancelled');
}

const combine = (first: () => void, second: () => void) => (): void => {
  first();
  second();
};
