/** A Qwen as ONNX, by @huggingface/transformers: where WebLLM cannot run. It is not held to a schema. */
import type { ChatModel } from '../core/chat.ts';
import { YinjiError } from '../core/errors.ts';
import type { ModelPack } from '../core/model.ts';
import { breathe } from './transformers/breathe.ts';
import { loadLibrary, transformersFailure, type TransformersOptions } from './transformers/library.ts';

export { openEmbedder } from './transformers/embedder.ts';

/** @throws YinjiError `model.*`; `cancelled` when the signal aborts. */
export async function openTransformers(pack: ModelPack, options: TransformersOptions): Promise<ChatModel> {
  const { row } = pack;
  const { library, device, firstError } = await loadLibrary(pack, options);
  const { AutoTokenizer, AutoModelForCausalLM, InterruptableStoppingCriteria, TextStreamer } = library;
  const fail = (thrown: unknown): YinjiError =>
    options.signal?.aborted ? new YinjiError('cancelled') : transformersFailure(thrown, row.id, firstError());
  const [tokenizer, model] = await Promise.all([
    AutoTokenizer.from_pretrained(row.id),
    AutoModelForCausalLM.from_pretrained(row.id, { device, dtype: row.quantisation as 'q4' }),
  ]).catch((thrown: unknown) => {
    throw fail(thrown);
  });
  const forward = model.forward.bind(model);
  model.forward = async (inputs) => {
    // Between tokens, so that a cancel is heard.
    await breathe();
    return forward(inputs) as Promise<unknown>;
  };

  return {
    id: row.id,
    contextTokens: row.contextTokens,
    obeysSchema: false,
    async complete({ messages, maxTokens, signal, onText }) {
      if (signal?.aborted) throw new YinjiError('cancelled');
      const began = performance.now();
      const inputs = tokenizer.apply_chat_template(
        messages.map(({ role, content }) => ({ role, content })),
        // Qwen3 thinks unless its template is told not to; the templates of others do not read it.
        { add_generation_prompt: true, return_dict: true, enable_thinking: false } as object,
      ) as { input_ids: { dims: readonly number[] } };
      const promptTokens = inputs.input_ids.dims.at(-1) ?? 0;
      const room = row.contextTokens - promptTokens;
      if (room <= 0) throw new YinjiError('model.context', { model: row.id, tokens: row.contextTokens });
      const limit = Math.min(maxTokens, room);
      const stop = new InterruptableStoppingCriteria();
      const interrupt = (): void => stop.interrupt();
      signal?.addEventListener('abort', interrupt, { once: true });
      let text = '';
      let completionTokens = 0;
      try {
        await model.generate({
          ...inputs,
          max_new_tokens: limit,
          do_sample: false,
          stopping_criteria: [stop],
          streamer: new TextStreamer(tokenizer, {
            skip_prompt: true,
            skip_special_tokens: true,
            callback_function(piece: string) {
              text += piece;
              if (piece !== '') onText?.(piece);
            },
            token_callback_function: (tokens: bigint[]) => void (completionTokens += tokens.length),
          }),
        } as unknown as Parameters<typeof model.generate>[0]);
      } catch (thrown) {
        throw signal?.aborted ? new YinjiError('cancelled') : transformersFailure(thrown, row.id);
      } finally {
        signal?.removeEventListener('abort', interrupt);
      }
      if (signal?.aborted) throw new YinjiError('cancelled');
      return {
        text,
        finish: completionTokens >= limit ? 'length' : 'stop',
        usage: { promptTokens, completionTokens, isEstimate: false, milliseconds: performance.now() - began },
      };
    },
    close() {
      void model.dispose();
    },
  };
}
