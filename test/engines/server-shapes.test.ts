/** The servers that hospitals run, as their wire formats are documented: test/server/shapes. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { FLAVOURS } from '../../src/engines/server/flavours.ts';
import { serverModel, type ServerModel } from '../../src/engines/server/model.ts';
import { faultServer, type Act, type FaultServer } from '../server/fault-server.ts';

interface Failure {
  readonly what: string;
  readonly status?: number;
  readonly body?: unknown;
  readonly lines?: readonly string[];
  readonly code: string;
  /** The context that the error must name. */
  readonly tokens?: number;
}

interface Shape {
  readonly source: string;
  readonly model: string;
  readonly models: unknown;
  readonly contextTokens: number;
  readonly stream: readonly string[];
  readonly thinking?: readonly string[];
  readonly text: string;
  readonly tokens: readonly [number, number];
  readonly errors: readonly Failure[];
  /** What it answers to a request that holds `sign`. */
  readonly refuses?: { readonly sign: string; readonly status: number; readonly body: unknown };
}

const FOLDER = new URL('../server/shapes/', import.meta.url);
const SHAPES = readdirSync(FOLDER).map((file) => ({
  id: file.replace('.json', ''),
  shape: JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Shape,
}));

const REQUEST = {
  messages: [{ role: 'user' as const, content: '患者张三' }],
  maxTokens: 100,
  schema: { type: 'object' },
};

const servers: FaultServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function open(shape: Shape, act: Act | ((body: string) => Act)): Promise<[ServerModel, FaultServer]> {
  const server = await faultServer({
    models: shape.models,
    act: ({ body }) => (typeof act === 'function' ? act(JSON.stringify(body)) : act),
  });
  servers.push(server);
  const options = { base: server.base, host: 'h', model: shape.model, retries: { count: 0, firstDelay: 1 } };
  const model = serverModel(options);
  expect(await model.check()).toEqual({ state: 'available' });
  return [model, server];
}

const actOf = ({ lines, status, body }: Failure): Act =>
  lines ? { kind: 'lines', lines } : { kind: 'reply', status: status ?? 200, body };

it('has a recording of every flavour', () => {
  expect([...SHAPES.map(({ id }) => id), 'other'].sort()).toEqual(Object.keys(FLAVOURS).sort());
});

describe.each(SHAPES)('$id', ({ id, shape }) => {
  it('is known by its list, and so is the context it was started with', async () => {
    const [model] = await open(shape, { kind: 'silent' });
    const [row] = await model.models();
    expect(row?.flavour.id).toBe(id);
    expect(model.contextTokens).toBe(shape.contextTokens);
  });

  it('streams an answer and counts its tokens', async () => {
    const [model] = await open(shape, { kind: 'lines', lines: shape.stream });
    expect(await model.complete(REQUEST)).toMatchObject({
      text: shape.text,
      finish: 'stop',
      usage: { promptTokens: shape.tokens[0], completionTokens: shape.tokens[1], isEstimate: false },
    });
  });

  it.each(shape.errors.map((failure) => [failure.what, failure] as const))('fails: %s', async (_, failure) => {
    const [model] = await open(shape, actOf(failure));
    const params = failure.tokens === undefined ? {} : { params: { tokens: failure.tokens } };
    await expect(model.complete(REQUEST)).rejects.toMatchObject({ code: failure.code, ...params });
  });
});

describe.each(SHAPES.filter(({ shape }) => shape.thinking))('$id, thinking', ({ shape }) => {
  it('keeps thoughts out of the answer', async () => {
    const [model] = await open(shape, { kind: 'lines', lines: shape.thinking ?? [] });
    expect((await model.complete(REQUEST)).text).toBe(shape.text);
  });
});

describe.each(SHAPES.filter(({ shape }) => shape.refuses))('$id, refusing', ({ shape }) => {
  it('works without what it refuses', async () => {
    const { sign, status, body } = shape.refuses ?? { sign: '', status: 400, body: {} };
    const answer: Act = { kind: 'lines', lines: shape.stream };
    const [model, server] = await open(shape, (text) =>
      text.includes(sign) ? { kind: 'reply', status, body } : answer,
    );
    expect((await model.complete(REQUEST)).text).toBe(shape.text);
    expect(JSON.stringify(server.requests.at(-1)?.body)).not.toContain(sign);
  });
});

describe('ollama', () => {
  const shape = SHAPES.find(({ id }) => id === 'ollama')?.shape as Shape;
  const long = { messages: [{ role: 'user' as const, content: '患者一般情况可。'.repeat(300) }], maxTokens: 100 };

  it('is not asked for more than its context, since it would cut the beginning and say nothing', async () => {
    const [model, server] = await open(shape, { kind: 'lines', lines: shape.stream });
    const longer = { ...long, messages: [{ role: 'user' as const, content: '患者'.repeat(4000) }] };
    await expect(model.complete(longer)).rejects.toMatchObject({ code: 'model.context', params: { tokens: 4096 } });
    expect(server.requests).toHaveLength(0);
  });

  it('is caught when it read far less than it was sent', async () => {
    const [model] = await open(shape, { kind: 'lines', lines: shape.stream });
    await expect(model.complete(long)).rejects.toMatchObject({ code: 'server.truncated', params: { read: 40 } });
  });
});
