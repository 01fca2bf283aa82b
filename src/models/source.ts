/** Where the files of a pack are read from: a folder, an archive, a server, the store. */

export interface SourceFile {
  /** Path inside the pack, with slashes. */
  readonly path: string;
  /** Null where the source does not say before it is read. */
  readonly bytes: number | null;
}

export interface PackSource {
  /** What is there; null where the source cannot list (a server). */
  list(): Promise<readonly SourceFile[] | null>;
  /**
   * The bytes of a file, undefined where there is none.
   * @throws YinjiError `model.source` where it is there and cannot be read.
   */
  open(path: string, signal?: AbortSignal): Promise<ReadableStream<Uint8Array> | undefined>;
}

/** How far a long action is. */
export interface PackProgress {
  /** File at work. */
  readonly file: string;
  /** Bytes done of all files; those that were done before count. */
  readonly done: number;
  /** Bytes of all files, as far as they are known. */
  readonly total: number;
}

export type OnPackProgress = (progress: PackProgress) => void;

/** The whole of a small file as text; undefined where there is none. */
export async function textOf(source: PackSource, path: string, signal?: AbortSignal): Promise<string | undefined> {
  const reader = (await source.open(path, signal))?.getReader();
  if (!reader) return undefined;
  // Not by a Response, which has an error of its own in place of the stream's.
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
}
