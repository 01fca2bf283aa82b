/** Disputes: where engines that have all read a part of the note do not say the same about it. */
import type { Outcome } from './engine.ts';
import { overlapIndex } from './near.ts';
import type { Annotation, Disagreement, Finding, Span } from './note.ts';
import { RESOLVE_SOURCE } from './repeats.ts';

const GRAVEST: readonly Disagreement[] = ['missed', 'type', 'level', 'borders'];

/** Rules of language models begin with this; what they claim may add, and may not overrule. */
const MODEL_RULE = 'model.';

export const isOfModel = ({ reason }: Pick<Finding, 'reason'>): boolean => reason.rule.startsWith(MODEL_RULE);

/** What one engine says of a note: its findings resolved by themselves, and what it could not read. */
export interface Reading {
  readonly annotations: readonly Annotation[];
  readonly unread: readonly Span[];
}

/** Findings of an outcome, also of one that failed on a part of the note. */
export function foundBy(outcome: Outcome): readonly Finding[] {
  if (outcome.state === 'ok') return outcome.findings;
  return outcome.state === 'failed' ? (outcome.partial?.findings ?? []) : [];
}

/** What an outcome's engine did not read; undefined where it read nothing at all. */
export function unreadBy(outcome: Outcome): readonly Span[] | undefined {
  if (outcome.state === 'ok') return [];
  return outcome.state === 'failed' ? outcome.partial?.unread : undefined;
}

/** The annotations with what engines differ in; an engine that did not read the place has no say about it. */
export function withDisagreements(annotations: readonly Annotation[], readings: readonly Reading[]): Annotation[] {
  if (readings.length < 2) return [...annotations];
  const joined = overlapIndex(annotations);
  const places = readings.map((reading) => ({
    said: overlapIndex(reading.annotations),
    unread: overlapIndex(reading.unread),
  }));
  return annotations.map((annotation) => {
    if (annotation.evidence.every(({ source }) => source === RESOLVE_SOURCE)) return annotation;
    const present = places.filter(({ unread }) => unread(annotation).length === 0);
    if (present.length < 2) return annotation;
    const differences = new Set(present.map(({ said }) => difference(annotation, said(annotation), joined)));
    const disagreement = GRAVEST.find((one) => differences.has(one));
    return disagreement ? { ...annotation, disagreement } : annotation;
  });
}

/** Share of characters both have of those either has, below which borders are clearly others. */
const ALIKE = 0.6;

/** @param said what one engine says there. @param joined the annotations of all engines that overlap a span. */
function difference(
  annotation: Annotation,
  said: readonly Annotation[],
  joined: (span: Span) => readonly Annotation[],
): Disagreement | undefined {
  if (said.length === 0) return 'missed';
  const typed = said.filter(({ type }) => type === annotation.type);
  if (typed.length === 0 || said.some((one) => !joined(one).some(({ type }) => type === one.type))) return 'type';
  if (typed.some((one) => statesLevel(one) && !joined(one).some((other) => isAlike(one, other)))) return 'level';
  const start = Math.min(...typed.map((one) => one.start));
  const end = Math.max(...typed.map((one) => one.end));
  const shared = Math.min(end, annotation.end) - Math.max(start, annotation.start);
  const either = Math.max(end, annotation.end) - Math.min(start, annotation.start);
  return shared < ALIKE * either ? 'borders' : undefined;
}

const isAlike = (a: Annotation, b: Annotation): boolean => a.type === b.type && a.level === b.level;

/** A model that states no level was not asked for one; other engines mean the type's default. */
const statesLevel = ({ evidence, type }: Annotation): boolean =>
  evidence.some((finding) => finding.type === type && (finding.level !== undefined || !isOfModel(finding)));
