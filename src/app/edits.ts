/** What a reviewer can do to the annotations of a note. Pure: each edit is a patch that can be undone. */
import { levelsOf, type EntityType, type Level } from '../core/entities.ts';
import { byStart, overlaps, type Annotation, type AnnotationStatus, type Span } from '../core/note.ts';

export type EditKind = 'confirm' | 'reject' | 'type' | 'level' | 'border' | 'add' | 'occurrences';

/** Annotations taken out and put in; the inverse swaps the two. */
export interface Patch {
  readonly kind: EditKind;
  readonly removed: readonly Annotation[];
  readonly added: readonly Annotation[];
}

export const invert = ({ kind, removed, added }: Patch): Patch => ({ kind, removed: added, added: removed });

/**
 * Annotations after a patch, by start. A proposal that arrived after the edit and overlaps what comes back gives way,
 * so that annotations never overlap.
 */
export function applyPatch(annotations: readonly Annotation[], { removed, added }: Patch): Annotation[] {
  const gone = new Set(removed.map(({ id }) => id));
  const back = new Set(added.map(({ id }) => id));
  const rest = annotations.filter((annotation) => !gone.has(annotation.id) && !back.has(annotation.id));
  return merge(added, rest);
}

/** The reviewer's decisions stay; fresh proposals fill the rest. */
export function keepDecisions(current: readonly Annotation[], fresh: readonly Annotation[]): Annotation[] {
  const decided = current.filter(({ status }) => status !== 'proposed');
  return decided.length === 0 ? [...fresh].sort(byStart) : merge(decided, fresh);
}

/** `first` whole, and of `second` what does not overlap it. Both hold no overlap of their own. */
function merge(first: readonly Annotation[], second: readonly Annotation[]): Annotation[] {
  const strong = [...first].sort(byStart);
  let at = 0;
  const rest = [...second].sort(byStart).filter((annotation) => {
    while (at < strong.length && (strong[at]?.end ?? 0) <= annotation.start) at++;
    const near = strong[at];
    return near === undefined || !overlaps(near, annotation);
  });
  return [...strong, ...rest].sort(byStart);
}

const decided = (status: AnnotationStatus): AnnotationStatus => (status === 'added' ? 'added' : 'confirmed');

/** A patch of changed annotations; null when nothing changed. */
function change(
  kind: EditKind,
  targets: readonly Annotation[],
  edit: (annotation: Annotation) => Annotation | null,
): Patch | null {
  const removed: Annotation[] = [];
  const added: Annotation[] = [];
  for (const target of targets) {
    const edited = edit(target);
    if (edited === target) continue;
    removed.push(target);
    if (edited) added.push(edited);
  }
  return removed.length === 0 ? null : { kind, removed, added };
}

export function confirm(targets: readonly Annotation[]): Patch | null {
  return change('confirm', targets, (annotation) => {
    const status = decided(annotation.status);
    return status === annotation.status ? annotation : { ...annotation, status };
  });
}

/** Not sensitive. What the reviewer had added disappears; the rest stays, rejected. */
export function reject(targets: readonly Annotation[]): Patch | null {
  return change('reject', targets, (annotation) => {
    if (annotation.status === 'added') return null;
    return annotation.status === 'rejected' ? annotation : { ...annotation, status: 'rejected' };
  });
}

/** Another type; the level stays where the type can have it. Naming a type confirms. */
export function changeType(targets: readonly Annotation[], type: EntityType): Patch | null {
  return change('type', targets, (annotation) => {
    if (annotation.type === type && annotation.status !== 'rejected') return annotation;
    // A subject ties mentions of one type.
    const { subject: _subject, ...rest } = annotation;
    return { ...rest, type, level: fitLevel(type, annotation.level), status: decided(annotation.status) };
  });
}

/** Another level, for those whose type can have it. */
export function changeLevel(targets: readonly Annotation[], level: Level): Patch | null {
  return change('level', targets, (annotation) =>
    annotation.level === level || !levelsOf(annotation.type).includes(level)
      ? annotation
      : { ...annotation, level, status: decided(annotation.status) },
  );
}

/** The level when the type can have it, else the type's default. */
export function fitLevel(type: EntityType, level: Level | undefined): Level {
  const levels = levelsOf(type);
  return level !== undefined && levels.includes(level) ? level : (levels[0] ?? 1);
}

export type Side = 'start' | 'end';

/**
 * Moves one border by one character (never half of a surrogate pair). It stops at the note's end, at the other border
 * and at a neighbour; a rejected neighbour gives way.
 */
export function moveBorder(
  text: string,
  annotations: readonly Annotation[],
  target: Annotation,
  side: Side,
  step: -1 | 1,
): Patch | null {
  const from = target[side];
  const to = stepOf(text, from, step);
  const moved: Annotation = { ...target, [side]: to, status: decided(target.status) };
  if (to === from || moved.start >= moved.end) return null;
  const hit = annotations.filter((other) => other.id !== target.id && overlaps(other, moved));
  if (hit.some(({ status }) => status !== 'rejected')) return null;
  return { kind: 'border', removed: [target, ...hit], added: [moved] };
}

function stepOf(text: string, offset: number, step: -1 | 1): number {
  const to = offset + step;
  if (to < 0 || to > text.length) return offset;
  return splitsPair(text, to) ? to + step : to;
}

const splitsPair = (text: string, offset: number): boolean =>
  /[\uD800-\uDBFF]/.test(text.charAt(offset - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(offset));

const OUTSIDE = /[\s，。；、：,;:]/;

/** A selection as the span it means: whole characters, no blanks or stops at its ends; null when nothing is left. */
export function snap(text: string, { start, end }: Span): Span | null {
  let from = splitsPair(text, start) ? start - 1 : start;
  let to = splitsPair(text, end) ? end + 1 : end;
  while (from < to && OUTSIDE.test(text.charAt(from))) from++;
  while (to > from && OUTSIDE.test(text.charAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : null;
}

/**
 * Adds what the reviewer selected. Where it overlaps others they keep their remaining parts, so that nothing which was
 * protected is laid open.
 */
export function add(
  text: string,
  annotations: readonly Annotation[],
  span: Span,
  type: EntityType,
  level: Level,
  id: string,
): Patch {
  const removed = annotations.filter((other) => overlaps(other, span));
  const value = text.slice(span.start, span.end);
  const twin = annotations.find(
    (other) => other.type === type && other.subject !== undefined && text.slice(other.start, other.end) === value,
  );
  const added: Annotation = {
    id,
    start: span.start,
    end: span.end,
    type,
    level: fitLevel(type, level),
    evidence: [],
    status: 'added',
    ...(twin?.subject === undefined ? {} : { subject: twin.subject }),
  };
  return { kind: 'add', removed, added: [added, ...removed.flatMap((other) => remains(text, other, span))] };
}

function remains(text: string, whole: Annotation, cut: Span): Annotation[] {
  if (whole.status === 'rejected') return [];
  return [
    { start: whole.start, end: cut.start, id: `${whole.id}<` },
    { start: cut.end, end: whole.end, id: `${whole.id}>` },
  ].flatMap(({ id, start, end }) => {
    const part = end > start ? snap(text, { start, end }) : null;
    return part ? [{ ...whole, ...part, id }] : [];
  });
}

/** Starts of a value in a text, from left to right, without overlap. */
export function occurrences(text: string, value: string): number[] {
  const starts: number[] = [];
  if (value === '') return starts;
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) starts.push(at);
  return starts;
}

/**
 * The decision on one annotation for every place with the same text: rejected ones are rejected everywhere; else each
 * place gets the same type and level, and free places are added. Places inside another annotation stay as they are.
 */
export function applyToAll(
  text: string,
  annotations: readonly Annotation[],
  model: Annotation,
  newId: () => string,
): Patch | null {
  const value = text.slice(model.start, model.end);
  const same = annotations.filter(({ start, end }) => text.slice(start, end) === value);
  const rejected = model.status === 'rejected';
  const edits = change('occurrences', same, (annotation) => {
    if (rejected) return annotation.status === 'added' ? null : asRejected(annotation);
    const status = decided(annotation.status);
    const fits = annotation.type === model.type && annotation.level === model.level && annotation.status === status;
    return fits ? annotation : like(model, { ...annotation, status });
  });
  const free = rejected
    ? []
    : occurrences(text, value)
        .map((start) => ({ start, end: start + value.length }))
        .filter((span) => !overlapsAny(annotations, span));
  const added = free.map((span) => like(model, { ...model, ...span, id: newId(), evidence: [], status: 'added' }));
  if (!edits && added.length === 0) return null;
  return { kind: 'occurrences', removed: edits?.removed ?? [], added: [...(edits?.added ?? []), ...added] };
}

const asRejected = (annotation: Annotation): Annotation =>
  annotation.status === 'rejected' ? annotation : { ...annotation, status: 'rejected' };

function like({ type, level, subject }: Annotation, { subject: _subject, ...rest }: Annotation): Annotation {
  return { ...rest, type, level, ...(subject === undefined ? {} : { subject }) };
}

/** Whether a span overlaps one of annotations that are sorted by start and free of overlaps. */
function overlapsAny(annotations: readonly Annotation[], span: Span): boolean {
  let low = 0;
  let high = annotations.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((annotations[middle]?.end ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const near = annotations[low];
  return near !== undefined && overlaps(near, span);
}
