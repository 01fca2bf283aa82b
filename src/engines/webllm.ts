/** A Qwen on the graphics card, by @mlc-ai/web-llm. Runs in a worker of its own; its files come from an installed pack. */
import type { ChatModel, ChatReply, ChatRequest } from '../core/chat.ts';
import { YinjiError } from '../core/errors.ts';
import type { ModelPack } from '../core/model.ts';
import { packUrl } from './webllm/pack-url.ts';
import { isLost, webllmFailure } from './webllm/failure.ts';
import { servePack, type Gate } from './webllm/pack-cache.ts';
import { makeWebllm, type MakeWebllm, type WebllmEngine, type WebllmRecord } from './webllm/runtime.ts';

/** Version of the package that is built in; libraries of a pack are made for one. */
export const WEBLLM_VERSION = '0.2.86';

export interface OpenWebllmOptions {
  readonly signal?: AbortSignal;
  /** Fraction of the weights that lie on the graphics card. */
  readonly onProgress?: (fraction: number) => void;
  /** Runs before each file is read: waits while the load is paused. */
  readonly gate?: Gate;
  /** The runtime; another one in tests. */
  readonly make?: MakeWebllm;
}

/** @throws YinjiError `model.*` or `gpu.*`, each with what to do; `cancelled` when the signal aborts. */
export async function openWebllm(pack: ModelPack, options: OpenWebllmOptions = {}): Promise<ChatModel> {
  const { row } = pack;
  const { signal, onProgress, make = makeWebllm } = options;
  if (row.runtimeVersion !== WEBLLM_VERSION)
    throw new YinjiError('model.version', { model: row.id, wanted: WEBLLM_VERSION });
  if (!row.library) throw new YinjiError('model.incomplete', { model: row.id, file: '*.wasm' });
  const record: WebllmRecord = {
    model: packUrl(row.id),
    model_id: row.id,
    model_lib: packUrl(row.id) + row.library.path,
    overrides: { context_window_size: row.contextTokens },
    required_features: [...row.features],
  };
  const fail = (thrown: unknown): YinjiError => webllmFailure(thrown, row.id, row.contextTokens);
  const engine = await make(record, (fraction) => onProgress?.(fraction)).catch((thrown: unknown) => {
    throw fail(thrown);
  });

  async function load(stop: AbortSignal | undefined): Promise<void> {
    const putBack = servePack(pack, async () => {
      stop?.throwIfAborted();
      await options.gate?.();
      stop?.throwIfAborted();
    });
    try {
      await engine.reload(row.id);
      // The runtime swallows an abort.
      stop?.throwIfAborted();
    } catch (thrown) {
      await engine.unload().catch(() => undefined);
      throw stop?.aborted ? new YinjiError('cancelled') : fail(thrown);
    } finally {
      putBack();
    }
  }

  await load(signal);
  return {
    id: row.id,
    contextTokens: row.contextTokens,
    obeysSchema: true,
    async complete(request) {
      if (request.signal?.aborted) throw new YinjiError('cancelled');
      try {
        return await generate(engine, request);
      } catch (thrown) {
        if (request.signal?.aborted) throw new YinjiError('cancelled', {}, { cause: thrown });
        if (!isLost(thrown)) throw fail(thrown);
      }
      // Sleep, a driver reset or another program took the device: once, the model is loaded again.
      await load(request.signal);
      return generate(engine, request).catch((thrown: unknown) => {
        throw request.signal?.aborted ? new YinjiError('cancelled') : fail(thrown);
      });
    },
    close() {
      void engine.unload().catch(() => undefined);
    },
  };
}

async function generate(engine: WebllmEngine, request: ChatRequest): Promise<ChatReply> {
  const { messages, schema, maxTokens, signal, onText } = request;
  const began = performance.now();
  const interrupt = (): void => void engine.interruptGenerate();
  signal?.addEventListener('abort', interrupt, { once: true });
  let text = '';
  let pieces = 0;
  let finish: string | null = null;
  let usage: { prompt_tokens: number; completion_tokens: number } | null = null;
  try {
    const chunks = await engine.create({
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: maxTokens,
      temperature: 0,
      ...(schema ? { response_format: { type: 'json_object', schema: JSON.stringify(schema) } } : {}),
      extra_body: { enable_thinking: false },
    });
    for await (const chunk of chunks) {
      const choice = chunk.choices[0];
      const piece = choice?.delta.content ?? '';
      if (piece !== '') {
        text += piece;
        pieces++;
        onText?.(piece);
      }
      finish = choice?.finish_reason ?? finish;
      usage = chunk.usage ?? usage;
    }
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
  if (signal?.aborted) throw new YinjiError('cancelled');
  // Characters are about as many as tokens in Chinese.
  const promptTokens = usage?.prompt_tokens ?? messages.reduce((sum, { content }) => sum + content.length, 0);
  return {
    text,
    finish: finish === 'length' ? 'length' : 'stop',
    usage: {
      promptTokens,
      completionTokens: usage?.completion_tokens ?? pieces,
      isEstimate: usage === null,
      milliseconds: performance.now() - began,
    },
  };
}
