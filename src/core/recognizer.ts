/** What a recognizer is: it reads one folded page and emits findings of its types. */
import type { EntityType, Level } from './entities.ts';
import type { Bilingual, Language } from './language.ts';
import type { Knowledge, TermHit } from './knowledge.ts';
import type { Reason, Span } from './note.ts';
import type { NumberRun } from './number-runs.ts';

/** A finding in offsets of the folded page; the rules engine maps it back to the note. */
export interface PageFinding extends Span {
  readonly type: EntityType;
  readonly level?: Level;
  readonly score: number;
  readonly reason: Reason;
}

/** The note as recognizers read it: folded text, dictionary hits, runs of digits, lines, and what was found so far. */
export interface Page {
  /** Folded: half-width, Simplified, without zero-width characters and without the blanks inside spaced labels. */
  readonly text: string;
  readonly language: Language;
  readonly knowledge: Knowledge;
  /** Runs of digits with their separators, see {@link NumberRun}. */
  readonly numbers: readonly NumberRun[];
  /** Hits of one dictionary, by start; longer first at the same start. */
  hits(dictionary: string): readonly TermHit[];
  /** Hits of one dictionary that begin at an offset. */
  hitsAt(dictionary: string, start: number): readonly TermHit[];
  /** Start of the line an offset is in, and its end (the line feed, or the length). */
  line(offset: number): Span;
  /** Findings of earlier recognizers, in the order of the table in `recognizers/index.ts`. */
  readonly findings: readonly PageFinding[];
  /** Whether earlier recognizers of these types (any, when none is named) cover part of a span. */
  covered(span: Span, types?: readonly EntityType[]): boolean;
}

export interface Recognizer {
  readonly id: string;
  readonly types: readonly EntityType[];
  /** Languages of notes it runs on; null for every language. */
  readonly languages: readonly Language[] | null;
  /** Ids of dictionaries it reads, each a file of `static/dictionaries`. */
  readonly dictionaries: readonly string[];
  /** Every rule id it puts into a reason, with the words a reviewer reads. */
  readonly rules: Readonly<Record<string, Bilingual>>;
  recognize(page: Page): Iterable<PageFinding>;
}
