/** A model behind an OpenAI-compatible server, as a chat model. */
import PQueue from 'p-queue';
import pRetry from 'p-retry';
import type { ChatModel, ChatReply, ChatRequest } from '../../core/chat.ts';
import type { Availability } from '../../core/engine.ts';
import { YinjiError } from '../../core/errors.ts';
import { estimateMessages, estimateTokens } from '../../core/tokens.ts';
import type { Answer } from './answer.ts';
import { AttemptFailure, contextIn, type About } from './failures.ts';
import { FLAVOURS, type Flavour, type FlavourId } from './flavours.ts';
import { modelNamed, namesOf, parseModels, type ServedModel } from './models.ts';
import { bodyOf, featuresOf, without, type Features } from './request.ts';
import { getJson, postForAnswer, type Sending, type Timeouts } from './send.ts';

export interface Retries {
  /** Attempts after the first. */
  readonly count: number;
  /** Milliseconds before the first of them; each next one waits twice as long, all with jitter. */
  readonly firstDelay: number;
}

export interface ServerOptions {
  /** Whole URL of the API as `addressAllowed` gave it. */
  readonly base: string;
  /** Where text goes, for messages. */
  readonly host: string;
  readonly model: string;
  /** Held in memory only. */
  readonly key?: string;
  /** Of the server as it was started; what its list says when missing. */
  readonly contextTokens?: number;
  /** Told by its list when missing. */
  readonly flavour?: FlavourId;
  /** Requests in flight at a time. */
  readonly concurrency?: number;
  readonly timeouts?: Partial<Timeouts>;
  readonly retries?: Partial<Retries>;
  readonly fetch?: typeof fetch;
}

export interface ServerModel extends ChatModel {
  /** Whether the server answers and holds the model. Asked once; a failure is asked again. */
  check(signal?: AbortSignal): Promise<Availability>;
  /** @throws YinjiError */
  models(signal?: AbortSignal): Promise<readonly ServedModel[]>;
}

export const DEFAULT_CONCURRENCY = 4;
const TIMEOUTS: Timeouts = { firstByte: 180_000, idle: 60_000 };
const RETRIES: Retries = { count: 4, firstDelay: 1000 };
const LONGEST_DELAY = 30_000;

/** Units of text that a token can be at most, with room: a stream that writes more does not obey `maxTokens`. */
const UNITS_A_TOKEN = 16;
const ROOM = 4096;

/** Estimates are high by up to a half; what a server read below this share of them, it did not read. */
const READ_AT_LEAST = 0.4;

/** One object serves all notes: what it has learned of the server holds for the next request. `close` ends nothing. */
export function serverModel(options: ServerOptions): ServerModel {
  const { base, host, model, key } = options;
  const timeouts = { ...TIMEOUTS, ...options.timeouts };
  const retries = { ...RETRIES, ...options.retries };
  const queue = new PQueue({ concurrency: options.concurrency ?? DEFAULT_CONCURRENCY });
  let flavour: Flavour = FLAVOURS[options.flavour ?? 'other'];
  let features = featuresOf(flavour);
  let contextTokens = options.contextTokens ?? flavour.contextTokens;
  let known: readonly ServedModel[] = [];
  let checking: Promise<Availability> | undefined;

  const sending = (signal: AbortSignal | undefined): Sending => ({
    // Not taken from its object: a browser's `fetch` wants to be called on the window or worker.
    fetch: options.fetch ?? ((...words) => fetch(...words)),
    about: about(),
    timeouts,
    ...(key === undefined ? {} : { key }),
    ...(signal ? { signal } : {}),
  });
  const about = (): About => ({
    host,
    model,
    contextTokens,
    known: namesOf(known),
    path: new URL(base, 'http://localhost').pathname,
  });

  async function models(signal?: AbortSignal): Promise<readonly ServedModel[]> {
    const ask = async (): Promise<readonly ServedModel[]> => {
      const found = parseModels(await getJson(`${base}/models`, sending(signal)));
      if (!found) throw new AttemptFailure(new YinjiError('server.invalid', { host }));
      return found;
    };
    return retried(ask, { ...retries, count: Math.min(1, retries.count) }, signal);
  }

  async function examine(signal?: AbortSignal): Promise<Availability> {
    try {
      known = await models(signal);
    } catch (thrown) {
      const error = YinjiError.from(thrown);
      if (error.code === 'cancelled') throw error;
      // A gateway may have no list; the model is then taken at its word.
      if (error.code === 'server.no-api' && error.params['status'] === 404) return { state: 'available' };
      return { state: 'unavailable', reason: error.toRecord() };
    }
    const row = modelNamed(known, model);
    if (!row) return { state: 'unavailable', reason: new YinjiError('server.model', { ...about() }).toRecord() };
    if (options.flavour === undefined) flavour = row.flavour;
    features = featuresOf(flavour);
    contextTokens = options.contextTokens ?? row.contextTokens ?? flavour.contextTokens;
    return { state: 'available' };
  }

  async function ask(request: ChatRequest): Promise<Answer> {
    const sent = estimateMessages(request.messages);
    if (flavour.cutsSilently && sent + request.maxTokens > contextTokens)
      throw new YinjiError('model.context', { model, tokens: contextTokens });
    const answer = await retried(() => attempt(request), retries, request.signal);
    const read = answer.tokens?.prompt ?? 0;
    if (flavour.cutsSilently && read > 0 && read < sent * READ_AT_LEAST)
      throw new YinjiError('server.truncated', { host, read, sent });
    return answer;
  }

  /** Sends, and sends again at once without what the server refuses. */
  async function attempt(request: ChatRequest): Promise<Answer> {
    for (;;) {
      const used: Features = features;
      try {
        return await postForAnswer(`${base}/chat/completions`, bodyOf(model, request, used), sending(request.signal), {
          mostText: request.maxTokens * UNITS_A_TOKEN + ROOM,
          ...(request.onText ? { onText: request.onText } : {}),
        });
      } catch (thrown) {
        if (!(thrown instanceof AttemptFailure)) throw thrown;
        const { code } = thrown.error;
        if (code === 'model.context' && options.contextTokens === undefined)
          contextTokens = Math.min(contextTokens, contextIn(thrown.words) ?? contextTokens);
        const less =
          code === 'server.refused' || code === 'server.failed'
            ? without(used, thrown.words, request.schema !== undefined)
            : undefined;
        if (!less) throw thrown;
        // Another request may have learned it meanwhile.
        if (features === used) features = less;
      }
    }
  }

  return {
    id: model,
    get contextTokens() {
      return contextTokens;
    },
    get obeysSchema() {
      return features.formats[0] === 'json_schema';
    },
    models,
    async check(signal) {
      checking ??= examine(signal);
      try {
        const availability = await checking;
        if (availability.state !== 'available') checking = undefined;
        return availability;
      } catch (thrown) {
        checking = undefined;
        throw thrown;
      }
    },
    async complete(request): Promise<ChatReply> {
      const { signal } = request;
      try {
        return await queue.add(
          async () => {
            const began = performance.now();
            const { text, finish, tokens } = await ask(request);
            return {
              text,
              finish,
              usage: {
                promptTokens: tokens?.prompt ?? estimateMessages(request.messages),
                completionTokens: tokens?.completion ?? estimateTokens(text),
                isEstimate: tokens === undefined,
                milliseconds: performance.now() - began,
              },
            };
          },
          signal ? { signal } : {},
        );
      } catch (thrown) {
        throw signal?.aborted ? new YinjiError('cancelled') : YinjiError.from(thrown);
      }
    },
    close: () => undefined,
  };
}

/** Runs attempts until one succeeds or nothing is to be hoped for. @throws YinjiError */
async function retried<T>(attempt: () => Promise<T>, { count, firstDelay }: Retries, signal?: AbortSignal): Promise<T> {
  try {
    return await pRetry(attempt, {
      retries: count,
      minTimeout: firstDelay,
      maxTimeout: LONGEST_DELAY,
      factor: 2,
      randomize: true,
      ...(signal ? { signal } : {}),
      shouldRetry: async ({ error, attemptNumber }) => {
        if (!(error instanceof AttemptFailure) || !error.isTransient) return false;
        // A server that said nothing for minutes is asked once more, not five times.
        if (error.error.code === 'server.timeout' && attemptNumber > 1) return false;
        if (error.retryAfter > 0) await pause(error.retryAfter, signal);
        return true;
      },
    });
  } catch (thrown) {
    if (signal?.aborted) throw new YinjiError('cancelled');
    throw thrown instanceof AttemptFailure ? thrown.error : thrown;
  }
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      done();
    }, milliseconds);
    const stop = (): void => {
      clearTimeout(timer);
      fail(new YinjiError('cancelled'));
    };
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
