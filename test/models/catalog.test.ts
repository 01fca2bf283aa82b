/** Every row of models.json, against the list of the WebLLM that is installed and against sense. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { describe, expect, it } from 'vitest';
import type { ModelRow } from '../../src/core/model.ts';
import { WEBLLM_VERSION } from '../../src/engines/webllm.ts';
import { MODELS } from '../../src/models/catalog.ts';
import { MANIFEST_NAME, manifestText, parseManifest, pinConflict } from '../../src/models/manifest.ts';

const require = createRequire(import.meta.url);
const versionOf = (name: string): string => {
  const main = require.resolve(name);
  const folder = main.slice(0, main.lastIndexOf(`/${name}/`) + name.length + 2);
  return (JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { version: string }).version;
};

const webllm = MODELS.filter(({ runtime }) => runtime === 'webllm');
const onnx = MODELS.filter(({ runtime }) => runtime === 'transformers');

describe('models.json', () => {
  it('has each id once', () => {
    expect(new Set(MODELS.map(({ id }) => id)).size).toBe(MODELS.length);
  });

  it('has both families in every size, in q4f16 and q4f32', () => {
    const wanted = [
      'Qwen2.5 0.5B',
      'Qwen2.5 1.5B',
      'Qwen2.5 3B',
      'Qwen2.5 7B',
      'Qwen3 0.6B',
      'Qwen3 1.7B',
      'Qwen3 4B',
      'Qwen3 8B',
    ];
    for (const label of wanted)
      expect(webllm.filter((row) => row.label.startsWith(label)).map(({ quantisation }) => quantisation)).toEqual([
        'q4f16_1',
        'q4f32_1',
      ]);
  });

  it.each(webllm.map((row): [string, ModelRow] => [row.id, row]))('%s is what WebLLM says of it', (id, row) => {
    const record = prebuiltAppConfig.model_list.find(({ model_id }) => model_id === id);
    expect(row.source).toBe(record?.model);
    expect(row.library?.source).toBe(record?.model_lib);
    expect(record?.model_lib.endsWith(`/${row.library?.path ?? '?'}`)).toBe(true);
    expect(row.memoryMiB).toBe(Math.ceil(record?.vram_required_MB ?? 0));
    expect(row.contextTokens).toBe(record?.overrides?.context_window_size);
    expect(row.features).toEqual(row.quantisation === 'q4f16_1' ? ['shader-f16'] : []);
    expect(row.runtimeVersion).toBe(WEBLLM_VERSION);
  });

  it.each(onnx.map((row): [string, ModelRow] => [row.id, row]))(
    '%s names the weights of its quantisation',
    (_id, row) => {
      const suffix = { fp32: '', fp16: '_fp16', q8: '_quantized', q4: '_q4', q4f16: '_q4f16' }[row.quantisation];
      expect(row.files.map(({ path }) => path)).toContain(`onnx/model${suffix ?? '?'}.onnx`);
      expect(row.files.map(({ path }) => path)).toEqual(expect.arrayContaining(['config.json', 'tokenizer.json']));
      expect(row.quantisation.includes('f16') || row.quantisation === 'fp16').toBe(row.features.includes('shader-f16'));
    },
  );

  it('is for the runtimes that are installed', () => {
    expect(versionOf('@mlc-ai/web-llm')).toBe(WEBLLM_VERSION);
    for (const { runtimeVersion } of onnx) expect(runtimeVersion).toBe(versionOf('@huggingface/transformers'));
  });

  it('gives the BGE models what their cards ask for', () => {
    const instruction = '为这个句子生成表示以用于检索相关文章：';
    const of = (id: string) => MODELS.find((row) => row.id === id)?.embedding;
    expect(of('bge-small-zh-v1.5')).toEqual({
      dimensions: 512,
      pooling: 'cls',
      normalize: true,
      queryInstruction: instruction,
    });
    expect(of('bge-large-zh-v1.5')).toEqual({
      dimensions: 1024,
      pooling: 'cls',
      normalize: true,
      queryInstruction: instruction,
    });
    expect(of('bge-m3')).toEqual({ dimensions: 1024, pooling: 'cls', normalize: true, queryInstruction: '' });
  });
});

describe('a manifest', () => {
  const [row] = MODELS;
  if (!row) throw new Error('models.json is empty');
  const files = row.files.map(({ path }, at) => ({ path, bytes: at, sha256: 'a'.repeat(64) }));

  it('comes back as it was written', () => {
    const read = parseManifest(manifestText({ row, files }));
    expect(read?.row).toBe(row);
    expect([...(read?.files ?? [])].sort((a, b) => a.bytes - b.bytes)).toEqual(files);
  });

  it.each<[string, string]>([
    ['a page of the server', '<!doctype html><title>Yinji</title>'],
    ['an empty file', ''],
    ['a manifest cut short', manifestText({ row, files }).slice(0, -20)],
    ['a path out of the folder', manifestText({ row, files: [{ path: '../x', bytes: 1, sha256: 'a'.repeat(64) }] })],
    ['an absolute path', manifestText({ row, files: [{ path: '/etc/passwd', bytes: 1, sha256: 'a'.repeat(64) }] })],
    [
      'a path with dots inside',
      manifestText({ row, files: [{ path: 'a/../../b', bytes: 1, sha256: 'a'.repeat(64) }] }),
    ],
    ['a Windows path', manifestText({ row, files: [{ path: 'a\\b', bytes: 1, sha256: 'a'.repeat(64) }] })],
    ['a hash that is none', manifestText({ row, files: [{ path: 'a', bytes: 1, sha256: 'abc' }] })],
    ['no files', manifestText({ row, files: [] })],
    ['an id that is a path', manifestText({ row: { ...row, id: '../x' }, files })],
  ])('is not read from %s', (_name, text) => {
    expect(parseManifest(text)).toBeUndefined();
  });

  it('must have what the catalogue pins', () => {
    const pinned = {
      ...row,
      files: row.files.map((file, at) => (at === 1 ? { ...file, sha256: 'b'.repeat(64) } : file)),
    };
    expect(pinConflict({ row, files })).toBeUndefined();
    expect(pinConflict({ row: pinned, files })).toBe(row.files[1]?.path);
    expect(pinConflict({ row, files: files.slice(1) })).toBe(row.files[0]?.path);
    expect(MANIFEST_NAME).toBe('yinji-pack.json');
  });
});
