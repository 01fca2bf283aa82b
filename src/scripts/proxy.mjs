// The way from the page to the hospital's model server: a path of the page's own origin, so that the page needs no other
// address. What nginx and Caddy do in a deployment (docs/deploy) is done here for `npm start -- --server URL`.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** The path that pages ask. */
export const SERVER_PATH = '/v1';

/** What a page may ask below it. */
const PATHS = new Set([`${SERVER_PATH}/models`, `${SERVER_PATH}/chat/completions`]);

/** Loopback, private, shared and link-local addresses: the same as in src/engines/server/hosts.ts. */
const INSIDE = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
])
  INSIDE.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
])
  INSIDE.addSubnet(network, bits, 'ipv6');

/** An address that cannot be used, with the reason for whoever typed it. */
export class AddressError extends Error {}

/**
 * The URL of a server's API, `/v1` added where it has no path.
 * @throws AddressError for what is no http(s) URL, or holds a user, a password, a query or a fragment.
 */
export function parseServer(text) {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    throw new AddressError(`--server takes a URL such as http://10.0.0.5:8000`);
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash)
    throw new AddressError('--server takes no user, password, query or fragment; the key goes into --server-key-env');
  url.pathname = url.pathname.replace(/\/$/, '') || SERVER_PATH;
  return url;
}

/**
 * @param {URL} url
 * @param {readonly string[]} allowed hosts outside that are meant
 * @returns whether it lies outside and is meant.
 * @throws AddressError when one of its addresses is a public one and it was not allowed by name.
 */
export async function checkServer(url, allowed) {
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(name) ? [{ address: name }] : await lookup(name, { all: true }).catch(() => null);
  if (!found) throw new AddressError(`the host ${name} is not known`);
  const isInside = found.every(({ address }) => INSIDE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4'));
  if (isInside) return false;
  if (allowed.includes(url.hostname) || allowed.includes(url.host)) return true;
  throw new AddressError(
    `${url.host} is not on a private network, and notes would go there; if that is meant: --allow-host ${url.hostname}`,
  );
}

/** `deployment.json` for the page, see src/core/deployment.ts. */
export const deploymentFor = (url, isPublic) => ({
  servers: [{ base: SERVER_PATH, goesTo: url.host, ...(isPublic ? { isPublic } : {}) }],
});

/** Headers of a page that are not the server's business. */
const NOT_SENT = ['cookie', 'origin', 'referer', 'accept-encoding', 'forwarded', 'x-forwarded-for', 'x-real-ip'];

/**
 * Vite's proxy for the path. Answers pass as they come; the key is put in here and never reaches the page.
 * @param {URL} url
 * @param {string | undefined} key
 * @returns {import('vite').PreviewOptions['proxy']}
 */
export function proxyTo(url, key) {
  return {
    [SERVER_PATH]: {
      target: url.origin,
      changeOrigin: true,
      xfwd: false,
      rewrite: (path) => path.replace(SERVER_PATH, url.pathname),
      configure(proxy) {
        proxy.on('proxyReq', (request, incoming, response) => {
          for (const name of [...NOT_SENT, ...Object.keys(incoming.headers).filter((header) => /^sec-/.test(header))])
            request.removeHeader(name);
          if (key) request.setHeader('authorization', `Bearer ${key}`);
          // The page went away: the model need not write on.
          response.on('close', () => request.destroy());
        });
        proxy.on('proxyRes', (answer) => {
          for (const name of Object.keys(answer.headers))
            if (name === 'set-cookie' || name.startsWith('access-control-'))
              Reflect.deleteProperty(answer.headers, name);
          answer.headers['cache-control'] = 'no-store, no-transform';
        });
      },
    },
  };
}

/**
 * Answers `deployment.json`, and lets nothing but this app's own pages ask the server: another site that is open in the
 * same browser can reach localhost too.
 * @returns {import('vite').Plugin}
 */
export function serverGate(deployment) {
  const refuse = (response, status, message) => {
    response.statusCode = status;
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ error: { message } }));
  };
  return {
    name: 'yinji-server-gate',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const path = (request.url ?? '').replace(/[?#].*$/s, '');
        if (path === '/deployment.json') {
          response.setHeader('Content-Type', 'application/json');
          response.setHeader('Cache-Control', 'no-store');
          response.end(JSON.stringify(deployment));
          return;
        }
        if (path !== SERVER_PATH && !path.startsWith(`${SERVER_PATH}/`)) return void next();
        if (!PATHS.has(path)) return void refuse(response, 404, 'Not Found');
        if (!isOwn(request.headers)) return void refuse(response, 403, 'Forbidden');
        next();
      });
    },
  };
}

/** Whether a request comes from a page of this origin, or from no browser at all. */
function isOwn({ origin, host, 'sec-fetch-site': site }) {
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
}
