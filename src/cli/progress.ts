/** What a run with a language model has done so far and what it cost, on stderr. */
import type { Outcome } from '../core/engine.ts';
import type { Bilingual } from '../core/language.ts';
import type { Terminal } from './terminal.ts';

/** Milliseconds between two reports: a terminal rewrites its line, a log gets a new one. */
const TERMINAL_EVERY = 200;
const LOG_EVERY = 10_000;

export class Progress {
  readonly #terminal: Terminal;
  readonly #total: number | undefined;
  readonly #began = performance.now();
  readonly #every: number;
  #said = 0;
  #notes = 0;
  #read = 0;
  #written = 0;
  #isEstimate = false;
  #requests = 0;
  #hallucinated = 0;

  constructor(terminal: Terminal, total?: number) {
    this.#terminal = terminal;
    this.#total = total;
    this.#every = terminal.stderr.isTTY ? TERMINAL_EVERY : LOG_EVERY;
  }

  note(outcomes: readonly Outcome[]): void {
    this.#notes++;
    for (const { cost } of outcomes) {
      if (!cost) continue;
      this.#read += cost.promptTokens;
      this.#written += cost.completionTokens;
      this.#isEstimate ||= cost.isEstimate;
      this.#requests += cost.requests;
      this.#hallucinated += cost.hallucinated;
    }
    const now = performance.now() - this.#began;
    if (now - this.#said < this.#every) return;
    this.#said = now;
    this.#say(this.#terminal.stderr.isTTY ? '' : '\n');
  }

  /** The last report, with the line's end. */
  end(): void {
    this.#say('\n');
  }

  #say(end: string): void {
    const { stderr, language } = this.#terminal;
    stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}yinji: ${this.#words()[language]}${end}`);
  }

  #words(): Bilingual {
    const seconds = (performance.now() - this.#began) / 1000;
    const speed = (this.#written / Math.max(seconds, 0.001)).toFixed(this.#written < 10 * seconds ? 1 : 0);
    const number = (value: number): string => value.toLocaleString('en');
    const notes = this.#total === undefined ? number(this.#notes) : `${number(this.#notes)}/${number(this.#total)}`;
    const about = this.#isEstimate ? '≈' : '';
    const [read, written] = [about + number(this.#read), about + number(this.#written)];
    const [requests, hallucinated] = [number(this.#requests), number(this.#hallucinated)];
    return {
      zh: `${notes} 份病历，${requests} 次请求，输入 ${read} 词元，输出 ${written}，每秒 ${speed}，原文中不存在的 ${hallucinated} 处`,
      en: `${notes} notes, ${requests} requests, ${read} tokens in, ${written} out, ${speed} a second, ${hallucinated} spans not in the note`,
    };
  }
}
