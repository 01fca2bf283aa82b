/** What crosses the worker boundary. Errors cross as records, so that code and remedy survive. */
import type { Deployment } from '../core/deployment.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { Candidate, RetrieveOptions } from '../core/knowledge.ts';
import type { Bilingual } from '../core/language.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { Protected, ProtectRequest } from '../core/protect.ts';
import type { Verification, VerifyRequest } from '../core/verify.ts';
import type { EmbedderPort } from './embedder-port.ts';
import type { ServerAsk } from './server-calls.ts';
import type { FinishedNote, Tuned, TuningState } from './tuning.ts';

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ErrorRecord };

/** Runs a call inside the worker; a throw becomes a record. */
export async function reply<T>(call: () => Promise<T> | T): Promise<Reply<T>> {
  try {
    return { ok: true, value: await call() };
  } catch (thrown) {
    return { ok: false, error: YinjiError.from(thrown).toRecord() };
  }
}

/** The value of a reply outside the worker. @throws YinjiError */
export function unwrap<T>(answer: Reply<T>): T {
  if (answer.ok) return answer.value;
  throw YinjiError.fromRecord(answer.error);
}

export interface EngineInfo {
  readonly id: string;
  readonly version: string;
  readonly label: Bilingual;
}

/** What the worker can do once its dictionaries are loaded. */
export interface WorkerInfo {
  readonly engines: readonly EngineInfo[];
  /** What each rule id of a reason means. */
  readonly rules: Readonly<Record<string, Bilingual>>;
  readonly dictionaries: number;
  readonly terms: number;
  /** Time from the call to ready. */
  readonly milliseconds: number;
}

export type OnOutcome = (outcome: Outcome, annotations: readonly Annotation[]) => void;

/** What a server holds. */
export interface ServedModels {
  /** Where text goes, for people. */
  readonly goesTo: string;
  readonly models: readonly string[];
}

export interface WorkerApi {
  /** @param base URL of the page's folder, which holds `dictionaries/`. @param port the embedder of the page. */
  start(base: string, version: string, port: EmbedderPort): Promise<Reply<WorkerInfo>>;
  /** @param ask a server that reads the note beside the built-in engine; null for none. */
  detect(
    note: Note,
    profile: Profile,
    ask: ServerAsk | null,
    onOutcome: OnOutcome,
  ): Promise<Reply<readonly Annotation[]>>;
  /** Annotations of what several engines found, with what they differ in. */
  resolve(note: Note, outcomes: readonly Outcome[]): Promise<Reply<readonly Annotation[]>>;
  /** Terms of all dictionaries that a passage brings to mind. */
  retrieve(query: string, options: RetrieveOptions): Promise<Reply<readonly Candidate[]>>;
  deployment(): Promise<Reply<Deployment>>;
  /** Models that a server of the deployment holds. */
  serverModels(base: string, key: string | null): Promise<Reply<ServedModels>>;
  /** Weights tuned on finished notes, stored and in use from then on. */
  tune(notes: readonly FinishedNote[]): Promise<Reply<Tuned>>;
  /** Null where nothing was tuned. */
  tuning(): Promise<Reply<TuningState | null>>;
  setTuning(on: boolean): Promise<Reply<void>>;
  removeTuning(): Promise<Reply<void>>;
  exportTuning(): Promise<Reply<Uint8Array | null>>;
  importTuning(file: Uint8Array): Promise<Reply<void>>;
  protect(request: ProtectRequest): Promise<Reply<Protected>>;
  verify(request: VerifyRequest): Promise<Reply<Verification>>;
}
