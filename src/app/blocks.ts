/**
 * A note cut into blocks that are drawn one by one, so that an edit touches one of them and those out of sight cost
 * nothing. Blocks partition the text; each ends after a line feed, or inside a line that is too long.
 */
import { overlaps, type Annotation, type Span } from '../core/note.ts';

/** Lines are gathered until a block has this many UTF-16 code units. */
const BLOCK_SIZE = 600;
const LONGEST_LINE = 1200;
const SENTENCE_END = /[。；！？;!?\s]/;

export function splitBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const feed = text.indexOf('\n', at);
    const lineEnd = feed < 0 ? text.length : feed + 1;
    if (lineEnd - start > LONGEST_LINE) {
      if (at > start) {
        blocks.push({ start, end: at });
        start = at;
        continue;
      }
      const end = lineEnd - start > LONGEST_LINE ? cutOf(text, start) : lineEnd;
      blocks.push({ start, end });
      start = at = end;
      continue;
    }
    at = lineEnd;
    if (at - start >= BLOCK_SIZE) {
      blocks.push({ start, end: at });
      start = at;
    }
  }
  if (start < text.length) blocks.push({ start, end: text.length });
  return blocks;
}

/** The last sentence end before the limit, else the limit (whole characters). */
function cutOf(text: string, start: number): number {
  for (let at = start + LONGEST_LINE; at > start + BLOCK_SIZE; at--)
    if (SENTENCE_END.test(text.charAt(at - 1))) return at;
  const at = start + LONGEST_LINE;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** A block with the annotations that touch it; the same object as long as they are the same. */
export interface SourceBlock extends Span {
  readonly annotations: readonly Annotation[];
}

export function sourceBlocks(
  blocks: readonly Span[],
  annotations: readonly Annotation[],
  previous: readonly SourceBlock[],
): SourceBlock[] {
  let at = 0;
  return blocks.map((block, index) => {
    while (at < annotations.length && (annotations[at]?.end ?? 0) <= block.start) at++;
    const inside: Annotation[] = [];
    for (let k = at; k < annotations.length; k++) {
      const annotation = annotations[k];
      if (!annotation || annotation.start >= block.end) break;
      if (overlaps(annotation, block)) inside.push(annotation);
    }
    const old = previous[index];
    return old && old.start === block.start && old.end === block.end && equal(old.annotations, inside)
      ? old
      : { start: block.start, end: block.end, annotations: inside };
  });
}

const equal = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((value, index) => value === b[index]);

/** A run of plain text, or the part of an annotation that lies in a block. */
export interface Piece {
  readonly key: string;
  readonly text: string;
  readonly annotation?: Annotation;
  /** Whether the annotation begins here (it may have begun in the block before). */
  readonly first?: boolean;
}

export function sourcePieces(text: string, { start, end, annotations }: SourceBlock): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  const plain = (to: number): void => {
    if (to > at) pieces.push({ key: `@${String(at)}`, text: text.slice(at, to) });
  };
  for (const annotation of annotations) {
    plain(annotation.start);
    const from = Math.max(annotation.start, start);
    const to = Math.min(annotation.end, end);
    const first = annotation.start >= start;
    pieces.push({ key: annotation.id, text: text.slice(from, to), annotation, first });
    at = to;
  }
  plain(end);
  return pieces;
}

/** A block of the safe text; the same object as long as its pieces read the same. */
export interface SafeBlock {
  readonly pieces: readonly Piece[];
}

/**
 * The safe text by the blocks of its source.
 */
export function safeBlocks(
  text: string,
  blocks: readonly SourceBlock[],
  replacementOf: (annotation: Annotation) => string | undefined,
  previous: readonly SafeBlock[],
): SafeBlock[] {
  return blocks.map((block, index) => {
    const pieces = sourcePieces(text, block).flatMap((piece): Piece[] => {
      const { annotation } = piece;
      if (!annotation) return [piece];
      if (annotation.status === 'rejected') return [{ key: `@${piece.key}`, text: piece.text }];
      // A replacement is written once, where its annotation begins. Without one nothing shows: never the original.
      return piece.first ? [{ ...piece, text: replacementOf(annotation) ?? '' }] : [];
    });
    const old = previous[index];
    return old && samePieces(old.pieces, pieces) ? old : { pieces };
  });
}

const samePieces = (a: readonly Piece[], b: readonly Piece[]): boolean =>
  a.length === b.length &&
  a.every((piece, index) => {
    const other = b[index];
    return other?.key === piece.key && other.text === piece.text && other.annotation === piece.annotation;
  });

/** Index of the block that holds an offset; the last one for the end of the text. */
export function blockAt(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
