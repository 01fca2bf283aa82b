/** An embedding model of a pack on disk, on Node: the same files and steps as in the browser. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Embedder } from '../../src/core/embedder.ts';
import { findModel } from '../../src/models/catalog.ts';
import { MANIFEST_NAME, parseManifest } from '../../src/models/manifest.ts';

/** @param folder made by `yinji models pull`. @throws Error where it holds no embedding model. */
export async function openPackEmbedder(folder: string): Promise<Embedder> {
  const at = resolve(folder);
  const row = rowOf(at) ?? findModel(basename(at));
  if (!row?.embedding) throw new Error(`${folder} holds no embedding model`);
  const { embedding, quantisation } = row;
  // The library's own runtime for Node is not installed; the one for browsers, WebAssembly, runs on Node too.
  Object.assign(globalThis, { [Symbol.for('onnxruntime')]: await import('onnxruntime-web') });
  const { env, pipeline } = await import('@huggingface/transformers');
  env.allowRemoteModels = false;
  env.useWasmCache = false;
  const { wasm } = env.backends.onnx;
  if (wasm) wasm.wasmPaths = new URL('.', import.meta.resolve('onnxruntime-web')).href;
  env.localModelPath = dirname(at);
  const extractor = await pipeline('feature-extraction', basename(at), { device: 'auto', dtype: quantisation as 'q8' });
  return {
    model: row.id,
    dimensions: embedding.dimensions,
    queryInstruction: embedding.queryInstruction,
    async embed(texts) {
      const { pooling, normalize } = embedding;
      return (await extractor([...texts], { pooling, normalize })).data as Float32Array;
    },
    close: () => void extractor.dispose(),
  };
}

function rowOf(folder: string) {
  try {
    return parseManifest(readFileSync(join(folder, MANIFEST_NAME), 'utf8'))?.row;
  } catch {
    return undefined;
  }
}
