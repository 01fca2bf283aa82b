/** Speed and memory of dictionaries that a hospital brings: import, index, search by letters and by vectors. */
import { readDictionaries } from '../../src/cli/built-in.ts';
import { makeFoldTable } from '../../src/core/fold.ts';
import type { Dictionary } from '../../src/core/knowledge.ts';
import { decode } from '../../src/formats/charset.ts';
import { readImport } from '../../src/knowledge/import/read.ts';
import { importTerms } from '../../src/knowledge/import/terms.ts';
import { openLexical, type LexicalRetriever } from '../../src/knowledge/lexical.ts';
import { nearest, type Matrix } from '../../src/knowledge/vectors.ts';
import { variantSets } from '../accuracy/retrieval.ts';
import { thousands } from './table.ts';

const NAMES = 100_000;
const DIMENSIONS = 512;
const SEARCHES = 20;

const KINDS = [
  '人民医院',
  '中医院',
  '妇幼保健院',
  '中心医院',
  '第二人民医院',
  '中心卫生院',
  '社区卫生服务中心',
  '口腔医院',
];

/** Names of places with kinds of facilities, as many as asked for. */
function madeNames(dictionaries: readonly Dictionary[], count: number): string[] {
  const places = dictionaries.find(({ id }) => id === 'divisions-zh')?.terms ?? [];
  return Array.from(
    { length: count },
    (_, at) => `${places[at % places.length]?.term ?? ''}${KINDS[Math.floor(at / places.length) % KINDS.length] ?? ''}`,
  );
}

async function importList(names: readonly string[]): Promise<Dictionary> {
  const bytes = new TextEncoder().encode(names.join('\n'));
  const { table, preview } = await readImport({ name: 'names.txt', bytes }, decode);
  const header = { id: 'names', name: '', language: 'zh', source: '', licence: '', version: '1' };
  const { mapping } = preview;
  return (await importTerms(table, mapping, { ...header, type: 'HOSPITAL' }, makeFoldTable(''))).dictionary;
}

const since = (began: number): string => `${(performance.now() - began).toFixed(0)} ms`;

function medianQuery(retriever: LexicalRetriever): string {
  const queries = variantSets().flatMap(({ variants }) => variants.map(({ written }) => written));
  for (const query of queries) retriever.search(query, { k: 5 });
  const times = queries
    .map((query) => {
      const began = performance.now();
      retriever.search(query, { k: 5 });
      return performance.now() - began;
    })
    .sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return `${at(0.5)} ms (95 %: ${at(0.95)})`;
}

function vectorSearch(): string {
  const rows = Int8Array.from({ length: NAMES * DIMENSIONS }, (_, at) => ((at * 2_654_435_761) >>> 24) - 128);
  const matrix: Matrix = { dimensions: DIMENSIONS, count: NAMES, rows, scales: new Float32Array(NAMES).fill(0.01) };
  const query = Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(at));
  let best = Infinity;
  for (let turn = 0; turn < SEARCHES; turn++) {
    const began = performance.now();
    nearest(matrix, query, 10);
    best = Math.min(best, performance.now() - began);
  }
  return `${best.toFixed(0)} ms`;
}

/** Rows for a table. */
export async function benchRetrieval(): Promise<[string, string][]> {
  const { dictionaries, foldTable } = await readDictionaries();
  const table: [string, string][] = [];
  let began = performance.now();
  const shipped = await openLexical(dictionaries, foldTable);
  table.push([`shipped dictionaries (${thousands(shipped.forms)} forms): index`, since(began)]);
  table.push(['  in memory', `${(shipped.bytes / 2 ** 20).toFixed(1)} MB`]);
  table.push(['  query', medianQuery(shipped)]);
  began = performance.now();
  const names = await importList(madeNames(dictionaries, NAMES));
  table.push([`list of ${thousands(NAMES)} names: import`, since(began)]);
  began = performance.now();
  const large = await openLexical([...dictionaries, names], foldTable);
  table.push(['  index, with the shipped', since(began)]);
  table.push(['  in memory', `${(large.bytes / 2 ** 20).toFixed(1)} MB`]);
  table.push(['  query', medianQuery(large)]);
  table.push([`vectors, ${thousands(NAMES)} × ${String(DIMENSIONS)}: search`, vectorSearch()]);
  return table;
}
