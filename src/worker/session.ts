/** One life of a worker, seen from the page: it is started, breaks or is killed, and another is opened in its place. */
import { wrap, type Remote } from 'comlink';
import type { YinjiError } from '../core/errors.ts';
import type { Reply } from './protocol.ts';

export interface Session<Api, Info> {
  readonly worker: Worker;
  readonly remote: Remote<Api>;
  readonly started: Promise<Reply<Info>>;
  /** Rejects when the worker breaks or is killed, so that no call waits for ever. */
  readonly ended: Promise<never>;
  /** Ends the worker; calls under way reject with the error. */
  kill(error: YinjiError): void;
}

export interface SessionOptions<Api, Info> {
  start(remote: Remote<Api>): Promise<Reply<Info>>;
  /** What calls under way reject with when the worker breaks. */
  readonly broken: YinjiError;
  readonly onBroken?: () => void;
}

export function openSession<Api, Info>(worker: Worker, options: SessionOptions<Api, Info>): Session<Api, Info> {
  const remote = wrap<Api>(worker);
  let end: (error: YinjiError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  // What nobody waits for is no unhandled rejection.
  ended.catch(() => undefined);
  worker.addEventListener('error', () => {
    end(options.broken);
    options.onBroken?.();
  });
  return {
    worker,
    remote,
    started: options.start(remote),
    ended,
    kill(error) {
      end(error);
      worker.terminate();
    },
  };
}
