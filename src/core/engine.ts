/** What an engine is: it proposes findings over a note's text and never writes text. */
import type { Profile } from './entities.ts';
import type { ErrorRecord } from './errors.ts';
import type { Bilingual } from './language.ts';
import type { ChatUsage } from './chat.ts';
import type { Finding, Note, Span } from './note.ts';

export type Availability =
  { readonly state: 'available' } | { readonly state: 'unavailable'; readonly reason: ErrorRecord };

/** What a detector found besides what it could not read. */
export interface PartialFindings {
  readonly findings: readonly Finding[];
  /** Parts of the note it could not read, by start. */
  readonly unread: readonly Span[];
}

/** What a language model cost and how far its words could be trusted. */
export interface ModelCost extends ChatUsage {
  /** Requests made, retries included. */
  readonly requests: number;
  /** Spans that the model named and the note does not hold. */
  readonly hallucinated: number;
}

/** One engine's result on one note. An engine that failed never looks like a clean note. */
export type Outcome = {
  readonly engine: string;
  readonly version: string;
  readonly milliseconds: number;
  readonly cost?: ModelCost;
} & (
  | { readonly state: 'ok'; readonly findings: readonly Finding[] }
  | { readonly state: 'unavailable'; readonly reason: ErrorRecord }
  /** `partial`: what it found before or besides what it could not read. */
  | { readonly state: 'failed'; readonly error: ErrorRecord; readonly partial?: PartialFindings }
);

export interface OpenOptions {
  readonly profile: Profile;
  readonly signal?: AbortSignal;
  /** Fraction done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

/** What a detector says beyond its findings. Anything unread makes the outcome a failed one. */
export interface Detection {
  readonly findings: readonly Finding[];
  readonly unread?: readonly Span[];
  /** Why the unread parts could not be read. */
  readonly error?: ErrorRecord;
  readonly cost?: ModelCost;
}

/** What a detector returned, in one shape. */
export const detectionOf = (found: Detection | readonly Finding[]): Detection =>
  'findings' in found ? found : { findings: found };

export interface Detector {
  /** Findings in UTF-16 offsets of `note.text`. Throws; `detect` in core turns that into a failed outcome. */
  detect(note: Note, signal?: AbortSignal): Promise<Detection | readonly Finding[]> | readonly Finding[];
  close(): void;
}

export interface Engine {
  readonly id: string;
  readonly version: string;
  readonly label: Bilingual;
  check(): Promise<Availability>;
  open(options: OpenOptions): Promise<Detector>;
}
