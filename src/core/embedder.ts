/** What turns texts into vectors, so that nearness of meaning becomes a dot product. */

export interface Embedder {
  /** Id of the model; vectors of different models are never compared. */
  readonly model: string;
  readonly dimensions: number;
  /** Put before a text that is a query, never before a term; empty where the model asks for none. */
  readonly queryInstruction: string;
  /**
   * @returns the vectors one after another, `dimensions` numbers each, of length 1 where the model's card asks for it.
   * @throws YinjiError; `cancelled` when the signal aborts, which happens between batches.
   */
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array>;
  close(): void;
}
