/** A row of `models.json`: what a model is, what it needs, and which bytes it is made of. */

export type ModelRuntime = 'webllm' | 'transformers';
export type ModelTask = 'chat' | 'embedding';

export interface ModelFile {
  /** Path inside the pack, with slashes. */
  readonly path: string;
  /** Null where it is not known: the first verified fetch pins it. */
  readonly bytes: number | null;
  /** Hexadecimal SHA-256; null where it is not known. */
  readonly sha256: string | null;
}

export interface ModelRow {
  readonly id: string;
  readonly task: ModelTask;
  readonly runtime: ModelRuntime;
  readonly label: string;
  /** Parameters, in billions. */
  readonly parameters: number;
  /** As the runtime names it: `q4f16_1`, `q4f32_1` for WebLLM, `q8`, `q4`, `fp32` … for transformers.js. */
  readonly quantisation: string;
  readonly licence: string;
  /** Where a connected machine gets it; the app itself never goes there. */
  readonly source: string;
  readonly contextTokens: number;
  /** Memory of the device while it runs, in MiB. */
  readonly memoryMiB: number;
  /** WebGPU features without which it does not run (`shader-f16`). */
  readonly features: readonly string[];
  /** Code of the model for its runtime, where that is a file of its own: its path in the pack and where it is published. */
  readonly library?: { readonly path: string; readonly source: string };
  /** Version of the runtime package that its library needs. */
  readonly runtimeVersion: string;
  /** For embeddings; `queryInstruction` is empty where the model asks for none. */
  readonly embedding?: {
    readonly dimensions: number;
    readonly pooling: 'cls' | 'mean';
    readonly normalize: boolean;
    /** Put before a query, never before a term. */
    readonly queryInstruction: string;
  };
  readonly files: readonly ModelFile[];
}

/** The files of an installed pack, each checked against its SHA-256 before it is given out. */
export interface ModelPack {
  readonly row: ModelRow;
  /** Paths inside the pack, with slashes. */
  readonly paths: readonly string[];
  /** @throws YinjiError `model.damaged` or `model.incomplete`, naming the file. */
  read(path: string): Promise<ArrayBuffer>;
}
