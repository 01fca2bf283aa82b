/** The embedding model by which terms are found by meaning, and what became of it. */
import type { Embedder } from '../core/embedder.ts';
import type { ErrorRecord } from '../core/errors.ts';
import type { ModelRow } from '../core/model.ts';
import type { EmbedderSource } from '../worker/embedder-port.ts';
import type { ModelClient } from '../worker/model-client.ts';
import type { Settings } from './settings.svelte.ts';

export class Embedders implements EmbedderSource {
  readonly #client: Pick<ModelClient, 'list' | 'embedder'>;
  readonly #settings: Settings;
  #installed = $state.raw<readonly ModelRow[]>([]);
  #error = $state.raw<ErrorRecord | null>(null);
  #looking: Promise<void> | null = null;

  readonly #chosen = $derived.by(
    () => this.#installed.find(({ id }) => id === this.#settings.embedder) ?? this.#installed[0] ?? null,
  );

  constructor(client: Pick<ModelClient, 'list' | 'embedder'>, settings: Settings) {
    this.#client = client;
    this.#settings = settings;
  }

  get installed(): readonly ModelRow[] {
    return this.#installed;
  }

  /** Null where none is installed, and before the first look. */
  get chosen(): ModelRow | null {
    return this.#chosen;
  }

  /** The last failure of a search by meaning; null since one went well. */
  get error(): ErrorRecord | null {
    return this.#error;
  }

  choose(id: string): void {
    this.#settings.setEmbedder(id);
    this.#error = null;
  }

  labelOf(id: string): string {
    return this.#installed.find((row) => row.id === id)?.label ?? id;
  }

  /** Sees which embedding models are installed. */
  async look(): Promise<void> {
    const states = await this.#client.list();
    this.#installed = states.flatMap(({ row, state }) =>
      row.task === 'embedding' && row.embedding && state === 'installed' ? [row] : [],
    );
  }

  /** The chosen model, which is loaded with its first text. */
  async open(): Promise<Embedder | null> {
    if (!this.#chosen) await (this.#looking ??= this.look().finally(() => (this.#looking = null)));
    return this.#chosen ? this.#client.embedder(this.#chosen) : null;
  }

  report(error: ErrorRecord | null): void {
    this.#error = error;
  }
}
