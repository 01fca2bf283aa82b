/** transformers.js on its true path: a tiny model with a real tokenizer, under the page's policy, with the network watched. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  TINY_ANSWER,
  TINY_CHAT,
  TINY_DIMENSIONS,
  TINY_EMBEDDER,
  tinyChat,
  tinyEmbedder,
  writePack,
} from '../models/tiny/make.ts';
import { startModelsApp, type ModelsApp, type ModelsTab } from './models-app.ts';
import type { ModelsPage } from './models-page/page.ts';

let app: ModelsApp;
let tab: ModelsTab;

beforeAll(async () => {
  app = await startModelsApp();
  writePack(tinyEmbedder().files, join(app.folder, 'models', TINY_EMBEDDER));
  writePack(tinyChat().files, join(app.folder, 'models', TINY_CHAT));
  tab = await app.open(app.profile());
});
afterAll(() => app.close());

/** Cosine, the vectors being of length 1. */
const nearness = (vectors: readonly number[], a: number, b: number): number =>
  Array.from({ length: TINY_DIMENSIONS }, (_, at) => at).reduce(
    (sum, at) => sum + (vectors[a * TINY_DIMENSIONS + at] ?? 0) * (vectors[b * TINY_DIMENSIONS + at] ?? 0),
    0,
  );

describe('an embedder', () => {
  it('is installed from this site and embeds, pooled and normalised, in the order of the texts', async () => {
    const { row } = tinyEmbedder();
    const found = await tab.page.evaluate(
      async ({ row, texts }) => {
        const { models } = globalThis as unknown as ModelsPage;
        await models.install({ kind: 'site', id: row.id }, () => undefined);
        const vectors = await models.embedder(row).embed(texts);
        return { vectors: [...vectors], states: await models.list() };
      },
      { row, texts: ['北京协和医院', '协和医院', '妊娠产前检查', '北京协和医院'] },
    );
    expect(found.vectors).toHaveLength(4 * TINY_DIMENSIONS);
    for (let at = 0; at < 4; at++) expect(nearness(found.vectors, at, at)).toBeCloseTo(1, 4);
    expect(nearness(found.vectors, 0, 3)).toBeCloseTo(1, 4);
    expect(nearness(found.vectors, 0, 1)).toBeGreaterThan(nearness(found.vectors, 0, 2));
    expect(found.states.find(({ row }) => row.id === TINY_EMBEDDER)).toMatchObject({
      state: 'installed',
      isCatalogued: false,
      isLoaded: true,
    });
  });

  it('is interrupted between batches and keeps its model', async () => {
    const ended = await tab.page.evaluate(async (row) => {
      const { models } = globalThis as unknown as ModelsPage;
      const stop = new AbortController();
      const long = models.embedder(row).embed(
        Array.from({ length: 20_000 }, () => '上海市第一人民医院'),
        stop.signal,
      );
      await models.list();
      stop.abort();
      const error = await long.then(
        () => null,
        (thrown: { code: string }) => thrown.code,
      );
      return { error, after: (await models.embedder(row).embed(['梅毒'])).length };
    }, tinyEmbedder().row);
    expect(ended).toEqual({ error: 'cancelled', after: TINY_DIMENSIONS });
  });
});

describe('a chat model as ONNX', () => {
  it('streams, counts its tokens, stops at its limit, and is interrupted without losing the model', async () => {
    const said = await tab.page.evaluate(async (id) => {
      const { models } = globalThis as unknown as ModelsPage;
      await models.install({ kind: 'site', id }, () => undefined);
      const pieces: string[] = [];
      const ask = (maxTokens: number, signal?: AbortSignal) =>
        models.chat(id, {
          messages: [{ role: 'user', content: '北京' }],
          maxTokens,
          onText: (piece) => pieces.push(piece),
          ...(signal ? { signal } : {}),
        });
      const whole = await ask(30);
      const streamed = pieces.join('');
      const cut = await ask(3);
      const stop = AbortSignal.abort();
      const stopped = await ask(30, stop).then(
        () => null,
        (thrown: { code: string }) => thrown.code,
      );
      const long = await models
        .chat(id, { messages: [{ role: 'user', content: '北京'.repeat(40) }], maxTokens: 5 })
        .then(
          () => null,
          (thrown: { code: string }) => thrown.code,
        );
      return { whole, streamed, cut, stopped, long };
    }, TINY_CHAT);
    expect(said.whole.text).toBe(TINY_ANSWER);
    expect(said.streamed).toBe(TINY_ANSWER);
    expect(said.whole.finish).toBe('stop');
    expect(said.whole.usage).toMatchObject({ promptTokens: 5, isEstimate: false });
    expect(said.cut).toMatchObject({ text: [...TINY_ANSWER].slice(0, 3).join(''), finish: 'length' });
    expect(said.stopped).toBe('cancelled');
    expect(said.long).toBe('model.context');
  });

  it('reads a note, and what it could not read is no clean note', async () => {
    const text = '患者张三入北京协和医院。';
    const outcome = await tab.page.evaluate(
      async ({ id, text }) =>
        (globalThis as unknown as ModelsPage).models.detect(
          { id: 'n', text, language: 'zh', format: 'text', meta: {} },
          'core',
          {
            model: id,
            form: 'spans',
            gradesLevels: false,
          },
        ),
      { id: TINY_CHAT, text },
    );
    // Its context is too short for a prompt.
    expect(outcome).toMatchObject({ engine: 'local', state: 'failed', error: { code: 'model.context' } });
  });

  it('asked only this site, and the policy refused nothing', () => {
    expect(tab.requests.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([]);
    expect(tab.messages.filter((text) => /Content Security Policy|Refused/i.test(text))).toEqual([]);
  });
});
