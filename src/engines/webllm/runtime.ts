/** The parts of @mlc-ai/web-llm that are used. The library is one 6 MB module and is loaded when a model is opened. */

export interface WebllmRecord {
  readonly model: string;
  readonly model_id: string;
  readonly model_lib: string;
  readonly overrides: { readonly context_window_size: number };
  readonly required_features: string[];
}

export interface WebllmChunk {
  readonly choices: readonly {
    readonly delta: { readonly content?: string | null };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
}

export interface WebllmRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly stream: true;
  readonly stream_options: { readonly include_usage: true };
  readonly max_tokens: number;
  readonly temperature: number;
  readonly response_format?: { readonly type: 'json_object'; readonly schema: string };
  readonly extra_body: { readonly enable_thinking: false };
}

export interface WebllmEngine {
  reload(id: string): Promise<void>;
  unload(): Promise<void>;
  interruptGenerate(): void | Promise<void>;
  create(request: WebllmRequest): Promise<AsyncIterable<WebllmChunk>>;
}

/** @param onLoad fraction of the weights that lie on the graphics card. */
export type MakeWebllm = (record: WebllmRecord, onLoad: (fraction: number) => void) => Promise<WebllmEngine>;

export const makeWebllm: MakeWebllm = async (record, onLoad) => {
  const { MLCEngine } = await import('@mlc-ai/web-llm');
  const engine = new MLCEngine({
    appConfig: {
      model_list: [{ ...record, required_features: [...record.required_features] }],
      cacheBackend: 'cache',
    },
    initProgressCallback: ({ progress }) => onLoad(progress),
    // Its log quotes answers.
    logLevel: 'SILENT',
  });
  return {
    reload: (id) => engine.reload(id),
    unload: () => engine.unload(),
    interruptGenerate: () => engine.interruptGenerate(),
    create: (request) =>
      engine.chat.completions.create({
        ...request,
        messages: request.messages as { role: 'user'; content: string }[],
      }),
  };
};
