import { afterAll, beforeAll, expect, it } from 'vitest';
import { SECURITY_HEADERS } from '../../src/scripts/headers.mjs';
import { startApp, type App } from './harness.ts';

let app: App;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

it.each(Object.entries(SECURITY_HEADERS))('serves %s', async (name, value) => {
  const response = await fetch(app.url);
  expect(response.headers.get(name)).toBe(value);
});

it('carries the policy in the page too, for a server that sends no headers', async () => {
  const html = await (await fetch(app.url)).text();
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#39;', "'");
  expect(`${policy ?? ''}; frame-ancestors 'none'`).toBe(SECURITY_HEADERS['Content-Security-Policy']);
});

it('the browser refuses a foreign address, an inline script and a blob worker', async () => {
  const { context, page } = await app.open();
  const outcome = await page.evaluate(async () => {
    const foreign = await fetch('https://example.org/').then(
      () => 'allowed',
      () => 'refused',
    );
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.head.append(script);
    const worker = await new Promise<string>((resolve) => {
      const blob = new Blob(['postMessage("allowed")'], { type: 'text/javascript' });
      try {
        const made = new Worker(URL.createObjectURL(blob));
        made.onmessage = () => resolve('allowed');
        made.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    return { foreign, inline: document.title === 'ran' ? 'allowed' : 'refused', worker };
  });
  expect(outcome).toEqual({ foreign: 'refused', inline: 'refused', worker: 'refused' });
  await context.close();
});

it('is isolated, so that threads and exact timers may be used', async () => {
  const { context, page } = await app.open();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await context.close();
});
