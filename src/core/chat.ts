/** What a language model is to the rest: messages in, text out. Prompts are made elsewhere, and its text never leaves as a note. */

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** A JSON Schema (draft 2020-12) that the answer must meet, for models that can be held to one. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface ChatRequest {
  readonly messages: readonly ChatMessage[];
  readonly schema?: JsonSchema;
  /** Most tokens of the answer. */
  readonly maxTokens: number;
  readonly signal?: AbortSignal;
  /** Called with each piece of the answer as it is written. */
  readonly onText?: (piece: string) => void;
}

export interface ChatUsage {
  /** Tokens read and written; estimates where the model does not say. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly isEstimate: boolean;
  readonly milliseconds: number;
}

export interface ChatReply {
  readonly text: string;
  /** `length`: cut at `maxTokens`, so the answer is incomplete. */
  readonly finish: 'stop' | 'length';
  readonly usage: ChatUsage;
}

/** An open model. */
export interface ChatModel {
  readonly id: string;
  /** Tokens of prompt and answer together. */
  readonly contextTokens: number;
  /** Whether `schema` of a request is obeyed; if not, the caller states the form in words. */
  readonly obeysSchema: boolean;
  /** @throws YinjiError; `cancelled` when the signal aborts. */
  complete(request: ChatRequest): Promise<ChatReply>;
  close(): void;
}
