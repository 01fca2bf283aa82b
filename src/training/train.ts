/**
 * Trains the tagger on the project's notes.
 * usage: npm run train -- [--folds 5] [--seed 1] [--rounds N] [--processes N] [--keep FOLDER] [--figures]
 * Models of the folds judge, calibrate and set the join; a model of all notes is written to `static/tagger` with its
 * card. `--keep` leaves the models in a folder, so that a later run need not train them again; `--figures` only prints. No figure comes from a note that trained its model.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { loadTagger } from '../tagger/tagger.ts';
import { decodeWeights, encodeWeights } from '../tagger/weights.ts';
import { FIT } from './fit.ts';
import { foldsOf } from './folds.ts';
import { runJobs, type Job } from './jobs.ts';
import { loadAll, ROOT } from './load.ts';
import type { GoldNote } from './notes.ts';
import { reliabilityOf } from './reliability.ts';
import { ratesByType, tableOf } from './tables.ts';
import { scoreTrials, tryOn, type Trial, type Way } from './trial.ts';
import { calibrationOf, joinTableOf, withCalibration } from './tune.ts';

const { values } = parseArgs({
  options: {
    folds: { type: 'string', default: '5' },
    seed: { type: 'string', default: String(FIT.seed) },
    rounds: { type: 'string', default: String(FIT.rounds) },
    rate: { type: 'string', default: String(FIT.rate) },
    sparsity: { type: 'string', default: String(FIT.sparsity) },
    dropout: { type: 'string', default: String(FIT.dropout) },
    processes: { type: 'string', default: String(cpus().length) },
    keep: { type: 'string' },
    figures: { type: 'boolean', default: false },
  },
});
const { notes, rules } = await loadAll();
const settings = {
  seed: Number(values.seed),
  rounds: Number(values.rounds),
  rate: Number(values.rate),
  sparsity: Number(values.sparsity),
  dropout: Number(values.dropout),
};
const count = Number(values.folds);
const folds = foldsOf(notes, count, settings.seed);
const indexes = (isIn: (note: GoldNote, index: number) => boolean): number[] =>
  notes.flatMap((note, index) => (isIn(note, index) ? [index] : []));
const digest = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const data = digest(JSON.stringify(notes.map(({ note: { text }, spans }) => [text, spans])));
const version = data.slice(0, 8);

const jobs: Job[] = [
  ...Array.from({ length: count }, (_, fold) => ({
    name: `fold ${String(fold + 1)}`,
    train: indexes((_note, index) => folds[index] !== fold),
    fit: settings,
    version,
  })),
  { name: 'tuned notes', train: indexes(({ isHeld }) => !isHeld), fit: settings, version },
  ...(values.figures ? [] : [{ name: 'all notes', train: indexes(() => true), fit: settings, version }]),
];
const files = await runJobs(jobs, Number(values.processes), values.keep);

const crossed: Trial[] = [];
for (let fold = 0; fold < count; fold++) {
  const tagger = loadTagger(files[fold] as Uint8Array);
  notes.forEach((gold, index) => {
    if (folds[index] === fold) crossed.push(tryOn(gold, rules, tagger));
  });
}
const isHeld = ({ gold }: Trial): boolean => gold.isHeld;
const isChinese = ({ gold }: Trial): boolean => gold.note.language.startsWith('zh');

// Rules err on held notes as they will elsewhere, so these decide how far to trust whom.
const calibration = calibrationOf(crossed.filter(isHeld));
const trials = withCalibration(crossed, calibration);
const table = {
  chinese: joinTableOf(
    trials.filter((trial) => isHeld(trial) && isChinese(trial)),
    rules.foldTable,
  ),
  // Too few to part them.
  other: joinTableOf(
    trials.filter((trial) => !isChinese(trial)),
    rules.foldTable,
  ),
};
const tunedOnly = loadTagger(files[count] as Uint8Array);
const unseen = withCalibration(
  notes.filter((gold) => gold.isHeld).map((gold) => tryOn(gold, rules, tunedOnly)),
  calibration,
);

const WAYS: readonly Way[] = ['rules', 'tagger', 'joined'];
const figures: Record<string, unknown> = {};
const report = (title: string, set: readonly Trial[]): void => {
  for (const way of WAYS) {
    const counts = scoreTrials(set, way, table, rules.foldTable);
    console.log(tableOf(`${title}: ${way}, ${String(set.length)} notes`, counts));
    figures[`${title}: ${way}`] = ratesByType(counts);
  }
};
const crossTitle = `${String(count)} folds`;
report(`Chinese, ${crossTitle}`, trials.filter(isChinese));
report(
  `Chinese held, ${crossTitle}`,
  trials.filter((trial) => isChinese(trial) && isHeld(trial)),
);
report('Chinese held, trained on tuned notes only', unseen.filter(isChinese));
report(
  `other languages, ${crossTitle}`,
  trials.filter((trial) => !isChinese(trial)),
);
report(
  `other languages held, ${crossTitle}`,
  trials.filter((trial) => !isChinese(trial) && isHeld(trial)),
);
const reliability = reliabilityOf(trials.filter(isHeld));
console.log('\nreliability on held notes (probability of the tagger, share right)');
for (const { from, count: n, predicted, observed } of reliability)
  console.log(
    `${from.toFixed(1)}  ${String(n).padStart(5)}  ${predicted.toFixed(1).padStart(5)}  ${observed.toFixed(1).padStart(5)}`,
  );
console.log('\njoin', JSON.stringify(table), '\ncalibration', JSON.stringify(calibration));

const last = files[count + 1];
if (last) {
  const weights = decodeWeights(last);
  const bytes = encodeWeights({ ...weights, head: { ...weights.head, calibration, join: table } });
  const folder = join(ROOT, 'static/tagger');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'weights.bin'), bytes);
  const sets = [...new Set(notes.map(({ set }) => set))];
  const card = {
    model: 'linear-chain CRF over characters with hashed features',
    version,
    data: { sets, notes: notes.length, sha256: data },
    settings,
    folds: count,
    weights: {
      sha256: digest(bytes),
      bytes: bytes.length,
      gzip: gzipSync(bytes).length,
      features: weights.head.features,
    },
    reliability,
    figures,
  };
  writeFileSync(join(folder, 'card.json'), `${JSON.stringify(card, null, 1)}\n`);
  console.log(`\nwritten: ${String(bytes.length)} bytes, ${String(card.weights.gzip)} compressed`);
}
