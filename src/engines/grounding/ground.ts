/** Grounding: whatever a model says about a passage becomes spans of it, or counts as not there. */
import type { EntityType, Level } from '../../core/entities.ts';
import { levelsOf } from '../../core/entities.ts';
import { trimBorders } from '../../core/borders.ts';
import type { FoldTable } from '../../core/fold.ts';
import type { Span } from '../../core/note.ts';
import { afterMarker, deniesAll, withoutFences, withoutThought } from './answer.ts';
import { readClaims, type ClaimedList } from './json.ts';
import { fieldLabel, Locator, type Way } from './locate.ts';
import { alignTags } from './tagged.ts';
import { readTags, type ReadTag, type ReadTags } from './tags.ts';

/** A span of the passage. */
export interface GroundedSpan extends Span {
  readonly type: EntityType;
  readonly level?: Level;
  readonly way: Way;
  /** In which form the model said it. */
  readonly form: 'spans' | 'tagged';
}

export interface Grounded {
  /** By start; spans of one type never overlap. */
  readonly spans: readonly GroundedSpan[];
  /** Spans that the model named and the passage does not hold. */
  readonly hallucinated: number;
  /** Parts of the passage that the answer says nothing about. */
  readonly unread: readonly Span[];
}

export interface GroundOptions {
  /** What was asked for; an answer in the other form is read all the same. */
  readonly form: 'spans' | 'tagged';
  readonly types: readonly EntityType[];
  readonly foldTable?: FoldTable;
  /** Whether the answer was cut at its most tokens. */
  readonly isCut?: boolean;
}

/** @param passage text of the passage, in whose offsets the spans are. */
export function ground(passage: string, answer: string, options: GroundOptions): Grounded {
  const text = withoutFences(withoutThought(answer)).trim();
  const whole = { start: 0, end: passage.length };
  if (text !== '' && !options.isCut && deniesAll(text)) return { spans: [], hallucinated: 0, unread: [] };
  const list = readClaims(text, passage);
  const tags = withoutOwn(readTags(afterMarker(text)), passage);
  const hasTags = tags.tags.length > 0;
  // A list in a tagged answer is mostly brackets of the note; tags in a list are mostly its values.
  if (options.form === 'tagged') {
    const grounded = groundTags(passage, tags, options);
    const isRepeated = grounded.unread.every((gap) => lengthOf(gap) < passage.length / 2);
    if (hasTags || isRepeated || !list || list.claims.length === 0) return grounded;
    return groundList(passage, list, options);
  }
  if (list && (list.claims.length > 0 || list.untyped > 0 || !hasTags)) return groundList(passage, list, options);
  return hasTags ? groundTags(passage, tags, options) : { spans: [], hallucinated: 0, unread: [whole] };
}

/** The tags without those that stand in the note itself: its words are repeated there, and say nothing. */
function withoutOwn(read: ReadTags, passage: string): ReadTags {
  if (read.tags.length === 0 || !/[<＜《[{]/.test(passage)) return read;
  const own = readTags(passage);
  const nameOf = ({ text }: ReadTags, { start, end, type }: ReadTag): string => `${type} ${text.slice(start, end)}`;
  const left = new Map<string, number>();
  for (const tag of own.tags) left.set(nameOf(own, tag), (left.get(nameOf(own, tag)) ?? 0) + 1);
  const tags = read.tags.filter((tag) => {
    const count = left.get(nameOf(read, tag)) ?? 0;
    if (count > 0) left.set(nameOf(read, tag), count - 1);
    return count === 0;
  });
  return { text: read.text, tags };
}

const lengthOf = ({ start, end }: Span): number => end - start;

function groundList(passage: string, list: ClaimedList, options: GroundOptions): Grounded {
  const locator = new Locator(passage, options.foldTable);
  const spans: GroundedSpan[] = [];
  let hallucinated = list.untyped;
  let reached = 0;
  let isInOrder = true;
  for (const claim of list.claims) {
    const located = locator.locate(claim);
    if (!located) {
      hallucinated++;
      continue;
    }
    for (const span of located.spans) spans.push({ ...span, ...graded(claim), way: located.way, form: 'spans' });
    const first = located.spans[0]?.start ?? 0;
    if (located.spans.length === 1) {
      isInOrder &&= first >= reached;
      reached = Math.max(reached, located.spans[0]?.end ?? 0);
    }
  }
  // What a cut list would have said is after its last span if it follows the text, else anywhere.
  const rest = { start: isInOrder ? reached : 0, end: passage.length };
  const isCut = options.isCut === true || list.isCut;
  const unread = isCut && passage.slice(rest.start).trim() !== '' ? [rest] : [];
  return { spans: tidied(passage, spans, options.types), hallucinated, unread };
}

function groundTags(passage: string, read: ReadTags, options: GroundOptions): Grounded {
  const locator = new Locator(passage, options.foldTable);
  const aligned = alignTags(locator.source, read, options.foldTable);
  const spans: GroundedSpan[] = [];
  let hallucinated = 0;
  for (const tag of read.tags) {
    const span = aligned.isList ? undefined : aligned.spanOf(tag);
    if (span) {
      const value = passage.slice(span.start, span.end);
      const isSame = value === read.text.slice(tag.start, tag.end);
      spans.push({ ...span, ...graded(tag), way: isSame ? 'exact' : 'aligned', form: 'tagged' });
      continue;
    }
    const located = locator.locate({
      text: read.text.slice(tag.start, tag.end),
      ...(aligned.isList ? {} : { before: read.text.slice(Math.max(0, tag.start - 12), tag.start) }),
    });
    if (!located) hallucinated++;
    else for (const one of located.spans) spans.push({ ...one, ...graded(tag), way: located.way, form: 'tagged' });
  }
  // A list of tags needs no text around it, but one of which nothing is there has not read the passage.
  const isAnswered = aligned.isList && spans.length > 0 && !options.isCut;
  const unread = isAnswered ? [] : aligned.gaps;
  return { spans: tidied(passage, spans, options.types), hallucinated, unread };
}

/** The level the model states, if the type can have it; a type of one level needs no word of the model. */
function graded({ type, level }: { type: EntityType; level?: Level }): { type: EntityType; level?: Level } {
  const allowed: readonly Level[] = levelsOf(type);
  const known = allowed.length === 1 ? allowed[0] : allowed.find((one) => one === level);
  return { type, ...(known === undefined ? {} : { level: known }) };
}

/** Wanted types, borders by the guide, and of spans of one type that overlap the longest. */
function tidied(passage: string, spans: readonly GroundedSpan[], types: readonly EntityType[]): GroundedSpan[] {
  const wanted = spans
    .filter(({ type }) => types.includes(type))
    .map((span) => ({ ...span, start: span.start + fieldLabel(passage.slice(span.start, span.end)) }))
    .map((span) => ({ ...span, ...trimBorders(passage, span) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start || (a.level ?? 9) - (b.level ?? 9));
  const kept = new Map<EntityType, GroundedSpan[]>();
  for (const span of wanted) {
    const same = kept.get(span.type) ?? [];
    if (same.some((other) => other.start < span.end && span.start < other.end)) continue;
    same.push(span);
    kept.set(span.type, same);
  }
  return [...kept.values()].flat().sort((a, b) => a.start - b.start || b.end - a.end);
}
