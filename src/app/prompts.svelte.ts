/** Prompts that the hospital has written itself; the shipped ones stand where it has none. */
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { PromptClient, Template, TemplateProblem } from '../worker/prompt-client.ts';

export type { Template, TemplateProblem } from '../worker/prompt-client.ts';

export class Prompts {
  readonly #client: PromptClient;
  #shipped = $state.raw<readonly Template[]>([]);
  #own = $state.raw<readonly Template[]>([]);
  #error = $state.raw<ErrorRecord | null>(null);

  constructor(client: PromptClient) {
    this.#client = client;
  }

  get shipped(): readonly Template[] {
    return this.#shipped;
  }

  /** At most one for each form and language. */
  get own(): readonly Template[] {
    return this.#own;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  /** The one in use for the place of a shipped template. */
  inUse(shipped: Template): Template {
    return this.#own.find((own) => isFor(own, shipped)) ?? shipped;
  }

  async open(): Promise<void> {
    await this.#try(async () => {
      const { shipped, own } = await this.#client.list();
      this.#shipped = shipped;
      this.#own = own;
    });
  }

  check(template: Template): Promise<readonly TemplateProblem[]> {
    return this.#client.check(template);
  }

  /** Saves a text in the place of a shipped template, as its next version. */
  async save(shipped: Template, text: string): Promise<void> {
    const version = this.inUse(shipped).version + 1;
    const id = `own-${shipped.form}-${shipped.language}`;
    await this.#try(() => this.#client.save({ ...shipped, id, version, text }));
    await this.open();
  }

  /** Back to the shipped one. */
  async reset(shipped: Template): Promise<void> {
    await this.#try(() => this.#client.remove(`own-${shipped.form}-${shipped.language}`));
    await this.open();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#error = null;
    try {
      await work();
    } catch (thrown) {
      this.#error = YinjiError.from(thrown).toRecord();
    }
  }
}

const isFor = (own: Template, shipped: Template): boolean =>
  own.form === shipped.form && own.language === shipped.language;
