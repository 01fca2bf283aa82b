/** The terms that go with a passage into a prompt. */
import type { EntityType } from './entities.ts';
import type { Candidate, Retriever } from './knowledge.ts';
import { estimateTokens } from './tokens.ts';

export interface CandidateOptions {
  readonly types: readonly EntityType[];
  /** Of each type. */
  readonly k: number;
  /** Tokens that all terms together may take. */
  readonly tokenBudget: number;
}

/** What a term takes beside its own letters: a mark, its level, a line break. */
const TOKENS_EACH = 4;

/** The best of each type in turn, so that no type takes the budget of another. By type and score. */
export async function candidatesFor(
  passage: string,
  retriever: Retriever,
  { types, k, tokenBudget }: CandidateOptions,
): Promise<readonly Candidate[]> {
  const lists = await Promise.all(types.map((type) => retriever.retrieve(passage, { types: [type], k })));
  const taken = lists.map((): Candidate[] => []);
  let left = tokenBudget;
  for (let rank = 0; rank < k; rank++) {
    lists.forEach((list, at) => {
      const candidate = list[rank];
      if (!candidate) return;
      const tokens = estimateTokens(candidate.entry) + TOKENS_EACH;
      if (tokens > left) return;
      left -= tokens;
      taken[at]?.push(candidate);
    });
  }
  return taken.flat();
}
