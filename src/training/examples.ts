/** Notes become examples: the page as the rules read it, its labels, and stretches the chain learns one at a time. */
import type { Span } from '../core/note.ts';
import type { Page } from '../core/recognizer.ts';
import { isStrong } from '../engines/join.ts';
import { readPage, type RulesOptions } from '../engines/rules.ts';
import { featureReader } from '../tagger/features.ts';
import { gateSlots, GATE_WIDTH } from '../tagger/gate.ts';
import { labelsOf, TYPES, type TypedSpan } from '../tagger/labels.ts';
import { plainTextOf } from '../tagger/plain.ts';
import type { GoldNote } from './notes.ts';
import type { Prng } from './prng.ts';

/** One stretch: keys of every unit and the label each should have. */
export interface Example {
  readonly length: number;
  readonly keys: Int32Array;
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  /** Places of every unit in the table of the gate. */
  readonly gate: Int32Array;
  /** Units of findings that stand whatever the model says (1). */
  readonly settled: Uint8Array;
}

/** How much of the rules' word is kept from the model, so that it does not lean on it. */
export interface Dropout {
  /** Chance that a note is learned without any finding of the rules. */
  readonly note: number;
  /** Chance of every finding to be kept back. */
  readonly finding: number;
}

/** Rules are surer on notes they were tuned on than they will be elsewhere. */
export const DROPOUT: Readonly<Record<'tuned' | 'held', Dropout>> = {
  tuned: { note: 0.4, finding: 0.2 },
  held: { note: 0.1, finding: 0.05 },
};

export function goldOnPage({ spans }: Pick<GoldNote, 'spans'>, toPage: (span: Span) => Span): TypedSpan[] {
  return spans
    .map((span) => ({ ...toPage(span), type: TYPES.indexOf(span.type) }))
    .filter(({ start, end, type }) => start < end && type >= 0);
}

/** @param random keeps findings back; without it the page stays as the rules left it. */
export function examplesOf(gold: GoldNote, options: RulesOptions, random?: Prng): Example[] {
  const { folded, page } = readPage(gold.note, options);
  const seen = random ? keepBack(page, DROPOUT[gold.isHeld ? 'held' : 'tuned'], random) : page;
  const spans = goldOnPage(gold, (span) => folded.fromOriginal(span));
  const labels = labelsOf(page.text.length, spans);
  const plain = plainTextOf(page.text);
  const read = featureReader(seen, plain, new Uint8Array(page.text.length).fill(1));
  const settled = new Uint8Array(page.text.length);
  for (const finding of seen.findings) if (isStrong(finding)) settled.fill(1, finding.start, finding.end);
  return stretchesOf(page.text, spans).map(({ start, end }) => {
    const { keys, offsets } = read(start, end);
    const length = end - start;
    const total = offsets[length] as number;
    const gate = new Int32Array(length * GATE_WIDTH);
    for (let i = 0; i < length; i++) gateSlots(plain, start + i, gate, i * GATE_WIDTH);
    return {
      length,
      keys: keys.slice(0, total),
      offsets: offsets.slice(0, length + 1),
      labels: labels.slice(start, end),
      gate,
      settled: settled.slice(start, end),
    };
  });
}

function keepBack(page: Page, { note, finding }: Dropout, random: Prng): Page {
  const all = random.chance(note);
  return { ...page, findings: page.findings.filter(() => !all && !random.chance(finding)) };
}

const LONGEST = 400;

/** Lines, except where a span reaches over the line feed; long ones are cut where no span is. */
function stretchesOf(text: string, spans: readonly TypedSpan[]): Span[] {
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
