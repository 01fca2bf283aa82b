/** Packs in a real browser: from a folder, an archive and the site into its private file system, across a restart, damaged. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below, damaged, tarOf, zipOf } from '../models/archives.ts';
import { MLC_ID, mlcPack } from '../models/mlc.ts';
import { TINY_EMBEDDER, tinyEmbedder, writePack } from '../models/tiny/make.ts';
import { startModelsApp, type ModelsApp, type ModelsTab } from './models-app.ts';
import type { ModelsPage } from './models-page/page.ts';

const ONNX = 'onnx/model.onnx';
const { row, files } = tinyEmbedder();

let app: ModelsApp;
let folder: string;

beforeAll(async () => {
  app = await startModelsApp();
  folder = mkdtempSync(join(tmpdir(), 'yinji-packs-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.close();
});

/** Error code and file, or the state of the pack. */
interface Ended {
  readonly code?: string;
  readonly file?: unknown;
  readonly state?: string;
}

async function installFolder(tab: ModelsTab, path: string): Promise<Ended> {
  await tab.page.setInputFiles('#folder', path);
  return tab.page.evaluate(async () => {
    const { models, chosenFolder } = globalThis as unknown as ModelsPage;
    return models
      .install({ kind: 'files', name: 'folder', files: chosenFolder() }, () => undefined)
      .then(
        ({ state }) => ({ state }),
        ({ code, params }: { code: string; params: { file?: unknown } }) => ({ code, file: params.file }),
      );
  });
}

async function installArchive(tab: ModelsTab, name: string, bytes: Uint8Array): Promise<Ended> {
  await tab.page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
  return tab.page.evaluate(async () => {
    const { models, chosenFile } = globalThis as unknown as ModelsPage;
    return models
      .install({ kind: 'archive', file: chosenFile() }, () => undefined)
      .then(
        ({ state }) => ({ state }),
        ({ code, params }: { code: string; params: { file?: unknown } }) => ({ code, file: params.file }),
      );
  });
}

/** Numbers of an embedding, or the error's code and file. */
const embed = (tab: ModelsTab): Promise<{ length?: number; code?: string; file?: unknown }> =>
  tab.page.evaluate(async (row) => {
    const { models } = globalThis as unknown as ModelsPage;
    return models
      .embedder(row)
      .embed(['梅毒'])
      .then(
        ({ length }) => ({ length }),
        ({ code, params }: { code: string; params: { file?: unknown } }) => ({ code, file: params.file }),
      );
  }, row);

const stateOf = (tab: ModelsTab): Promise<string | undefined> =>
  tab.page.evaluate(async (id) => {
    const { models } = globalThis as unknown as ModelsPage;
    return (await models.list()).find(({ row }) => row.id === id)?.state;
  }, TINY_EMBEDDER);

describe('a pack from a folder', () => {
  it('is installed, survives a restart of the browser, and is refused once a byte has changed', async () => {
    writePack(files, join(folder, 'good', TINY_EMBEDDER));
    const profile = app.profile();
    const first = await app.open(profile);
    expect(await stateOf(first)).toBeUndefined();
    expect(await installFolder(first, join(folder, 'good'))).toEqual({ state: 'installed' });
    await first.close();

    const second = await app.open(profile);
    expect(await stateOf(second)).toBe('installed');
    expect(await embed(second)).toEqual({ length: 16 });
    const report = await second.page.evaluate(
      (id) => (globalThis as unknown as ModelsPage).models.verify(id, () => undefined),
      TINY_EMBEDDER,
    );
    expect(report.isSound).toBe(true);
    await second.page.evaluate(async (id) => {
      (globalThis as unknown as ModelsPage).models.close();
      let folder = await navigator.storage.getDirectory();
      for (const part of ['models', id, 'onnx']) folder = await folder.getDirectoryHandle(part);
      const file = await folder.getFileHandle('model.onnx');
      const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      const writer = await file.createWritable();
      await writer.write(bytes);
      await writer.close();
    }, TINY_EMBEDDER);
    await second.close();

    const third = await app.open(profile);
    expect(await embed(third)).toEqual({ code: 'model.damaged', file: ONNX });
    const after = await third.page.evaluate(
      (id) => (globalThis as unknown as ModelsPage).models.verify(id, () => undefined),
      TINY_EMBEDDER,
    );
    expect(after.files.filter(({ state }) => state !== 'ok').map(({ path, state }) => [path, state])).toEqual([
      [ONNX, 'damaged'],
    ]);
    // Installing again mends it: what is still right is not read from the source.
    expect(await installFolder(third, join(folder, 'good'))).toEqual({ state: 'installed' });
    expect(await embed(third)).toEqual({ length: 16 });
    await third.page.evaluate((id) => (globalThis as unknown as ModelsPage).models.remove(id), TINY_EMBEDDER);
    expect(await stateOf(third)).toBeUndefined();
    expect(await embed(third)).toEqual({ code: 'model.absent', file: undefined });
    await third.close();
  });

  it('is refused with a file swapped, cut or missing, and goes on when the copy is whole', async () => {
    const tab = await app.open(app.profile());
    writePack(damaged(files, ONNX), join(folder, 'swapped'));
    expect(await installFolder(tab, join(folder, 'swapped'))).toEqual({ code: 'model.damaged', file: ONNX });
    expect(await stateOf(tab)).toBe('partial');
    expect(await embed(tab)).toEqual({ code: 'model.absent', file: undefined });

    writePack(
      { ...files, 'tokenizer.json': (files['tokenizer.json'] ?? new Uint8Array()).slice(1) },
      join(folder, 'cut'),
    );
    expect(await installFolder(tab, join(folder, 'cut'))).toEqual({ code: 'model.damaged', file: 'tokenizer.json' });

    const { 'tokenizer_config.json': _left, ...rest } = files;
    writePack(rest, join(folder, 'missing'));
    expect(await installFolder(tab, join(folder, 'missing'))).toEqual({
      code: 'model.incomplete',
      file: 'tokenizer_config.json',
    });

    writeFileSync(join(folder, 'missing', 'note.txt'), 'nothing');
    writePack(files, join(folder, 'whole'));
    expect(await installFolder(tab, join(folder, 'whole'))).toEqual({ state: 'installed' });
    await tab.close();
  });

  it('waits while it is paused, is cancelled, and is installed by the next call', async () => {
    const tab = await app.open(app.profile());
    writePack(files, join(folder, 'held'));
    await tab.page.setInputFiles('#folder', join(folder, 'held'));
    const seen = await tab.page.evaluate(async () => {
      const { models, chosenFolder, newPause } = globalThis as unknown as ModelsPage;
      const source = { kind: 'files', name: 'held', files: chosenFolder() } as const;
      const isThere = async (): Promise<boolean> => (await models.list()).some(({ state }) => state === 'installed');
      const install = (signal: AbortSignal) => {
        const pause = newPause();
        pause.set(true);
        const ended = models
          .install(source, () => undefined, { pause, signal })
          .then(
            ({ state }) => state,
            ({ code }: { code: string }) => code,
          );
        return { pause, ended };
      };
      const stop = new AbortController();
      const first = install(stop.signal);
      for (let at = 0; at < 10; at++) if (await isThere()) return ['installed while paused'];
      stop.abort();
      const cancelled = await first.ended;
      const second = install(new AbortController().signal);
      for (let at = 0; at < 10; at++) if (await isThere()) return ['installed while paused'];
      second.pause.set(false);
      return [cancelled, await second.ended];
    });
    expect(seen).toEqual(['cancelled', 'installed']);
    await tab.close();
  });
});

describe('a pack from an archive', () => {
  let tab: ModelsTab;
  beforeAll(async () => {
    tab = await app.open(app.profile());
  });

  it.each<[string, () => Uint8Array]>([
    ['pack.tar', () => tarOf(files)],
    ['pack.tar', () => tarOf(below('usb/packs/tiny', files), true)],
    ['pack.zip', () => zipOf(files, 0)],
    ['pack.zip', () => zipOf(below('tiny', files), 6)],
  ])('%s is read where it lies', async (name, make) => {
    expect(await installArchive(tab, name, make())).toEqual({ state: 'installed' });
    expect(await embed(tab)).toEqual({ length: 16 });
    await tab.page.evaluate((id) => (globalThis as unknown as ModelsPage).models.remove(id), TINY_EMBEDDER);
  });

  it.each<[string, () => Uint8Array, Ended]>([
    ['pack.tar', () => tarOf(damaged(files, ONNX)), { code: 'model.damaged', file: ONNX }],
    ['pack.zip', () => zipOf(damaged(files, ONNX), 6), { code: 'model.damaged', file: ONNX }],
    ['cut.tar', () => tarOf(files).slice(0, 9000), { code: 'model.not-a-pack', file: undefined }],
    ['cut.zip', () => zipOf(files, 6).slice(0, 2000), { code: 'model.not-a-pack', file: undefined }],
    ['photo.tar', () => new Uint8Array(4096).fill(7), { code: 'model.not-a-pack', file: undefined }],
    ['other.zip', () => zipOf({ 'readme.txt': new Uint8Array(4) }, 0), { code: 'model.not-a-pack', file: undefined }],
  ])('%s is refused', async (name, make, wanted) => {
    expect(await installArchive(tab, name, make())).toEqual(wanted);
    await tab.page.evaluate((id) => (globalThis as unknown as ModelsPage).models.remove(id), TINY_EMBEDDER);
  });
});

/** Installs an MLC-shaped pack, whose library is an empty module, from the site and asks it. @returns the error's code. */
async function askWebllm(tab: ModelsTab): Promise<string> {
  writePack(mlcPack(), join(app.folder, 'models', MLC_ID));
  return tab.page.evaluate(async (id) => {
    const { models } = globalThis as unknown as ModelsPage;
    const installed = await models.install({ kind: 'site', id }, () => undefined);
    if (installed.files !== 7) return 'not installed';
    const asked = models.chat(id, { messages: [{ role: 'user', content: '好' }], maxTokens: 5 });
    return asked.then(
      () => 'answered',
      ({ code, params }: { code: string; params: object }) => `${code} ${JSON.stringify(params)}`,
    );
  }, MLC_ID);
}

describe('the machine', () => {
  it('without WebGPU says what to do', async () => {
    const tab = await app.open(app.profile(), ['--disable-gpu', '--disable-features=WebGPU']);
    const { facts, proposal } = await tab.page.evaluate(() => (globalThis as unknown as ModelsPage).models.machine());
    expect(facts.adapter).toBeNull();
    expect(['gpu.none', 'gpu.no-adapter']).toContain(facts.gpuReason?.code);
    expect(proposal.best).toBeNull();
    for (const { row, fit, reason } of proposal.fits)
      if (row.runtime === 'webllm') expect([fit, reason?.code]).toEqual(['no', facts.gpuReason?.code]);
    expect(facts.storage).not.toBeNull();
    expect(await askWebllm(tab)).toMatch(/^gpu\.(none|no-adapter) /);
    await tab.close();
  });

  it('with a software adapter has its facts and proposes no model for work', async () => {
    const tab = await app.open(app.profile(), ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader']);
    const { facts, proposal } = await tab.page.evaluate(() => (globalThis as unknown as ModelsPage).models.machine());
    expect(facts.gpuReason).toBeNull();
    expect(facts.adapter).toMatchObject({ isFallback: true, architecture: 'swiftshader' });
    expect(facts.adapter?.maxBufferBytes).toBeGreaterThan(2 ** 27);
    expect(proposal.best).toBeNull();
    const half = proposal.fits.find(({ row }) => row.quantisation === 'q4f16_1');
    expect(half?.reason?.code).toBe(facts.adapter?.features.includes('shader-f16') ? undefined : 'gpu.feature');
    // The true WebLLM gets its files from the pack, and stops at a library that is none.
    expect(await askWebllm(tab)).toMatch(/^model\.failed /);
    expect(tab.requests.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([]);
    expect(tab.messages.filter((text) => /Content Security Policy|Refused/i.test(text))).toEqual([]);
    await tab.close();
  });
});
