/** What a file format is: bytes in, notes out, and for some the way back. */
import type { Bilingual } from './language.ts';
import type { Note } from './note.ts';

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadOptions {
  /** WHATWG label of the character encoding; detected when missing. */
  readonly encoding?: string;
  /** Column or key that holds the note's text, for tables; guessed when missing. */
  readonly textColumn?: string;
}

export interface ReadResult {
  readonly notes: readonly Note[];
  /** Encoding used, for text formats. */
  readonly encoding?: string;
  /** Columns to choose from, for tables, and the one used. */
  readonly columns?: readonly string[];
  readonly textColumn?: string;
  /** Rows left out, with the reason, 1-based. */
  readonly skipped?: readonly { readonly row: number; readonly reason: 'empty' | 'invalid' }[];
}

export interface Format {
  readonly id: string;
  readonly label: Bilingual;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Throws a `file.*` {@link YinjiError} that names what is wrong. */
  read(file: SourceFile, options: ReadOptions): Promise<ReadResult> | ReadResult;
}
