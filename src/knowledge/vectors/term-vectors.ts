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

/** Forms a call of the model, and calls between two keeps: large models take seconds for a call. */
const BATCH = 64;
const KEEP_EVERY = 4;

/**
 * Vectors of exactly these forms. Rows of `known` are taken over where its model is the embedder's.
 * @throws YinjiError `cancelled` when the signal aborts, or what the embedder throws; what was computed before is given
 * to `onKeep`.
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
  let kept = vectors.count;
  try {
    for (let from = 0; from < missing.length; from += BATCH) {
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
      onProgress?.(vectors.count / wanted.size);
      if (vectors.count - kept < BATCH * KEEP_EVERY) continue;
      kept = vectors.count;
      await onKeep?.(vectors);
    }
  } finally {
    if (vectors.count > kept) await onKeep?.(vectors);
  }
  onProgress?.(1);
  return vectors;
}

/** Rows from one on, as vectors of their own. */
export function rowsFrom({ model, dimensions, count, rows, scales, hashes }: TermVectors, row: number): TermVectors {
  return {
    model,
    dimensions,
    count: count - row,
    rows: rows.slice(row * dimensions),
    scales: scales.slice(row),
    hashes: hashes.slice(row),
  };
}

/** Vectors of one model that were kept in parts, each form once; null where there is no part. */
export function joinParts(parts: readonly TermVectors[]): TermVectors | null {
  const [first, ...more] = parts;
  if (!first || more.length === 0) return first ?? null;
  const all = more.reduce((sum, part) => joined(sum, part, [...part.hashes]), first);
  const isSeen = new Set<number>();
  return pickRows(all, (hash) => !isSeen.has(hash) && isSeen.add(hash).size > 0);
}

/** The rows of some hashes, in their order. */
export function pickRows(vectors: TermVectors, isWanted: (hash: number) => boolean): TermVectors {
  const { model, dimensions, hashes, scales } = vectors;
  const picked = [...hashes.keys()].filter((row) => isWanted(hashes[row] ?? -1));
  const rows = new Int8Array(picked.length * dimensions);
  picked.forEach((row, at) => {
    rows.set(vectors.rows.subarray(row * dimensions, (row + 1) * dimensions), at * dimensions);
  });
  return {
    model,
    dimensions,
    count: picked.length,
    rows,
    scales: Float32Array.from(picked, (row) => scales[row] ?? 0),
    hashes: Float64Array.from(picked, (row) => hashes[row] ?? 0),
  };
}

/** How many of these forms have no vector yet. */
export function countMissing(forms: readonly string[], known: TermVectors | null): number {
  const has = new Set(known?.hashes);
  return forms.reduce((count, form) => count + (has.has(hashOf(form)) ? 0 : 1), 0);
}

/** What is known of these forms and by this model. */
function keepOnly(
  known: TermVectors | null,
  wanted: ReadonlyMap<number, string>,
  { model, dimensions }: Embedder,
): TermVectors {
  if (known?.model === model && known.dimensions === dimensions) return pickRows(known, (hash) => wanted.has(hash));
  return {
    model,
    dimensions,
    count: 0,
    rows: new Int8Array(),
    scales: new Float32Array(),
    hashes: new Float64Array(),
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
