/** `yinji models` against a mirror that can cut, stall, forget, change its mind and send pages in place of files. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { YinjiError } from '../../src/core/errors.ts';
import { findInMirror, withLibrary } from '../../src/cli/models/mirror.ts';
import { pullPack } from '../../src/cli/models/pull.ts';
import type { Patience } from '../../src/cli/models/remote.ts';
import { modelNamed } from '../../src/models/catalog.ts';
import { damaged } from '../models/archives.ts';
import { MLC_ID, mlcPack } from '../models/mlc.ts';
import { TINY_EMBEDDER, tinyEmbedder, writePack, type PackFiles } from '../models/tiny/make.ts';
import { inProcess, temporaryFolder, type Folder } from './run.ts';

const SHARD = 'params_shard_1.bin';
const QUICK: Patience = { tries: 4, firstWait: 1, stall: 300 };
const row = modelNamed(MLC_ID);
const library = row.library?.path ?? '';

/** What the mirror does with one request; true where it has answered. */
type Trouble = (request: IncomingMessage, response: ServerResponse, content: Buffer, count: number) => boolean;

let server: Server;
let base: string;
let folder: Folder;
let content: PackFiles;
let prefix: string;
let trouble: Trouble;
/** Requests by path, with the range asked for. */
let asked: string[];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const range = request.headers.range ?? '';
    asked.push(`${path} ${range}`.trim());
    const file = path.startsWith(prefix) ? content[path.slice(prefix.length)] : undefined;
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    const whole = Buffer.from(file);
    const count = asked.filter((line) => line.startsWith(path)).length;
    if (trouble(request, response, whole, count)) return;
    send(response, whole, range);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  folder = temporaryFolder();
  content = mlcPack();
  prefix = '/';
  trouble = () => false;
  asked = [];
  return () => folder.remove();
});

function send(response: ServerResponse, whole: Buffer, range: string): void {
  const from = Number(/bytes=(\d+)-/.exec(range)?.[1] ?? '0');
  if (range === '') response.writeHead(200, { 'content-length': whole.length }).end(whole);
  else if (from >= whole.length) response.writeHead(416).end();
  else
    response
      .writeHead(206, { 'content-range': `bytes ${String(from)}-${String(whole.length - 1)}/${String(whole.length)}` })
      .end(whole.subarray(from));
}

const to = (): string => join(folder.path, 'pack');

async function pull(patience = QUICK): Promise<string> {
  try {
    const manifest = await pullPack(
      await findInMirror(base, row, patience),
      row,
      to(),
      () => Promise.resolve(),
      patience,
    );
    return `${String(manifest.files.length)} files`;
  } catch (thrown) {
    const { code, params } = YinjiError.from(thrown);
    return `${code} ${String(params['file'] ?? params['what'])}`;
  }
}

const cutOnce: Trouble = (request, response, whole, count) => {
  if (!request.url?.endsWith(SHARD) || count > 1) return false;
  response.writeHead(200, { 'content-length': whole.length });
  response.write(whole.subarray(0, 20_000), () => setTimeout(() => response.destroy(), 50));
  return true;
};

describe('pull', () => {
  it('collects a pack that verifies, and a second run fetches no shard again', async () => {
    expect(await pull()).toBe('7 files');
    const verified = await inProcess(['models', 'verify', to()]);
    expect([verified.code, verified.stdout]).toEqual([0, '']);
    expect(readFileSync(join(to(), SHARD))).toEqual(Buffer.from(content[SHARD] ?? []));
    asked = [];
    expect(await pull()).toBe('7 files');
    expect(asked.filter((line) => /params_shard|wasm/.test(line))).toEqual([]);
  });

  it.each<[string, Trouble, string]>([
    ['a cut connection goes on where it was cut', cutOnce, '7 files'],
    [
      'a mirror that is busy is asked again',
      (request, response, _whole, count) => {
        if (!request.url?.endsWith(SHARD) || count > 2) return false;
        response.writeHead(count === 1 ? 503 : 429).end();
        return true;
      },
      '7 files',
    ],
    [
      'a mirror that knows no ranges starts anew',
      (request, response, whole, count) => {
        if (cutOnce(request, response, whole, count)) return true;
        if (!request.url?.endsWith(SHARD)) return false;
        response.writeHead(200).end(whole);
        return true;
      },
      '7 files',
    ],
    [
      'a connection that falls silent is given up and taken up again',
      (request, response, whole, count) => {
        if (!request.url?.endsWith(SHARD) || count > 1) return false;
        response.writeHead(200, { 'content-length': whole.length });
        response.write(whole.subarray(0, 20_000));
        return true;
      },
      '7 files',
    ],
    [
      'a mirror that lies about where it goes on is found out',
      (request, response, whole, count) => {
        if (cutOnce(request, response, whole, count)) return true;
        if (!request.url?.endsWith(SHARD) || request.headers.range === undefined) return false;
        response
          .writeHead(206, { 'content-range': `bytes 0-${String(whole.length - 1)}/${String(whole.length)}` })
          .end(whole);
        return true;
      },
      '7 files',
    ],
    [
      'a page in place of a file is no file',
      (request, response) => {
        if (!request.url?.endsWith(SHARD)) return false;
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<!doctype html>');
        return true;
      },
      `model.incomplete ${SHARD}`,
    ],
    [
      'a mirror that is down is named with its file',
      (request, response) => {
        if (!request.url?.endsWith(SHARD)) return false;
        response.writeHead(500).end();
        return true;
      },
      `model.source ${SHARD}`,
    ],
    [
      'a mirror that forbids is not asked again',
      (request, response) => {
        if (!request.url?.endsWith(SHARD)) return false;
        response.writeHead(403).end();
        return true;
      },
      `model.source ${SHARD}`,
    ],
  ])('%s', async (_name, what, wanted) => {
    trouble = what;
    expect(await pull()).toBe(wanted);
    if (wanted === '7 files') expect((await inProcess(['models', 'verify', to()])).code).toBe(0);
    else expect((await inProcess(['models', 'verify', to(), '--model', MLC_ID])).code).toBe(1);
  });

  it('asks for the rest of a part, not for the whole', async () => {
    trouble = cutOnce;
    await pull();
    expect(asked.filter((line) => line.includes(SHARD))).toEqual([`/${SHARD}`, expect.stringMatching(/bytes=\d+-$/)]);
  });

  it('refuses a shard that is not what its list says', async () => {
    content = damaged(content, SHARD);
    expect(await pull()).toBe(`model.damaged ${SHARD}`);
  });

  it('refuses a file that has changed since it was pinned', async () => {
    expect(await pull()).toBe('7 files');
    rmSync(join(to(), 'tokenizer.json'));
    content = { ...content, 'tokenizer.json': new TextEncoder().encode('{"version":"6.6"}') };
    expect(await pull()).toBe('model.damaged tokenizer.json');
  });

  it('throws a part of another version away', async () => {
    mkdirSync(to(), { recursive: true });
    writeFileSync(join(to(), `${SHARD}.part`), Buffer.alloc(500, 1));
    expect(await pull()).toBe('7 files');
    writeFileSync(join(to(), `tokenizer.json.part`), Buffer.alloc(5000, 1));
    rmSync(join(to(), 'tokenizer.json'));
    expect(await pull()).toBe('7 files');
  });

  it.each(['/', `/${MLC_ID}/`, `/mlc-ai/${MLC_ID}/resolve/main/`])('finds the model at %s', async (where) => {
    prefix = where;
    expect(await pull()).toBe('7 files');
  });

  it('takes the library from a place of its own', async () => {
    const { [library]: wasm, ...rest } = content;
    content = rest;
    const missing = await inProcess(['models', 'pull', MLC_ID, '--from', base, '--to', to()]);
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining(row.library?.source ?? '?')]);
    const file = folder.file(library, wasm ?? new Uint8Array());
    const source = withLibrary(await findInMirror(base, row, QUICK), row, file, QUICK);
    expect((await pullPack(source, row, to(), () => Promise.resolve(), QUICK)).files).toHaveLength(7);
  });

  it('copies from a folder of this machine', async () => {
    writePack(content, join(folder.path, 'usb'));
    const ended = await inProcess(['models', 'pull', MLC_ID, '--from', join(folder.path, 'usb'), '--to', to()]);
    expect([ended.code, ended.stderr]).toEqual([0, expect.stringContaining('is complete')]);
  });

  it('says what is missing and what is not there', async () => {
    expect((await inProcess(['models', 'pull', MLC_ID, '--from', base])).code).toBe(2);
    expect((await inProcess(['models', 'pull', 'nothing', '--from', base, '--to', to()])).stderr).toContain('nothing');
    prefix = '/elsewhere/';
    expect(await pull()).toBe(`model.not-a-pack ${base}`);
  });
});

describe('verify', () => {
  const { files } = tinyEmbedder();
  it.each<[string, PackFiles, number, string]>([
    ['whole', files, 0, ''],
    ['damaged', damaged(files, 'onnx/model.onnx'), 1, 'damaged or swapped\tonnx/model.onnx\n'],
    ['extra', { ...files, 'x.txt': new Uint8Array(1) }, 0, 'extra\tx.txt\n'],
  ])('%s', async (_name, pack, code, stdout) => {
    writePack(pack, to());
    const ended = await inProcess(['models', 'verify', to()]);
    expect([ended.code, ended.stdout]).toEqual([code, stdout]);
  });

  it('names what is missing, in Chinese too, and in JSON', async () => {
    writePack(files, to());
    rmSync(join(to(), 'tokenizer.json'));
    expect((await inProcess(['models', 'verify', to()], '', undefined, 'zh')).stdout).toBe('缺失\ttokenizer.json\n');
    const json = await inProcess(['models', 'verify', to(), '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ model: TINY_EMBEDDER, isSound: false });
  });

  it('refuses a folder that is no pack', async () => {
    mkdirSync(to());
    const ended = await inProcess(['models', 'verify', to()]);
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('no model pack')]);
  });
});

describe('pin', () => {
  it('pins a folder collected by hand, once its sums are right', async () => {
    const { 'tensor-cache.json': list, ...rest } = mlcPack();
    writePack({ ...rest, 'ndarray-cache.json': list ?? new Uint8Array() }, to());
    expect((await inProcess(['models', 'pin', to(), '--model', MLC_ID])).code).toBe(0);
    expect((await inProcess(['models', 'verify', to()])).code).toBe(0);
    writeFileSync(join(to(), SHARD), 'swapped');
    expect((await inProcess(['models', 'verify', to()])).code).toBe(1);
  });

  it('does not pin what is damaged', async () => {
    writePack(damaged(mlcPack(), SHARD), to());
    const ended = await inProcess(['models', 'pin', to(), '--model', MLC_ID]);
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining(SHARD)]);
  });
});

describe('list and help', () => {
  it('lists every model, as lines and as JSON', async () => {
    const lines = await inProcess(['models', 'list']);
    const rows = await inProcess(['models', 'list', '--json']);
    expect(lines.stdout.split('\n').filter(Boolean)).toHaveLength(rows.stdout.split('\n').filter(Boolean).length);
    expect(lines.stdout).toContain('Qwen3-8B-q4f16_1-MLC');
  });

  it.each<['en' | 'zh', string]>([
    ['en', 'goes on'],
    ['zh', '断点继续'],
  ])('explains itself in %s', async (language, words) => {
    expect((await inProcess(['models', '--help'], '', undefined, language)).stdout).toContain(words);
  });

  it.each([[['models']], [['models', 'fetch']], [['models', 'list', '--fast']], [['models', 'verify']]])(
    '%j is bad usage',
    async (words) => {
      expect((await inProcess(words)).code).toBe(2);
    },
  );
});
