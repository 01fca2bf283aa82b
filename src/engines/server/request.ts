/** The body of a request, and what is left out of it once a server has refused it. */
import type { ChatRequest } from '../../core/chat.ts';
import type { Flavour, ResponseFormat } from './flavours.ts';

/** What a server is still asked for beyond the plain request. */
export interface Features {
  readonly formats: readonly ResponseFormat[];
  readonly usage: boolean;
  readonly extra: Readonly<Record<string, unknown>>;
}

export const featuresOf = ({ formats, extra }: Flavour): Features => ({ formats, usage: true, extra });

export function bodyOf(model: string, request: ChatRequest, features: Features): Record<string, unknown> {
  const [format] = features.formats;
  return {
    model,
    messages: request.messages.map(({ role, content }) => ({ role, content })),
    max_tokens: request.maxTokens,
    temperature: 0,
    stream: true,
    ...(features.usage ? { stream_options: { include_usage: true } } : {}),
    ...(request.schema && format ? { response_format: responseFormat(format, request.schema) } : {}),
    ...features.extra,
  };
}

function responseFormat(format: ResponseFormat, schema: object): Record<string, unknown> {
  if (format === 'json_object') return { type: format };
  return { type: format, json_schema: { name: 'answer', strict: true, schema } };
}

const ABOUT_FORMAT = /response_format|json_schema|json_object|guided|grammar|structured|schema/i;
const ABOUT_USAGE = /stream_options|include_usage/i;
const ABOUT_EXTRA = /chat_template|enable_thinking|reasoning|think/i;

/**
 * The features without the one that the words of a refusal name; undefined when they name none that was asked for. FastAPI
 * and llama.cpp name the field they refuse.
 */
export function without(features: Features, words: string, hadSchema: boolean): Features | undefined {
  if (features.usage && ABOUT_USAGE.test(words)) return { ...features, usage: false };
  if (Object.keys(features.extra).length > 0 && ABOUT_EXTRA.test(words)) return { ...features, extra: {} };
  if (hadSchema && features.formats.length > 0 && ABOUT_FORMAT.test(words))
    return { ...features, formats: features.formats.slice(1) };
  return undefined;
}
