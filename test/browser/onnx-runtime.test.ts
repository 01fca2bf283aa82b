/** The ONNX runtime is not loaded for everyone, and works offline once it has been used. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RUNTIME_FOLDER } from '../../src/scripts/onnx-runtime.mjs';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('is fetched when it is asked for and kept after that', async () => {
  const { context, page, requests } = await app.open();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  expect(requests.filter((url) => url.includes('/ort/'))).toEqual([]);
  const file = `${RUNTIME_FOLDER}/ort-wasm-simd-threaded.asyncify.mjs`;
  const sizeOf = (path: string): Promise<number | string> =>
    page.evaluate(
      (asked) =>
        fetch(asked).then(
          async (response) => (await response.arrayBuffer()).byteLength,
          (error: unknown) => (error as Error).name,
        ),
      path,
    );
  const online = await sizeOf(file);
  expect(online).toBeGreaterThan(10_000);
  await context.setOffline(true);
  expect(await sizeOf(file)).toBe(online);
  expect(await sizeOf('ort/other/file.wasm')).toBe('TypeError');
  await context.close();
});
