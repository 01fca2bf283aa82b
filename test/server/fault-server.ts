/** A real HTTP server that speaks like an OpenAI-compatible one, and fails as a script says. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatMessage } from '../../src/core/chat.ts';

export interface ChatBody {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly max_tokens: number;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema?: object } };
  readonly [field: string]: unknown;
}

/** A request as it came. */
export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: ChatBody;
  /** 1 for the first chat request. */
  readonly turn: number;
  /** 1 for the first request with these messages. */
  readonly attempt: number;
  /** Set when the client went away before the answer's end. */
  isAborted: boolean;
}

/** What is done with a chat request. */
export type Act =
  /** Streams a text. `pieces` are characters a delta, `bytes` the borders of what is written at once. */
  | {
      readonly kind: 'stream';
      readonly text: string;
      readonly pieces?: number;
      readonly bytes?: number;
      readonly eol?: '\n' | '\r\n';
      /** Leaves out the blank line between two events, so that they become one event of two data lines. */
      readonly isDoubled?: boolean;
      /** Thoughts before the answer, in their own field. */
      readonly thoughts?: string;
      readonly hasUsage?: boolean;
      readonly hasDone?: boolean;
      readonly finish?: string | null;
      /** Milliseconds between two writes. */
      readonly pause?: number;
      /** Ends the connection after this share of the events. */
      readonly cutAfter?: number;
      /** Says nothing more, and stays open, after this share of the events. */
      readonly stallAfter?: number;
    }
  | { readonly kind: 'whole'; readonly text: string }
  | { readonly kind: 'slow'; readonly milliseconds: number; readonly then: Act }
  /** Answers once a promise is kept. */
  | { readonly kind: 'held'; readonly until: Promise<void>; readonly then: Act }
  /** Takes the request and never answers. */
  | { readonly kind: 'silent' }
  /** Closes the connection without a word. */
  | { readonly kind: 'hang-up' }
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: unknown;
    }
  /** Writes these lines of a stream, each with a line feed. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] };

export interface FaultServerOptions {
  readonly act: (asked: Asked) => Act;
  readonly models?: unknown;
  /** Answer to `GET /v1/models` instead of the list. */
  readonly modelsAct?: Act;
  readonly key?: string;
  readonly port?: number;
}

export interface FaultServer {
  /** `http://127.0.0.1:PORT/v1` */
  readonly base: string;
  readonly requests: readonly Asked[];
  /** Most chat requests that were open at the same time. */
  readonly mostAtOnce: number;
  /** Connections that were made. */
  readonly connections: number;
  close(): Promise<void>;
}

export const MODEL = 'qwen2.5-72b-instruct';

export const MODELS = {
  object: 'list',
  data: [{ id: MODEL, object: 'model', created: 1, owned_by: 'vllm', root: MODEL, max_model_len: 8192 }],
};

export async function faultServer(options: FaultServerOptions): Promise<FaultServer> {
  const requests: Asked[] = [];
  const attempts = new Map<string, number>();
  let open = 0;
  let mostAtOnce = 0;
  let connections = 0;
  const server = createServer((request, response) => {
    void handle(request, response).catch(() => response.destroy());
  });

  server.on('connection', () => connections++);

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const isAllowed = options.key === undefined || request.headers.authorization === `Bearer ${options.key}`;
    if (!isAllowed) return reply(response, 401, { error: { code: 401, message: 'Invalid API Key' } });
    if (path.endsWith('/models'))
      return options.modelsAct ? perform(options.modelsAct, response) : reply(response, 200, options.models ?? MODELS);
    if (!path.endsWith('/v1/chat/completions')) return reply(response, 404, { detail: 'Not Found' });
    const body = JSON.parse(await textOf(request)) as ChatBody;
    const same = JSON.stringify(body.messages);
    const attempt = (attempts.get(same) ?? 0) + 1;
    attempts.set(same, attempt);
    const asked: Asked = {
      path,
      headers: request.headers,
      body,
      turn: requests.length + 1,
      attempt,
      isAborted: false,
    };
    requests.push(asked);
    mostAtOnce = Math.max(mostAtOnce, ++open);
    response.on('close', () => {
      open--;
      asked.isAborted = !response.writableFinished;
    });
    await perform(options.act(asked), response, body);
  }

  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', done));
  return {
    base: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/v1`,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    get connections() {
      return connections;
    },
    close: () => closed(server),
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
}

const wait = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

function reply(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/html; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'Content-Type': type, ...headers }).end(text);
}

async function perform(act: Act, response: ServerResponse, body?: ChatBody): Promise<void> {
  switch (act.kind) {
    case 'silent':
      return;
    case 'hang-up':
      response.socket?.destroy();
      return;
    case 'held':
      await act.until;
      return perform(act.then, response, body);
    case 'slow':
      await wait(act.milliseconds);
      return perform(act.then, response, body);
    case 'reply':
      reply(response, act.status, act.body, { ...act.headers });
      return;
    case 'whole':
      reply(response, 200, {
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content: act.text }, finish_reason: 'stop' }],
        usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
      });
      return;
    case 'lines':
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.end(act.lines.map((line) => `${line}\n`).join(''));
      return;
    case 'stream':
      return stream(act, response, body);
  }
}

type StreamAct = Extract<Act, { kind: 'stream' }>;

async function stream(act: StreamAct, response: ServerResponse, body?: ChatBody): Promise<void> {
  const events = eventsOf(act, body);
  const eol = act.eol ?? '\n';
  const border = (index: number): string => (act.isDoubled && index % 3 === 1 ? eol : eol + eol);
  const share = act.cutAfter ?? act.stallAfter;
  const kept = share === undefined ? events : events.slice(0, Math.floor(events.length * share));
  const bytes = Buffer.from(kept.map((event, index) => `data: ${event}${border(index)}`).join(''));
  response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-cache' });
  const size = act.bytes ?? bytes.length;
  for (let at = 0; at < bytes.length; at += size) {
    if (response.destroyed) return;
    response.write(bytes.subarray(at, at + size));
    if (act.pause !== undefined) await wait(act.pause);
    // So that each write is a chunk of its own.
    else if (act.bytes !== undefined) await new Promise(setImmediate);
  }
  if (act.stallAfter !== undefined) return;
  if (act.cutAfter !== undefined) {
    await wait(5);
    response.socket?.destroy();
    return;
  }
  response.end();
}

function eventsOf(act: StreamAct, body?: ChatBody): string[] {
  const size = act.pieces ?? 7;
  const about = { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: body?.model ?? MODEL };
  const delta = (part: object, finish: string | null = null): string =>
    JSON.stringify({ ...about, choices: [{ index: 0, delta: part, finish_reason: finish }] });
  const events = [delta({ role: 'assistant', content: '' })];
  for (let at = 0; at < (act.thoughts ?? '').length; at += size)
    events.push(delta({ reasoning_content: act.thoughts?.slice(at, at + size), content: null }));
  for (let at = 0; at < act.text.length; at += size) events.push(delta({ content: act.text.slice(at, at + size) }));
  if (act.finish !== null) events.push(delta({}, act.finish ?? 'stop'));
  if ((act.hasUsage ?? true) && body?.stream_options?.include_usage === true)
    events.push(
      JSON.stringify({
        ...about,
        choices: [],
        usage: {
          prompt_tokens: body.messages.reduce((sum, { content }) => sum + Math.ceil(content.length * 0.6), 0),
          completion_tokens: Math.ceil(act.text.length * 0.6),
        },
      }),
    );
  if (act.hasDone ?? true) events.push('[DONE]');
  return events;
}
