/** A pack in the shape of an MLC model: its files are nothing, their sums are right. */
import { createHash } from 'node:crypto';
import { modelNamed } from '../../src/models/catalog.ts';
import type { PackFiles } from './tiny/make.ts';

export const MLC_ID = 'Qwen2.5-0.5B-Instruct-q4f32_1-MLC';

const text = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

export function mlcPack(): PackFiles {
  const shards = [3000, 70_000, 12].map((size, at) => Uint8Array.from({ length: size }, (_, i) => (i * 7 + at) % 256));
  return {
    'mlc-chat-config.json': text({ tokenizer_files: ['tokenizer.json'] }),
    'tokenizer.json': text({ version: '1.0' }),
    [modelNamed(MLC_ID).library?.path ?? 'lib.wasm']: Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0),
    'tensor-cache.json': text({
      metadata: {},
      records: shards.map((shard, at) => ({
        dataPath: `params_shard_${String(at)}.bin`,
        format: 'raw-shard',
        nbytes: shard.length,
        md5sum: createHash('md5').update(shard).digest('hex'),
        records: [],
      })),
    }),
    ...Object.fromEntries(shards.map((shard, at) => [`params_shard_${String(at)}.bin`, shard])),
  };
}
