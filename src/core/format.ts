/** What a file format is: bytes in, notes out. */
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
  /** Id of the format; told by the file's first bytes and its name when missing. */
  readonly format?: string;
  /** Largest file to read, in bytes; any size when missing. */
  readonly maxBytes?: number;
}

/** What the app passes as `maxBytes`: a tab holds the file, its text and its highlights at once. */
export const BROWSER_MAX_BYTES = 50 * 1024 * 1024;

/** A row of a table that made no note. `row` counts as a spreadsheet does: 1 is the first row of the file. */
export interface SkippedRow {
  readonly row: number;
  readonly reason: 'empty';
}

export interface ReadResult {
  /** At least one. A note's text is the file's, character for character, without a byte order mark. */
  readonly notes: readonly Note[];
  /** WHATWG name of the encoding used, for text formats. */
  readonly encoding?: string;
  /** Columns to choose from, for tables, and the one used. */
  readonly columns?: readonly string[];
  readonly textColumn?: string;
  /** Rows left out because their text is blank. */
  readonly skipped?: readonly SkippedRow[];
}

export interface Format {
  readonly id: string;
  readonly label: Bilingual;
  /** Lower case, without the dot. */
  readonly extensions: readonly string[];
  /** Throws a `file.*` {@link YinjiError} that names what is wrong. */
  read(file: SourceFile, options: ReadOptions): Promise<ReadResult> | ReadResult;
}
