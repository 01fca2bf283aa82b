/** The vectors of dictionaries in this browser: computed where they are missing, and taken in and out as files. */
import { YinjiError } from '../core/errors.ts';
import type { Dictionary } from '../core/knowledge.ts';
import {
  countMissing,
  formatVectors,
  formsToEmbed,
  hashOf,
  joinParts,
  pickRows,
  readVectors,
  rowsFrom,
  updateVectors,
  type TermVectors,
} from '../knowledge/vectors.ts';
import type { Database } from '../storage/database.ts';
import { addPart, replaceParts, type VectorsOf } from '../storage/vectors.ts';
import { embedderOn, type EmbedderFacts, type OnEmbed } from './embedder-port.ts';
import { hasMeaning, readStored } from './hybrid-open.ts';
import type { VectorState } from './knowledge-protocol.ts';

/** A file of which fewer rows than this are of the dictionary's terms is another dictionary's. */
const LEAST_SHARED = 0.5;

const ofDictionary = (id: string, { model }: EmbedderFacts): VectorsOf => ({ model, dictionary: id });

const stateOf = (dictionary: Dictionary, vectors: TermVectors | null): VectorState => {
  const forms = formsToEmbed(dictionary);
  return { id: dictionary.id, forms: forms.length, missing: countMissing(forms, vectors) };
};

export class VectorStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async states(dictionaries: readonly Dictionary[], facts: EmbedderFacts): Promise<readonly VectorState[]> {
    const states: VectorState[] = [];
    // One after another: all vectors at once would take the memory of all.
    for (const dictionary of dictionaries.filter(hasMeaning))
      states.push(stateOf(dictionary, await readStored(this.#database, dictionary.id, facts)));
    return states;
  }

  /** @throws YinjiError of the embedder or of the store; what was computed before is kept. */
  async compute(
    dictionary: Dictionary,
    facts: EmbedderFacts,
    embed: OnEmbed,
    onProgress: (fraction: number) => void,
  ): Promise<VectorState> {
    const of = ofDictionary(dictionary.id, facts);
    const known = await readStored(this.#database, dictionary.id, facts);
    const forms = formsToEmbed(dictionary);
    const isKnown = new Set(known?.hashes);
    let kept = forms.filter((form) => isKnown.has(hashOf(form))).length;
    const vectors = await updateVectors(forms, known, embedderOn(facts, embed), {
      onProgress,
      onKeep: async (all) => {
        const part = await formatVectors(rowsFrom(all, kept), dictionary);
        kept = all.count;
        await addPart(this.#database, of, part);
      },
    });
    await replaceParts(this.#database, of, await formatVectors(vectors, dictionary));
    return stateOf(dictionary, vectors);
  }

  /** @throws YinjiError `vectors.none` */
  async export(dictionary: Dictionary, facts: EmbedderFacts): Promise<Uint8Array> {
    const vectors = await readStored(this.#database, dictionary.id, facts);
    if (!vectors) throw new YinjiError('vectors.none');
    return formatVectors(vectors, dictionary);
  }

  /**
   * Takes over the rows of the dictionary's terms. The same list that two workstations have imported has another id on
   * each, so it is known by its terms: a vector is of a form and a model, whatever the form stands in.
   * @throws YinjiError `vectors.damaged`, `vectors.mismatch`
   */
  async import(dictionary: Dictionary, facts: EmbedderFacts, bytes: Uint8Array): Promise<VectorState> {
    const { header, vectors } = await readVectors(bytes);
    if (header.model !== facts.model || header.dimensions !== facts.dimensions)
      throw new YinjiError('vectors.mismatch', { what: header.model });
    const wanted = new Set(formsToEmbed(dictionary).map(hashOf));
    const shared = pickRows(vectors, (hash) => wanted.has(hash));
    const isSame = header.dictionary === dictionary.id;
    if (shared.count === 0 || (!isSame && shared.count < header.count * LEAST_SHARED))
      throw new YinjiError('vectors.mismatch', { what: header.dictionary });
    const known = await readStored(this.#database, dictionary.id, facts);
    const all = joinParts(known ? [known, shared] : [shared]) ?? shared;
    await replaceParts(this.#database, ofDictionary(dictionary.id, facts), await formatVectors(all, dictionary));
    return stateOf(dictionary, all);
  }
}
