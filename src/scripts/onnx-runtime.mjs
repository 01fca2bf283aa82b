// The WebAssembly runtime of transformers.js, served by the app itself: 27 MB that only embeddings and ONNX models need.
import { copyFileSync, createReadStream, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ROOT } from './node-modules.mjs';

const PACKAGE = join(ROOT, 'node_modules/onnxruntime-web');
const FILES = ['ort-wasm-simd-threaded.asyncify.mjs', 'ort-wasm-simd-threaded.asyncify.wasm'];

/** Folder below the app; it carries the version, so that what a browser has kept of it is never of another. */
export const RUNTIME_FOLDER = `ort/${JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version}`;

/** Vite plugin: copies the runtime beside the build, and serves it in development. */
export function onnxRuntime() {
  let outDir = '';
  return {
    name: 'yinji-onnx-runtime',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    // Not `closeBundle`, which the test runner's server calls as well.
    writeBundle() {
      mkdirSync(join(outDir, RUNTIME_FOLDER), { recursive: true });
      for (const file of FILES) copyFileSync(join(PACKAGE, 'dist', file), join(outDir, RUNTIME_FOLDER, file));
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const file = FILES.find((name) => request.url?.split('?')[0] === `/${RUNTIME_FOLDER}/${name}`);
        if (file === undefined) return next();
        response.setHeader('Content-Type', file.endsWith('.wasm') ? 'application/wasm' : 'text/javascript');
        createReadStream(join(PACKAGE, 'dist', file)).pipe(response);
      });
    },
  };
}
