/** Tags of an answer as spans of the passage: through the alignment of both texts, else by looking for the value. */
import type { Span } from '../../core/note.ts';
import { align } from './align.ts';
import { keyed, type KeyedText } from './key.ts';
import type { FoldTable } from '../../core/fold.ts';
import type { ReadTags } from './tags.ts';

export interface Aligned {
  /** The span of the passage that a span of the answer's text stands for. */
  spanOf(span: Span): Span | undefined;
  /** Parts of the passage that the answer does not repeat. */
  readonly gaps: readonly Span[];
  /** Whether tags are all that the answer is: a list of them, no text. */
  readonly isList: boolean;
}

/** Units of the key that an answer may leave out in one place; more is a part that was not read. */
const MOST_LEFT_OUT = 40;
/** Share of the passage, or of its beginning where the answer stops early, that an answer must repeat to have read it. */
const REPEATED_SHARE = 0.4;
const BEGINNING_SHARE = 0.8;
/** Share of an answer outside tags below which it is a list. */
const LIST_SHARE = 0.4;

export function alignTags(source: KeyedText, { text, tags }: ReadTags, table?: FoldTable): Aligned {
  const answer = keyed(text, table);
  const match = align(source.key, answer.key);
  const isList = tags.length > 0 && outside(answer, tags) < LIST_SHARE * answer.key.length;
  return {
    gaps: isRepeated(match, source.key.length) ? gapsOf(source, match) : [{ start: 0, end: source.text.length }],
    isList,
    spanOf(span) {
      const start = answer.fromText(span.start);
      const end = answer.fromText(span.end);
      const most = MASK.test(answer.key.slice(start, end)) ? MOST_MASKED : 2 * (end - start) + 2;
      const found = start < end ? sourceSpan(match, { start, end }, source.key.length, most) : undefined;
      return found && source.toText(found);
    },
  };
}

function isRepeated(match: Int32Array, length: number): boolean {
  let count = 0;
  let last = -1;
  for (const at of match) {
    if (at < 0) continue;
    count++;
    last = at;
  }
  return count > 0 && (count >= REPEATED_SHARE * length || count >= BEGINNING_SHARE * (last + 1));
}

function outside(answer: KeyedText, tags: ReadTags['tags']): number {
  let covered = 0;
  let reached = 0;
  for (const tag of [...tags].sort((a, b) => a.start - b.start)) {
    const start = Math.max(reached, answer.fromText(tag.start));
    const end = answer.fromText(tag.end);
    if (end > start) covered += end - start;
    reached = Math.max(reached, end);
  }
  return answer.key.length - covered;
}

function gapsOf(source: KeyedText, match: Int32Array): Span[] {
  const gaps: Span[] = [];
  let next = 0;
  const close = (to: number): void => {
    if (to - next > MOST_LEFT_OUT) gaps.push(source.toText({ start: next, end: to }));
  };
  for (const at of match) {
    if (at < 0) continue;
    close(at);
    next = at + 1;
  }
  close(source.key.length);
  return gaps;
}

/** Share of a span's units that must have a partner, where its borders do not say where it is. */
const MATCHED_SHARE = 0.5;

/** What models write for a value that they hide instead of tagging it. */
const MASK = /^(?:[*x●○□_#某-]{1,40}|\[[^\]]{1,20}\])$/;
/** Units that a mask may stand for. */
const MOST_MASKED = 40;

/**
 * The span of the source between the partners of what stands at and around the borders.
 * @param most units of a span whose own characters were changed.
 */
function sourceSpan(match: Int32Array, { start, end }: Span, length: number, most: number): Span | undefined {
  let first = start;
  while (first < end && (match[first] ?? -1) < 0) first++;
  let last = end - 1;
  while (last >= first && (match[last] ?? -1) < 0) last--;
  const before = start > 0 ? (match[start - 1] ?? -1) : -1;
  const after = end < match.length ? (match[end] ?? -1) : length;
  const isBefore = before >= 0 || start === 0;
  const isAfter = after >= 0;
  if (first > last) {
    // Every character was changed: what stands between the neighbours, if it is about as long.
    if (!isBefore || !isAfter) return undefined;
    const span = { start: before + 1, end: after };
    const size = span.end - span.start;
    return size > 0 && size <= most ? span : undefined;
  }
  let matched = 0;
  for (let i = first; i <= last; i++) if ((match[i] ?? -1) >= 0) matched++;
  const from = match[first] ?? 0;
  const to = (match[last] ?? 0) + 1;
  const span = {
    start: isBefore && reaches(from - before - 1, first - start) ? before + 1 : from,
    end: isAfter && reaches(after - to, end - 1 - last) ? after : to,
  };
  const isSure = isBefore && isAfter && span.end - span.start <= most;
  return matched >= MATCHED_SHARE * (end - start) || isSure ? span : undefined;
}

/** Whether units of the source at a border are those that the answer changed there. */
const reaches = (left: number, changed: number): boolean => changed > 0 && left > 0 && left <= 2 * changed + 1;
