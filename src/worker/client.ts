/** The page's side of the worker. Cancelling kills the worker and starts a new one: its dictionaries come from the cache. */
import { proxy, releaseProxy, type Remote } from 'comlink';
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
import { openSession, type Session } from './session.ts';
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

function open(source: EmbedderSource): Session<WorkerApi, WorkerInfo> {
  return openSession(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }), {
    start: (remote: Remote<WorkerApi>) => start(remote, source),
    broken: new YinjiError('engine.failed', { engine: 'builtin' }),
  });
}

const start = (remote: Remote<WorkerApi>, source: EmbedderSource): Promise<Reply<WorkerInfo>> =>
  remote.start(document.baseURI, __APP_VERSION__, offerEmbedder(source));

/** @param source the embedder that the page has chosen, for retrieval by meaning. */
export function startWorker(source: EmbedderSource): WorkerClient {
  let session = open(source);
  let closed = false;
  let running = 0;
  let isStale = false;

  const restart = (error: YinjiError): void => {
    session.kill(error);
    session = open(source);
  };

  function refreshIfIdle(): void {
    if (!isStale || running > 0 || closed) return;
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
        return unwrap(await Promise.race([start(remote, source), ended]));
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

  /** A call that an abort ends by killing the worker. Dictionaries are not loaded anew while it runs. */
  async function killable<T>(signal: AbortSignal, make: (remote: Remote<WorkerApi>) => Promise<Reply<T>>): Promise<T> {
    refreshIfIdle();
    await ready();
    if (signal.aborted) throw new YinjiError('cancelled');
    const { remote, ended } = session;
    const cancel = (): void => restart(new YinjiError('cancelled'));
    signal.addEventListener('abort', cancel, { once: true });
    running++;
    try {
      return unwrap(await Promise.race([make(remote), ended]));
    } finally {
      signal.removeEventListener('abort', cancel);
      running--;
      refreshIfIdle();
    }
  }

  return {
    ready,
    detect: (note, profile, ask, onOutcome, signal) =>
      killable(signal, (remote) => remote.detect(note, profile, ask, proxy(onOutcome))),
    tune: (notes, signal) => killable(signal, (remote) => remote.tune(notes)),
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
      session.remote[releaseProxy]();
      session.kill(new YinjiError('cancelled'));
    },
  };
}
