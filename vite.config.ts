import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defaultClientConditions, type PluginOption } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };
import { META_CSP, SECURITY_HEADERS } from './src/scripts/headers.mjs';
import { onnxRuntime, RUNTIME_FOLDER } from './src/scripts/onnx-runtime.mjs';

/** The built page carries the policy itself, for a server that sends no headers. Vite's dev server needs inline styles. */
const sealPage: PluginOption = {
  name: 'yinji-seal-page',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: META_CSP }, injectTo: 'head-prepend' },
    { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' }, injectTo: 'head' },
  ],
};

/** Libraries of language models, too large to load for everyone: the service worker keeps them once they were used. */
const LARGE_FOLDER = 'assets/large';
const isLarge = (ids: readonly string[]): boolean =>
  ids.some((id) => /node_modules\/@(?:mlc-ai|huggingface)\//.test(id));
const chunkFileNames = ({ moduleIds }: { moduleIds: readonly string[] }): string =>
  `${isLarge(moduleIds) ? LARGE_FOLDER : 'assets'}/[name]-[hash].js`;

/** Precaches the page, its scripts and the dictionaries; a new version waits until the user says so. */
const offline = VitePWA({
  strategies: 'injectManifest',
  srcDir: '.',
  filename: 'service-worker.ts',
  injectRegister: null,
  manifest: false,
  injectManifest: {
    globPatterns: ['**/*.{html,js,css,svg,png,webmanifest,json,txt,bin}'],
    // What a deployment says is never kept.
    globIgnores: ['models/**', 'ort/**', `${LARGE_FOLDER}/**`, 'deployment.json'],
    maximumFileSizeToCacheInBytes: 8 * 1024 * 1024,
  },
});

export default defineConfig(({ mode }) => ({
  root: 'src',
  // Relative, so that a hospital can serve the app below any path.
  base: './',
  publicDir: mode === 'cli' ? false : '../static',
  define: { __APP_VERSION__: JSON.stringify(packageJson.version), __ORT_FOLDER__: JSON.stringify(RUNTIME_FOLDER) },
  plugins: mode === 'cli' ? [] : [svelte({ configFile: false }), sealPage, onnxRuntime(), offline],
  // The runtime's WebAssembly is served beside the app (see onnx-runtime.mjs); without this Vite emits a second copy.
  ...(mode === 'cli'
    ? {}
    : { resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] } }),
  worker: { format: 'es', rolldownOptions: { output: { chunkFileNames } } },
  build:
    mode === 'cli'
      ? {
          ssr: 'cli/main.ts',
          outDir: '../dist-cli',
          emptyOutDir: true,
          target: 'node20',
          rolldownOptions: { output: { entryFileNames: 'yinji.js' } },
        }
      : { outDir: '../dist', emptyOutDir: true, target: 'es2022', modulePreload: { polyfill: false } },
  ...(mode === 'cli' ? { ssr: { noExternal: true } } : {}),
  preview: { headers: SECURITY_HEADERS, port: 4173 },
  test: {
    root: '.',
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
