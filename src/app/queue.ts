/** What still needs a reviewer, and which annotations a filter lets through. */
import { scoreOf, UNSURE_BELOW, type Annotation } from '../core/note.ts';
import type { EntityType } from '../core/entities.ts';

/** Undecided, and either weakly scored or claimed as different types. */
export function needsDecision(annotation: Annotation): boolean {
  if (annotation.status !== 'proposed') return false;
  return scoreOf(annotation) < UNSURE_BELOW || annotation.evidence.some(({ type }) => type !== annotation.type);
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
