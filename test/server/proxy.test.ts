/** The way of `npm start -- --server` from page to server: Vite's own preview with the gate and the proxy of the script. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preview, type PreviewServer } from 'vite';
import { parseDeployment } from '../../src/core/deployment.ts';
import { addressAllowed } from '../../src/engines/server/address.ts';
import { hostKind } from '../../src/engines/server/hosts.ts';
import { serverModel } from '../../src/engines/server/model.ts';
import { checkServer, deploymentFor, parseServer, proxyTo, serverGate } from '../../src/scripts/proxy.mjs';
import { faultServer, MODEL, type Act, type FaultServer } from './fault-server.ts';

const KEY = 'sk-proxy-4711';
const TEXT = '{"spans": [{"text": "张三", "type": "姓名"}]}';

let upstream: FaultServer;
let act: Act;
let app: PreviewServer;
let origin: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yinji-proxy-'));
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>Yinji</title>');
  writeFileSync(join(folder, 'dist/deployment.json'), '{"servers": []}');
  upstream = await faultServer({ act: () => act, key: KEY });
  const url = parseServer(upstream.base.replace('/v1', ''));
  app = await preview({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    plugins: [serverGate(deploymentFor(url, false))],
    preview: { port: 0, host: '127.0.0.1', proxy: proxyTo(url, KEY) },
  });
  origin = new URL(app.resolvedUrls?.local[0] ?? '').origin;
});
afterAll(async () => {
  await app.close();
  await upstream.close();
  rmSync(folder, { recursive: true, force: true });
});

const body = JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: 'a' }], max_tokens: 9 });
const post = (headers: Record<string, string> = {}, path = '/v1/chat/completions'): Promise<Response> =>
  fetch(origin + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } });

describe('npm start -- --server', () => {
  it('tells the page which path to ask and where that leads, in the place of the deployment that has none', async () => {
    const response = await fetch(`${origin}/deployment.json`);
    const deployment = parseDeployment(await response.json());
    expect(deployment.servers).toEqual([{ base: '/v1', goesTo: new URL(upstream.base).host }]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(addressAllowed('/v1', { origin, deployment })).toMatchObject({
      allowed: true,
      base: `${origin}/v1`,
      host: new URL(upstream.base).host,
    });
  });

  it('is what a model of the page asks, with the key that only the proxy has', async () => {
    act = { kind: 'stream', text: TEXT };
    const model = serverModel({ base: `${origin}/v1`, host: 'h', model: MODEL, retries: { count: 0, firstDelay: 1 } });
    expect(await model.check()).toEqual({ state: 'available' });
    const reply = await model.complete({ messages: [{ role: 'user', content: 'a' }], maxTokens: 99 });
    expect(reply.text).toBe(TEXT);
    expect(upstream.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);
  });

  it('hands pieces on as they come', async () => {
    act = { kind: 'stream', text: TEXT, stallAfter: 0.5 };
    const controller = new AbortController();
    const response = await fetch(`${origin}/v1/chat/completions`, {
      method: 'POST',
      body,
      headers: { 'Accept-Encoding': 'gzip, br' },
      signal: controller.signal,
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    const first = await response.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('data: ');
    controller.abort();
    const asked = upstream.requests.at(-1);
    while (!asked?.isAborted) await new Promise((done) => setTimeout(done, 5));
  });

  it('sends nothing of the page but the request, and keeps what the server would set', async () => {
    act = {
      kind: 'reply',
      status: 200,
      body: { choices: [] },
      headers: { 'Set-Cookie': 'a=b', 'Access-Control-Allow-Origin': '*' },
    };
    const response = await post({ Cookie: 'session=1', Referer: `${origin}/#note`, Origin: origin });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('access-control-allow-origin')).not.toBe('*');
    const sent = Object.keys(upstream.requests.at(-1)?.headers ?? {});
    expect(sent.filter((name) => /cookie|referer|origin|forwarded|^sec-/.test(name))).toEqual([]);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { Origin: 'https://evil.example.com' }],
    ['another site, as the browser marks it', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another port', { Origin: 'http://127.0.0.1:1' }],
    ['no origin at all', { Origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const before = upstream.requests.length;
    expect(await statusOf(headers)).toBe(403);
    expect(upstream.requests).toHaveLength(before);
  });

  it.each(['/v1', '/v1/files', '/v1/chat/completions/x', '/v1/../admin', '/v1/embeddings'])(
    'leads nowhere else: %s',
    async (path) => {
      const before = upstream.requests.length;
      const response = await post({}, path);
      expect(response.status).toBe(404);
      expect(upstream.requests).toHaveLength(before);
    },
  );

  it('says so when the server is down', async () => {
    const gone = await faultServer({ act: () => ({ kind: 'silent' }) });
    const url = parseServer(gone.base);
    await gone.close();
    const other = await preview({
      configFile: false,
      root: folder,
      logLevel: 'silent',
      preview: { port: 0, host: '127.0.0.1', proxy: proxyTo(url, undefined) },
    });
    const base = `${new URL(other.resolvedUrls?.local[0] ?? '').origin}/v1`;
    const model = serverModel({ base, host: 'h', model: MODEL, retries: { count: 0, firstDelay: 1 } });
    expect(await model.check()).toMatchObject({ state: 'unavailable', reason: { code: 'server.failed' } });
    await other.close();
  });
});

/** The status of a request with headers that `fetch` does not let one set. */
function statusOf(headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const request = httpRequest(`${origin}/v1/chat/completions`, { method: 'POST', headers }, (response) => {
      response.resume();
      done(response.statusCode);
    });
    request.on('error', fail);
    request.end(body);
  });
}

describe('the address of --server', () => {
  it.each([
    ['http://10.0.0.5:8000', 'http://10.0.0.5:8000/v1'],
    ['https://llm.local/api/v1/', 'https://llm.local/api/v1'],
  ])('%s is %s', (text, whole) => {
    expect(parseServer(text).href).toBe(whole);
  });

  it.each(['', '10.0.0.5', 'ftp://10.0.0.5', 'http://', 'http://a:b@10.0.0.5', 'http://10.0.0.5/?key=1'])(
    '%s is refused',
    (text) => {
      expect(() => parseServer(text)).toThrow('--server takes');
    },
  );

  it.each(['127.0.0.1', '10.9.8.7', '172.20.0.1', '172.32.0.1', '8.8.8.8', '[::1]', '[fd00::1]', '[2001:db8::1]'])(
    '%s is judged as the engine judges it',
    async (host) => {
      const url = parseServer(`http://${host}:8000`);
      const isAllowed = await checkServer(url, []).then(
        (isPublic) => !isPublic,
        () => false,
      );
      expect(isAllowed).toBe(hostKind(host) === 'private');
      if (!isAllowed) expect(await checkServer(url, [host])).toBe(true);
    },
  );
});
