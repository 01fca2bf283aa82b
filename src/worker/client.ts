/** The page's side of the worker. Cancelling kills the worker and starts a new one: its dictionaries come from the cache. */
import { proxy, releaseProxy, wrap, type Remote } from 'comlink';
import type { Deployment } from '../core/deployment.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import type { Candidate, RetrieveOptions } from '../core/knowledge.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { Protected, ProtectRequest } from '../core/protect.ts';
import type { Verification, VerifyRequest } from '../core/verify.ts';
import { offerEmbedder, type EmbedderSource } from './embedder-port.ts';
import { unwrap, type OnOutcome, type Reply, type ServedModels, type WorkerApi, type WorkerInfo } from './protocol.ts';
import type { ServerAsk } from './server-calls.ts';
import type { FinishedNote, Tuned, TuningState } from './tuning.ts';

export type { EngineInfo, OnOutcome, ServedModels, WorkerInfo } from './protocol.ts';
export type { ServerAsk } from './server-calls.ts';
export type { FinishedNote, Tuned, TuningState } from './tuning.ts';

export interface WorkerClient {
  /** Resolves when the dictionaries are loaded. @throws YinjiError `dictionary.unavailable`; a later call tries again. */
  ready(): Promise<WorkerInfo>;
  /**
   * @param ask a server that reads the note beside the built-in engine; null for none.
   * @param onOutcome called as each engine ends, with the annotations of all that have ended.
   * @returns the annotations of all engines. Rejects with `cancelled` when the signal aborts.
   */
  detect(
    note: Note,
    profile: Profile,
    ask: ServerAsk | null,
    onOutcome: OnOutcome,
    signal: AbortSignal,
  ): Promise<readonly Annotation[]>;
  resolve(note: Note, outcomes: readonly Outcome[]): Promise<readonly Annotation[]>;
  retrieve(query: string, options: RetrieveOptions): Promise<readonly Candidate[]>;
  deployment(): Promise<Deployment>;
  /** Models of a server that the deployment names. */
  serverModels(base: string, key: string | null): Promise<ServedModels>;
  /** The safe text. Away from the page: a long note takes longer than a frame. */
  protect(request: ProtectRequest): Promise<Protected>;
  verify(request: VerifyRequest): Promise<Verification>;
  /** An abort ends it; nothing is stored then. */
  tune(notes: readonly FinishedNote[], signal: AbortSignal): Promise<Tuned>;
  tuning(): Promise<TuningState | null>;
  setTuning(on: boolean): Promise<void>;
  removeTuning(): Promise<void>;
  exportTuning(): Promise<Uint8Array | null>;
  importTuning(file: Uint8Array): Promise<void>;
  /** The dictionaries or weights have changed: they are loaded anew, once no detection runs. */
  refresh(): void;
  close(): void;
}

interface Session {
  readonly worker: Worker;
  readonly remote: Remote<WorkerApi>;
  readonly started: Promise<Reply<WorkerInfo>>;
  /** Rejects when the worker is killed or breaks, so that no call waits for ever. */
  readonly ended: Promise<never>;
  readonly end: (error: YinjiError) => void;
}

function open(source: EmbedderSource): Session {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<WorkerApi>(worker);
  let end: (error: YinjiError) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => (end = reject));
  ended.catch(() => undefined);
  worker.addEventListener('error', () => end(new YinjiError('engine.failed', { engine: 'builtin' })));
  return {
    worker,
    remote,
    started: remote.start(document.baseURI, __APP_VERSION__, offerEmbedder(source)),
    ended,
    end,
  };
}

/** @param source the embedder that the page has chosen, for retrieval by meaning. */
export function startWorker(source: EmbedderSource): WorkerClient {
  let session = open(source);
  let closed = false;
  let detecting = 0;
  let isStale = false;

  const restart = (error: YinjiError): void => {
    session.end(error);
    session.worker.terminate();
    session = open(source);
  };

  function refreshIfIdle(): void {
    if (!isStale || detecting > 0 || closed) return;
    isStale = false;
    restart(new YinjiError('cancelled'));
  }

  /** Waits through restarts: what took the old worker away is no error of the new one. */
  async function ready(): Promise<WorkerInfo> {
    for (;;) {
      const { started, ended, remote } = session;
      try {
        const answer = await Promise.race([started, ended]);
        if (answer.ok) return answer.value;
        return unwrap(
          await Promise.race([remote.start(document.baseURI, __APP_VERSION__, offerEmbedder(source)), ended]),
        );
      } catch (thrown) {
        if (closed || session.remote === remote || YinjiError.from(thrown).code !== 'cancelled') throw thrown;
      }
    }
  }

  /** A call that a cancelled detection does not take down with it: it is made again on the new worker. */
  async function call<T>(make: (remote: Remote<WorkerApi>) => Promise<Reply<T>>): Promise<T> {
    for (;;) {
      await ready();
      const { remote, ended } = session;
      try {
        return unwrap(await Promise.race([make(remote), ended]));
      } catch (thrown) {
        if (closed || session.remote === remote || YinjiError.from(thrown).code !== 'cancelled') throw thrown;
      }
    }
  }

  return {
    ready,
    async detect(note, profile, ask, onOutcome, signal) {
      refreshIfIdle();
      await ready();
      if (signal.aborted) throw new YinjiError('cancelled');
      const { remote, ended } = session;
      const cancel = (): void => restart(new YinjiError('cancelled'));
      signal.addEventListener('abort', cancel, { once: true });
      detecting++;
      try {
        return unwrap(await Promise.race([remote.detect(note, profile, ask, proxy(onOutcome)), ended]));
      } finally {
        signal.removeEventListener('abort', cancel);
        detecting--;
        refreshIfIdle();
      }
    },
    async tune(notes, signal) {
      await ready();
      if (signal.aborted) throw new YinjiError('cancelled');
      const { remote, ended } = session;
      const cancel = (): void => restart(new YinjiError('cancelled'));
      signal.addEventListener('abort', cancel, { once: true });
      try {
        return unwrap(await Promise.race([remote.tune(notes), ended]));
      } finally {
        signal.removeEventListener('abort', cancel);
      }
    },
    tuning: () => call((remote) => remote.tuning()),
    setTuning: (on) => call((remote) => remote.setTuning(on)),
    removeTuning: () => call((remote) => remote.removeTuning()),
    exportTuning: () => call((remote) => remote.exportTuning()),
    importTuning: (file) => call((remote) => remote.importTuning(file)),
    refresh() {
      isStale = true;
      refreshIfIdle();
    },
    async protect(request) {
      // Its evidence is most of an annotation, and no strategy reads it.
      const annotations = request.annotations.map((annotation) => ({ ...annotation, evidence: [] }));
      return call((remote) => remote.protect({ ...request, annotations }));
    },
    resolve: (note, outcomes) => call((remote) => remote.resolve(note, outcomes)),
    retrieve: (query, options) => call((remote) => remote.retrieve(query, options)),
    deployment: () => call((remote) => remote.deployment()),
    serverModels: (base, key) => call((remote) => remote.serverModels(base, key)),
    verify: (request) => call((remote) => remote.verify(request)),
    close() {
      closed = true;
      session.end(new YinjiError('cancelled'));
      session.remote[releaseProxy]();
      session.worker.terminate();
    },
  };
}
