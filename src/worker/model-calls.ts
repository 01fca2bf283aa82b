/** Calls under way in the model worker: each can be cancelled, paused and resumed by its id. */
import { YinjiError } from '../core/errors.ts';
import type { CallId } from './model-protocol.ts';

export interface RunningCall {
  readonly signal: AbortSignal;
  /** Resolves at once, or when a pause ends or the call is cancelled. */
  wait(): Promise<void>;
}

interface Entry {
  readonly controller: AbortController;
  paused: { readonly until: Promise<void>; readonly end: () => void } | null;
}

export class Calls {
  readonly #entries = new Map<CallId, Entry>();

  async run<T>(id: CallId, work: (call: RunningCall) => Promise<T>): Promise<T> {
    const entry: Entry = { controller: new AbortController(), paused: null };
    this.#entries.set(id, entry);
    try {
      return await work({
        signal: entry.controller.signal,
        wait: () => entry.paused?.until ?? Promise.resolve(),
      });
    } catch (thrown) {
      // Runtimes and streams end a cancelled call with errors of their own.
      throw entry.controller.signal.aborted ? new YinjiError('cancelled', {}, { cause: thrown }) : thrown;
    } finally {
      this.#entries.delete(id);
    }
  }

  cancel(id: CallId): void {
    this.resume(id);
    this.#entries.get(id)?.controller.abort();
  }

  pause(id: CallId): void {
    const entry = this.#entries.get(id);
    if (!entry || entry.paused) return;
    let end = (): void => undefined;
    const until = new Promise<void>((resolve) => (end = resolve));
    entry.paused = { until, end };
  }

  resume(id: CallId): void {
    const entry = this.#entries.get(id);
    entry?.paused?.end();
    if (entry) entry.paused = null;
  }
}
