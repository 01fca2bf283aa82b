/** What is asked of a language model about one passage, and in which form it answers. */
import type { ChatMessage, JsonSchema } from './chat.ts';
import type { EntityType } from './entities.ts';
import type { Candidate } from './knowledge.ts';
import type { Language } from './language.ts';
import type { Span } from './note.ts';

/**
 * `spans`: a JSON list of spans with type, level and context. `tagged`: the passage again with `<<text: type>>`.
 * `levels`: levels for the spans of a tagged passage.
 */
export type PromptForm = 'spans' | 'tagged' | 'levels';

/** A part of a note that fits a model's context; offsets are those of the note. */
export interface Passage extends Span {
  readonly text: string;
  readonly language: Language;
}

export interface PromptRequest {
  readonly form: PromptForm;
  readonly passage: Passage;
  readonly types: readonly EntityType[];
  /** Terms of the knowledge base that the passage brings to mind, best first. */
  readonly candidates: readonly Candidate[];
  /** For the form `levels`: the passage as the first answer tagged it. */
  readonly tagged?: string;
}

export interface Prompt {
  readonly messages: readonly ChatMessage[];
  /** Set for forms that are JSON. */
  readonly schema?: JsonSchema;
  /** Most tokens that a right answer needs. */
  readonly maxTokens: number;
}

/** Makes the messages; the part that is the same for every passage comes first, so that prefix caches hit. */
export interface Prompter {
  /** Id of the template and its version, for outcomes and reports. */
  readonly version: string;
  promptFor(request: PromptRequest): Prompt;
}
