/** The production build, served as `npm start` serves it, in a real Chromium that is watched. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright';
import { preview, type PreviewServer } from 'vite';
import { ensureBuilt } from '../../src/scripts/build.mjs';
import { findBrowser } from '../../src/scripts/chromium.mjs';
import { ROOT } from '../../src/scripts/node-modules.mjs';

export interface App {
  readonly url: string;
  readonly browser: Browser;
  /** A fresh profile with one page of the app, loaded and ready. */
  open(options?: BrowserContextOptions & { path?: string }): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Every URL that any page, worker or service worker of the profile asked for. */
  readonly requests: readonly string[];
  /** Console messages and uncaught errors. */
  readonly messages: readonly string[];
}

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function startApp(): Promise<App> {
  ensureBuilt('dist/index.html', 'build');
  if (!existsSync(join(ROOT, 'dist/index.html'))) throw new Error('npm run build made no dist/index.html');
  const server: PreviewServer = await preview({
    configFile: join(ROOT, 'vite.config.ts'),
    preview: { port: 0, host: 'localhost' },
    logLevel: 'error',
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  const executablePath = await findBrowser();
  const browser = await chromium.launch({ args: FLAGS, ...(executablePath ? { executablePath } : {}) });
  return {
    url,
    browser,
    async open({ path = '', ...options } = {}) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', ...options });
      const requests: string[] = [];
      const messages: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('console', (message) => messages.push(message.text()));
      context.on('weberror', (error) => messages.push(error.error().message));
      const page = await context.newPage();
      await page.goto(url + path);
      return { context, page, requests, messages };
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** Everything a page may have kept: IndexedDB, Cache Storage, localStorage, sessionStorage and cookies, as one string. */
export function keptBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: string[] = [
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
      document.cookie,
    ];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error(`IndexedDB ${name} cannot be opened`));
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result as unknown[]);
          request.onerror = () => reject(new Error(`${name}.${store} cannot be read`));
        });
        kept.push(JSON.stringify(rows));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        kept.push(request.url, (await (await cache.match(request))?.text()) ?? '');
      }
    }
    return kept.join('\n');
  });
}
