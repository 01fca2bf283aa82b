/** Lexical and semantic retrieval as one, by reciprocal rank fusion (Cormack, Clarke and Büttcher 2009). */
import type { Candidate, Retriever, RetrieveOptions } from '../core/knowledge.ts';

/** The constant of the paper: how little the first ranks differ. */
const RANK = 60;
/** Candidates asked of each for one wanted. */
const EACH = 4;
/** Lexical scores from here on are an exact term; nothing nearer in meaning goes before it. */
const EXACT = 0.98;

/** @param semantic null where no embedding model is there: the lexical retriever serves alone. */
export function hybridRetriever(lexical: Retriever, semantic: Retriever | null): Retriever {
  if (!semantic) return lexical;
  return {
    async retrieve(query, options) {
      const wide: RetrieveOptions = { ...options, k: options.k * EACH };
      const lists = await Promise.all([lexical.retrieve(query, wide), semantic.retrieve(query, wide)]);
      return fuse(lists, options.k);
    },
  };
}

/**
 * The `k` best of several rankings of the same terms, in the order of the fused ranks. A term's score stays its best
 * likeness in any of them, since shares of ranks say nothing of how near a term is.
 */
export function fuse(lists: readonly (readonly Candidate[])[], k: number): readonly Candidate[] {
  const fused = new Map<string, { readonly candidate: Candidate; readonly share: number }>();
  for (const list of lists) {
    list.forEach((candidate, rank) => {
      const key = `${candidate.type} ${candidate.entry}`;
      const before = fused.get(key);
      const share = (before?.share ?? 0) + 1 / (RANK + 1 + rank);
      const ways = [...new Set([...(before?.candidate.why.ways ?? []), ...candidate.why.ways])];
      const first = before?.candidate ?? candidate;
      const score = Math.max(first.score, candidate.score);
      fused.set(key, {
        candidate: { ...first, score, why: { ways, form: first.why.form } },
        share: isExact(candidate) ? Infinity : share,
      });
    });
  }
  return [...fused.values()]
    .sort((a, b) => (a.share === b.share ? 0 : b.share - a.share))
    .slice(0, k)
    .map(({ candidate }) => candidate);
}

const isExact = ({ score, why }: Candidate): boolean =>
  score >= EXACT && why.ways.some((way) => way === 'exact' || way === 'alias');
