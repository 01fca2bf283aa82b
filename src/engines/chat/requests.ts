/** The requests that a note becomes: passages of a size that leaves the model room to answer. */
import { candidatesFor } from '../../core/candidates.ts';
import type { EntityType } from '../../core/entities.ts';
import type { Candidate, Retriever } from '../../core/knowledge.ts';
import type { Language } from '../../core/language.ts';
import type { Note, Span } from '../../core/note.ts';
import type { Passage, Prompt, Prompter, PromptForm } from '../../core/prompt.ts';
import { estimateMessages, estimateTokens } from '../../core/tokens.ts';
import { passagesOf } from './passages.ts';

/** Longer passages make models skip; the answers of shorter ones cost more prompts. */
const MOST_TOKENS = 1200;
/** A context that does not even hold this much of a note beside the prompt is too small. */
const FEWEST_TOKENS = 48;
/** About two sentences, so that nothing that begins in one passage is cut in both. */
const OVERLAP_TOKENS = 60;
/** Kept free in the context for retrieved terms, and because tokens are estimates. */
const SPARE_TOKENS = 400;

export interface PlanOptions {
  readonly prompter: Prompter;
  readonly form: PromptForm;
  readonly types: readonly EntityType[];
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
}

/** Tokens that a prompt and its longest right answer need. */
export const sizeOf = ({ messages, schema, maxTokens }: Prompt): number =>
  estimateMessages(messages) + (schema ? estimateTokens(JSON.stringify(schema)) : 0) + maxTokens;

/** Passages of a note, or of a part of it, for one context; none where the prompt alone fills it. */
export function planPassages(note: Note, options: PlanOptions, within?: Span): Passage[] | undefined {
  const { prompter, form, types, contextTokens } = options;
  const room = contextTokens - Math.min(SPARE_TOKENS, contextTokens / 10);
  let tokens = MOST_TOKENS;
  while (tokens >= FEWEST_TOKENS) {
    const passages = passagesOf(note, { tokens, overlap: Math.min(OVERLAP_TOKENS, tokens >> 2) }, within);
    const isFit = passages.every((passage) => {
      // The answer of the first prompt stands in the second one.
      const tagged = form === 'levels' ? { tagged: passage.text } : {};
      return sizeOf(prompter.promptFor({ form, passage, types, candidates: [], ...tagged })) <= room;
    });
    if (isFit) return passages;
    tokens = Math.floor(tokens * 0.7);
  }
  return undefined;
}

/** Labels of tags in the second prompt: Chinese in Chinese prompts, codes in the others, as in the first. */
export const taggedLabels = (language: Language): 'zh' | 'codes' =>
  language === 'zh' || language === 'zh-Hant' ? 'zh' : 'codes';

/** Types whose terms are looked up in the dictionaries; the other ones have no list that could be whole. */
const RETRIEVED: readonly EntityType[] = ['HOSPITAL', 'STD', 'PREGNANCY'];
/** Candidates of each type that are asked for, and the tokens that all of them may take; the prompt has a limit too. */
const CANDIDATES = 20;
const CANDIDATE_TOKENS = 400;

export function candidatesIn(
  passage: Passage,
  types: readonly EntityType[],
  retriever: Retriever | undefined,
): Promise<readonly Candidate[]> {
  const wanted = RETRIEVED.filter((type) => types.includes(type));
  return retriever
    ? candidatesFor(passage.text, retriever, { types: wanted, k: CANDIDATES, tokenBudget: CANDIDATE_TOKENS })
    : Promise.resolve([]);
}
