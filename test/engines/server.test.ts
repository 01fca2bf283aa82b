/** The chat model over HTTP against a real server that stalls, cuts, throttles and lies. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../src/core/chat.ts';
import { describeError, ERRORS, YinjiError, type ErrorCode } from '../../src/core/errors.ts';
import { serverModel, type ServerOptions } from '../../src/engines/server/model.ts';
import {
  faultServer,
  MODEL,
  type Act,
  type Asked,
  type FaultServer,
  type FaultServerOptions,
} from '../server/fault-server.ts';
import { ODD } from '../server/gold.ts';

const NOTE = '患者张三，𠮷田太郎，电话13800138000。';
const KEY = 'sk-secret-4711';
const ANSWER = '{"spans": [{"text": "张三", "type": "姓名", "level": 1, "before": "患者"}, {"text": "𠮷田太郎"}]}';

const SCHEMA = { type: 'object', properties: { spans: { type: 'array' } } };
const REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: '列出敏感信息。' },
    { role: 'user', content: NOTE },
  ],
  maxTokens: 200,
};

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(act: Act | ((asked: Asked) => Act), more: Partial<FaultServerOptions> = {}): Promise<FaultServer> {
  const server = await faultServer({ act: typeof act === 'function' ? act : () => act, ...more });
  servers.push(server);
  return server;
}

const modelOn = (server: FaultServer, more: Partial<ServerOptions> = {}) =>
  serverModel({
    base: server.base,
    host: 'llm.local',
    model: MODEL,
    retries: { count: 2, firstDelay: 1 },
    timeouts: { firstByte: 400, idle: 200 },
    ...more,
  });

async function errorOf(promise: Promise<unknown>): Promise<YinjiError> {
  const thrown: unknown = await promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
  if (!(thrown instanceof YinjiError)) throw thrown;
  return thrown;
}

describe('an answer', () => {
  it.each(ODD.map((odd) => [JSON.stringify(odd), odd] as const))('is read however it is sent: %s', async (_, odd) => {
    const server = await serve({ kind: 'stream', text: ANSWER, ...odd });
    const pieces: string[] = [];
    const reply = await modelOn(server).complete({ ...REQUEST, onText: (piece) => pieces.push(piece) });
    expect(reply.text).toBe(ANSWER);
    expect(pieces.join('')).toBe(ANSWER);
    expect(reply.finish).toBe('stop');
    expect(reply.usage.isEstimate).toBe(odd.hasUsage === false);
    expect(server.requests).toHaveLength(1);
  });

  it('leaves its connection to the next request', async () => {
    const server = await serve({ kind: 'stream', text: ANSWER });
    const model = modelOn(server, { concurrency: 1 });
    for (let i = 0; i < 5; i++) await model.complete(REQUEST);
    // The next request may come a moment before the connection is known to be free.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  it('is read whole from a server that does not stream', async () => {
    const reply = await modelOn(await serve({ kind: 'whole', text: ANSWER })).complete(REQUEST);
    expect(reply).toMatchObject({ text: ANSWER, usage: { promptTokens: 11, completionTokens: 7, isEstimate: false } });
  });

  it.each([
    ['length', 'length'],
    ['stop', 'stop'],
    ['eos_token', 'stop'],
  ])('that ends with %s is finished by %s', async (finish, expected) => {
    const server = await serve({ kind: 'stream', text: ANSWER, finish });
    expect((await modelOn(server).complete(REQUEST)).finish).toBe(expected);
  });

  it('asks for what was said: model, messages, schema, no thoughts, a key', async () => {
    const server = await serve({ kind: 'stream', text: ANSWER }, { key: KEY });
    const model = modelOn(server, { key: KEY });
    expect(await model.check()).toEqual({ state: 'available' });
    await model.complete({ ...REQUEST, schema: SCHEMA });
    expect(server.requests[0]?.body).toEqual({
      model: MODEL,
      messages: REQUEST.messages,
      max_tokens: 200,
      temperature: 0,
      stream: true,
      stream_options: { include_usage: true },
      response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema: SCHEMA } },
      chat_template_kwargs: { enable_thinking: false },
    });
    expect(model.contextTokens).toBe(8192);
  });
});

const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Act => ({
  kind: 'reply',
  status,
  body,
  headers,
});
const PAGE = '<!DOCTYPE html><html><body>Sign in 张三</body></html>';
const CONTEXT = "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens";

describe('a failure', () => {
  // Requests: 1 where nothing is to be hoped for, 3 with two retries, 2 for a server that said nothing.
  it.each<[string, Act, ErrorCode, number]>([
    ['a wrong key', reply(401, { error: 'Unauthorized' }), 'server.key', 1],
    ['a key without the right', reply(403, PAGE), 'server.key', 1],
    ['a wrong model', reply(404, { message: `The model \`${MODEL}\` does not exist.` }), 'server.model', 1],
    ['a wrong path', reply(404, { detail: 'Not Found' }), 'server.no-api', 1],
    ['a method that is not there', reply(405, { detail: 'Method Not Allowed' }), 'server.no-api', 1],
    ['too long a request', reply(400, { message: CONTEXT }), 'model.context', 1],
    ['another bad request', reply(400, { error: { message: '张三 is not allowed here' } }), 'server.refused', 1],
    ['a web page', reply(200, PAGE), 'server.web-page', 1],
    ['a web page that says it is a stream', { kind: 'lines', lines: [PAGE] }, 'server.web-page', 1],
    ['a redirect', reply(302, '', { Location: 'https://login.example.com/' }), 'server.redirect', 1],
    ['too many requests', reply(429, { error: 'slow down' }), 'server.busy', 3],
    ['a model that is loading', reply(503, { error: { message: 'Loading model' } }), 'server.busy', 3],
    ['a server error', reply(500, { error: { message: '张三' } }), 'server.failed', 3],
    ['a bad gateway with a page', reply(502, PAGE), 'server.failed', 3],
    ['a cut stream', { kind: 'stream', text: ANSWER, cutAfter: 0.5 }, 'server.cut', 3],
    ['a stream that ends early', { kind: 'stream', text: ANSWER, finish: null, hasDone: false }, 'server.cut', 3],
    ['an aborted generation', { kind: 'stream', text: ANSWER, finish: 'abort' }, 'server.cut', 3],
    ['a connection closed at once', { kind: 'hang-up' }, 'server.unreachable', 3],
    ['an empty answer', { kind: 'stream', text: ' ' }, 'server.empty', 3],
    ['an empty body', { kind: 'lines', lines: [] }, 'server.empty', 3],
    ['JSON that is none', { kind: 'lines', lines: ['data: {"choices": [{"del', ''] }, 'server.invalid', 3],
    ['text that is no stream', { kind: 'lines', lines: ['好的', '没有'] }, 'server.invalid', 3],
    ['JSON of another kind', reply(200, { hello: '张三' }), 'server.invalid', 3],
    [
      'an error in the stream',
      { kind: 'lines', lines: ['data: {"error": {"message": "Engine is dead", "code": 500}}', ''] },
      'server.failed',
      3,
    ],
    [
      'too long a request, said in the stream',
      { kind: 'lines', lines: [`data: {"error": {"message": "${CONTEXT}", "code": 400}}`, ''] },
      'model.context',
      1,
    ],
    ['an answer without an end', { kind: 'stream', text: '张'.repeat(40_000), pieces: 4000 }, 'server.invalid', 3],
    ['silence', { kind: 'silent' }, 'server.timeout', 2],
    ['a stall', { kind: 'stream', text: ANSWER, stallAfter: 0.5 }, 'server.timeout', 2],
  ])('%s', async (_, act, code, count) => {
    const server = await serve(act);
    const error = await errorOf(modelOn(server, { key: KEY }).complete(REQUEST));
    expect(error.code).toBe(code);
    expect(server.requests).toHaveLength(count);
    for (const language of ['zh', 'en'] as const) {
      const said = Object.values(describeError(error, language)).join('\n');
      expect(said).not.toMatch(/张三|13800138000|secret|\{\w+\}/);
    }
    expect(JSON.stringify([error, error.stack, error.cause ?? ''])).not.toMatch(/张三|13800138000|secret/);
  });

  it('is no failure when it passes', async () => {
    const server = await serve(({ turn }) =>
      turn === 1 ? reply(429, {}, { 'Retry-After': '0' }) : { kind: 'stream', text: ANSWER },
    );
    expect((await modelOn(server).complete(REQUEST)).text).toBe(ANSWER);
    expect(server.requests).toHaveLength(2);
  });

  it('is waited out while the server is merely slow', async () => {
    const server = await serve({
      kind: 'slow',
      milliseconds: 150,
      then: { kind: 'stream', text: ANSWER, pieces: 20, bytes: 150, pause: 20 },
    });
    expect((await modelOn(server).complete(REQUEST)).text).toBe(ANSWER);
    expect(server.requests).toHaveLength(1);
  });

  it('names a host that nobody answers on', async () => {
    const server = await serve({ kind: 'silent' });
    await server.close();
    const error = await errorOf(modelOn(server).complete(REQUEST));
    expect(error).toMatchObject({ code: 'server.unreachable', params: { host: 'llm.local', reason: 'ECONNREFUSED' } });
  });

  it('of a certificate is told apart, and not tried again', async () => {
    let calls = 0;
    const cause = Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const fetch = (): Promise<Response> => {
      calls++;
      return Promise.reject(new TypeError('fetch failed', { cause }));
    };
    const server = await serve({ kind: 'silent' });
    const error = await errorOf(modelOn(server, { fetch }).complete(REQUEST));
    expect([error.code, calls]).toEqual(['server.certificate', 1]);
  });

  it('of TLS on a port that speaks none is one of the certificate kind', async () => {
    const plain = createServer((_, response) => response.end());
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    const base = `https://127.0.0.1:${String((plain.address() as AddressInfo).port)}/v1`;
    const error = await errorOf(
      serverModel({ base, host: 'h', model: MODEL, retries: { count: 0 } }).complete(REQUEST),
    );
    expect(error.code).toBe('server.certificate');
    plain.close();
  });

  it('has a remedy in both languages', () => {
    const rows = Object.entries(ERRORS).filter(([code]) => code.startsWith('server.'));
    expect(rows.length).toBeGreaterThan(12);
    for (const [, { message, remedy }] of rows)
      for (const words of [message, remedy]) expect([words.zh, words.en].every((text) => text.length > 3)).toBe(true);
  });
});

describe('cancelling', () => {
  it.each<[string, Act]>([
    ['before the first byte', { kind: 'silent' }],
    ['within the answer', { kind: 'stream', text: ANSWER, stallAfter: 0.5 }],
    ['while waiting to try again', reply(429, {}, { 'Retry-After': '60' })],
  ])('ends a request: %s', async (_, act) => {
    const server = await serve(act);
    const controller = new AbortController();
    const model = modelOn(server, { timeouts: { firstByte: 30_000, idle: 30_000 } });
    const failed = errorOf(model.complete({ ...REQUEST, signal: controller.signal }));
    await until(() => server.requests.length === 1);
    await new Promise((done) => setTimeout(done, 30));
    controller.abort();
    expect((await failed).code).toBe('cancelled');
    if (act.kind !== 'reply') await until(() => server.requests[0]?.isAborted === true);
  });

  it('takes requests that wait for their turn out of the queue, and leaves others alone', async () => {
    const server = await serve({ kind: 'slow', milliseconds: 60, then: { kind: 'stream', text: ANSWER } });
    const model = modelOn(server, { concurrency: 1 });
    const controller = new AbortController();
    const first = model.complete(REQUEST);
    const second = errorOf(model.complete({ ...REQUEST, signal: controller.signal }));
    const third = model.complete(REQUEST);
    controller.abort();
    expect((await second).code).toBe('cancelled');
    expect((await first).text).toBe(ANSWER);
    expect((await third).text).toBe(ANSWER);
    expect(server.requests).toHaveLength(2);
    expect(server.mostAtOnce).toBe(1);
  });
});

describe('what a server refuses is left out', () => {
  const refuse =
    (...rules: readonly [RegExp, string][]) =>
    ({ body }: Asked): Act => {
      const text = JSON.stringify(body);
      const hit = rules.find(([sign]) => sign.test(text));
      return hit ? reply(400, { error: hit[1] }) : { kind: 'stream', text: ANSWER };
    };

  it.each<[string, (asked: Asked) => Act, number, string | undefined]>([
    ['a schema', refuse([/"json_schema"/, "response_format 'json_schema' is not supported"]), 2, 'json_object'],
    ['any response format', refuse([/response_format/, 'Unknown field: response_format']), 3, undefined],
    ['token counts', refuse([/stream_options/, 'stream_options: extra fields not permitted']), 2, 'json_schema'],
    [
      'everything',
      refuse(
        [/response_format/, 'response_format'],
        [/stream_options/, 'stream_options'],
        [/chat_template/, 'chat_template'],
      ),
      5,
      undefined,
    ],
  ])('%s, and not asked for again', async (_, act, count, format) => {
    const server = await serve(act);
    const model = modelOn(server);
    await model.check();
    const request = { ...REQUEST, schema: SCHEMA };
    expect((await model.complete(request)).text).toBe(ANSWER);
    expect(server.requests).toHaveLength(count);
    await model.complete(request);
    expect(server.requests).toHaveLength(count + 1);
    expect(server.requests.at(-1)?.body.response_format?.type).toBe(format);
    expect(model.obeysSchema).toBe(format === 'json_schema');
  });

  it('keeps what a refusal does not name', async () => {
    const server = await serve(reply(400, { error: 'temperature must be positive' }));
    expect((await errorOf(modelOn(server).complete({ ...REQUEST, schema: SCHEMA }))).code).toBe('server.refused');
    expect(server.requests).toHaveLength(1);
  });
});

describe('the check', () => {
  it('names the models there are, for one that is not', async () => {
    const server = await serve({ kind: 'silent' });
    expect(await modelOn(server, { model: 'gpt-9' }).check()).toEqual({
      state: 'unavailable',
      reason: expect.objectContaining({
        code: 'server.model',
        params: expect.objectContaining({ model: 'gpt-9', known: MODEL }) as object,
      }) as object,
    });
  });

  it('takes a gateway without a list at its word', async () => {
    const server = await serve({ kind: 'stream', text: ANSWER }, { modelsAct: reply(404, { detail: 'Not Found' }) });
    const model = modelOn(server);
    expect(await model.check()).toEqual({ state: 'available' });
    expect((await model.complete(REQUEST)).text).toBe(ANSWER);
  });

  it('asks a server once that answered, and again one that did not', async () => {
    let isUp = false;
    let asked = 0;
    const server = await serve({ kind: 'silent' });
    const fetch: typeof globalThis.fetch = (...words) => {
      asked++;
      return isUp ? globalThis.fetch(...words) : Promise.reject(new TypeError('fetch failed'));
    };
    const model = modelOn(server, { fetch, retries: { count: 0, firstDelay: 1 } });
    expect((await model.check()).state).toBe('unavailable');
    isUp = true;
    for (const state of [await model.check(), await model.check()]) expect(state).toEqual({ state: 'available' });
    expect(asked).toBe(2);
  });

  it('learns the context from a refusal', async () => {
    const server = await serve(reply(400, { message: CONTEXT }));
    const model = modelOn(server);
    await model.check();
    await errorOf(model.complete(REQUEST));
    expect(model.contextTokens).toBe(4096);
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
}
