/** What an engine is: it proposes findings over a note's text and never writes text. */
import type { Profile } from './entities.ts';
import type { ErrorRecord } from './errors.ts';
import type { Bilingual } from './language.ts';
import type { Finding, Note } from './note.ts';

export type Availability =
  { readonly state: 'available' } | { readonly state: 'unavailable'; readonly reason: ErrorRecord };

/** One engine's result on one note. An engine that failed never looks like a clean note. */
export type Outcome = { readonly engine: string; readonly version: string; readonly milliseconds: number } & (
  | { readonly state: 'ok'; readonly findings: readonly Finding[] }
  | { readonly state: 'unavailable'; readonly reason: ErrorRecord }
  | { readonly state: 'failed'; readonly error: ErrorRecord }
);

export interface OpenOptions {
  readonly profile: Profile;
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface Detector {
  /** Findings in UTF-16 offsets of `note.text`. Throws; `detect` in core turns that into a failed outcome. */
  detect(note: Note, signal?: AbortSignal): Promise<readonly Finding[]> | readonly Finding[];
  close(): void;
}

export interface Engine {
  readonly id: string;
  readonly version: string;
  readonly label: Bilingual;
  check(): Promise<Availability>;
  open(options: OpenOptions): Promise<Detector>;
}
