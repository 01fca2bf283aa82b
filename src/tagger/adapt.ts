/**
 * Weights of a hospital's own: the shipped ones, moved a little by notes that a reviewer has finished.
 *
 * What the result holds: numbers by the hash of a feature (a character pair in a place, a rule's id, …), no text. A
 * feature that was not known is taken in only when at least two of the notes have it, so what stands in one note alone
 * leaves no entry. What that does not protect: who has the file and guesses a text can see whether the model expects it,
 * and names that many notes share (a ward's doctors) leave a trace. The file is to stay in the hospital like the notes.
 */
import type { EntityType } from '../core/entities.ts';
import type { Span } from '../core/note.ts';
import type { Page, PageFinding } from '../core/recognizer.ts';
import { GateLearner } from './gate-learner.ts';
import { LABEL_COUNT, TYPES } from './labels.ts';
import { Learner, lessonOf, type Lesson } from './learner.ts';
import { stretchesOf, type Stretch } from './stretches.ts';
import type { Weights } from './weights.ts';

export interface ReviewedNote {
  /** The page as the rules read it. */
  readonly page: Page;
  /** All that is right, in offsets of the page; apart from each other. */
  readonly spans: readonly (Span & { readonly type: EntityType })[];
}

export interface AdaptOptions {
  /** As in `Tagger.tag`. */
  readonly isSettled: (finding: PageFinding) => boolean;
  /** Passes over the notes; 4 when missing. */
  readonly epochs?: number;
  /** Size of a step; 0.1 when missing. */
  readonly rate?: number;
  /** Pull back to the shipped weights after every pass; 0.2 when missing. */
  readonly pull?: number;
}

/** Squared errors every weight counts as having seen, so that no single note moves it far. */
const LEARNED = 1;
/** A new feature stands in at least this many notes. */
const NOTES = 2;

const NEVER = { chance: () => false };

/** Deterministic; some seconds for a few dozen notes. Notes are read and not kept. */
export function adaptWeights(
  weights: Weights,
  notes: readonly ReviewedNote[],
  { isSettled, epochs = 4, rate = 0.1, pull = 0.2 }: AdaptOptions,
): Weights {
  const stretches = notes.map(({ page, spans }) =>
    stretchesOf(
      page,
      spans.map(({ start, end, type }) => ({ start, end, type: TYPES.indexOf(type) })),
      isSettled,
    ),
  );
  const features = new Features(weights, stretches);
  const learner = new Learner(
    features.keys.length,
    { rate, sparsity: pull, dropout: 0 },
    { weights: features.initial(weights), transitions: weights.transitions, square: LEARNED },
  );
  const gate = new GateLearner(weights.gate);
  const lessons = stretches
    .flat()
    .map((stretch): [Lesson, Stretch] => [lessonOf(stretch, (key) => features.idOf(key)), stretch]);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const [lesson, stretch] of lessons) {
      learner.learn(lesson, NEVER);
      gate.learn(stretch);
    }
    learner.shrink();
  }
  return merged(weights, features, learner.weights, gate.table());
}

/** The features that can change: those of the notes that are known or stand in several of them. */
class Features {
  /** Rising. */
  readonly keys: readonly number[];
  readonly #ids = new Map<number, number>();

  constructor({ keys: known }: Weights, notes: readonly (readonly Stretch[])[]) {
    const counts = new Map<number, number>();
    for (const stretches of notes)
      for (const key of new Set(stretches.flatMap(({ keys }) => [...keys])))
        counts.set(key, (counts.get(key) ?? 0) + 1);
    const isKnown = new Set(known);
    this.keys = [...counts]
      .filter(([key, count]) => count >= NOTES || isKnown.has(key))
      .map(([key]) => key)
      .sort((a, b) => a - b);
    this.keys.forEach((key, id) => this.#ids.set(key, id));
  }

  /** -1 for features that stay as they are. */
  idOf(key: number): number {
    return this.#ids.get(key) ?? -1;
  }

  initial({ head: { scale }, keys, starts, labels, values }: Weights): Float32Array {
    const initial = new Float32Array(this.keys.length * LABEL_COUNT);
    keys.forEach((key, f) => {
      const id = this.idOf(key);
      if (id < 0) return;
      for (let w = starts[f] as number; w < (starts[f + 1] as number); w++)
        initial[id * LABEL_COUNT + (labels[w] as number)] = (values[w] as number) * scale;
    });
    return initial;
  }
}

/** The old features with the changed ones in their places. */
function merged(old: Weights, features: Features, learned: Float32Array, gate: Int8Array): Weights {
  const { scale } = old.head;
  const keys: number[] = [];
  const starts = [0];
  const labels: number[] = [];
  const values: number[] = [];
  const push = (key: number, rows: Iterable<readonly [label: number, value: number]>): void => {
    for (const [label, value] of rows) {
      labels.push(label);
      values.push(value);
    }
    if (values.length === starts.at(-1)) return;
    keys.push(key);
    starts.push(values.length);
  };
  const oldRows = function* (f: number): Generator<[number, number]> {
    for (let w = old.starts[f] as number; w < (old.starts[f + 1] as number); w++)
      yield [old.labels[w] as number, old.values[w] as number];
  };
  const newRows = function* (id: number): Generator<[number, number]> {
    for (let label = 0; label < LABEL_COUNT; label++) {
      const value = Math.round((learned[id * LABEL_COUNT + label] as number) / scale);
      if (value !== 0) yield [label, Math.max(-127, Math.min(127, value))];
    }
  };
  const changed = features.keys;
  for (let f = 0, id = 0; f < old.keys.length || id < changed.length;) {
    const [before, after] = [old.keys[f] ?? Infinity, changed[id] ?? Infinity];
    if (before < after) push(before, oldRows(f++));
    else {
      push(after, newRows(id++));
      if (before === after) f++;
    }
  }
  return {
    head: { ...old.head, version: `${old.head.version}+own`, features: keys.length, weights: values.length },
    keys: Int32Array.from(keys),
    starts: Int32Array.from(starts),
    labels: Uint8Array.from(labels),
    values: Int8Array.from(values),
    gate,
    transitions: old.transitions,
  };
}
