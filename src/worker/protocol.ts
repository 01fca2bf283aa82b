/** What crosses the worker boundary. Errors cross as records, so that code and remedy survive. */
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { Bilingual } from '../core/language.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { Protected, ProtectRequest } from '../core/protect.ts';
import type { Verification, VerifyRequest } from '../core/verify.ts';

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

export interface WorkerApi {
  /** @param base URL of the page's folder, which holds `dictionaries/`. */
  start(base: string, version: string): Promise<Reply<WorkerInfo>>;
  detect(note: Note, profile: Profile, onOutcome: OnOutcome): Promise<Reply<readonly Annotation[]>>;
  protect(request: ProtectRequest): Promise<Reply<Protected>>;
  verify(request: VerifyRequest): Promise<Reply<Verification>>;
}
