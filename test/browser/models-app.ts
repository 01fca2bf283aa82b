/** The model worker, built as the app is built and served under its headers, in a real Chromium that is watched. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright';
import { build, defaultClientConditions, preview, type InlineConfig } from 'vite';
import { findBrowser } from '../../src/scripts/chromium.mjs';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { SECURITY_HEADERS } from '../../src/scripts/headers.mjs';
import { modelPacks } from '../../src/scripts/model-packs.mjs';
import { onnxRuntime, RUNTIME_FOLDER } from '../../src/scripts/onnx-runtime.mjs';

export interface ModelsApp {
  readonly url: string;
  /** Folder that is served, for packs below `models/`. */
  readonly folder: string;
  /** A browser profile in a folder, so that a second one continues it. @param flags of Chromium, besides the usual. */
  open(profile: string, flags?: readonly string[]): Promise<ModelsTab>;
  profile(): string;
  close(): Promise<void>;
}

export interface ModelsTab {
  readonly context: BrowserContext;
  readonly page: Page;
  /** URLs asked for by page and workers. */
  readonly requests: readonly string[];
  readonly messages: readonly string[];
  close(): Promise<void>;
}

const FLAGS = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function startModelsApp({ isHeaded = false } = {}): Promise<ModelsApp> {
  const made: string[] = [];
  const temporary = (name: string): string => {
    const folder = mkdtempSync(join(tmpdir(), `yinji-${name}-`));
    made.push(folder);
    return folder;
  };
  const folder = temporary('models-app');
  const root = join(ROOT, 'test/browser/models-page');
  const shared: InlineConfig = {
    configFile: false,
    root,
    base: './',
    publicDir: false,
    logLevel: 'error',
    define: { __APP_VERSION__: JSON.stringify('test'), __ORT_FOLDER__: JSON.stringify(RUNTIME_FOLDER) },
    plugins: [onnxRuntime()],
    resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
    worker: { format: 'es' },
  };
  const mode = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ ...shared, mode: 'production', build: { outDir: folder, emptyOutDir: true, target: 'es2022' } });
  process.env['NODE_ENV'] = mode;
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    plugins: [modelPacks(join(folder, 'models'))],
    preview: { port: 0, host: 'localhost', headers: SECURITY_HEADERS },
  });
  const url = server.resolvedUrls?.local[0] ?? '';
  const executablePath = await findBrowser();
  const open = new Set<BrowserContext>();
  return {
    url,
    folder,
    profile: () => temporary('profile'),
    async open(profile, flags = []) {
      const context = await chromium.launchPersistentContext(profile, {
        headless: !isHeaded,
        args: [...FLAGS, ...flags],
        ...(executablePath ? { executablePath } : {}),
      });
      open.add(context);
      const requests: string[] = [];
      const messages: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('console', (message) => messages.push(message.text()));
      context.on('weberror', (error) => messages.push(error.error().message));
      const page = await context.newPage();
      await page.goto(url);
      await page.waitForFunction(() => 'models' in globalThis);
      return {
        context,
        page,
        requests,
        messages,
        async close() {
          open.delete(context);
          await context.close();
        },
      };
    },
    async close() {
      for (const context of open) await context.close();
      await server.close();
      for (const one of made) rmSync(one, { recursive: true, force: true });
    },
  };
}
