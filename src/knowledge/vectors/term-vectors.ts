/** The vectors of a dictionary's forms, computed once: a change computes only what is new. */
import type { Embedder } from '../../core/embedder.ts';
import { YinjiError } from '../../core/errors.ts';
import type { Dictionary } from '../../core/knowledge.ts';
import { quantise, type Matrix } from './matrix.ts';

export interface TermVectors extends Matrix {
  readonly model: string;
  /** Hash of each row's form, see {@link hashOf}; rows are in the order in which they were computed. */
  readonly hashes: Float64Array;
}

/** Forms of a dictionary that have a vector each: every term and alias once. */
export function formsToEmbed({ terms }: Pick<Dictionary, 'terms'>): readonly string[] {
  return [...new Set(terms.flatMap(({ term, aliases }) => [term, ...aliases]))];
}

/** 53 bits of a form: two FNV-1a sums (Fowler, Noll, Vo) over its units from different starts. */
export function hashOf(form: string): number {
  let [low, high] = [0x811c9dc5, 0x9e3779b1];
  for (let i = 0; i < form.length; i++) {
    const unit = form.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ ((unit << 5) | (unit >>> 11)), 0x01000193);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}

export interface UpdateOptions {
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
  /** What is computed so far, now and then: an update that is stopped goes on from what was kept last. */
  readonly onKeep?: (vectors: TermVectors) => Promise<void> | void;
}

/** Forms a call of the model, and calls between two keeps. */
const BATCH = 64;
const KEEP_EVERY = 16;

/**
 * Vectors of exactly these forms. Rows of `known` are taken over where its model is the embedder's.
 * @throws YinjiError `cancelled` when the signal aborts; what `onKeep` was given stays good.
 */
export async function updateVectors(
  forms: readonly string[],
  known: TermVectors | null,
  embedder: Embedder,
  { signal, onProgress, onKeep }: UpdateOptions = {},
): Promise<TermVectors> {
  const wanted = new Map(forms.map((form) => [hashOf(form), form]));
  let vectors = keepOnly(known, wanted, embedder);
  const has = new Set(vectors.hashes);
  const missing = [...wanted].filter(([hash]) => !has.has(hash));
  let done = vectors.count;
  for (let from = 0, calls = 1; from < missing.length; from += BATCH, calls++) {
    if (signal?.aborted) throw new YinjiError('cancelled');
    const batch = missing.slice(from, from + BATCH);
    const computed = await embedder.embed(
      batch.map(([, form]) => form),
      signal,
    );
    vectors = joined(
      vectors,
      quantise(computed, embedder.dimensions),
      batch.map(([hash]) => hash),
    );
    done += batch.length;
    onProgress?.(done / Math.max(1, wanted.size));
    if (calls % KEEP_EVERY === 0) await onKeep?.(vectors);
  }
  onProgress?.(1);
  return vectors;
}

function keepOnly(
  known: TermVectors | null,
  wanted: ReadonlyMap<number, string>,
  { model, dimensions }: Embedder,
): TermVectors {
  const isFit = known?.model === model && known.dimensions === dimensions;
  const kept = isFit ? [...known.hashes.keys()].filter((row) => wanted.has(known.hashes[row] ?? -1)) : [];
  const rows = new Int8Array(kept.length * dimensions);
  if (isFit)
    kept.forEach((row, at) => {
      rows.set(known.rows.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
    });
  return {
    model,
    dimensions,
    count: kept.length,
    rows,
    scales: Float32Array.from(kept, (row) => known?.scales[row] ?? 0),
    hashes: Float64Array.from(kept, (row) => known?.hashes[row] ?? 0),
  };
}

function joined(before: TermVectors, { count, rows, scales }: Matrix, hashes: readonly number[]): TermVectors {
  const all = {
    rows: new Int8Array(before.rows.length + rows.length),
    scales: new Float32Array(before.count + count),
    hashes: new Float64Array(before.count + count),
  };
  all.rows.set(before.rows);
  all.rows.set(rows, before.rows.length);
  all.scales.set(before.scales);
  all.scales.set(scales, before.count);
  all.hashes.set(before.hashes);
  all.hashes.set(hashes, before.count);
  return { model: before.model, dimensions: before.dimensions, count: before.count + count, ...all };
}
