/** The retriever of a worker: hybrid where there are vectors and a model, lexical where one of them is missing or fails. */
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { Dictionary, Retriever } from '../core/knowledge.ts';
import { hybridRetriever } from '../knowledge/hybrid.ts';
import {
  joinParts,
  readVectors,
  semanticRetriever,
  type EmbeddedDictionary,
  type TermVectors,
} from '../knowledge/vectors.ts';
import type { Database } from '../storage/database.ts';
import { modelsWithVectors, readParts } from '../storage/vectors.ts';
import { embedderOn, type EmbedderFacts, type RemotePort } from './embedder-port.ts';

export interface WorkerRetriever extends Retriever {
  /** Id of the model by whose vectors it searches as well; null where it is lexical. */
  readonly model: string | null;
}

/** Whether its terms are looked for by meaning: helper words and never-tag lists are not. */
export const hasMeaning = ({ type, effect }: Pick<Dictionary, 'type' | 'effect'>): boolean =>
  type !== null && effect !== 'never';

/** The stored vectors of a dictionary; null where there are none. Parts that are damaged are left out. */
export async function readStored(
  database: Database,
  dictionary: string,
  { model, dimensions }: Pick<EmbedderFacts, 'model' | 'dimensions'>,
): Promise<TermVectors | null> {
  const parts = await readParts(database, { model, dictionary });
  const read = await Promise.all(parts.map((bytes) => readVectors(bytes).catch(() => null)));
  const vectors = read.flatMap((part) => (part ? [part.vectors] : []));
  return joinParts(vectors.filter((part) => part.model === model && part.dimensions === dimensions));
}

export interface HybridParts {
  readonly database: Database | null;
  readonly dictionaries: readonly Dictionary[];
  readonly lexical: Retriever;
  readonly port: RemotePort | null;
  /** Told of every failure of the embedder, and with null when it works. */
  readonly report: (error: ErrorRecord | null) => void;
}

/** The page is asked for its model only where vectors are stored: looking for models starts a worker. */
export async function openHybrid({
  database,
  dictionaries,
  lexical,
  port,
  report,
}: HybridParts): Promise<WorkerRetriever> {
  const alone: WorkerRetriever = { model: null, retrieve: (query, options) => lexical.retrieve(query, options) };
  if (!database || !port) return alone;
  try {
    const models = await modelsWithVectors(database);
    const facts = models.size > 0 ? await port.facts() : null;
    if (!facts || !models.has(facts.model)) return alone;
    const embedded: EmbeddedDictionary[] = [];
    for (const dictionary of dictionaries.filter(hasMeaning)) {
      const vectors = await readStored(database, dictionary.id, facts);
      if (vectors) embedded.push({ dictionary, vectors });
    }
    if (embedded.length === 0) return alone;
    const embedder = embedderOn(facts, (texts) => port.embed([...texts]));
    return {
      model: facts.model,
      ...fallingBack(hybridRetriever(lexical, semanticRetriever(embedded, embedder)), lexical, report),
    };
  } catch (thrown) {
    report(YinjiError.from(thrown).toRecord());
    return alone;
  }
}

/** A model that fails costs the meaning of a query, not its answer. */
export function fallingBack(
  hybrid: Retriever,
  lexical: Retriever,
  report: (error: ErrorRecord | null) => void,
): Retriever {
  return {
    async retrieve(query, options) {
      try {
        const found = await hybrid.retrieve(query, options);
        report(null);
        return found;
      } catch (thrown) {
        report(YinjiError.from(thrown).toRecord());
        return lexical.retrieve(query, options);
      }
    },
  };
}
