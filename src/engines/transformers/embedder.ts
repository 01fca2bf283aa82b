/** BGE and its kin: texts in, vectors out, pooled and normalised as the model's card asks. */
import type { Embedder } from '../../core/embedder.ts';
import { YinjiError } from '../../core/errors.ts';
import type { ModelPack } from '../../core/model.ts';
import { breathe } from './breathe.ts';
import { loadLibrary, transformersFailure, type TransformersOptions } from './library.ts';

/** Texts a call of the model: enough to use the machine, few enough that a cancel comes soon. */
const BATCH = 16;

/** @throws YinjiError `model.*`; `cancelled` when the signal aborts. */
export async function openEmbedder(pack: ModelPack, options: TransformersOptions): Promise<Embedder> {
  const { row } = pack;
  const { embedding } = row;
  if (!embedding) throw new YinjiError('model.failed', { model: row.id, name: 'embedding' });
  const { library, device, firstError } = await loadLibrary(pack, options);
  const extractor = await library
    .pipeline('feature-extraction', row.id, { device, dtype: row.quantisation as 'q8' })
    .catch((thrown: unknown) => {
      throw options.signal?.aborted ? new YinjiError('cancelled') : transformersFailure(thrown, row.id, firstError());
    });
  return {
    model: row.id,
    dimensions: embedding.dimensions,
    queryInstruction: embedding.queryInstruction,
    async embed(texts, signal) {
      const all = new Float32Array(texts.length * embedding.dimensions);
      // Texts of like length together: a batch is as long as its longest.
      const order = texts.map((_, at) => at).sort((a, b) => (texts[a]?.length ?? 0) - (texts[b]?.length ?? 0));
      for (let from = 0; from < order.length; from += BATCH) {
        await breathe();
        if (signal?.aborted) throw new YinjiError('cancelled');
        const batch = order.slice(from, from + BATCH);
        const vectors = await extractor(
          batch.map((at) => texts[at] ?? ''),
          { pooling: embedding.pooling, normalize: embedding.normalize },
        ).catch((thrown: unknown) => {
          throw transformersFailure(thrown, row.id);
        });
        const data = vectors.data as Float32Array;
        if (data.length !== batch.length * embedding.dimensions)
          throw new YinjiError('model.failed', { model: row.id, name: 'dimensions' });
        batch.forEach((at, index) => {
          const start = index * embedding.dimensions;
          all.set(data.subarray(start, start + embedding.dimensions), at * embedding.dimensions);
        });
        vectors.dispose();
      }
      return all;
    },
    close() {
      void extractor.dispose();
    },
  };
}
