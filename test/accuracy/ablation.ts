/** Ablation: what the rules find, what the tagger finds, and what the two find together, per set and type. */
import type { EntityType } from '../../src/core/entities.ts';
import type { Annotation } from '../../src/core/note.ts';
import {
  addCounts,
  countDocument,
  emptyCounts,
  microOf,
  ratesOf,
  type Counts,
  type ScoredSpan,
} from '../../src/core/score.ts';
import { show } from './table.ts';

export const ENGINES = ['rules', 'tagger', 'builtin'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface AblationSet<Document extends { readonly spans: readonly ScoredSpan[] }> {
  readonly name: string;
  readonly documents: readonly Document[];
}

/** @param annotate what an engine finds in a document. */
export function printAblation<Document extends { readonly spans: readonly ScoredSpan[] }>(
  sets: readonly AblationSet<Document>[],
  types: readonly EntityType[],
  annotate: (document: Document, engine: EngineName) => readonly Annotation[],
): void {
  console.log('\nablation: P R xP xR of each engine; the tagger has learned from the notes of the project');
  console.log(`${'set'.padEnd(14)} ${'type'.padEnd(13)}${ENGINES.map((engine) => engine.padStart(27)).join('')}`);
  for (const { name, documents } of sets) {
    const sums = ENGINES.map((engine) => sumOf(documents, types, (document) => annotate(document, engine)));
    const row = (label: string, counts: readonly Counts[]): void => {
      if (counts.every(({ gold, predicted }) => gold + predicted === 0)) return;
      console.log(name.padEnd(14), label.padEnd(13), counts.map(cells).join(''));
    };
    for (const type of types)
      row(
        type,
        sums.map((sum) => sum.get(type) ?? emptyCounts()),
      );
    row(
      'micro',
      sums.map((sum) => microOf(sum.values())),
    );
  }
}

function cells(counts: Counts): string {
  const { precision, recall, exactPrecision, exactRecall } = ratesOf(counts);
  return [precision, recall, exactPrecision, exactRecall].map(show).join('').padStart(27);
}

function sumOf<Document extends { readonly spans: readonly ScoredSpan[] }>(
  documents: readonly Document[],
  types: readonly EntityType[],
  annotate: (document: Document) => readonly Annotation[],
): Map<EntityType, Counts> {
  const sums = new Map<EntityType, Counts>(types.map((type) => [type, emptyCounts()]));
  for (const document of documents)
    for (const [type, counts] of countDocument(document.spans, annotate(document), types))
      addCounts(sums.get(type) ?? emptyCounts(), counts);
  return sums;
}
