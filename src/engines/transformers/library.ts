/** @huggingface/transformers, held to the installed pack and to this site: it fetches nothing from anywhere else. */
import { YinjiError } from '../../core/errors.ts';
import type { ModelPack, ModelRow } from '../../core/model.ts';

/** A path, since the library takes nothing local from a URL. Nothing is ever fetched from it. */
const PACKS = '/yinji-packs/';

function pathOf(address: string, id: string): string | undefined {
  const folder = `${PACKS}${id}/`;
  return address.startsWith(folder) ? address.slice(folder.length) : undefined;
}

type Library = typeof import('@huggingface/transformers');

export interface TransformersOptions {
  /** URL of the folder with `ort-wasm-simd-threaded.asyncify.{mjs,wasm}`, ending in a slash. */
  readonly runtimeUrl: string;
  /** Use the graphics card: true only where there is a real adapter. */
  readonly hasGpu: boolean;
  readonly threads: number;
  readonly signal?: AbortSignal;
  /** Fraction of the pack's bytes that have been read. */
  readonly onProgress?: (fraction: number) => void;
  /** Runs before each file is read: waits while the load is paused. */
  readonly gate?: () => void | Promise<void>;
}

export interface Loaded {
  readonly library: Library;
  readonly device: 'webgpu' | 'wasm';
  /** The first error that a file of the pack gave; the library turns it into one of its own. */
  readonly firstError: () => YinjiError | undefined;
}

/** Integers are made for the processor: on the card they are slower and some operators are missing. */
export function deviceFor({ quantisation, features }: ModelRow, hasGpu: boolean): 'webgpu' | 'wasm' {
  const isInteger = quantisation === 'q8' || quantisation === 'int8' || quantisation === 'uint8';
  return hasGpu && (!isInteger || features.length > 0) ? 'webgpu' : 'wasm';
}

export async function loadLibrary(pack: ModelPack, options: TransformersOptions): Promise<Loaded> {
  const library = await import('@huggingface/transformers');
  const { env } = library;
  let firstError: YinjiError | undefined;
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = PACKS;
  env.useBrowserCache = false;
  env.useWasmCache = false;
  env.logLevel = library.LogLevel.NONE;
  let read = 0;
  env.fetch = (input: string | URL) => {
    const path = pathOf(String(input), pack.row.id);
    if (path === undefined || !pack.paths.includes(path)) return Promise.resolve(new Response(null, { status: 404 }));
    // Read when its content is asked for: the library also asks whether a file exists.
    const arrayBuffer = async (): Promise<ArrayBuffer> => {
      try {
        options.signal?.throwIfAborted();
        await options.gate?.();
        options.signal?.throwIfAborted();
        const bytes = await pack.read(path);
        options.onProgress?.(Math.min(1, ++read / pack.paths.length));
        return bytes;
      } catch (thrown) {
        firstError ??= YinjiError.from(thrown);
        throw firstError;
      }
    };
    return Promise.resolve({ ok: true, status: 200, headers: new Headers(), arrayBuffer });
  };
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new YinjiError('model.failed', { model: pack.row.id, name: 'onnxruntime' });
  // A string: an object would make the library load the script from a blob, which the page's policy forbids.
  wasm.wasmPaths = options.runtimeUrl;
  wasm.numThreads = Math.max(1, Math.min(8, options.threads));
  wasm.proxy = false;
  return { library, device: deviceFor(pack.row, options.hasGpu), firstError: () => firstError };
}

/** The pack's own error first, then the runtime's by its name; never its words. */
export function transformersFailure(thrown: unknown, model: string, first?: YinjiError): YinjiError {
  if (first) return first;
  if (thrown instanceof YinjiError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : { name: typeof thrown, message: String(thrown) };
  if (name === 'AbortError') return new YinjiError('cancelled');
  if (/out of memory|failed to allocate|allocation fail|bad_alloc|Array buffer allocation/i.test(message))
    return new YinjiError('gpu.memory', { model });
  if (/device\b.{0,40}\blost/i.test(message)) return new YinjiError('gpu.lost');
  return new YinjiError('model.failed', { model, name });
}
