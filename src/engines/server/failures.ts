/** From what a server did to an error that says what happened. The words of the server only choose; none is passed on. */
import { YinjiError } from '../../core/errors.ts';
import { errorWords } from './json.ts';

/** Whom a failure is about. */
export interface About {
  readonly host: string;
  readonly model: string;
  readonly contextTokens: number;
  /** Names of models, for a message. */
  readonly known: string;
  /** Path of the API. */
  readonly path: string;
}

/** One attempt that failed. */
export class AttemptFailure extends Error {
  readonly error: YinjiError;
  /** Whether the same request may do better a little later. */
  readonly isTransient: boolean;
  /** Milliseconds the server asked to wait. */
  readonly retryAfter: number;
  /** The server's words, to see which part of the request it refused. Never shown. */
  readonly words: string;

  constructor(error: YinjiError, options: { isTransient?: boolean; retryAfter?: number; words?: string } = {}) {
    super(error.code);
    this.name = 'AttemptFailure';
    this.error = error;
    this.isTransient = options.isTransient ?? false;
    this.retryAfter = options.retryAfter ?? 0;
    this.words = options.words ?? '';
  }
}

/**
 * A request longer than the context, as they say it: vLLM ("maximum context length is …", "longer than the maximum model
 * length", "max_tokens must be at least 1, got -186"), SGLang ("longer than the model's context length", "Requested token
 * count exceeds …"), llama.cpp (`exceed_context_size_error`), Ollama ("exceeds the context length"), LM Studio ("when
 * context the overflows", "Context size has been exceeded"), OpenAI (`context_length_exceeded`), llama-cpp-python under
 * Xinference ("exceed context window").
 */
const CONTEXT =
  /context[ _](?:length|size|window)|maximum (?:model|context|allowed|input) length|max_model_len|context the overflows|max_tokens must be at least 1, got -|exceeds? context/i;

/** A model that is not there: vLLM and OpenAI ("does not exist"), Ollama, LM Studio ("No models loaded"), Xinference. */
const NO_MODEL =
  /model[^\n]{0,200}?(?:does not exist|not found|not exist|not loaded)|model_not_found|no models? (?:is )?loaded|try pulling it|model not found/i;

/** The size of the context that a server states in its refusal. */
export function contextIn(words: string): number | undefined {
  const found =
    /"n_ctx":\s{0,3}(\d{3,8})/.exec(words) ??
    /(?:context length|context window|model length|context size)[^\d\n]{0,60}?(\d{3,8})/i.exec(words);
  return found ? Number(found[1]) : undefined;
}

/** What an answer that is no success means. `body` is parsed JSON, or the text where it is none. */
export function failureOf(
  status: number,
  body: unknown,
  about: About,
  more: { readonly isHtml?: boolean; readonly retryAfter?: number } = {},
): AttemptFailure {
  const words = errorWords(body);
  const { host, model, known, path } = about;
  const failure = (error: YinjiError, isTransient = false): AttemptFailure =>
    new AttemptFailure(error, { isTransient, retryAfter: more.retryAfter ?? 0, words });
  if (status === 401 || status === 403 || status === 407)
    return failure(new YinjiError('server.key', { host, status }));
  if (status === 408 || status === 425 || status === 429 || status === 503 || status === 529)
    return failure(new YinjiError('server.busy', { host, status }), true);
  if (!more.isHtml) {
    if (NO_MODEL.test(words)) return failure(new YinjiError('server.model', { host, model, known }));
    if (CONTEXT.test(words))
      return failure(new YinjiError('model.context', { model, tokens: contextIn(words) ?? about.contextTokens }));
  }
  // LM Studio says so with status 200.
  if (/unexpected endpoint/i.test(words)) return failure(new YinjiError('server.no-api', { host, path, status }));
  if (status >= 500) return failure(new YinjiError('server.failed', { host, status }), true);
  if (status === 404 || status === 405) return failure(new YinjiError('server.no-api', { host, path, status }));
  if (more.isHtml && status !== 413) return failure(new YinjiError('server.web-page', { host }));
  return failure(new YinjiError('server.refused', { host, status }));
}

const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL|EPROTO/;

/** What a connection that failed means, before anything was answered. */
export function unreachable(thrown: unknown, host: string): AttemptFailure {
  const reason = reasonOf(thrown);
  if (CERTIFICATE.test(reason)) return new AttemptFailure(new YinjiError('server.certificate', { host, reason }));
  return new AttemptFailure(new YinjiError('server.unreachable', { host, reason }), { isTransient: true });
}

/** The code of the cause that Node gives (`ECONNREFUSED`); a browser does not say. */
function reasonOf(thrown: unknown): string {
  for (let error = thrown, depth = 0; error instanceof Error && depth < 4; error = error.cause, depth++) {
    const code: unknown = 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
    if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  }
  return 'network';
}

const LONGEST_WAIT = 120_000;

/** Milliseconds of a `Retry-After` header: seconds or a date (RFC 9110 §10.2.3); 0 when there is none. */
export function retryAfterOf(header: string | null, now = Date.now()): number {
  if (header === null) return 0;
  const wait = /^\s{0,9}\d{1,9}(?:\.\d{1,9})?\s{0,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_WAIT) : 0;
}
