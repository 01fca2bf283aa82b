/** Trains one model on some notes. */
import type { RulesOptions } from '../engines/rules.ts';
import { GateLearner } from '../tagger/gate-learner.ts';
import { Learner } from '../tagger/learner.ts';
import type { Weights } from '../tagger/weights.ts';
import { augment, type Augmenter } from './augment.ts';
import { compact } from './compact.ts';
import { examplesOf } from './examples.ts';
import type { GoldNote } from './notes.ts';
import { Prng } from './prng.ts';
import { UNTUNED } from './trial.ts';
import { Vocabulary } from './vocabulary.ts';

export interface FitOptions {
  readonly seed: number;
  readonly rounds: number;
  readonly rate: number;
  readonly sparsity: number;
  readonly dropout: number;
}

export const FIT: FitOptions = { seed: 1, rounds: 11, rate: 0.1, sparsity: 0.03, dropout: 0.15 };

/** Altered copies of every note that are looked at for features worth learning. */
const COPIES = 2;

export interface Fitted {
  readonly weights: Weights;
  /** Negative log-likelihood of every round, on what it trained on. */
  readonly losses: readonly number[];
}

export function fit(
  notes: readonly GoldNote[],
  rules: RulesOptions,
  augmenter: Augmenter,
  options: FitOptions,
  version: string,
): Fitted {
  const random = new Prng(options.seed);
  const vocabulary = new Vocabulary();
  notes.forEach((gold, index) => {
    vocabulary.count(index, examplesOf(gold, rules));
    for (let copy = 0; copy < COPIES; copy++)
      vocabulary.count(index, examplesOf(augment(gold, augmenter, random), rules));
  });
  const learner = new Learner(vocabulary.size, options);
  const gate = new GateLearner();
  const losses: number[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const examples = notes.flatMap((gold) => examplesOf(augment(gold, augmenter, random), rules, random));
    let loss = 0;
    for (const example of random.shuffle(examples)) {
      loss += learner.learn(vocabulary.lessonOf(example), random);
      gate.learn(example);
    }
    losses.push(loss);
    learner.shrink();
    gate.shrink();
    if (2 * round >= options.rounds) learner.addToAverage();
  }
  return {
    weights: compact(vocabulary, { ...learner.average(), gate: gate.table() }, { version, ...UNTUNED }),
    losses,
  };
}
