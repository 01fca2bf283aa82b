/** The tagger: where the gate opens, features, scores, marginals and best path over a page, window by window. */
import type { EntityType } from '../core/entities.ts';
import type { Span } from '../core/note.ts';
import type { Page, PageFinding } from '../core/recognizer.ts';
import { joinTableFor, type TaggedSpan, type Tagger, type Tagging } from '../core/tagger.ts';
import { calibrate } from './calibration.ts';
import { Chain } from './chain.ts';
import { featureReader } from './features.ts';
import { openGate } from './gate.ts';
import { LABEL_COUNT, spansOf, TYPE_COUNT, TYPES } from './labels.ts';
import { levelIn } from './levels.ts';
import { Model } from './model.ts';
import { plainTextOf, type PlainText } from './plain.ts';
import { decodeWeights, type Platt, type Weights } from './weights.ts';
import { mergeOpen, windowsOf } from './windows.ts';

/** Units read at once at most. */
const STRETCH = 1024;
/** Factor on outside when spans are looked for: spans about one in five sure are proposed, too. */
const OUTSIDE_FACTOR = 0.2;

/** @throws YinjiError `input.invalid` for bytes that are no weights. */
export function loadTagger(bytes: Uint8Array): Tagger {
  return makeTagger(decodeWeights(bytes));
}

export function makeTagger(weights: Weights): Tagger {
  const model = new Model(weights);
  const chain = new Chain(weights.transitions);
  const emissions = new Float64Array(STRETCH * LABEL_COUNT);
  const platt = TYPES.map((type): Platt => weights.head.calibration[type] ?? [0, 1]);

  return {
    version: weights.head.version,
    join: (language) => joinTableFor(weights.head.join, language),
    tag(page, isSettled): Tagging {
      const { text } = page;
      const plain = plainTextOf(text);
      const open = isSettled ? openUnits(page, plain, weights.gate, isSettled) : new Uint8Array(text.length).fill(1);
      const read = featureReader(page, plain, open);
      const masses = new Masses(text.length);
      const spans: TaggedSpan[] = [];
      const highest = (type: number, span: Span): number => calibrate(platt[type] as Platt, masses.highest(type, span));
      for (const { start: from, end: to } of windowsOf(text, open, STRETCH)) {
        const length = to - from;
        model.score(read(from, to), length);
        if (model.activeCount === 0) continue;
        model.emit(length, emissions);
        chain.select(model.active, model.activeCount);
        const path = chain.best(emissions, length, OUTSIDE_FACTOR);
        chain.infer(emissions, length);
        masses.add(chain.marginals, from, length, model.active, model.activeCount);
        for (const { start, end, type: column } of spansOf(path, length)) {
          const index = model.active[column] as number;
          const span = { start: start + from, end: end + from };
          const type = TYPES[index] as EntityType;
          spans.push({ ...span, type, level: levelIn(page, type, span), probability: highest(index, span) });
        }
      }
      return { spans, probability: (type, span) => highest(TYPES.indexOf(type), span) };
    },
  };
}

/** Units around findings that are not settled, and those that the gate opens. */
function openUnits(
  { text, findings }: Page,
  plain: PlainText,
  gate: Int8Array,
  isSettled: (finding: PageFinding) => boolean,
): Uint8Array {
  const open = new Uint8Array(text.length);
  const settled = new Uint8Array(text.length);
  for (const finding of findings) {
    settled.fill(1, finding.start, finding.end);
    if (!isSettled(finding)) mergeOpen(open, finding.start, finding.end);
  }
  openGate(plain, gate, settled, open);
  return open;
}

/** Probability of every type at the units that were read, as the chain has it. */
class Masses {
  /** Row of every unit and one; 0 for units that were not read. */
  readonly #rows: Int32Array;
  #values = new Float32Array(1 << 12);
  #count = 1;

  constructor(length: number) {
    this.#rows = new Int32Array(length);
  }

  add(marginals: Float64Array, from: number, length: number, types: Uint8Array, count: number): void {
    const needed = (this.#count + length) * TYPE_COUNT;
    if (needed > this.#values.length) {
      const larger = new Float32Array(2 * needed);
      larger.set(this.#values);
      this.#values = larger;
    }
    const labels = 1 + 4 * count;
    for (let unit = 0, at = 0; unit < length; unit++, at += labels) {
      const row = this.#count++;
      this.#rows[from + unit] = row;
      for (let k = 0, label = at + 1; k < count; k++, label += 4)
        this.#values[row * TYPE_COUNT + (types[k] as number)] =
          (marginals[label] as number) +
          (marginals[label + 1] as number) +
          (marginals[label + 2] as number) +
          (marginals[label + 3] as number);
    }
  }

  highest(type: number, { start, end }: Span): number {
    let top = 0;
    for (let unit = Math.max(0, start); unit < Math.min(this.#rows.length, end); unit++) {
      const value = this.#values[(this.#rows[unit] as number) * TYPE_COUNT + type] as number;
      if (value > top) top = value;
    }
    return top;
  }
}
