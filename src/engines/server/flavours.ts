/**
 * How OpenAI-compatible servers differ, as far as a chat answer is concerned. What a server turns out to refuse is left
 * out at run time as well, so that an older or newer version still works.
 */

/** Ways to hold an answer to JSON, strongest first. */
export type ResponseFormat = 'json_schema' | 'json_object';

export interface Flavour {
  readonly id: string;
  readonly label: string;
  /** `owned_by` in its list of models. */
  readonly ownedBy: readonly string[];
  readonly formats: readonly ResponseFormat[];
  /** Fields that stop a model from thinking first: its thoughts are never read. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Keys of a row of its list that state the context it was started with. */
  readonly contextKeys: readonly string[];
  /** Tokens of context where the list does not say; for some the default of the server, which is small. */
  readonly contextTokens: number;
  /** Drops the beginning of a prompt that is too long and answers all the same. */
  readonly cutsSilently: boolean;
}

const NO_THINKING = { chat_template_kwargs: { enable_thinking: false } };

export const FLAVOURS = {
  vllm: {
    id: 'vllm',
    label: 'vLLM',
    ownedBy: ['vllm'],
    formats: ['json_schema', 'json_object'],
    extra: NO_THINKING,
    contextKeys: ['max_model_len'],
    contextTokens: 8192,
    cutsSilently: false,
  },
  sglang: {
    id: 'sglang',
    label: 'SGLang',
    ownedBy: ['sglang'],
    formats: ['json_schema', 'json_object'],
    extra: NO_THINKING,
    contextKeys: ['max_model_len'],
    contextTokens: 8192,
    cutsSilently: false,
  },
  llamacpp: {
    id: 'llamacpp',
    label: 'llama.cpp',
    ownedBy: ['llamacpp'],
    formats: ['json_schema', 'json_object'],
    extra: NO_THINKING,
    // Not `n_ctx_train`: that is what the model could, not what the server was started with.
    contextKeys: ['n_ctx'],
    contextTokens: 4096,
    cutsSilently: false,
  },
  ollama: {
    id: 'ollama',
    label: 'Ollama',
    ownedBy: ['library'],
    formats: ['json_schema', 'json_object'],
    extra: { reasoning_effort: 'none' },
    contextKeys: [],
    // Its OpenAI route takes no `num_ctx`: what the server was set to holds, 4096 unless changed.
    contextTokens: 4096,
    cutsSilently: true,
  },
  lmstudio: {
    id: 'lmstudio',
    label: 'LM Studio',
    ownedBy: ['organization_owner'],
    // `json_object` is answered with 400.
    formats: ['json_schema'],
    extra: {},
    contextKeys: ['loaded_context_length'],
    contextTokens: 4096,
    cutsSilently: false,
  },
  xinference: {
    id: 'xinference',
    label: 'Xinference',
    ownedBy: ['xinference'],
    formats: ['json_schema', 'json_object'],
    extra: {},
    contextKeys: ['context_length', 'max_model_len'],
    contextTokens: 8192,
    cutsSilently: false,
  },
  other: {
    id: 'other',
    label: 'OpenAI',
    ownedBy: [],
    formats: ['json_schema', 'json_object'],
    extra: {},
    contextKeys: ['max_model_len', 'context_length', 'n_ctx'],
    contextTokens: 8192,
    cutsSilently: false,
  },
} as const satisfies Readonly<Record<string, Flavour>>;

export type FlavourId = keyof typeof FLAVOURS;

/** @param owner `owned_by` of a listed model. Ollama names a person there for models that are not of its library. */
export function flavourOf(owner: string | undefined): Flavour {
  const known: readonly Flavour[] = Object.values(FLAVOURS);
  return known.find(({ ownedBy }) => owner !== undefined && ownedBy.includes(owner)) ?? FLAVOURS.other;
}
