/** What requests cost, added up. */
import type { ChatUsage } from '../../core/chat.ts';
import type { ModelCost } from '../../core/engine.ts';

export class Cost {
  #promptTokens = 0;
  #completionTokens = 0;
  #isEstimate = false;
  #milliseconds = 0;
  #requests = 0;
  #hallucinated = 0;

  /** A request that was sent, whether or not it was answered. */
  ask(): void {
    this.#requests++;
  }

  answer(usage: ChatUsage): void {
    this.#promptTokens += usage.promptTokens;
    this.#completionTokens += usage.completionTokens;
    this.#isEstimate ||= usage.isEstimate;
    this.#milliseconds += usage.milliseconds;
  }

  hallucinate(count: number): void {
    this.#hallucinated += count;
  }

  /** Milliseconds are those of all requests together, also of those that ran at the same time. */
  get sum(): ModelCost {
    return {
      promptTokens: this.#promptTokens,
      completionTokens: this.#completionTokens,
      isEstimate: this.#isEstimate,
      milliseconds: this.#milliseconds,
      requests: this.#requests,
      hallucinated: this.#hallucinated,
    };
  }
}
