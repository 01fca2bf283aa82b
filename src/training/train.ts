/**
 * Trains the tagger on the project's notes.
 * usage: npm run train -- [--folds 5] [--seed 1] [--rounds N] [--processes N] [--keep FOLDER] [--curve] [--figures]
 * Models of the folds judge; a note is judged by a model, a calibration and a join table that come from other folds. A
 * model of all notes is written to `static/tagger` with its card. `--curve` also trains on parts of the notes and writes
 * the learning curve into the card; without it the card keeps the one it has. `--keep` leaves the models in a folder, so
 * that a later run need not train them again; `--figures` only prints. No figure comes from a note that trained its model.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { decodeWeights, encodeWeights } from '../tagger/weights.ts';
import { curveJobs, curveOf, JUDGED, type CurvePoint } from './curve.ts';
import { FIT } from './fit.ts';
import { foldsOf } from './folds.ts';
import { runJobs, type Job } from './jobs.ts';
import { loadAll, ROOT } from './load.ts';
import { crossTrials, nestedTuning } from './nested.ts';
import type { GoldNote } from './notes.ts';
import { reliabilityOf, type Tenth } from './reliability.ts';
import { ratesByType, tableOf } from './tables.ts';
import { scoreTrials, type Trial, type Way } from './trial.ts';
import { isChinese, tuningOf } from './tune.ts';

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
    curve: { type: 'boolean', default: false },
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

const foldJobs: Job[] = Array.from({ length: count }, (_, fold) => ({
  name: `fold ${String(fold + 1)}`,
  train: indexes((_note, index) => folds[index] !== fold),
  fit: settings,
  version,
}));
const lastJobs: Job[] = values.figures
  ? []
  : [{ name: 'all notes', train: indexes(() => true), fit: settings, version }];
const partJobs = values.curve ? curveJobs(notes, folds, settings, version) : [];
const models = await runJobs([...foldJobs, ...lastJobs, ...partJobs], Number(values.processes), values.keep);

const crossed = crossTrials(notes, folds, models.slice(0, count), rules);
const trials = nestedTuning(crossed, folds, rules.foldTable);
const tuning = tuningOf(crossed, rules.foldTable);

const isHeld = ({ gold }: Trial): boolean => gold.isHeld;
const SETS: Readonly<Record<string, readonly Trial[]>> = {
  Chinese: trials.filter(isChinese),
  'Chinese held': trials.filter((trial) => isChinese(trial) && isHeld(trial)),
  'other languages': trials.filter((trial) => !isChinese(trial)),
  'other languages held': trials.filter((trial) => !isChinese(trial) && isHeld(trial)),
};
const WAYS: readonly Way[] = ['rules', 'tagger', 'joined', 'ungated'];
const figures: Record<string, unknown> = {};
const reliability: Record<string, readonly Tenth[]> = {};
for (const [title, set] of Object.entries(SETS)) {
  for (const way of WAYS) {
    const name = `${title}, ${String(count)} folds: ${way}`;
    const counts = scoreTrials(set, way, rules.foldTable);
    console.log(tableOf(`${name}, ${String(set.length)} notes`, counts));
    figures[name] = ratesByType(counts);
  }
}
for (const title of ['Chinese', 'Chinese held']) {
  const tenths = reliabilityOf(SETS[title] ?? [], 'joined', rules.foldTable);
  console.log(`\nreliability, ${title}: score of the joined engine, share right`);
  for (const { from, count: n, predicted, observed } of tenths)
    console.log(
      `${from.toFixed(1)}  ${String(n).padStart(5)}  ${predicted.toFixed(1).padStart(5)}  ${observed.toFixed(1).padStart(5)}`,
    );
  reliability[title] = tenths;
}
console.log('\njoin', JSON.stringify(tuning.join), '\ncalibration', JSON.stringify(tuning.calibration));

const folder = join(ROOT, 'static/tagger');
const cardFile = join(folder, 'card.json');
const known = existsSync(cardFile)
  ? (JSON.parse(readFileSync(cardFile, 'utf8')) as { readonly curve?: readonly CurvePoint[] })
  : {};
const curve = values.curve ? curveOfParts() : known.curve;
for (const point of values.curve ? (curve ?? []) : [])
  console.log(`curve: ${String(point.notes)} notes, P ${point.precision.toFixed(1)}, R ${point.recall.toFixed(1)}`);

function curveOfParts(): CurvePoint[] {
  const jobs = [...partJobs, ...foldJobs.slice(JUDGED, JUDGED + 1)];
  const made = [...models.slice(models.length - partJobs.length), ...models.slice(JUDGED, JUDGED + 1)];
  return curveOf(jobs, made, notes, folds, rules);
}

const last = lastJobs.length > 0 ? models[count] : undefined;
if (last) {
  const weights = decodeWeights(last);
  const bytes = encodeWeights({ ...weights, head: { ...weights.head, ...tuning } });
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
    ...(curve ? { curve } : {}),
    reliability,
    figures,
  };
  writeFileSync(cardFile, `${JSON.stringify(card, null, 1)}\n`);
  console.log(`\nwritten: ${String(bytes.length)} bytes, ${String(card.weights.gzip)} compressed`);
}
