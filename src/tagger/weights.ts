/**
 * The weights file. Little-endian: `YJTG`, format (1 byte), length of the head (4 bytes), the head as JSON, then sections
 * by field so that they compress: distances between sorted keys (LEB128), number of weights of every feature (1 byte),
 * their labels (1 byte each), the weights (signed byte each, times `scale`), the gate (signed bytes), the transitions
 * (32-bit floats).
 */
import { YinjiError } from '../core/errors.ts';
import type { JoinTables } from '../core/tagger.ts';
import { ENTRY_COUNT, INNER_COUNT, type Transitions } from './chain.ts';
import { GATE_SIZE } from './gate.ts';
import { LABEL_COUNT } from './labels.ts';

/** Logistic calibration of a type: `1 / (1 + exp(-(a + b · logit p)))`. */
export type Platt = readonly [a: number, b: number];

export interface WeightsHead {
  readonly version: string;
  /** Types in the order of the labels. */
  readonly types: readonly string[];
  readonly features: number;
  readonly weights: number;
  readonly scale: number;
  readonly calibration: Readonly<Record<string, Platt>>;
  readonly join: JoinTables;
}

export interface Weights {
  readonly head: WeightsHead;
  /** Keys of the features, rising. */
  readonly keys: Int32Array;
  /** Weights of feature f are rows `starts[f]` to `starts[f + 1] - 1`. */
  readonly starts: Int32Array;
  readonly labels: Uint8Array;
  readonly values: Int8Array;
  /** See gate.ts. */
  readonly gate: Int8Array;
  readonly transitions: Transitions;
}

const MAGIC = [0x59, 0x4a, 0x54, 0x47] as const;
const FORMAT = 2;

export function encodeWeights({ head, keys, starts, labels, values, gate, transitions }: Weights): Uint8Array {
  const headBytes = new TextEncoder().encode(JSON.stringify(head));
  const distances: number[] = [];
  let last = 0;
  for (const key of keys) {
    let distance = key - last;
    last = key;
    for (; distance > 0x7f; distance >>>= 7) distances.push((distance & 0x7f) | 0x80);
    distances.push(distance);
  }
  const counts = Uint8Array.from(keys, (_, f) => (starts[f + 1] ?? 0) - (starts[f] ?? 0));
  const floats = Float32Array.from([...transitions.entry, ...transitions.inner]);
  const parts = [
    Uint8Array.from([...MAGIC, FORMAT]),
    new Uint8Array(Uint32Array.of(headBytes.length).buffer),
    headBytes,
    Uint8Array.from(distances),
    counts,
    labels,
    new Uint8Array(values.buffer, values.byteOffset, values.length),
    new Uint8Array(gate.buffer, gate.byteOffset, gate.length),
    new Uint8Array(floats.buffer),
  ];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    bytes.set(part, to);
    to += part.length;
  }
  return bytes;
}

/** @throws YinjiError `input.invalid` for anything but a whole weights file of this format. */
export function decodeWeights(bytes: Uint8Array): Weights {
  const wrong = (): YinjiError => new YinjiError('input.invalid', { what: 'tagger weights' });
  if (bytes.length < 9 || MAGIC.some((byte, i) => bytes[i] !== byte) || bytes[4] !== FORMAT) throw wrong();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headEnd = 9 + view.getUint32(5, true);
  if (headEnd > bytes.length) throw wrong();
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(9, headEnd))) as WeightsHead;
  const keys = new Int32Array(head.features);
  let at = headEnd;
  let key = 0;
  for (let f = 0; f < head.features; f++) {
    let shift = 0;
    let distance = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    key += distance;
    keys[f] = key;
  }
  const starts = new Int32Array(head.features + 1);
  for (let f = 0; f < head.features; f++) starts[f + 1] = (starts[f] as number) + (bytes[at++] ?? 0);
  const total = starts[head.features] as number;
  const rest = 2 * total + GATE_SIZE + 4 * (ENTRY_COUNT + INNER_COUNT);
  if (total !== head.weights || bytes.length - at !== rest) throw wrong();
  const labels = bytes.slice(at, at + total);
  if (labels.some((label) => label >= LABEL_COUNT)) throw wrong();
  const values = new Int8Array(bytes.slice(at + total, at + 2 * total).buffer);
  at += 2 * total;
  const gate = new Int8Array(bytes.slice(at, at + GATE_SIZE).buffer);
  at += GATE_SIZE;
  const floats = new Float32Array(bytes.slice(at).buffer);
  return {
    head,
    keys,
    starts,
    labels,
    values,
    gate,
    transitions: {
      entry: Float64Array.from(floats.subarray(0, ENTRY_COUNT)),
      inner: Float64Array.from(floats.subarray(ENTRY_COUNT)),
    },
  };
}
