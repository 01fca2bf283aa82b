/** `npm run bench`: speed, load time and memory of the built-in engine beside packages of the same purpose. */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { loadRulesOptions, readTagger } from '../../src/cli/built-in.ts';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { benchBrowser } from './browser.ts';
import { composeTexts, type BenchTexts } from './compose.ts';
import { ours, peers, type Contender } from './contenders.ts';
import { benchRetrieval } from './retrieval.ts';
import { printTable, thousands } from './table.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Live memory in bytes: the heap and what typed arrays hold outside it. */
function liveBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Rounds over all contenders, so that what else the machine does falls on each alike; the best pass counts. */
const ROUNDS = 6;
/** A contender that has spent this much on a text sits out the rounds that are left. */
const BUDGET_MS = 8000;

interface Measured {
  readonly name: string;
  /** Characters a second. */
  readonly record: number;
  readonly notes: number;
}

/** Times of one contender on one text: how much in all, and the best pass. */
class Clock {
  #spent = 0;
  best = Infinity;

  async time(pass: () => Promise<void>): Promise<void> {
    if (this.#spent > BUDGET_MS) return;
    const began = performance.now();
    await pass();
    const time = performance.now() - began;
    this.#spent += time;
    this.best = Math.min(this.best, time);
  }
}

async function measure(contenders: readonly Contender[], { record, notes }: BenchTexts): Promise<Measured[]> {
  const entries = contenders.map((contender) => ({ ...contender, ofNotes: new Clock(), ofRecord: new Clock() }));
  for (let round = 0; round < ROUNDS; round++) {
    for (const { run, ofNotes, ofRecord } of entries) {
      await ofNotes.time(async () => {
        for (const text of notes) await run(text);
      });
      await ofRecord.time(async () => {
        await run(record);
      });
    }
  }
  const characters = notes.reduce((sum, text) => sum + text.length, 0);
  return entries.map(({ name, ofNotes, ofRecord }) => ({
    name,
    record: (1000 * record.length) / ofRecord.best,
    notes: (1000 * characters) / ofNotes.best,
  }));
}

const texts = composeTexts();
const [cpu] = cpus();
console.log(`Node ${process.versions.node}, ${String(cpus().length)} × ${cpu?.model.trim() ?? 'CPU'}`);
console.log(
  `record: ${thousands(texts.record.length)} characters; notes: ${thousands(texts.notes.length)} of ${thousands(texts.notes.reduce((sum, text) => sum + text.length, 0) / texts.notes.length)} characters\n`,
);

const before = liveBytes();
const began = performance.now();
const options = await loadRulesOptions();
const loadMs = performance.now() - began;
const dictionaryMb = (liveBytes() - before) / 2 ** 20;
const taggerBefore = performance.now();
const tagger = await readTagger();
const taggerMs = performance.now() - taggerBefore;
const weights = readFileSync(join(ROOT, 'static/tagger/weights.bin'));

const rows = await measure([...ours(options, tagger), ...(await peers())], texts);
// A peer redacts as well, so the whole way is what it is compared with.
const whole = rows.find(({ name }) => name.endsWith('protect'));
printTable(
  ['', 'record, chars/s', '×', '1,000 notes, chars/s', '×'],
  rows.map(({ name, record, notes }) => [
    name,
    thousands(record),
    whole ? (whole.record / record).toFixed(2) : '',
    thousands(notes),
    whole ? (whole.notes / notes).toFixed(2) : '',
  ]),
);
console.log('× how many times faster the whole way (engine, resolve, protect) is than this row\n');

printTable(
  ['Node', ''],
  [
    ['dictionaries load', `${loadMs.toFixed(0)} ms`],
    ['dictionaries', thousands(options.knowledge.dictionaries.length)],
    ['tagger weights load', `${taggerMs.toFixed(0)} ms`],
    ['tagger weights', `${(weights.length / 2 ** 10).toFixed(0)} KB`],
    ['tagger weights, compressed', `${(gzipSync(weights).length / 2 ** 10).toFixed(0)} KB`],
    ['dictionaries in memory', `${dictionaryMb.toFixed(1)} MB`],
    ['peak resident memory of this run, peers included', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`],
  ],
);
printTable(['Retrieval', ''], await benchRetrieval());
printTable(['Browser', ''], await benchBrowser(texts));
