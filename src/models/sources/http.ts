/** A folder of a web server, read file by file: the app's own `/models/ID/`. */
import { YinjiError } from '../../core/errors.ts';
import type { PackSource } from '../source.ts';

/** @param base URL of the folder, ending in a slash. */
export function httpSource(base: URL, fetchFile: typeof fetch = fetch): PackSource {
  return {
    list: () => Promise.resolve(null),
    async open(path, signal) {
      const response = await fetchFile(new URL(path, base), signal ? { signal } : undefined).catch(
        (thrown: unknown) => {
          signal?.throwIfAborted();
          throw new YinjiError('model.source', { file: path, status: thrown instanceof Error ? thrown.name : 'error' });
        },
      );
      if (response.ok) {
        // Servers of single-page apps send the page in place of what they do not have.
        if (response.headers.get('content-type')?.startsWith('text/html')) {
          await response.body?.cancel();
          return undefined;
        }
        return response.body ?? undefined;
      }
      await response.body?.cancel();
      if (response.status === 404 || response.status === 410) return undefined;
      throw new YinjiError('model.source', { file: path, status: response.status });
    },
  };
}
