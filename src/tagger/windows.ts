/** Windows: the stretches of a text that the chain reads. */
import type { Span } from '../core/note.ts';

/** Units read on both sides of what opened a window. */
const MARGIN = 2;

/** Opens the units of a stretch with its margins. */
export function mergeOpen(open: Uint8Array, start: number, end: number): void {
  open.fill(1, Math.max(0, start - MARGIN), Math.min(open.length, end + MARGIN));
}

/** Runs of open units, cut where they are longer than `most`; at a line feed where there is one. */
export function windowsOf(text: string, open: Uint8Array, most: number): Span[] {
  const windows: Span[] = [];
  for (let start = open.indexOf(1); start >= 0;) {
    let end = open.indexOf(0, start);
    if (end < 0) end = text.length;
    const next = end;
    while (end - start > most) {
      const feed = text.lastIndexOf('\n', start + most - 1);
      const cut = feed > start ? feed + 1 : start + most;
      windows.push({ start, end: cut });
      start = cut;
    }
    windows.push({ start, end });
    start = open.indexOf(1, next);
  }
  return windows;
}
