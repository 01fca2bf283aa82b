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

/** Pastes a note into the first screen of the Chinese interface and waits until it is verified. */
export async function readNote(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').first().fill(text);
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /通过|需复核/ })
    .first()
    .waitFor();
}

/** Imports a list of terms on the Knowledge screen of the Chinese interface. */
export async function importList(page: Page, name: string, text: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '导入文件' }).click();
  await (await chooser).setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByText(/行得到/).waitFor();
  await page.getByRole('button', { name: '完成' }).click();
}
