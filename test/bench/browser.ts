/** The browser's part of the bench: the production build in a real Chromium, and the same texts in its worker. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Request } from 'playwright';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { startApp, type App } from '../browser/harness.ts';
import type { BenchTexts } from './compose.ts';
import { thousands } from './table.ts';

export type Figure = readonly [name: string, value: string];

/** Builds the app where it is out of date, serves it and measures it in a fresh profile. */
export async function benchBrowser(texts: BenchTexts): Promise<readonly Figure[]> {
  const app = await startApp();
  try {
    const first = await firstPage(app);
    const worker = readdirSync(join(ROOT, 'dist/assets')).find((file) => /^worker-.+\.js$/.test(file)) ?? '';
    const inWorker = await measured(app, worker, texts);
    return [
      ...first,
      ['dictionaries from the network', `${inWorker.coldMs.toFixed(0)} ms`],
      ['dictionaries from IndexedDB', `${inWorker.warmMs.toFixed(0)} ms`],
      ['worker, record', `${thousands(inWorker.record)} chars/s`],
      ['worker, 1,000 notes', `${thousands(inWorker.notes)} chars/s`],
      [
        'memory of page and workers',
        inWorker.bytes === null ? 'not told' : `${(inWorker.bytes / 2 ** 20).toFixed(0)} MB`,
      ],
    ];
  } finally {
    await app.close();
  }
}

/** Time until the paste field can be typed in, and what was transferred for it. */
async function firstPage(app: App): Promise<Figure[]> {
  const context = await app.browser.newContext();
  const finished: Request[] = [];
  context.on('requestfinished', (request) => finished.push(request));
  const page = await context.newPage();
  await page.goto(app.url, { waitUntil: 'commit' });
  await page.locator('textarea').first().waitFor({ state: 'visible' });
  const readyMs = await page.evaluate(() => performance.now());
  const bytes = { script: 0, other: 0 };
  for (const request of [...finished].filter((one) => !one.url().includes('/dictionaries/'))) {
    const { responseBodySize, responseHeadersSize } = await request.sizes();
    const isScript = request.resourceType() === 'script' || request.url().endsWith('.js');
    bytes[isScript ? 'script' : 'other'] += responseBodySize + responseHeadersSize;
  }
  await context.close();
  const kilobytes = (count: number): string => `${(count / 1000).toFixed(0)} kB`;
  return [
    ['first page, ready to type', `${readyMs.toFixed(0)} ms`],
    ['scripts transferred until then', kilobytes(bytes.script)],
    ['everything else, dictionaries apart', kilobytes(bytes.other)],
  ];
}

/** In a fresh profile, on a page of the origin that runs nothing of its own. */
async function measured(app: App, worker: string, texts: BenchTexts): Promise<InWorker> {
  const context = await app.browser.newContext();
  const page = await context.newPage();
  // tsx marks functions with a helper that the page does not have.
  await page.addInitScript('globalThis.__name = (value) => value');
  await page.goto(`${app.url}dictionaries/manifest.json`);
  const inWorker = await page.evaluate(measureWorker, {
    base: app.url,
    worker: `${app.url}assets/${worker}`,
    ...texts,
  });
  await context.close();
  return inWorker;
}

interface InWorker {
  readonly coldMs: number;
  readonly warmMs: number;
  /** Characters a second, from the page's call to the annotations back in the page. */
  readonly record: number;
  readonly notes: number;
  /** What the browser says all of the origin's code holds; null where it does not say. */
  readonly bytes: number | null;
}

interface Where {
  /** The app's folder. */
  readonly base: string;
  /** The worker's script. */
  readonly worker: string;
}

/** Runs in the page, with nothing but its argument: a worker of the build, spoken to as Comlink does. */
async function measureWorker({ base, worker: url, record, notes }: BenchTexts & Where): Promise<InWorker> {
  interface Answer {
    readonly ok: boolean;
    readonly value: { readonly milliseconds: number };
  }
  let calls = 0;
  const call = (
    worker: Worker,
    name: string,
    list: readonly unknown[],
    transfer: Transferable[] = [],
  ): Promise<Answer> =>
    new Promise((done, fail) => {
      const id = `bench-${String(calls++)}`;
      const listen = ({ data }: MessageEvent<{ readonly id: string; readonly value: Answer }>): void => {
        if (data.id !== id) return;
        worker.removeEventListener('message', listen);
        if (data.value.ok) done(data.value);
        else fail(new Error(`${name}: ${JSON.stringify(data.value)}`));
      };
      worker.addEventListener('message', listen);
      worker.postMessage({ id, type: 'APPLY', path: [name], argumentList: list }, transfer);
    });
  const raw = (value: unknown): unknown => ({ type: 'RAW', value });
  const start = async (worker: Worker): Promise<number> =>
    (await call(worker, 'start', [raw(base), raw('bench')])).value.milliseconds;
  const detect = async (worker: Worker, text: string): Promise<void> => {
    const { port1, port2 } = new MessageChannel();
    const note = { id: 'bench', text, language: 'zh', format: 'text', meta: {} };
    await call(worker, 'detect', [raw(note), raw('strict'), { type: 'HANDLER', name: 'proxy', value: port2 }], [port2]);
    port1.close();
  };
  const best = async (pass: () => Promise<void>): Promise<number> => {
    let least = Infinity;
    for (let passes = 0; passes < 4; passes++) {
      const began = performance.now();
      await pass();
      least = Math.min(least, performance.now() - began);
    }
    return least;
  };

  const first = new Worker(url, { type: 'module' });
  const coldMs = await start(first);
  first.terminate();
  const worker = new Worker(url, { type: 'module' });
  const warmMs = await start(worker);
  const notesMs = await best(async () => {
    for (const text of notes) await detect(worker, text);
  });
  const recordMs = await best(() => detect(worker, record));
  const characters = notes.reduce((sum, text) => sum + text.length, 0);
  const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
    measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
  };
  const late = new Promise<null>((done) => setTimeout(() => done(null), 60_000));
  const told = measure ? await Promise.race([measure.call(performance).catch(() => null), late]) : null;
  worker.terminate();
  return {
    coldMs,
    warmMs,
    record: (1000 * record.length) / recordMs,
    notes: (1000 * characters) / notesMs,
    bytes: told?.bytes ?? null,
  };
}
