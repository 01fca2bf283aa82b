/** Reading what a server sent without trusting its shape. */

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value of a JSON text; undefined when it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const MOST = 4096;

/**
 * The words of an error, in whichever shape a server puts them: `{error: {message}}` (OpenAI, vLLM, llama.cpp, Ollama),
 * `{message}` (older vLLM, SGLang), `{error: "…"}` (LM Studio), `{detail}` (FastAPI: Xinference). They tell one failure
 * from another and are never shown: they may quote the note.
 */
export function errorWords(value: unknown): string {
  if (typeof value === 'string') return value.slice(0, MOST);
  if (!isObject(value)) return '';
  const parts = [value['error'], value['message'], value['detail'], value['type'], value['code'], value['param']];
  if (typeof value['n_ctx'] === 'number') parts.push(`"n_ctx": ${String(value['n_ctx'])}`);
  return parts
    .map((part) => (isObject(part) ? errorWords(part) : typeof part === 'string' ? part : JSON.stringify(part ?? '')))
    .join(' ')
    .slice(0, MOST);
}
