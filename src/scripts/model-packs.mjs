// Serves packs of models at /models/, from a folder of this machine: for `npm start` and for development.
import { createReadStream, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';

/**
 * Vite plugin.
 * @param {string} folder holds a folder for each pack, named by the model's id
 */
export function modelPacks(folder) {
  const root = resolve(folder);
  const serve = (request, response, next) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    if (!path.startsWith('/models/') || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
    const file = join(root, path.slice('/models/'.length));
    const found = file.startsWith(root + sep) ? statSync(file, { throwIfNoEntry: false }) : undefined;
    if (!found?.isFile()) {
      response.statusCode = 404;
      return response.end();
    }
    response.setHeader('Content-Length', found.size);
    response.setHeader('Content-Type', file.endsWith('.json') ? 'application/json' : 'application/octet-stream');
    if (request.method === 'HEAD') return response.end();
    createReadStream(file).pipe(response);
  };
  return {
    name: 'yinji-model-packs',
    configureServer: ({ middlewares }) => void middlewares.use(serve),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(serve),
  };
}
