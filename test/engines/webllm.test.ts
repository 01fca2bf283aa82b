/** The WebGPU engine with a runtime that loads, writes, breaks and is lost as WebLLM does. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ChatRequest } from '../../src/core/chat.ts';
import { YinjiError } from '../../src/core/errors.ts';
import type { ModelPack } from '../../src/core/model.ts';
import { openWebllm } from '../../src/engines/webllm.ts';
import { webllmFailure } from '../../src/engines/webllm/failure.ts';
import { packCache } from '../../src/engines/webllm/pack-cache.ts';
import { packUrl } from '../../src/engines/webllm/pack-url.ts';
import type { MakeWebllm, WebllmChunk, WebllmRecord, WebllmRequest } from '../../src/engines/webllm/runtime.ts';
import { modelNamed } from '../../src/models/catalog.ts';

const row = modelNamed('Qwen3-1.7B-q4f32_1-MLC');
const FILES = [
  'mlc-chat-config.json',
  'tokenizer.json',
  'tensor-cache.json',
  'params_shard_0.bin',
  row.library?.path ?? '',
];

interface Script {
  /** Errors of the loads, in order; undefined where one goes well. */
  readonly loads?: readonly (Error | undefined)[];
  /** What each answer is made of; an error ends it. */
  readonly answers?: readonly (readonly (string | Error)[])[];
  readonly finish?: string;
  readonly usage?: WebllmChunk['usage'];
}

/** A runtime that reads the whole pack through Cache Storage, as the true one does. */
function runtime({ loads = [], answers = [['好']], finish = 'stop', usage = null }: Script) {
  const seen = {
    record: undefined as WebllmRecord | undefined,
    requests: [] as WebllmRequest[],
    reloads: 0,
    unloads: 0,
    read: [] as string[],
  };
  const make: MakeWebllm = (record, onLoad) => {
    seen.record = record;
    let interrupted = false;
    return Promise.resolve({
      async reload() {
        const error = loads[seen.reloads++];
        const cache = await caches.open('webllm/model');
        for (const [at, path] of FILES.entries()) {
          const response = await cache.match(new Request(record.model + path));
          await response?.arrayBuffer();
          seen.read.push(path);
          onLoad((at + 1) / FILES.length);
        }
        if (error) throw error;
      },
      unload: () => Promise.resolve(void seen.unloads++),
      interruptGenerate: () => void (interrupted = true),
      create(request) {
        const answer = answers[seen.requests.push(request) - 1] ?? [];
        interrupted = false;
        return Promise.resolve(
          (async function* (): AsyncGenerator<WebllmChunk> {
            for (const piece of answer) {
              await new Promise((resolve) => setTimeout(resolve));
              if (interrupted) break;
              if (piece instanceof Error) throw piece;
              yield { choices: [{ delta: { content: piece } }] };
            }
            yield { choices: [{ delta: {}, finish_reason: interrupted ? 'abort' : finish }], usage };
          })(),
        );
      },
    });
  };
  return { make, seen };
}

function packOf(read: (path: string) => Promise<ArrayBuffer> = () => Promise.resolve(new ArrayBuffer(4))): ModelPack {
  return { row, paths: FILES, read };
}

const named = (name: string, message = ''): Error => Object.assign(new Error(message), { name });
const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'ok',
    (thrown: unknown) => YinjiError.from(thrown).code,
  );
const asked = (more: Partial<ChatRequest> = {}): ChatRequest => ({
  messages: [{ role: 'user', content: '患者张三' }],
  maxTokens: 20,
  ...more,
});

const before = Object.getOwnPropertyDescriptor(globalThis, 'caches');
afterEach(() => {
  expect(Object.getOwnPropertyDescriptor(globalThis, 'caches')).toEqual(before);
});

describe('loading', () => {
  it('gives the runtime the files of the pack under an address that cannot exist, and says how far it is', async () => {
    const { make, seen } = runtime({});
    const fractions: number[] = [];
    const model = await openWebllm(packOf(), { make, onProgress: (fraction) => fractions.push(fraction) });
    expect(model).toMatchObject({ id: row.id, contextTokens: 4096, obeysSchema: true });
    expect(seen.read).toEqual(FILES);
    expect(fractions.at(-1)).toBe(1);
    expect(seen.record).toMatchObject({ model: packUrl(row.id), overrides: { context_window_size: 4096 } });
    expect(new URL(seen.record?.model_lib ?? '').host).toBe('pack.invalid');
  });

  it('stops at a damaged file and names it', async () => {
    const error = new YinjiError('model.damaged', { model: row.id, file: 'params_shard_0.bin' });
    const { make, seen } = runtime({});
    const read = (path: string): Promise<ArrayBuffer> =>
      path === 'params_shard_0.bin' ? Promise.reject(error) : Promise.resolve(new ArrayBuffer(4));
    await expect(openWebllm(packOf(read), { make })).rejects.toBe(error);
    expect(seen.unloads).toBe(1);
  });

  it('is cancelled between files and waits while it is paused', async () => {
    const stop = new AbortController();
    const { make, seen } = runtime({});
    let waits = 0;
    const gate = async (): Promise<void> => {
      await Promise.resolve();
      if (++waits === 3) stop.abort();
    };
    expect(await codeOf(openWebllm(packOf(), { make, gate, signal: stop.signal }))).toBe('cancelled');
    expect(seen.read).toHaveLength(2);
  });

  it('refuses a library of another version, and a pack without one', async () => {
    const { make } = runtime({});
    expect(await codeOf(openWebllm({ ...packOf(), row: { ...row, runtimeVersion: '0.2.80' } }, { make }))).toBe(
      'model.version',
    );
    const { library: _library, ...bare } = row;
    expect(await codeOf(openWebllm({ ...packOf(), row: bare }, { make }))).toBe('model.incomplete');
  });

  it.each<[string, Error, string]>([
    ['no WebGPU', named('WebGPUNotAvailableError'), 'gpu.none'],
    ['no adapter', named('Error', 'Unable to find a compatible GPU. This issue might be because …'), 'gpu.no-adapter'],
    ['no f16', named('ShaderF16SupportError'), 'gpu.feature'],
    [
      'a limit',
      named('Error', 'Cannot initialize runtime because of requested maxBufferSize exceeds limit. requested=256MB'),
      'gpu.limit',
    ],
    ['out of memory', named('OperationError', 'Out of memory'), 'gpu.memory'],
    [
      'lost while loading, which is nearly always memory',
      named(
        'DeviceLostError',
        'The WebGPU device was lost while loading the model. This issue often occurs due to running out of memory (OOM).',
      ),
      'gpu.memory',
    ],
    ['a library that lacks a function', named('LinkError'), 'model.failed'],
    ['anything else', named('TypeError', '患者张三'), 'model.failed'],
  ])('%s', async (_name, error, code) => {
    const { make } = runtime({ loads: [error] });
    expect(await codeOf(openWebllm(packOf(), { make }))).toBe(code);
  });
});

describe('the Cache Storage of a pack', () => {
  it('holds what the pack holds, adds nothing and deletes nothing', async () => {
    const cache = packCache(packOf(), () => undefined);
    expect((await cache.keys()).map(({ url }) => url)).toEqual(FILES.map((path) => packUrl(row.id) + path));
    expect(await cache.match(new Request(`${packUrl(row.id)}absent.bin`))).toBeUndefined();
    expect(await cache.match(new Request('https://example.org/params_shard_0.bin'))).toBeUndefined();
    expect(await codeOf(cache.add(new Request('https://example.org/params_shard_0.bin')))).toBe('model.incomplete');
    expect(await cache.delete()).toBe(false);
  });
});

describe('an answer', () => {
  it('is streamed, held to the schema, counted, and made without thinking at temperature 0', async () => {
    const { make, seen } = runtime({ answers: [['[', ']']], usage: { prompt_tokens: 7, completion_tokens: 2 } });
    const model = await openWebllm(packOf(), { make });
    const pieces: string[] = [];
    const reply = await model.complete(asked({ schema: { type: 'array' }, onText: (piece) => pieces.push(piece) }));
    expect(reply).toMatchObject({
      text: '[]',
      finish: 'stop',
      usage: { promptTokens: 7, completionTokens: 2, isEstimate: false },
    });
    expect(pieces).toEqual(['[', ']']);
    expect(seen.requests[0]).toMatchObject({
      stream: true,
      temperature: 0,
      max_tokens: 20,
      response_format: { type: 'json_object', schema: '{"type":"array"}' },
      extra_body: { enable_thinking: false },
    });
  });

  it('cut at its limit says so, and estimates where the runtime does not count', async () => {
    const { make } = runtime({ answers: [['一', '二']], finish: 'length' });
    const reply = await (await openWebllm(packOf(), { make })).complete(asked());
    expect(reply).toMatchObject({
      finish: 'length',
      usage: { promptTokens: 4, completionTokens: 2, isEstimate: true },
    });
  });

  it('is interrupted by its signal, and the model answers the next', async () => {
    const { make, seen } = runtime({ answers: [['一', '二', '三'], ['好']] });
    const model = await openWebllm(packOf(), { make });
    const stop = new AbortController();
    const onText = (): void => stop.abort();
    expect(await codeOf(model.complete(asked({ signal: stop.signal, onText })))).toBe('cancelled');
    expect(await codeOf(model.complete(asked({ signal: AbortSignal.abort() })))).toBe('cancelled');
    expect((await model.complete(asked())).text).toBe('好');
    expect(seen.reloads).toBe(1);
  });

  it.each<[string, Error]>([
    ['the device is lost', named('OperationError', 'The device was lost.')],
    [
      'the tab slept',
      named(
        'OperationError',
        "Failed to execute 'mapAsync' on 'GPUBuffer': A valid external Instance reference no longer exists.",
      ),
    ],
    ['the runtime had unloaded itself', named('ModelNotLoadedError')],
  ])('after %s the model is loaded again, once, and asked again', async (_name, error) => {
    const { make, seen } = runtime({ answers: [['一', error], ['好']] });
    const model = await openWebllm(packOf(), { make });
    expect((await model.complete(asked())).text).toBe('好');
    expect(seen.reloads).toBe(2);
  });

  it.each<[string, Script, string]>([
    ['lost twice', { answers: [[named('ModelNotLoadedError')], [named('ModelNotLoadedError')]] }, 'gpu.lost'],
    [
      'lost, and no room when it is loaded again',
      { loads: [undefined, named('Error', 'out of memory')], answers: [[named('ModelNotLoadedError')]] },
      'gpu.memory',
    ],
    ['too long', { answers: [[named('ContextWindowSizeExceededError')]] }, 'model.context'],
    ['out of memory', { answers: [[named('RangeError', 'failed to allocate')]] }, 'gpu.memory'],
  ])('%s', async (_name, script, code) => {
    const { make } = runtime(script);
    expect(await codeOf((await openWebllm(packOf(), { make })).complete(asked()))).toBe(code);
  });
});

it('never carries the words of the runtime, which may quote the note', () => {
  const record = webllmFailure(named('RangeError', '患者张三'), row.id, 4096).toRecord();
  expect(JSON.stringify(record)).not.toContain('张三');
});
