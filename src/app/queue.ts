/** What still needs a reviewer, and which annotations a filter lets through. */
import { scoreOf, UNSURE_BELOW, type Annotation } from '../core/note.ts';
import type { EntityType } from '../core/entities.ts';

/** Undecided, and either weakly scored or such that engines differ about it. */
export function needsDecision(annotation: Annotation): boolean {
  const { status, disagreement } = annotation;
  return (
    status === 'proposed' && (scoreOf(annotation) < UNSURE_BELOW || disagreement !== undefined || isTorn(annotation))
  );
}

/** Whether an engine claims another type and not this one. Rival rules of one engine were settled by their scores. */
function isTorn({ type, evidence }: Annotation): boolean {
  const agreeing = new Set(evidence.filter((finding) => finding.type === type).map(({ source }) => source));
  return evidence.some((finding) => finding.type !== type && !agreeing.has(finding.source));
}

export interface Filter {
  readonly text: string;
  /** Empty for all. */
  readonly types: ReadonlySet<EntityType>;
  readonly onlyUnsure: boolean;
}

export const NO_FILTER: Filter = { text: '', types: new Set(), onlyUnsure: false };

export const isFiltering = ({ text, types, onlyUnsure }: Filter): boolean =>
  text.trim() !== '' || types.size > 0 || onlyUnsure;

/**
 * Annotations a filter lets through, in their order.
 * @param wordsOf what the filter's text is looked for in, lower case: value, label, replacement.
 */
export function matching(
  annotations: readonly Annotation[],
  { text, types, onlyUnsure }: Filter,
  wordsOf: (annotation: Annotation) => string,
): readonly Annotation[] {
  const needle = text.trim().toLowerCase();
  if (needle === '' && types.size === 0 && !onlyUnsure) return annotations;
  return annotations.filter(
    (annotation) =>
      (types.size === 0 || types.has(annotation.type)) &&
      (!onlyUnsure || needsDecision(annotation)) &&
      (needle === '' || wordsOf(annotation).includes(needle)),
  );
}

/** Annotations that count: every one but the rejected. */
export function countsOf(annotations: readonly Annotation[]): ReadonlyMap<EntityType, number> {
  const counts = new Map<EntityType, number>();
  for (const { type, status } of annotations) if (status !== 'rejected') counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}
