/** Learned weights become the small file: little ones go, the others become bytes. */
import type { Transitions } from '../tagger/chain.ts';
import { LABEL_COUNT, TYPES } from '../tagger/labels.ts';
import type { Weights, WeightsHead } from '../tagger/weights.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Score of one step of a byte. */
const SCALE = 1 / 24;
/** Weights below this go. */
const LEAST = 2.4 * SCALE;

export function compact(
  vocabulary: Vocabulary,
  learned: { readonly weights: Float32Array; readonly transitions: Transitions; readonly gate: Int8Array },
  head: Pick<WeightsHead, 'version' | 'calibration' | 'join'>,
): Weights {
  const order = Array.from(vocabulary.keys, (key, id) => ({ key, id })).sort((a, b) => a.key - b.key);
  const keys: number[] = [];
  const starts: number[] = [0];
  const labels: number[] = [];
  const values: number[] = [];
  for (const { key, id } of order) {
    const before = values.length;
    for (let label = 0; label < LABEL_COUNT; label++) {
      const weight = learned.weights[id * LABEL_COUNT + label] as number;
      if (Math.abs(weight) < LEAST) continue;
      labels.push(label);
      values.push(Math.max(-127, Math.min(127, Math.round(weight / SCALE))));
    }
    if (values.length === before) continue;
    keys.push(key);
    starts.push(values.length);
  }
  return {
    head: { ...head, types: TYPES, features: keys.length, weights: values.length, scale: SCALE },
    keys: Int32Array.from(keys),
    starts: Int32Array.from(starts),
    labels: Uint8Array.from(labels),
    values: Int8Array.from(values),
    gate: learned.gate,
    // As the file will hold them.
    transitions: {
      entry: Float64Array.from(Float32Array.from(learned.transitions.entry)),
      inner: Float64Array.from(Float32Array.from(learned.transitions.inner)),
    },
  };
}
