/** Packs that are whole, damaged, cut, swapped and mislabelled, read from folders and archives. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { YinjiError } from '../../src/core/errors.ts';
import { digest, sha256Of } from '../../src/models/digest.ts';
import { inventoryOf } from '../../src/models/inventory.ts';
import { MANIFEST_NAME } from '../../src/models/manifest.ts';
import { parseShards } from '../../src/models/shards.ts';
import type { PackSource } from '../../src/models/source.ts';
import { blobSource, packFolders, type NamedBlob } from '../../src/models/sources/blobs.ts';
import { readTar } from '../../src/models/sources/tar.ts';
import { readZip } from '../../src/models/sources/zip.ts';
import { verifyPack } from '../../src/models/verify.ts';
import { below, damaged, tarOf, zipOf } from './archives.ts';
import { MLC_ID, mlcPack } from './mlc.ts';
import { TINY_EMBEDDER, tinyEmbedder, type PackFiles } from './tiny/make.ts';

const { files } = tinyEmbedder();
const ONNX = 'onnx/model.onnx';

const blob = (content: Uint8Array): Blob => new Blob([content as Uint8Array<ArrayBuffer>]);
const named = (pack: PackFiles): NamedBlob[] =>
  Object.entries(pack).map(([path, content]) => ({
    path,
    bytes: content.length,
    stream: () => blob(content).stream(),
  }));
const sourceOf = (pack: PackFiles): PackSource => blobSource(named(pack));
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Files that are not right, as `state path`; or the error's code and file. */
async function judge(pack: PackFiles, id?: string, name = 'folder'): Promise<string[]> {
  try {
    const source = sourceOf(pack);
    const report = await verifyPack(source, await inventoryOf(source, id, name));
    const wrong = report.files.filter(({ state }) => state !== 'ok').map(({ state, path }) => `${state} ${path}`);
    expect(report.isSound).toBe(wrong.every((line) => line.startsWith('extra')));
    return wrong;
  } catch (thrown) {
    const { code, params } = YinjiError.from(thrown);
    return [`${code} ${String(params['file'] ?? params['what'])}`];
  }
}

const without = (pack: PackFiles, path: string): PackFiles =>
  Object.fromEntries(Object.entries(pack).filter(([name]) => name !== path));

describe('a pack with a manifest', () => {
  it.each<[string, PackFiles, string[]]>([
    ['whole', files, []],
    ['one bit turned', damaged(files, ONNX), [`damaged ${ONNX}`]],
    ['cut', { ...files, [ONNX]: (files[ONNX] ?? new Uint8Array()).slice(0, -1) }, [`damaged ${ONNX}`]],
    ['longer', { ...files, 'config.json': text('{} ') }, ['damaged config.json']],
    ['empty file', { ...files, 'tokenizer.json': new Uint8Array() }, ['damaged tokenizer.json']],
    ['file missing', without(files, ONNX), [`missing ${ONNX}`]],
    ['file too many', { ...files, 'readme.txt': text('hello') }, ['extra readme.txt']],
    [
      'two swapped',
      {
        ...files,
        'config.json': files['tokenizer.json'] ?? text(''),
        'tokenizer.json': files['config.json'] ?? text(''),
      },
      ['damaged config.json', 'damaged tokenizer.json'],
    ],
    [
      'a pointer in place of the file',
      { ...files, [ONNX]: text('version https://git-lfs.github.com/spec/v1\noid sha256:0\n') },
      [`damaged ${ONNX}`],
    ],
    ['manifest and folder unknown', without(files, MANIFEST_NAME), ['model.not-a-pack folder']],
    ['manifest damaged', { ...files, [MANIFEST_NAME]: text('{') }, ['model.not-a-pack folder']],
    ['empty folder', {}, ['model.not-a-pack folder']],
  ])('%s', async (_name, pack, wanted) => {
    expect(await judge(pack)).toEqual(wanted);
  });

  it('is refused under the name of another model', async () => {
    expect(await judge(files, MLC_ID)).toEqual(['model.not-a-pack folder']);
    expect(await judge(files, TINY_EMBEDDER)).toEqual([]);
  });
});

describe('a pack of shards without a manifest', () => {
  const mlc = mlcPack();
  it.each<[string, PackFiles, string[]]>([
    ['whole', mlc, []],
    [
      'the old name of the list',
      { ...without(mlc, 'tensor-cache.json'), 'ndarray-cache.json': mlc['tensor-cache.json'] ?? text('') },
      [],
    ],
    ['a shard damaged', damaged(mlc, 'params_shard_1.bin'), ['damaged params_shard_1.bin']],
    ['a shard missing', without(mlc, 'params_shard_0.bin'), ['missing params_shard_0.bin']],
    ['the list missing', without(mlc, 'tensor-cache.json'), ['model.incomplete tensor-cache.json']],
    ['the list no list', { ...mlc, 'tensor-cache.json': text('{"records": 1}') }, ['model.damaged tensor-cache.json']],
    [
      'a page in place of the configuration',
      { ...mlc, 'mlc-chat-config.json': text('<!doctype html>') },
      [`model.not-a-pack ${MLC_ID}`],
    ],
  ])('%s', async (_name, pack, wanted) => {
    expect(await judge(pack, undefined, MLC_ID)).toEqual(wanted);
  });

  it('does not follow a list out of its folder', () => {
    expect(parseShards('{"records":[{"dataPath":"../secret","nbytes":1}]}')).toBeUndefined();
    expect(parseShards('{"records":[{"dataPath":"a.bin","nbytes":-1}]}')).toBeUndefined();
    expect(parseShards('no json')).toBeUndefined();
  });
});

describe('an archive', () => {
  const whole = async (blobs: readonly NamedBlob[]): Promise<PackFiles> =>
    Object.fromEntries(
      await Promise.all(
        blobs.map(
          async ({ path, stream }) => [path, new Uint8Array(await new Response(stream()).arrayBuffer())] as const,
        ),
      ),
    );
  it.each<[string, () => Promise<NamedBlob[]>]>([
    ['tar', () => readTar(blob(tarOf(files)), 'a.tar')],
    ['tar with pax headers', () => readTar(blob(tarOf(files, true)), 'a.tar')],
    ['zip, stored', () => readZip(blob(zipOf(files, 0)), 'a.zip')],
    ['zip, deflated', () => readZip(blob(zipOf(files, 6)), 'a.zip')],
  ])('%s gives its files back', async (_name, read) => {
    expect(await whole(await read())).toEqual(files);
  });

  it.each<[string, () => Promise<NamedBlob[]>]>([
    ['a cut tar', () => readTar(blob(tarOf(files).slice(0, 6000)), 'x')],
    [
      'a tar with a damaged header',
      () => readTar(blob(Uint8Array.from(tarOf(files), (byte, at) => (at === 3 ? byte ^ 1 : byte))), 'x'),
    ],
    ['no tar', () => readTar(blob(new Uint8Array(2048).fill(9)), 'x')],
    ['a cut zip', () => readZip(blob(zipOf(files, 6).slice(0, 3000)), 'x')],
    ['no zip', () => readZip(blob(new Uint8Array(100)), 'x')],
    ['an empty file', () => readZip(blob(new Uint8Array()), 'x')],
  ])('%s is no pack', async (_name, read) => {
    await expect(read()).rejects.toMatchObject({ code: 'model.not-a-pack' });
  });

  it('with folders above gives the pack below them', () => {
    const found = packFolders(named({ ...below('usb/packs/tiny', files), 'usb/readme.txt': text('') }), [
      MANIFEST_NAME,
      'config.json',
    ]);
    expect([...found.keys()]).toEqual(['usb/packs/tiny']);
    expect(
      found
        .get('usb/packs/tiny')
        ?.map(({ path }) => path)
        .sort(),
    ).toEqual(Object.keys(files).sort());
  });

  it('with two packs gives both', () => {
    const found = packFolders(named({ ...below('a', files), ...below('b', files) }), [MANIFEST_NAME]);
    expect([...found.keys()]).toEqual(['a', 'b']);
  });
});

describe('a digest', () => {
  it('is that of the bytes, however they come', async () => {
    const content = Uint8Array.from({ length: 100_000 }, (_, at) => at % 251);
    const wanted = createHash('sha256').update(content).digest('hex');
    const md5 = createHash('md5').update(content).digest('hex');
    expect(await digest(blob(content).stream(), { md5: true })).toEqual({ bytes: content.length, sha256: wanted, md5 });
    expect(await sha256Of(content.buffer)).toBe(wanted);
    let seen = 0;
    const stop = new AbortController();
    const cut = digest(blob(content).stream(), {
      signal: stop.signal,
      onPiece: (piece) => void ((seen += piece.length), stop.abort()),
    });
    await expect(cut).rejects.toThrow();
    expect(seen).toBeGreaterThan(0);
  });
});
