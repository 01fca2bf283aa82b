/**
 * Recall of retrieval over the shipped dictionaries: rows of `test/knowledge/variants`, a way of writing and the entry it
 * means. Every third row is held: scored, and not read while the ranking was tuned.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readDictionaries } from '../../src/cli/built-in.ts';
import { decode } from '../../src/formats/charset.ts';
import { readImport } from '../../src/knowledge/import/read.ts';
import { importTerms } from '../../src/knowledge/import/terms.ts';
import type { Embedder } from '../../src/core/embedder.ts';
import type { Dictionary, Retriever } from '../../src/core/knowledge.ts';
import type { FoldTable } from '../../src/core/fold.ts';
import { hybridRetriever } from '../../src/knowledge/hybrid.ts';
import { openLexical } from '../../src/knowledge/lexical.ts';
import {
  formsToEmbed,
  semanticRetriever,
  updateVectors,
  type EmbeddedDictionary,
} from '../../src/knowledge/vectors.ts';
import { ROOT } from '../../src/scripts/node-modules.mjs';
import { openPackEmbedder } from './embedder.ts';

const VARIANTS = join(ROOT, 'test/knowledge/variants');
const K = 5;

interface Variant {
  readonly written: string;
  readonly entry: string;
}

export interface Recall {
  readonly count: number;
  /** Shares of the variants whose entry is among the first five, and the first. */
  readonly five: number;
  readonly one: number;
}

export function variantSets(): readonly { readonly name: string; readonly variants: readonly Variant[] }[] {
  return readdirSync(VARIANTS)
    .filter((file) => file.endsWith('.tsv'))
    .map((file) => ({
      name: basename(file, '.tsv'),
      variants: readFileSync(join(VARIANTS, file), 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => {
          const [written = '', entry = ''] = line.split('\t');
          return { written, entry };
        }),
    }));
}

export const isHeld = (index: number): boolean => index % 3 === 2;

export async function recallOf(variants: readonly Variant[], retriever: Retriever): Promise<Recall> {
  let [five, one] = [0, 0];
  for (const { written, entry } of variants) {
    const at = (await retriever.retrieve(written, { k: K })).findIndex((candidate) => candidate.entry === entry);
    if (at >= 0) five++;
    if (at === 0) one++;
  }
  const count = variants.length;
  return { count, five: five / count, one: one / count };
}

/** The hospitals of the corpora that no shipped dictionary has: names to be confused with. */
async function strangers(
  corpora: string,
  shipped: readonly Dictionary[],
  foldTable: FoldTable,
): Promise<Dictionary | null> {
  const file = join(corpora, 'hospitals_zh/hospitals.tsv');
  try {
    const { table, preview } = await readImport({ name: 'hospitals.tsv', bytes: readFileSync(file) }, decode);
    const header = { id: 'strangers', name: '', language: 'zh', source: '', licence: '', version: '1' };
    const { dictionary } = await importTerms(table, preview.mapping, { ...header, type: 'HOSPITAL' }, foldTable);
    const known = new Set(shipped.flatMap(({ terms }) => terms.flatMap(({ term, aliases }) => [term, ...aliases])));
    return { ...dictionary, terms: dictionary.terms.filter(({ term }) => !known.has(term)) };
  } catch {
    console.log(`${file} is missing`);
    return null;
  }
}

/** Names a pack of BGE for the semantic and the hybrid figures. */
const MODEL_VARIABLE = 'YINJI_EMBEDDER';

interface Ways {
  readonly name: string;
  readonly retriever: Retriever;
}

/** The lexical retriever, and where there is a model the semantic one and both together. */
async function waysOver(
  dictionaries: readonly Dictionary[],
  foldTable: FoldTable,
  embedder: Embedder | null,
): Promise<readonly Ways[]> {
  const lexical = await openLexical(dictionaries, foldTable);
  const ways: Ways[] = [{ name: 'lexical', retriever: lexical }];
  if (!embedder) return ways;
  const embedded: EmbeddedDictionary[] = [];
  for (const dictionary of dictionaries.filter(({ type, effect }) => type !== null && effect !== 'never'))
    embedded.push({ dictionary, vectors: await updateVectors(formsToEmbed(dictionary), null, embedder) });
  const semantic = semanticRetriever(embedded, embedder);
  ways.push({ name: 'semantic', retriever: semantic });
  ways.push({ name: 'hybrid', retriever: hybridRetriever(lexical, semantic) });
  return ways;
}

/**
 * Prints recall over the shipped dictionaries, and with a folder of corpora the same among the hospitals that lie there:
 * lexical, and semantic and hybrid where the environment names a pack.
 */
export async function printRetrieval(
  corpora?: string,
  pack: string | undefined = process.env[MODEL_VARIABLE],
): Promise<void> {
  const { dictionaries, foldTable } = await readDictionaries();
  const others = corpora === undefined ? null : await strangers(corpora, dictionaries, foldTable);
  const embedder = pack === undefined || pack === '' ? null : await openPackEmbedder(pack);
  console.log(`\nretrieval (${embedder?.model ?? `no model: ${MODEL_VARIABLE} names no pack`})`);
  console.log(`${' '.repeat(50)}variants  recall@5  recall@1`);
  for (const more of others ? [null, others] : [null]) {
    const all = more ? [...dictionaries, more] : dictionaries;
    const among = more ? ` among ${String(more.terms.length)} more` : '';
    for (const { name: way, retriever } of await waysOver(all, foldTable, embedder)) {
      for (const { name, variants } of variantSets()) {
        for (const part of ['tuned', 'held'] as const) {
          const mine = variants.filter((_, index) => isHeld(index) === (part === 'held'));
          const { count, five, one } = await recallOf(mine, retriever);
          const cells = [five, one].map((share) => share.toFixed(3).padStart(10)).join('');
          console.log(`${`${way} ${name} ${part}${among}`.padEnd(50)}${String(count).padStart(8)}${cells}`);
        }
      }
    }
  }
  embedder?.close();
}
