/** Files of a mirror, over HTTP: from where a part ends, with patience. */
import { setTimeout as pause } from 'node:timers/promises';
import { YinjiError } from '../../core/errors.ts';
import type { PackSource } from '../../models/source.ts';

/** Opens a file from a byte on. `start` is where the answer really begins: 0 from servers that know no ranges. */
export interface RangedSource extends PackSource {
  openFrom(path: string, from: number): Promise<{ start: number; stream: ReadableStream<Uint8Array> } | undefined>;
}

export interface Patience {
  readonly tries: number;
  /** Milliseconds before the second try; doubled each time. */
  readonly firstWait: number;
  /** Milliseconds without a byte after which a connection is given up. */
  readonly stall: number;
}

export const PATIENCE: Patience = { tries: 6, firstWait: 1000, stall: 60_000 };

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

/** @param base URL of the folder, ending in a slash. */
export function remoteSource(base: URL, patience: Patience = PATIENCE): RangedSource {
  async function openFrom(
    path: string,
    from: number,
  ): Promise<{ start: number; stream: ReadableStream<Uint8Array> } | undefined> {
    let status: string | number = 'error';
    for (let attempt = 0; attempt < patience.tries; attempt++) {
      if (attempt > 0) await pause(patience.firstWait * 2 ** (attempt - 1));
      const stop = new AbortController();
      const timer = setTimeout(() => stop.abort(), patience.stall);
      const response = await fetch(new URL(path, base), {
        signal: stop.signal,
        // A compressed answer has no byte at the place that is asked for.
        headers: { 'Accept-Encoding': 'identity', ...(from > 0 ? { Range: `bytes=${String(from)}-` } : {}) },
      }).catch((thrown: unknown) => {
        status = ((thrown as Error).cause as { code?: string } | undefined)?.code ?? (thrown as Error).name;
        return undefined;
      });
      clearTimeout(timer);
      if (!response) continue;
      status = response.status;
      if (response.ok && response.body) {
        if (response.headers.get('content-type')?.startsWith('text/html')) {
          await response.body.cancel();
          return undefined;
        }
        const isFrom =
          response.status === 206 && (response.headers.get('content-range') ?? '').startsWith(`bytes ${String(from)}-`);
        return { start: isFrom ? from : 0, stream: watched(response.body, stop, path, patience.stall) };
      }
      await response.body?.cancel();
      // The part is longer than the file, so it is of another.
      if (response.status === 416) return openFrom(path, 0);
      if (response.status === 404 || response.status === 410) return undefined;
      if (!RETRIED.has(response.status)) break;
    }
    throw new YinjiError('model.source', { file: path, status });
  }
  return {
    list: () => Promise.resolve(null),
    openFrom,
    open: async (path) => (await openFrom(path, 0))?.stream,
  };
}

/** Gives a silent connection up, and says which file it was. */
function watched(
  stream: ReadableStream<Uint8Array>,
  stop: AbortController,
  path: string,
  stall: number,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream({
    async pull(controller) {
      const timer = setTimeout(() => stop.abort(), stall);
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (thrown) {
        const status = stop.signal.aborted ? 'timeout' : ((thrown as { code?: string }).code ?? 'cut');
        controller.error(new YinjiError('model.source', { file: path, status }));
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
