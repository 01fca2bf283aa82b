// npm start: installs and builds when needed, then serves the production build on localhost.
// usage: npm start -- [--port 4173]
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensurePackages, ROOT } from './node-modules.mjs';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4173' } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error('usage: npm start -- [--port 1-65535]');
  process.exit(2);
}
ensurePackages();
ensureBuilt('dist/index.html', 'build');
const { preview } = await import('vite');
const server = await preview({ configFile: join(ROOT, 'vite.config.ts'), preview: { port, host: 'localhost' } });
console.log(`\n  Yinji 隐迹  →  ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}\n`);
