/** What the chain learns from: a page as the rules read it, its labels, and stretches that are learned one at a time. */
import type { Span } from '../core/note.ts';
import type { Page, PageFinding } from '../core/recognizer.ts';
import { featureReader } from './features.ts';
import { gateSlots, GATE_WIDTH } from './gate.ts';
import { labelsOf, type TypedSpan } from './labels.ts';
import { plainTextOf } from './plain.ts';

/** One stretch: keys of every unit and the label each should have. */
export interface Stretch {
  readonly length: number;
  readonly keys: Int32Array;
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  /** Places of every unit in the table of the gate. */
  readonly gate: Int32Array;
  /** Units of findings that stand whatever the model says (1). */
  readonly settled: Uint8Array;
}

/** @param spans what is right, in offsets of the page; apart from each other. */
export function stretchesOf(
  page: Page,
  spans: readonly TypedSpan[],
  isSettled: (finding: PageFinding) => boolean,
): Stretch[] {
  const { length: size } = page.text;
  const labels = labelsOf(size, spans);
  const plain = plainTextOf(page.text);
  const read = featureReader(page, plain, new Uint8Array(size).fill(1));
  const settled = new Uint8Array(size);
  for (const finding of page.findings) if (isSettled(finding)) settled.fill(1, finding.start, finding.end);
  return cut(page.text, spans).map(({ start, end }) => {
    const { keys, offsets } = read(start, end);
    const length = end - start;
    const gate = new Int32Array(length * GATE_WIDTH);
    for (let i = 0; i < length; i++) gateSlots(plain, start + i, gate, i * GATE_WIDTH);
    return {
      length,
      keys: keys.slice(0, offsets[length]),
      offsets: offsets.slice(0, length + 1),
      labels: labels.slice(start, end),
      gate,
      settled: settled.slice(start, end),
    };
  });
}

const LONGEST = 400;

/** Lines, except where a span reaches over the line feed; long ones are cut where no span is. */
function cut(text: string, spans: readonly TypedSpan[]): Span[] {
  const inside = new Uint8Array(text.length + 1);
  for (const { start, end } of spans) inside.fill(1, start + 1, end);
  const stretches: Span[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    const isCut = at === text.length || text.charCodeAt(at - 1) === 10 || at - start >= LONGEST;
    if (!isCut || inside[at] === 1) continue;
    stretches.push({ start, end: at });
    start = at;
  }
  return stretches;
}
