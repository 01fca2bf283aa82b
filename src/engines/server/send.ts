/** One request over HTTP: sent, watched, and read to its end. Nothing is followed, retried or kept here. */
import { createParser } from 'eventsource-parser';
import { YinjiError } from '../../core/errors.ts';
import type { Answer } from './answer.ts';
import { AnswerReader } from './answer.ts';
import { AttemptFailure, failureOf, retryAfterOf, unreachable, type About } from './failures.ts';
import { parsedJson } from './json.ts';

export interface Timeouts {
  /** Milliseconds until the first byte of an answer; a busy server queues. */
  readonly firstByte: number;
  /** Milliseconds between two pieces of it. */
  readonly idle: number;
}

export interface Sending {
  readonly fetch: typeof fetch;
  readonly about: About;
  readonly key?: string;
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
}

/** Characters of an answer that is no stream, at most. */
const MOST_BODY = 4 * 1024 * 1024;

/** `GET url`, as JSON. @throws AttemptFailure, or `cancelled` when the signal aborts. */
export async function getJson(url: string, sending: Sending): Promise<unknown> {
  return watched(sending, async (signal, touch) => {
    const response = await open(url, { method: 'GET' }, sending, signal);
    const value = parsedJson(await bodyOf(response, touch));
    if (value === undefined)
      throw new AttemptFailure(new YinjiError('server.invalid', { host: sending.about.host }), { isTransient: true });
    return value;
  });
}

export interface AnswerOptions {
  readonly mostText: number;
  readonly onText?: (piece: string) => void;
}

/** `POST url`, streamed or whole. @throws AttemptFailure, or `cancelled` when the signal aborts. */
export async function postForAnswer(
  url: string,
  body: unknown,
  sending: Sending,
  { mostText, onText }: AnswerOptions,
): Promise<Answer> {
  return watched(sending, async (signal, touch) => {
    const response = await open(url, { method: 'POST', body: JSON.stringify(body) }, sending, signal);
    const reader = new AnswerReader(sending.about, mostText, onText);
    if (response.headers.get('content-type')?.includes('json')) reader.whole(parsedJson(await bodyOf(response, touch)));
    else await readEvents(response, reader, sending.about, touch);
    return reader.end();
  });
}

/** Runs a request under the caller's signal and its own clock. `touch` winds the clock up again. */
async function watched<T>(
  { about, timeouts, signal }: Sending,
  request: (signal: AbortSignal, touch: () => void) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waited = 0;
  let hasBegun = false;
  const wind = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      waited = milliseconds;
      own.abort();
    }, milliseconds);
  };
  const stop = (): void => {
    own.abort();
  };
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop, { once: true });
  wind(timeouts.firstByte);
  try {
    return await request(own.signal, () => {
      hasBegun = true;
      wind(timeouts.idle);
    });
  } catch (thrown) {
    if (signal?.aborted) throw new YinjiError('cancelled');
    if (waited > 0) {
      const error = new YinjiError('server.timeout', { host: about.host, seconds: Math.ceil(waited / 1000) });
      throw new AttemptFailure(error, { isTransient: true });
    }
    if (thrown instanceof AttemptFailure) throw thrown;
    if (hasBegun) throw new AttemptFailure(new YinjiError('server.cut', { host: about.host }), { isTransient: true });
    throw unreachable(thrown, about.host);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
    // What is left of an answer is not read on: the server may stop writing it.
    own.abort();
  }
}

/** A response that is a success and no web page. */
async function open(url: string, init: RequestInit, sending: Sending, signal: AbortSignal): Promise<Response> {
  const { about, key } = sending;
  const response = await sending.fetch(url, {
    ...init,
    signal,
    // Never followed: a redirect would carry the note to an address that nobody allowed.
    redirect: 'manual',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    headers: {
      Accept: init.method === 'POST' ? 'text/event-stream, application/json' : 'application/json',
      ...(init.method === 'POST' ? { 'Content-Type': 'application/json' } : {}),
      ...(key === undefined ? {} : { Authorization: `Bearer ${key}` }),
    },
  });
  if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400))
    throw new AttemptFailure(new YinjiError('server.redirect', { host: about.host }));
  const isHtml = response.headers.get('content-type')?.includes('html') ?? false;
  if (response.ok && !isHtml) return response;
  const text = await bodyOf(response, () => undefined);
  const retryAfter = retryAfterOf(response.headers.get('retry-after'));
  throw failureOf(response.status, parsedJson(text) ?? text, about, {
    isHtml: isHtml || text.trimStart().startsWith('<'),
    retryAfter,
  });
}

async function bodyOf(response: Response, touch: () => void): Promise<string> {
  let text = '';
  for await (const piece of piecesOf(response)) {
    touch();
    text += piece;
    if (text.length > MOST_BODY) break;
  }
  return text;
}

/** Text of a body as it comes; a character may be cut between two chunks. */
async function* piecesOf(response: Response): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read())
      yield decoder.decode(next.value, { stream: true });
    yield decoder.decode();
  } finally {
    await toEnd(reader);
    await reader.cancel().catch(() => undefined);
  }
}

/** Milliseconds and chunks after which a body that goes on behind its end is dropped. */
const REST = 200;
const MOST_REST = 4;

/** Reads the little that follows the end of an answer: a body left unread closes its connection, and the next needs one. */
async function toEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((done) => (timer = setTimeout(done, REST)));
  const read = async (): Promise<void> => {
    for (let chunks = 0; chunks < MOST_REST && !(await reader.read()).done; chunks++);
  };
  await Promise.race([read().catch(() => undefined), late]);
  clearTimeout(timer);
}

/** Longest event; more is no answer of a model. */
const MOST_EVENT = 1024 * 1024;
/** Beginning of a body that is kept until it shows that it is a stream of events. */
const HEAD = 64 * 1024;

async function readEvents(response: Response, reader: AnswerReader, about: About, touch: () => void): Promise<void> {
  let events = 0;
  let head = '';
  let isTooLong = false;
  const parser = createParser({
    maxBufferSize: MOST_EVENT,
    onEvent: ({ data }) => {
      events++;
      reader.event(data);
    },
    onError: ({ type }) => {
      isTooLong ||= type === 'max-buffer-size-exceeded';
    },
  });
  for await (const piece of piecesOf(response)) {
    touch();
    if (events === 0 && head.length < HEAD) head += piece;
    parser.feed(piece);
    if (isTooLong) break;
    if (reader.isDone) return;
  }
  if (!isTooLong) parser.feed('\n\n');
  if (events > 0 && !isTooLong) return;
  const { host } = about;
  if (head.trimStart().startsWith('<')) throw new AttemptFailure(new YinjiError('server.web-page', { host }));
  if (head.trimStart().startsWith('{')) reader.whole(parsedJson(head));
  else if (head.trim() === '' && !isTooLong)
    throw new AttemptFailure(new YinjiError('server.empty', { host }), { isTransient: true });
  else throw new AttemptFailure(new YinjiError('server.invalid', { host }), { isTransient: true });
}
