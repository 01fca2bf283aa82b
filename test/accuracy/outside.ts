/** The built-in engine on the corpora outside the project. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { EntityType } from '../../src/core/entities.ts';
import type { Language } from '../../src/core/language.ts';
import type { Annotation } from '../../src/core/note.ts';
import { addCounts, countDocument, emptyCounts, ratesOf, type ScoredSpan } from '../../src/core/score.ts';
import { CLEAN_CORPORA, GOLD_CORPORA } from './corpora.ts';
import { show } from './table.ts';

interface Foreign {
  readonly id: string;
  readonly text: string;
  readonly spans?: readonly (Omit<ScoredSpan, 'type'> & { readonly type: string })[];
}

export type Annotate = (id: string, text: string, language: Language) => readonly Annotation[];

const IDENTIFIERS: readonly EntityType[] = ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL'];

function read(file: string): Foreign[] | null {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Foreign);
}

/** Precision leaves out what lies on a label that has no type of ours (a city, a title): it is neither right nor wrong. */
export function printGoldCorpora(folder: string, annotate: Annotate): void {
  console.log('\ncorpus                       type         gold      P      R     xP     xR');
  for (const { file, language, types, every = 1 } of GOLD_CORPORA) {
    const name = file.split('/')[0] ?? file;
    const documents = read(join(folder, file))?.filter((_, index) => index % every === 0);
    if (!documents) {
      console.log(`${name.padEnd(28)} missing`);
      continue;
    }
    const sums = new Map(types.map((type) => [type, emptyCounts()]));
    for (const { id, text, spans = [] } of documents) {
      const others = spans.filter(({ type }) => type === 'LOC' || type === 'OTHER');
      const found = annotate(id, text, language).filter(
        (span) => !others.some((other) => other.start < span.end && span.start < other.end),
      );
      for (const [type, counts] of countDocument(spans as ScoredSpan[], found, types)) {
        const sum = sums.get(type);
        if (sum) addCounts(sum, counts);
      }
    }
    for (const [type, counts] of sums) {
      const { precision, recall, exactPrecision, exactRecall } = ratesOf(counts);
      console.log(
        name.padEnd(28),
        type.padEnd(11),
        String(counts.gold).padStart(5),
        show(precision),
        show(recall),
        show(exactPrecision),
        show(exactRecall),
      );
    }
  }
}

export function printCleanCorpora(folder: string, annotate: Annotate): void {
  console.log('\nfindings per 1,000 characters of clinical text without identifiers');
  console.log(`${'corpus'.padEnd(18)} characters ${IDENTIFIERS.map((type) => type.padStart(9)).join(' ')}       all`);
  for (const { file, language } of CLEAN_CORPORA) {
    const name = file.split('/')[0] ?? file;
    const documents = read(join(folder, file));
    if (!documents) {
      console.log(`${name.padEnd(18)} missing`);
      continue;
    }
    let characters = 0;
    const counts = new Map(IDENTIFIERS.map((type) => [type, 0]));
    for (const { id, text } of documents) {
      characters += text.length;
      for (const { type } of annotate(id, text, language)) {
        if (counts.has(type)) counts.set(type, (counts.get(type) ?? 0) + 1);
      }
    }
    const rate = (count: number): string => ((1000 * count) / characters).toFixed(3).padStart(9);
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(
      `${name.padEnd(18)} ${String(characters).padStart(10)} ${[...counts.values()].map(rate).join(' ')} ${rate(all)}`,
    );
  }
}
