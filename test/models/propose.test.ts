/** Which model a machine is proposed, as a table of machines. */
import { describe, expect, it } from 'vitest';
import { MODELS } from '../../src/models/catalog.ts';
import { readAdapter, type AdapterFacts, type MachineFacts } from '../../src/models/machine.ts';
import { proposeModel } from '../../src/models/propose.ts';

const GIB = 2 ** 30;

const adapter = (changes: Partial<AdapterFacts> = {}): AdapterFacts => ({
  vendor: 'nvidia',
  architecture: 'ampere',
  description: '',
  isFallback: false,
  features: ['shader-f16', 'subgroups'],
  maxBufferBytes: 4 * GIB,
  maxStorageBindingBytes: 2 * GIB,
  maxWorkgroupStorageBytes: 32768,
  maxStorageBuffersPerStage: 16,
  ...changes,
});

const machine = (changes: Partial<MachineFacts> = {}): MachineFacts => ({
  adapter: adapter(),
  gpuReason: null,
  memoryGiB: 8,
  threads: 8,
  storage: null,
  ...changes,
});

const noGpu = machine({ adapter: null, gpuReason: { code: 'gpu.no-adapter', params: {} } });

describe('the proposal', () => {
  it.each<[string, MachineFacts, string | null]>([
    ['a card, 8 GiB reported', machine(), 'Qwen2.5-3B-Instruct-q4f16_1-MLC'],
    ['a card, 16 GiB', machine({ memoryGiB: 16 }), 'Qwen2.5-7B-Instruct-q4f16_1-MLC'],
    ['a card, 32 GiB', machine({ memoryGiB: 32 }), 'Qwen3-8B-q4f16_1-MLC'],
    ['a card without f16', machine({ adapter: adapter({ features: [] }) }), 'Qwen3-1.7B-q4f32_1-MLC'],
    ['shared graphics, 8 GiB', machine({ adapter: adapter({ vendor: 'intel' }) }), 'Qwen3-1.7B-q4f16_1-MLC'],
    [
      'shared graphics, 4 GiB',
      machine({ memoryGiB: 4, adapter: adapter({ vendor: 'intel' }) }),
      'Qwen2.5-0.5B-Instruct-q4f16_1-MLC',
    ],
    ['Apple, 8 GiB', machine({ adapter: adapter({ vendor: 'apple' }) }), 'Qwen3-4B-q4f16_1-MLC'],
    ['memory unknown', machine({ memoryGiB: null }), 'Qwen3-1.7B-q4f16_1-MLC'],
    ['a software adapter', machine({ adapter: adapter({ isFallback: true, features: [] }) }), null],
    ['no WebGPU', noGpu, null],
  ])('%s: %s', (_name, facts, wanted) => {
    expect(proposeModel(facts, MODELS).best?.row.id ?? null).toBe(wanted);
  });

  it.each<[string, MachineFacts, string, string]>([
    ['no adapter', noGpu, 'Qwen3-0.6B-q4f32_1-MLC', 'gpu.no-adapter'],
    [
      'no WebGPU',
      machine({ adapter: null, gpuReason: { code: 'gpu.none', params: {} } }),
      'Qwen3-0.6B-q4f32_1-MLC',
      'gpu.none',
    ],
    ['no f16', machine({ adapter: adapter({ features: [] }) }), 'Qwen3-0.6B-q4f16_1-MLC', 'gpu.feature'],
    [
      'small buffers',
      machine({ adapter: adapter({ maxBufferBytes: 2 ** 27 }) }),
      'Qwen3-0.6B-q4f16_1-MLC',
      'gpu.limit',
    ],
    [
      'few buffers a shader',
      machine({ adapter: adapter({ maxStorageBuffersPerStage: 8 }) }),
      'Qwen3-0.6B-q4f16_1-MLC',
      'gpu.limit',
    ],
    ['little memory', machine({ memoryGiB: 4 }), 'Qwen3-8B-q4f16_1-MLC', 'gpu.memory'],
  ])('%s: %s is refused for %s', (_name, facts, id, code) => {
    const fit = proposeModel(facts, MODELS).fits.find(({ row }) => row.id === id);
    expect([fit?.fit, fit?.reason?.code]).toEqual(['no', code]);
  });

  it('judges every chat model, those that fit first, and no embedder', () => {
    const { fits } = proposeModel(machine(), MODELS);
    expect(fits.map(({ row }) => row.id).sort()).toEqual(
      MODELS.filter(({ task }) => task === 'chat')
        .map(({ id }) => id)
        .sort(),
    );
    const order = fits.map(({ fit }) => ['yes', 'tight', 'no'].indexOf(fit));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('offers the processor where there is no card, and says it is slow', () => {
    const fit = proposeModel(noGpu, MODELS).fits[0];
    expect([fit?.row.runtime, fit?.fit, fit?.speed]).toEqual(['transformers', 'yes', 'slow']);
  });
});

describe('the facts of an adapter', () => {
  const found = {
    info: { vendor: 'intel', architecture: 'gen-12lp', description: '' },
    features: new Set(['subgroups', 'shader-f16']),
    limits: {
      maxBufferSize: 5,
      maxStorageBufferBindingSize: 6,
      maxComputeWorkgroupStorageSize: 7,
      maxStorageBuffersPerShaderStage: 8,
    },
  };
  it.each<[string, object, object]>([
    ['no WebGPU', {}, { adapter: null, gpuReason: { code: 'gpu.none', params: {} } }],
    [
      'no adapter',
      { gpu: { requestAdapter: () => Promise.resolve(null) } },
      { adapter: null, gpuReason: { code: 'gpu.no-adapter', params: {} } },
    ],
    [
      'a driver that throws',
      { gpu: { requestAdapter: () => Promise.reject(new Error('driver')) } },
      { adapter: null, gpuReason: { code: 'gpu.no-adapter', params: {} } },
    ],
    [
      'an adapter',
      { gpu: { requestAdapter: () => Promise.resolve(found) } },
      {
        gpuReason: null,
        adapter: {
          vendor: 'intel',
          architecture: 'gen-12lp',
          description: '',
          isFallback: false,
          features: ['shader-f16', 'subgroups'],
          maxBufferBytes: 5,
          maxStorageBindingBytes: 6,
          maxWorkgroupStorageBytes: 7,
          maxStorageBuffersPerStage: 8,
        },
      },
    ],
  ])('%s', async (_name, navigator, wanted) => {
    expect(await readAdapter(navigator as Parameters<typeof readAdapter>[0])).toEqual(wanted);
  });
});
