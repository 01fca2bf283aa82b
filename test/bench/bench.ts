/** `npm run bench`: speed, load time and memory of the built-in engine beside packages of the same purpose. */
import { cpus } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { benchBrowser } from './browser.ts';
import { composeTexts, type BenchTexts } from './compose.ts';
import { ours, peers, type Contender } from './contenders.ts';
import { printTable, thousands } from './table.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Live memory in bytes: the heap and what typed arrays hold outside it. */
function liveBytes(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Each text is read until this much time has passed, at least once; the best pass counts, as others share the machine. */
const BUDGET_MS = 4000;
const MOST_PASSES = 9;

async function bestOf(pass: () => Promise<void>): Promise<number> {
  let best = Infinity;
  let spent = 0;
  for (let passes = 0; passes === 0 || (spent < BUDGET_MS && passes < MOST_PASSES); passes++) {
    const began = performance.now();
    await pass();
    const time = performance.now() - began;
    best = Math.min(best, time);
    spent += time;
  }
  return best;
}

interface Measured {
  readonly name: string;
  /** Characters a second. */
  readonly record: number;
  readonly notes: number;
}

async function measure({ name, run }: Contender, { record, notes }: BenchTexts): Promise<Measured> {
  // The first texts pay for compilation, in every contender alike.
  for (const text of notes.slice(0, 100)) await run(text);
  const characters = notes.reduce((sum, text) => sum + text.length, 0);
  const notesMs = await bestOf(async () => {
    for (const text of notes) await run(text);
  });
  const recordMs = await bestOf(async () => {
    await run(record);
  });
  return { name, record: (1000 * record.length) / recordMs, notes: (1000 * characters) / notesMs };
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

const rows: Measured[] = [];
for (const contender of [...ours(options), ...(await peers())]) rows.push(await measure(contender, texts));
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
    ['terms', thousands(options.knowledge.dictionaries.length) + ' dictionaries'],
    ['dictionaries in memory', `${dictionaryMb.toFixed(1)} MB`],
    ['peak resident memory of this run, peers included', `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`],
  ],
);
printTable(['Browser', ''], await benchBrowser(texts));
