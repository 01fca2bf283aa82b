// npm start: installs and builds when needed, then serves the production build on localhost.
// usage: npm start -- [--port 4173] [--server http://10.0.0.5:8000 [--server-key-env NAME] [--allow-host HOST]] [--models DIR]
import { parseArgs } from 'node:util';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { modelPacks } from './model-packs.mjs';
import { ensurePackages, ROOT } from './node-modules.mjs';
import { AddressError, checkServer, deploymentFor, parseServer, proxyTo, serverGate } from './proxy.mjs';

const USAGE = `usage: npm start -- [--port 1-65535] [--server URL [--server-key-env NAME] [--allow-host HOST]] [--models DIR]
  --server URL           the hospital's model server, such as http://10.0.0.5:8000; pages ask it as /v1
  --server-key-env NAME  the environment variable that holds its key; the key never reaches the page
  --allow-host HOST      allows a server that is not on a private network
  --models DIR           folder with packs of models (DIR/ID/…, see yinji models pull); pages find them at /models`;

function stop(message) {
  console.error(message === undefined ? USAGE : `npm start: ${message}\n\n${USAGE}`);
  process.exit(2);
}

function readWords() {
  try {
    return parseArgs({
      options: {
        port: { type: 'string', default: '4173' },
        server: { type: 'string' },
        'server-key-env': { type: 'string' },
        'allow-host': { type: 'string', multiple: true, default: [] },
        models: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return stop(error.message);
  }
}

/** What Vite needs to reach the server. */
async function serverOptions({ server, 'server-key-env': variable, 'allow-host': allowed }) {
  if (server === undefined) return variable === undefined ? undefined : stop('--server-key-env goes with --server');
  const key = variable === undefined ? undefined : process.env[variable]?.trim();
  if (variable !== undefined && !key) stop(`the environment variable ${variable} is not set`);
  try {
    const url = parseServer(server);
    const isPublic = await checkServer(url, allowed);
    return { host: url.host, proxy: proxyTo(url, key), gate: serverGate(deploymentFor(url, isPublic)) };
  } catch (error) {
    if (error instanceof AddressError) return stop(error.message);
    throw error;
  }
}

const words = readWords();
const port = Number(words.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) stop();
const reached = await serverOptions(words);
ensurePackages();
ensureBuilt('dist/index.html', 'build');
const { preview } = await import('vite');
const server = await preview({
  configFile: join(ROOT, 'vite.config.ts'),
  preview: { port, host: 'localhost', ...(reached ? { proxy: reached.proxy } : {}) },
  plugins: [...(reached ? [reached.gate] : []), ...(words.models === undefined ? [] : [modelPacks(words.models)])],
});
console.log(`\n  Yinji 隐迹  →  ${server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`}`);
console.log(reached ? `  text may go to  →  ${reached.host}\n` : '');
