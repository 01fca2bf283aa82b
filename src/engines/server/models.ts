/** The list of models that a server holds. */
import { flavourOf, type Flavour } from './flavours.ts';
import { isObject } from './json.ts';

export interface ServedModel {
  readonly id: string;
  readonly flavour: Flavour;
  /** Missing where the server does not say. */
  readonly contextTokens?: number;
}

/** Rows of `GET {base}/models`; undefined when it is no list. Embedding models are left out where they say so. */
export function parseModels(value: unknown): readonly ServedModel[] | undefined {
  if (!isObject(value) || !Array.isArray(value['data'])) return undefined;
  return value['data'].flatMap((row: unknown) => {
    if (!isObject(row) || typeof row['id'] !== 'string') return [];
    if (/^(?:embedding|embeddings|rerank|audio|image)$/i.test(String(row['model_type'] ?? row['type'] ?? '')))
      return [];
    const flavour = flavourOf(typeof row['owned_by'] === 'string' ? row['owned_by'] : undefined);
    const meta = isObject(row['meta']) ? row['meta'] : {};
    const stated = flavour.contextKeys.map((key) => row[key] ?? meta[key]).find(isCount);
    return [{ id: row['id'], flavour, ...(stated === undefined ? {} : { contextTokens: stated }) }];
  });
}

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;

/** The row of a model by its name; Ollama lets `:latest` be left out. */
export function modelNamed(models: readonly ServedModel[], name: string): ServedModel | undefined {
  return models.find(({ id }) => id === name) ?? models.find(({ id }) => id === `${name}:latest`);
}

const MOST_NAMES = 20;

/** Names for a message. */
export function namesOf(models: readonly ServedModel[]): string {
  const names = models.slice(0, MOST_NAMES).map(({ id }) => id.slice(0, 120));
  return names.length === 0 ? '–' : names.join(', ') + (models.length > MOST_NAMES ? ' …' : '');
}
