/** The model worker: packs, and the models in them. It holds at most one chat model and one embedder. */
import { expose, transfer } from 'comlink';
import type { ChatModel } from '../core/chat.ts';
import type { Embedder } from '../core/embedder.ts';
import { YinjiError } from '../core/errors.ts';
import { MODELS } from '../models/catalog.ts';
import { readMachine } from '../models/machine.ts';
import { proposeModel } from '../models/propose.ts';
import { askAbout } from './model-ask.ts';
import { Calls, type RunningCall } from './model-calls.ts';
import { installFrom, listModels, listOffers, openInstalled, removeInstalled, verifyInstalled } from './model-packs.ts';
import type { ModelApi, OnFraction } from './model-protocol.ts';
import { reply } from './protocol.ts';

const calls = new Calls();
let base = '';
let chat: ChatModel | null = null;
let embedder: Embedder | null = null;
/** Loads and unloads, one after another: two models at once would not fit. */
let queue: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work);
  queue = turn.catch(() => undefined);
  return turn;
}

/** The model of that id, loaded if it is not; another chat model is freed first. */
const chatModel = (id: string, call: RunningCall, onProgress: OnFraction): Promise<ChatModel> =>
  inTurn(async () => {
    if (chat?.id === id) return chat;
    chat?.close();
    chat = null;
    const pack = await openInstalled(id);
    if (pack.row.task !== 'chat') throw new YinjiError('model.unknown', { model: id });
    const options = { signal: call.signal, gate: () => call.wait(), onProgress };
    if (pack.row.runtime === 'webllm') {
      const { adapter, gpuReason } = await readMachine();
      if (!adapter) throw YinjiError.fromRecord(gpuReason ?? { code: 'gpu.none', params: {} });
      const { openWebllm } = await import('../engines/webllm.ts');
      chat = await openWebllm(pack, options);
    } else {
      const { openTransformers } = await import('../engines/transformers.ts');
      chat = await openTransformers(pack, { ...options, ...(await processors()) });
    }
    return chat;
  });

const embedderOf = (id: string, call: RunningCall, onProgress: OnFraction): Promise<Embedder> =>
  inTurn(async () => {
    if (embedder?.model === id) return embedder;
    embedder?.close();
    embedder = null;
    const pack = await openInstalled(id);
    const { openEmbedder } = await import('../engines/transformers.ts');
    embedder = await openEmbedder(pack, {
      signal: call.signal,
      gate: () => call.wait(),
      onProgress,
      ...(await processors()),
    });
    return embedder;
  });

async function processors(): Promise<{ runtimeUrl: string; hasGpu: boolean; threads: number }> {
  const { adapter, threads } = await readMachine();
  return {
    runtimeUrl: new URL(`${__ORT_FOLDER__}/`, base).href,
    hasGpu: adapter !== null && !adapter.isFallback,
    threads,
  };
}

function free(id?: string): Promise<void> {
  return inTurn(async () => {
    if (chat && (id === undefined || chat.id === id)) {
      chat.close();
      chat = null;
    }
    if (embedder && (id === undefined || embedder.model === id)) {
      embedder.close();
      embedder = null;
    }
    return Promise.resolve();
  });
}

const silent = (): void => undefined;

const api: ModelApi = {
  start(url) {
    base = url;
    return reply(() => undefined);
  },
  machine: () =>
    reply(async () => {
      const facts = await readMachine();
      return { facts, proposal: proposeModel(facts, MODELS) };
    }),
  list: () => reply(() => listModels(new Set([chat?.id, embedder?.model].flatMap((id) => id ?? [])))),
  offers: () => reply(() => listOffers(base)),
  install: (id, source, onProgress) =>
    reply(() => calls.run(id, (call) => installFrom(base, source, call, onProgress))),
  verify: (id, model, onProgress) => reply(() => calls.run(id, (call) => verifyInstalled(model, call, onProgress))),
  remove: (id) =>
    reply(async () => {
      await free(id);
      await removeInstalled(id);
    }),
  load: (id, model, onProgress) =>
    reply(() =>
      calls.run(id, async (call) => {
        const pack = await openInstalled(model);
        await (pack.row.task === 'chat' ? chatModel : embedderOf)(model, call, onProgress);
      }),
    ),
  unload: () => reply(() => free()),
  chat: (id, model, request, onText) =>
    reply(() =>
      calls.run(id, async (call) => {
        const open = await chatModel(model, call, silent);
        return open.complete({ ...request, signal: call.signal, onText });
      }),
    ),
  embed: (id, model, texts) =>
    reply(() => calls.run(id, async (call) => (await embedderOf(model, call, silent)).embed(texts, call.signal))).then(
      (answer) => (answer.ok ? transfer(answer, [answer.value.buffer]) : answer),
    ),
  detect: (id, note, profile, settings, retrieve, onProgress) =>
    reply(() =>
      calls.run(id, (call) =>
        askAbout(note, profile, settings, {
          open: () => chatModel(settings.model, call, silent),
          signal: call.signal,
          onProgress,
          ...(retrieve ? { retriever: { retrieve } } : {}),
        }),
      ),
    ),
  cancel: (id) => calls.cancel(id),
  pause: (id) => calls.pause(id),
  resume: (id) => calls.resume(id),
};

expose(api);
