/** The words for a note and for what is said about it. */
import type { EntityType, Level } from './entities.ts';
import type { Language } from './language.ts';

/** A half-open range of UTF-16 code units: `text.slice(start, end)` is its text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One clinical note. Its text never changes; everything else is said in spans over it. */
export interface Note {
  readonly id: string;
  readonly text: string;
  readonly language: Language;
  /** Id of the format it was read from (`text`, `docx`, `csv` …). */
  readonly format: string;
  readonly meta: Readonly<Record<string, string>>;
}

/** Which rule, and which term of a dictionary or of the rule, made a finding. `rule` is an id of a recognizer's rule table. */
export interface Reason {
  readonly rule: string;
  /** A word of the rule or the dictionary (a label, a cue, a disease), never free text of the note. */
  readonly term?: string;
  /** Name of the hospital's dictionary that holds the term. */
  readonly dictionary?: string;
}

/** One engine's claim. The text is sliced from the note, never stored. */
export interface Finding extends Span {
  readonly type: EntityType;
  /** Missing when the engine does not grade; `level` decides then. */
  readonly level?: Level;
  /** Id of the engine. */
  readonly source: string;
  /** Probability that the finding is right, 0 to 1. */
  readonly score: number;
  readonly reason: Reason;
}

export type AnnotationStatus = 'proposed' | 'confirmed' | 'rejected' | 'added';

/** What the reviewer sees: findings merged, graded and decided upon. */
export interface Annotation extends Span {
  readonly id: string;
  readonly type: EntityType;
  readonly level: Level;
  readonly evidence: readonly Finding[];
  readonly status: AnnotationStatus;
  /** Ties the mentions of one person or place (王建国, 王主任, 建国), so that their replacements agree. */
  readonly subject?: string;
  /** Engines that read this place differ about it: one missed it, or saw another type, level, or clearly other borders. */
  readonly disagreement?: Disagreement;
}

/** The gravest first. */
export type Disagreement = 'missed' | 'type' | 'level' | 'borders';

/** Findings and annotations below this score go to the reviewer's queue. */
export const UNSURE_BELOW = 0.7;

/** The highest score of an annotation's evidence; 1 for what a reviewer added. */
export function scoreOf(annotation: Annotation): number {
  if (annotation.status === 'added') return 1;
  return annotation.evidence.reduce((best, finding) => Math.max(best, finding.score), 0);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function byStart(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
