/** What is read of an answer while it comes: text, how it ended, tokens. */
import { YinjiError } from '../../core/errors.ts';
import { AttemptFailure, failureOf, type About } from './failures.ts';
import { isObject, parsedJson } from './json.ts';

export interface Tokens {
  readonly prompt: number;
  readonly completion: number;
}

export interface Answer {
  readonly text: string;
  readonly finish: 'stop' | 'length';
  /** Missing where the server does not count. */
  readonly tokens?: Tokens;
}

/** How a `finish_reason` ends an answer; what is not here ends it as `stop` does. `abort` is SGLang's and vLLM's. */
const FINISH: Readonly<Record<string, 'length' | 'cut' | 'failed'>> = {
  length: 'length',
  max_tokens: 'length',
  abort: 'cut',
  error: 'failed',
};

export class AnswerReader {
  readonly #about: About;
  readonly #onText: ((piece: string) => void) | undefined;
  readonly #mostText: number;
  #text = '';
  #finish: string | undefined;
  #tokens: Tokens | undefined;
  #isDone = false;

  /** @param mostText units after which a server that does not stop is stopped. */
  constructor(about: About, mostText: number, onText?: (piece: string) => void) {
    this.#about = about;
    this.#mostText = mostText;
    this.#onText = onText;
  }

  /** Whether the server said that nothing more comes. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** The data of one event. @throws AttemptFailure for an error in the stream, and for what is no JSON. */
  event(data: string): void {
    const trimmed = data.trim();
    if (trimmed === '' || this.#isDone) return;
    if (trimmed === '[DONE]') {
      this.#isDone = true;
      return;
    }
    const value = parsedJson(trimmed);
    if (isObject(value)) this.#take(value);
    // Two events that lost the blank line between them are one event of two lines.
    else if (trimmed.includes('\n')) for (const line of trimmed.split('\n')) this.event(line);
    else throw this.#invalid();
  }

  /** A whole answer, of a server or a proxy that does not stream. */
  whole(value: unknown): void {
    if (!isObject(value)) throw this.#invalid();
    this.#take(value);
    if (this.#text === '' && this.#finish === undefined && !Array.isArray(value['choices'])) throw this.#invalid();
    this.#isDone = true;
  }

  /** @throws AttemptFailure when the answer broke off or is empty. */
  end(): Answer {
    const { host } = this.#about;
    const end = FINISH[this.#finish ?? ''];
    if (end === 'failed') throw new AttemptFailure(new YinjiError('server.failed', { host, status: 200 }), TRANSIENT);
    if (end === 'cut' || (this.#finish === undefined && !this.#isDone))
      throw new AttemptFailure(new YinjiError('server.cut', { host }), TRANSIENT);
    if (this.#text.trim() === '') throw new AttemptFailure(new YinjiError('server.empty', { host }), TRANSIENT);
    return {
      text: this.#text,
      finish: end === 'length' ? 'length' : 'stop',
      ...(this.#tokens ? { tokens: this.#tokens } : {}),
    };
  }

  #take(value: Readonly<Record<string, unknown>>): void {
    if (value['error'] !== undefined && value['error'] !== null) throw this.#failure(value);
    this.#tokens = tokensOf(value) ?? this.#tokens;
    const choice: unknown = Array.isArray(value['choices']) ? value['choices'][0] : undefined;
    if (!isObject(choice)) return;
    if (typeof choice['finish_reason'] === 'string') this.#finish = choice['finish_reason'];
    // `reasoning_content`, or `reasoning` in newer ones, holds the thoughts: they are no answer.
    const part = isObject(choice['delta']) ? choice['delta'] : choice['message'];
    const piece = isObject(part) ? part['content'] : undefined;
    if (typeof piece !== 'string' || piece === '') return;
    this.#text += piece;
    if (this.#text.length > this.#mostText) throw this.#invalid();
    this.#onText?.(piece);
  }

  #failure(value: Readonly<Record<string, unknown>>): AttemptFailure {
    const { error } = value;
    const code = isObject(error) ? Number(error['code']) : NaN;
    return failureOf(code >= 400 && code < 600 ? code : 500, value, this.#about);
  }

  #invalid(): AttemptFailure {
    return new AttemptFailure(new YinjiError('server.invalid', { host: this.#about.host }), TRANSIENT);
  }
}

const TRANSIENT = { isTransient: true };

/** `usage`, or the `timings` of llama.cpp where that is all there is. */
function tokensOf({ usage, timings }: Readonly<Record<string, unknown>>): Tokens | undefined {
  if (isObject(usage)) {
    const { prompt_tokens: prompt, completion_tokens: completion } = usage;
    if (typeof prompt === 'number' && typeof completion === 'number') return { prompt, completion };
  }
  if (!isObject(timings)) return undefined;
  const { cache_n: cached, prompt_n: prompt, predicted_n: completion } = timings;
  if (typeof prompt !== 'number' || typeof completion !== 'number') return undefined;
  return { prompt: prompt + (typeof cached === 'number' ? cached : 0), completion };
}
