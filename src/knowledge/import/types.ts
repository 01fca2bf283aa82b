/** The words of an import: a table of text cells, which column is what, and what became of each row. */
import type { EntityType, Level } from '../../core/entities.ts';
import type { Dictionary } from '../../core/knowledge.ts';

/** Any file as rows of text; a plain list has one column. */
export interface ImportTable {
  /** Names from a heading row, or `A`, `B` … where there is none. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Line (or row of the sheet) of `rows[0]`, from 1. */
  readonly firstRow: number;
}

/** Index of the column for each part of a term; null where there is none. */
export interface ImportMapping {
  readonly term: number;
  /** Aliases are parted by `|`, `;`, `；`, `、` or line breaks. */
  readonly aliases: number | null;
  readonly level: number | null;
  readonly note: number | null;
  /** Rows of another type than the dictionary's are left out; null takes every row. */
  readonly type: number | null;
}

export interface ImportPreview {
  readonly columns: readonly string[];
  /** The first rows, at most 20. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly mapping: ImportMapping;
  /** Type that the file itself states or its words suggest. */
  readonly type: EntityType | null;
  /** From the header of a Yinji file, else the file's name without its ending. */
  readonly name: string;
}

/** A row that was left out or changed, by its line in the file (from 1). */
export interface ImportIssue {
  readonly row: number;
  readonly kind: 'empty' | 'too-short' | 'too-long' | 'level' | 'duplicate' | 'conflict' | 'other-type';
  /** For a duplicate or conflict, the row that stands. */
  readonly other?: number;
}

export interface ImportReport {
  readonly rows: number;
  readonly terms: number;
  /** How many issues of each kind; `issues` holds the first 200. */
  readonly counts: Readonly<Partial<Record<ImportIssue['kind'], number>>>;
  readonly issues: readonly ImportIssue[];
}

export interface ImportResult {
  readonly dictionary: Dictionary;
  readonly report: ImportReport;
}

export interface ImportOptions {
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** Levels as tables write them (`1`, `１`, `一级`, `high`). */
export type LevelWords = ReadonlyMap<string, Level>;
