/** `models.json`: the models that are known, checked when it is read. */
import * as v from 'valibot';
import models from '../../models.json' with { type: 'json' };
import { YinjiError } from '../core/errors.ts';
import type { ModelRow } from '../core/model.ts';

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A path inside a pack: relative, with slashes, and never out of its folder. */
export const pathSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.regex(/^[\w.+-]+(?:\/[\w.+-]+){0,7}$/),
  v.check((path) => !path.split('/').some((part) => /^\.+$/.test(part))),
);

export const fileSchema = v.object({
  path: pathSchema,
  bytes: v.nullable(count),
  sha256: v.nullable(sha256),
});

const embeddingSchema = v.object({
  dimensions: v.pipe(count, v.minValue(1)),
  pooling: v.picklist(['cls', 'mean']),
  normalize: v.boolean(),
  queryInstruction: v.string(),
});

/** Ids become folder names and parts of URLs. */
export const idSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]{0,79}$/));

export const rowSchema = v.pipe(
  v.object({
    id: idSchema,
    task: v.picklist(['chat', 'embedding']),
    runtime: v.picklist(['webllm', 'transformers']),
    label: v.pipe(v.string(), v.minLength(1)),
    parameters: v.pipe(v.number(), v.gtValue(0)),
    quantisation: v.pipe(v.string(), v.minLength(1)),
    licence: v.pipe(v.string(), v.minLength(1)),
    source: v.string(),
    contextTokens: v.pipe(count, v.minValue(1)),
    memoryMiB: v.pipe(count, v.minValue(1)),
    features: v.array(v.string()),
    library: v.exactOptional(v.object({ path: pathSchema, source: v.string() })),
    runtimeVersion: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
    embedding: v.exactOptional(embeddingSchema),
    files: v.pipe(v.array(fileSchema), v.minLength(1)),
  }),
  v.check((row) => (row.task === 'embedding') === (row.embedding !== undefined), 'embedding'),
  v.check((row) => row.library === undefined || row.files.some(({ path }) => path === row.library?.path), 'library'),
  v.check((row) => new Set(row.files.map(({ path }) => path)).size === row.files.length, 'files'),
);

const catalogSchema = v.object({ version: v.literal(1), models: v.array(rowSchema) });

/** Every row, in the order of the file: smaller before larger within a family. */
export const MODELS: readonly ModelRow[] = v.parse(catalogSchema, models).models;

export const findModel = (id: string): ModelRow | undefined => MODELS.find((row) => row.id === id);

/** @throws YinjiError `model.unknown` */
export function modelNamed(id: string): ModelRow {
  const row = findModel(id);
  if (!row) throw new YinjiError('model.unknown', { model: id });
  return row;
}
