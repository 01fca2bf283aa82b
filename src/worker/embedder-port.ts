/** How a worker reaches the embedder, which lives in the model worker: by the page, which speaks to both. */
import { proxy, type Remote } from 'comlink';
import type { Embedder } from '../core/embedder.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import { reply, unwrap, type Reply } from './protocol.ts';

/** What is known of an embedder without loading it. */
export type EmbedderFacts = Pick<Embedder, 'model' | 'dimensions' | 'queryInstruction'>;

export type OnEmbed = (texts: readonly string[]) => Promise<Reply<Float32Array>>;

export interface EmbedderPort {
  /** The chosen embedder of the page; null where none is installed. */
  facts(): Promise<EmbedderFacts | null>;
  embed: OnEmbed;
  /** Called when the embedder failed, so that the page says that lexical retrieval serves alone; null when it works. */
  report(error: ErrorRecord | null): void;
}

/** The page's side. */
export interface EmbedderSource {
  open(): Promise<Embedder | null>;
  report(error: ErrorRecord | null): void;
}

export function offerEmbedder(source: EmbedderSource): EmbedderPort {
  return proxy({
    async facts() {
      const embedder = await source.open().catch(() => null);
      if (!embedder) return null;
      const { model, dimensions, queryInstruction } = embedder;
      return { model, dimensions, queryInstruction };
    },
    embed: (texts: readonly string[]) =>
      reply(async () => {
        const embedder = await source.open();
        if (!embedder) throw new YinjiError('model.absent', { model: '' });
        return embedder.embed(texts);
      }),
    report: (error: ErrorRecord | null) => source.report(error),
  });
}

/** The worker's side. The vectors of the last query are kept: a passage is looked up once for each type. */
export function embedderOn(facts: EmbedderFacts, embed: OnEmbed): Embedder {
  let last: { readonly name: string; readonly vectors: Promise<Float32Array> } | null = null;
  return {
    ...facts,
    embed(texts) {
      const name = JSON.stringify(texts);
      if (last?.name === name) return last.vectors;
      const asked = { name, vectors: embed(texts).then(unwrap) };
      last = asked;
      // A failure is not kept: the next call tries again.
      asked.vectors.catch(() => {
        if (last === asked) last = null;
      });
      return asked.vectors;
    },
    close: () => undefined,
  };
}

export type RemotePort = Remote<EmbedderPort>;
