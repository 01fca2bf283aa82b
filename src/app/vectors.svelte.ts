/** Vectors of the dictionaries: which are there, the computation under way, and files that carry them between computers. */
import type { Embedder } from '../core/embedder.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { KnowledgeClient, VectorState } from '../worker/knowledge-client.ts';
import type { Embedders } from './embedders.svelte.ts';
import type { KnowledgeMessages } from './messages/knowledge-zh.ts';

/** A computation under way; one at a time. */
export interface VectorJob {
  /** Dictionaries still to be computed, the present one first. */
  readonly ids: readonly string[];
  /** Of the present one. */
  readonly fraction: number;
  readonly paused: boolean;
}

type Client = Pick<
  KnowledgeClient,
  'vectorStates' | 'computeVectors' | 'exportVectors' | 'importVectors' | 'forgetRetriever'
>;

export class Vectors {
  readonly #client: Client;
  readonly #embedders: Embedders;
  /** Called after what a search finds has changed. */
  readonly #onChange: () => void;
  #states = $state.raw<ReadonlyMap<string, VectorState>>(new Map());
  #job = $state.raw<VectorJob | null>(null);
  #error = $state.raw<ErrorRecord | null>(null);
  #said = $state.raw<((messages: KnowledgeMessages) => string) | null>(null);
  #abort = new AbortController();
  /** Resolves when a pause ends. */
  #held: { readonly until: Promise<void>; readonly end: () => void } | null = null;

  constructor(client: Client, embedders: Embedders, onChange: () => void) {
    this.#client = client;
    this.#embedders = embedders;
    this.#onChange = onChange;
  }

  /** Undefined for dictionaries of which there are none: helper words and never-tag lists. */
  stateOf(id: string): VectorState | undefined {
    return this.#states.get(id);
  }

  /** Dictionaries with terms that have no vector yet. */
  get unfinished(): readonly VectorState[] {
    return [...this.#states.values()].filter(({ missing }) => missing > 0);
  }

  get count(): number {
    return this.#states.size;
  }

  get job(): VectorJob | null {
    return this.#job;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  /** How the last action ended. */
  get said(): ((messages: KnowledgeMessages) => string) | null {
    return this.#said;
  }

  dismiss(): void {
    this.#error = null;
    this.#said = null;
  }

  /** Sees which models are installed and what is computed by the chosen one. */
  async look(): Promise<void> {
    await this.#try(async () => {
      await this.#embedders.look();
      await this.#refresh();
    });
  }

  async choose(model: string): Promise<void> {
    if (this.#job) return;
    this.#embedders.choose(model);
    this.#client.forgetRetriever();
    await this.#try(() => this.#refresh());
    this.#onChange();
  }

  /** Computes what these dictionaries lack, one after another. */
  async compute(ids: readonly string[]): Promise<void> {
    const model = this.#embedders.chosen;
    if (this.#job || !model) return;
    this.dismiss();
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    let left = ids;
    const show = (fraction: number): void => {
      // Progress comes on another channel, and may come after the end.
      if (this.#job && !signal.aborted) this.#job = { ...this.#job, ids: left, fraction };
    };
    this.#job = { ids, fraction: 0, paused: false };
    await this.#try(async () => {
      try {
        for (const id of ids) {
          show(0);
          const state = await this.#client.computeVectors(id, await this.#embedder(signal), show);
          this.#states = new Map(this.#states).set(id, state);
          left = left.slice(1);
        }
        this.#said = (m) => m.vectors.done;
      } catch (thrown) {
        if (!signal.aborted) throw thrown;
        this.#said = (m) => m.vectors.stopped;
      } finally {
        this.setPaused(false);
        this.#job = null;
        await this.#refresh();
        this.#onChange();
      }
    });
  }

  setPaused(paused: boolean): void {
    if (paused && !this.#held) {
      let end = (): void => undefined;
      const until = new Promise<void>((resolve) => (end = resolve));
      this.#held = { until, end };
    } else if (!paused) {
      this.#held?.end();
      this.#held = null;
    }
    if (this.#job) this.#job = { ...this.#job, paused };
  }

  stop(): void {
    this.#abort.abort();
    this.setPaused(false);
  }

  /** @returns the file; null when it could not be made. */
  async export(id: string): Promise<Uint8Array | null> {
    let file: Uint8Array | null = null;
    await this.#try(async () => {
      file = await this.#client.exportVectors(id, await this.#embedder());
    });
    return file;
  }

  async import(id: string, file: File): Promise<void> {
    await this.#try(async () => {
      const state = await this.#client.importVectors(id, await this.#embedder(), file);
      this.#states = new Map(this.#states).set(id, state);
      this.#said = (m) => m.vectors.imported(String(state.forms - state.missing));
      this.#onChange();
    });
  }

  /** The chosen model, held while a computation is paused. */
  async #embedder(signal?: AbortSignal): Promise<Embedder> {
    const embedder = await this.#embedders.open();
    if (!embedder) throw new YinjiError('model.absent', { model: '' });
    return {
      ...embedder,
      embed: async (texts) => {
        await this.#held?.until;
        return embedder.embed(texts, signal);
      },
    };
  }

  async #refresh(): Promise<void> {
    const embedder = await this.#embedders.open();
    const states = embedder ? await this.#client.vectorStates(embedder) : [];
    this.#states = new Map(states.map((state) => [state.id, state]));
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.dismiss();
    try {
      await work();
    } catch (thrown) {
      this.#error = YinjiError.from(thrown).toRecord();
    }
  }
}
