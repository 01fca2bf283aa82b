/** Semantic retrieval: the terms whose vectors are nearest to the query's. */
import { levelsOf } from '../core/entities.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Candidate, Dictionary, Retriever } from '../core/knowledge.ts';
import { formsOf } from './lexical/forms.ts';
import { nearest } from './vectors/matrix.ts';
import { hashOf, type TermVectors } from './vectors/term-vectors.ts';

export { nearest, quantise, type Matrix, type Near } from './vectors/matrix.ts';
export {
  countMissing,
  formsToEmbed,
  hashOf,
  joinParts,
  pickRows,
  rowsFrom,
  updateVectors,
  type TermVectors,
  type UpdateOptions,
} from './vectors/term-vectors.ts';
export {
  formatVectors,
  parseVectors,
  readVectors,
  type VectorHeader,
  type VectorOwner,
} from './vectors/vector-file.ts';

/** A dictionary with the vectors of its forms. */
export interface EmbeddedDictionary {
  readonly dictionary: Dictionary;
  readonly vectors: TermVectors;
}

/** Rows looked at for each candidate wanted: an entry has several forms. */
const ROWS_EACH = 4;

/** Letters of a query that are embedded as one text; a passage is embedded clause by clause, or its terms would drown. */
const PIECE = 24;
/** Of a passage, what is less near than this is left out: every clause has a nearest term. */
const LEAST_IN_PASSAGE = 0.6;

/** Clauses of a passage, short ones together. */
function piecesOf(query: string): readonly string[] {
  if (query.length <= PIECE) return [query];
  const pieces: string[] = [];
  for (const clause of query.split(/(?<=[\n。！？!?；;，,])/).filter((part) => part.trim() !== '')) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + clause.length <= PIECE) pieces[pieces.length - 1] = last + clause;
    else pieces.push(clause);
  }
  return pieces;
}

/** Dictionaries whose vectors are of another model are left out, and forms without a vector are not found. */
export function semanticRetriever(embedded: readonly EmbeddedDictionary[], embedder: Embedder): Retriever {
  const parts = embedded
    .filter(({ vectors }) => vectors.model === embedder.model && vectors.dimensions === embedder.dimensions)
    .map(({ dictionary, vectors }) => {
      const { entries, owner, written } = formsOf([dictionary], (form) => form);
      const formOf = new Map(written.map((form, index) => [hashOf(form), index]));
      return {
        vectors,
        entryOf: Int32Array.from(vectors.hashes, (hash) => formOf.get(hash) ?? -1),
        entries,
        owner,
        written,
      };
    });
  return {
    async retrieve(query, { types, k }) {
      const pieces = piecesOf(query);
      const least = pieces.length > 1 ? LEAST_IN_PASSAGE : -Infinity;
      const asked = await embedder.embed(pieces.map((piece) => embedder.queryInstruction + piece));
      const vectors = pieces.map((_, at) => asked.subarray(at * embedder.dimensions, (at + 1) * embedder.dimensions));
      const found: Candidate[] = [];
      for (const { vectors: rows, entryOf, entries, owner, written } of parts) {
        const entryAt = (row: number) => entries[owner[entryOf[row] ?? -1] ?? -1];
        const isWanted = (row: number): boolean => {
          const entry = entryAt(row);
          return entry !== undefined && (!types || types.includes(entry.type));
        };
        const near = vectors.flatMap((vector) => nearest(rows, vector, k * ROWS_EACH, isWanted));
        for (const { row, score } of near) {
          const entry = entryAt(row);
          if (!entry || score < least) continue;
          found.push({
            entry: entry.term.term,
            dictionary: entry.dictionary,
            type: entry.type,
            level: entry.level ?? levelsOf(entry.type)[0],
            score: Math.max(0, Math.min(1, score)),
            why: { ways: ['meaning'], form: written[entryOf[row] ?? 0] ?? '' },
          });
        }
      }
      found.sort((a, b) => b.score - a.score);
      const isSaid = new Set<string>();
      return found
        .filter(({ entry, type }) => !isSaid.has(`${type} ${entry}`) && isSaid.add(`${type} ${entry}`))
        .slice(0, k);
    },
  };
}
