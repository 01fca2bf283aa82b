/**
 * WebLLM takes its files from Cache Storage. Here it gets a Cache Storage that is the installed pack: read only, without a
 * second copy, each file checked as it is read, and nothing that is not in the pack can be fetched.
 */
import { YinjiError } from '../../core/errors.ts';
import type { ModelPack } from '../../core/model.ts';
import { packUrl, pathInPack } from './pack-url.ts';

const SCOPES = ['webllm/model', 'webllm/config', 'webllm/wasm'];

/** Runs before each file is read: throws to stop the load, waits to pause it. */
export type Gate = () => void | Promise<void>;

/** The part of `Cache` that the runtime calls. */
interface ReadOnlyCache {
  match(request: Request): Promise<Pick<Response, 'json' | 'arrayBuffer'> | undefined>;
  add(request: Request): Promise<void>;
  keys(): Promise<readonly { url: string }[]>;
  delete(): Promise<boolean>;
}

export function packCache(pack: ModelPack, gate: Gate): ReadOnlyCache {
  const paths = new Set(pack.paths);
  const read = async (path: string): Promise<ArrayBuffer> => {
    await gate();
    return pack.read(path);
  };
  return {
    match(request) {
      const path = pathInPack(request.url, pack.row.id);
      if (path === undefined || !paths.has(path)) return Promise.resolve(undefined);
      return Promise.resolve({
        arrayBuffer: () => read(path),
        json: async () => JSON.parse(new TextDecoder().decode(await read(path))) as unknown,
      });
    },
    add: (request) =>
      Promise.reject(
        new YinjiError('model.incomplete', {
          model: pack.row.id,
          file: pathInPack(request.url, pack.row.id) ?? 'URL',
        }),
      ),
    keys: () => Promise.resolve(pack.paths.map((path) => ({ url: packUrl(pack.row.id) + path }))),
    delete: () => Promise.resolve(false),
  };
}

/** Puts the pack in the place of Cache Storage for WebLLM's own caches. @returns what puts the old state back. */
export function servePack(pack: ModelPack, gate: Gate): () => void {
  const scope = globalThis as { caches?: CacheStorage };
  const own = Object.getOwnPropertyDescriptor(scope, 'caches');
  const others = scope.caches;
  const cache = packCache(pack, gate);
  const open = (name: string): Promise<unknown> =>
    SCOPES.includes(name) ? Promise.resolve(cache) : (others?.open(name) ?? Promise.reject(new Error('no caches')));
  Object.defineProperty(scope, 'caches', { configurable: true, value: { open } });
  return () => {
    if (own) Object.defineProperty(scope, 'caches', own);
    else delete scope.caches;
  };
}
