/** Disputes: where engines that have all read a part of the note do not say the same about it. */
import type { Outcome } from './engine.ts';
import { levelOf } from './level.ts';
import { overlaps, type Annotation, type Disagreement, type Finding, type Span } from './note.ts';

const GRAVEST: readonly Disagreement[] = ['missed', 'type', 'level', 'borders'];

/** Rules of language models begin with this; what they claim may add, and may not overrule. */
const MODEL_RULE = 'model.';

export const isOfModel = ({ reason }: Pick<Finding, 'reason'>): boolean => reason.rule.startsWith(MODEL_RULE);

/** What an engine read, and what it found there. */
interface Reading {
  readonly findings: readonly Finding[];
  readonly unread: readonly Span[];
}

/** Findings of all outcomes, also of those that failed on a part of the note. */
export const findingsOf = (outcomes: readonly Outcome[]): Finding[] =>
  readingsOf(outcomes).flatMap(({ findings }) => findings);

function readingsOf(outcomes: readonly Outcome[]): Reading[] {
  return outcomes.flatMap((outcome): Reading[] => {
    if (outcome.state === 'ok') return [{ findings: outcome.findings, unread: [] }];
    return outcome.state === 'failed' && outcome.partial ? [outcome.partial] : [];
  });
}

/** The annotations with what engines differ in; an engine that did not read the place has no say about it. */
export function withDisagreements(annotations: readonly Annotation[], outcomes: readonly Outcome[]): Annotation[] {
  const readings = readingsOf(outcomes);
  if (readings.length < 2) return [...annotations];
  const near = readings.map(({ findings }) => neighbours(findings));
  const unread = readings.map((reading) => neighbours(reading.unread));
  return annotations.map((annotation) => {
    const present = readings.flatMap((_, index) => {
      const hasRead = (unread[index]?.(annotation) ?? []).length === 0;
      return hasRead ? [near[index]?.(annotation) ?? []] : [];
    });
    const disagreement = differenceOf(annotation, present);
    return disagreement ? { ...annotation, disagreement } : annotation;
  });
}

/** @param present for each engine that read the place, its findings there. */
function differenceOf(annotation: Annotation, present: readonly (readonly Finding[])[]): Disagreement | undefined {
  // What no engine found is a repeat of something found elsewhere.
  if (present.length < 2 || present.every((findings) => findings.length === 0)) return undefined;
  const differences = new Set(present.map((findings) => difference(annotation, findings)));
  return GRAVEST.find((one) => differences.has(one));
}

/** Share of characters both have of those either has, below which borders are clearly others. */
const ALIKE = 0.6;

function difference(annotation: Annotation, findings: readonly Finding[]): Disagreement | undefined {
  if (findings.length === 0) return 'missed';
  const typed = findings.filter(({ type }) => type === annotation.type);
  const first = typed[0];
  if (!first) return 'type';
  // A model that states no level was not asked; other engines mean the type's default.
  const graded = typed.filter((finding) => finding.level !== undefined || !isOfModel(finding));
  if (graded.length > 0 && !graded.some((finding) => levelOf(finding) === annotation.level)) return 'level';
  const start = Math.min(...typed.map((finding) => finding.start));
  const end = Math.max(...typed.map((finding) => finding.end));
  const shared = Math.min(end, annotation.end) - Math.max(start, annotation.start);
  const either = Math.max(end, annotation.end) - Math.min(start, annotation.start);
  return shared < ALIKE * either ? 'borders' : undefined;
}

/** Spans that overlap one, found through the blocks of 64 units they touch: long notes have many. */
function neighbours<S extends Span>(spans: readonly S[]): (span: Span) => S[] {
  const blocks = new Map<number, S[]>();
  for (const span of spans) {
    for (let block = span.start >> 6; block <= (span.end - 1) >> 6; block++) {
      const list = blocks.get(block);
      if (list) list.push(span);
      else blocks.set(block, [span]);
    }
  }
  return (wanted) => {
    const found = new Set<S>();
    for (let block = wanted.start >> 6; block <= (wanted.end - 1) >> 6; block++) {
      for (const span of blocks.get(block) ?? []) if (overlaps(span, wanted)) found.add(span);
    }
    return [...found];
  };
}
