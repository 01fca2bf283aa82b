/** Which of many spans overlap a place, through the blocks of 64 units they touch: long notes have many. */
import { overlaps, type Span } from './note.ts';

/** Offsets are shifted by this to the block they lie in. */
const BLOCK = 6;

/** A look-up over spans as they are now. It answers in the order in which blocks hold them. */
export function overlapIndex<S extends Span>(spans: readonly S[]): (place: Span) => S[] {
  const blocks = new Map<number, S[]>();
  for (const span of spans) {
    for (let block = span.start >> BLOCK; block <= (span.end - 1) >> BLOCK; block++) {
      const list = blocks.get(block);
      if (list) list.push(span);
      else blocks.set(block, [span]);
    }
  }
  return (place) => {
    const found = new Set<S>();
    for (let block = place.start >> BLOCK; block <= (place.end - 1) >> BLOCK; block++)
      for (const span of blocks.get(block) ?? []) if (overlaps(span, place)) found.add(span);
    return [...found];
  };
}
