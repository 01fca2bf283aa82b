/** The list of weight shards that an MLC pack carries, with the sums its maker put there. */
import * as v from 'valibot';
import { pathSchema } from './catalog.ts';

export const SHARD_LIST = 'tensor-cache.json';
/** Its name in packs made before the runtime renamed it; the content is the same. */
export const SHARD_LIST_BEFORE = 'ndarray-cache.json';

export interface Shard {
  readonly path: string;
  readonly bytes: number;
  readonly md5?: string;
}

const schema = v.object({
  records: v.array(
    v.object({
      dataPath: pathSchema,
      nbytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      md5sum: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
    }),
  ),
});

/** Undefined where the text is no such list. */
export function parseShards(text: string): readonly Shard[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) return undefined;
  return parsed.output.records.map(({ dataPath, nbytes, md5sum }) => ({
    path: dataPath,
    bytes: nbytes,
    ...(md5sum === undefined ? {} : { md5: md5sum }),
  }));
}
