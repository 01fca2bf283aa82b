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

/** The `k` best of several rankings of the same terms; scores are shares of what the first of every list would have. */
export function fuse(lists: readonly (readonly Candidate[])[], k: number): readonly Candidate[] {
  const fused = new Map<string, Candidate>();
  for (const list of lists) {
    list.forEach((candidate, rank) => {
      const key = `${candidate.type} ${candidate.entry}`;
      const share = (RANK + 1) / (RANK + 1 + rank) / lists.length;
      const before = fused.get(key);
      const isExact = candidate.why.ways.some((way) => way === 'exact' || way === 'alias') && candidate.score >= EXACT;
      const score = isExact ? 1 : Math.min(1, (before?.score ?? 0) + share);
      const ways = [...new Set([...(before?.why.ways ?? []), ...candidate.why.ways])];
      fused.set(key, {
        ...(before ?? candidate),
        score: before?.score === 1 ? 1 : score,
        why: { ways, form: (before ?? candidate).why.form },
      });
    });
  }
  return [...fused.values()].sort((a, b) => b.score - a.score).slice(0, k);
}
