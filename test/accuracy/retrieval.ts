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
import type { Dictionary, Retriever } from '../../src/core/knowledge.ts';
import type { FoldTable } from '../../src/core/fold.ts';
import { openLexical } from '../../src/knowledge/lexical.ts';
import { ROOT } from '../../src/scripts/node-modules.mjs';

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

/** Prints recall of the lexical retriever, and with a folder of corpora the same among the hospitals that lie there. */
export async function printRetrieval(corpora?: string): Promise<void> {
  const { dictionaries, foldTable } = await readDictionaries();
  const others = corpora === undefined ? null : await strangers(corpora, dictionaries, foldTable);
  console.log('\nretrieval (lexical)                     variants  recall@5  recall@1');
  for (const more of others ? [null, others] : [null]) {
    const retriever = await openLexical(more ? [...dictionaries, more] : dictionaries, foldTable);
    const among = more ? ` among ${String(more.terms.length)} more` : '';
    for (const { name, variants } of variantSets()) {
      for (const part of ['tuned', 'held'] as const) {
        const mine = variants.filter((_, index) => isHeld(index) === (part === 'held'));
        const { count, five, one } = await recallOf(mine, retriever);
        const cells = [five, one].map((share) => share.toFixed(3).padStart(10)).join('');
        console.log(`${`${name} ${part}${among}`.padEnd(40)}${String(count).padStart(8)}${cells}`);
      }
    }
  }
}
