/** The tagger: features, scores, marginals and best path over a page, stretch by stretch. */
import type { EntityType } from '../core/entities.ts';
import type { Span } from '../core/note.ts';
import type { Page } from '../core/recognizer.ts';
import { joinTableFor, type TaggedSpan, type Tagger, type Tagging } from '../core/tagger.ts';
import { calibrate } from './calibration.ts';
import { Chain } from './chain.ts';
import { featureReader } from './features.ts';
import { LABEL_COUNT, spansOf, TYPE_COUNT, TYPES } from './labels.ts';
import { levelIn } from './levels.ts';
import { Model } from './model.ts';
import { decodeWeights, type Platt, type Weights } from './weights.ts';

/** Units read at once; stretches end at a line feed where there is one. */
const STRETCH = 2048;
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
    tag(page: Page): Tagging {
      const { text } = page;
      const read = featureReader(page);
      /** Probability of every type at every unit, as the chain has it. */
      const masses = new Float32Array(text.length * TYPE_COUNT);
      const spans: TaggedSpan[] = [];
      const highest = (type: number, { start, end }: Span): number => {
        let top = 0;
        for (let unit = Math.max(0, start); unit < Math.min(text.length, end); unit++)
          top = Math.max(top, masses[unit * TYPE_COUNT + type] as number);
        return calibrate(platt[type] as Platt, top);
      };
      for (let from = 0; from < text.length;) {
        const to = stretchEnd(text, from);
        const length = to - from;
        model.emit(read(from, to), length, emissions);
        const path = chain.best(emissions, length, OUTSIDE_FACTOR);
        chain.infer(emissions, length);
        collect(chain.marginals, length, masses, from);
        for (const { start, end, type: index } of spansOf(path, length)) {
          const span = { start: start + from, end: end + from };
          const type = TYPES[index] as EntityType;
          spans.push({ ...span, type, level: levelIn(page, type, span), probability: highest(index, span) });
        }
        from = to;
      }
      return { spans, probability: (type, span) => highest(TYPES.indexOf(type), span) };
    },
  };
}

function stretchEnd(text: string, from: number): number {
  if (text.length - from <= STRETCH) return text.length;
  const feed = text.lastIndexOf('\n', from + STRETCH - 1);
  return feed > from ? feed + 1 : from + STRETCH;
}

function collect(marginals: Float64Array, length: number, masses: Float32Array, from: number): void {
  for (let unit = 0, row = 0; unit < length; unit++, row += LABEL_COUNT) {
    const to = (from + unit) * TYPE_COUNT;
    for (let type = 0, k = row + 1; type < TYPE_COUNT; type++, k += 4) {
      masses[to + type] =
        (marginals[k] as number) +
        (marginals[k + 1] as number) +
        (marginals[k + 2] as number) +
        (marginals[k + 3] as number);
    }
  }
}
