/** What a tagger is: a learned model that reads the page after the rules and says where it expects what. */
import type { EntityType, Level } from './entities.ts';
import type { Language } from './language.ts';
import type { Span } from './note.ts';
import type { Page, PageFinding } from './recognizer.ts';

/** A span the tagger proposes, in offsets of the folded page. */
export interface TaggedSpan extends Span {
  readonly type: EntityType;
  readonly level?: Level;
  /** Calibrated probability that something of this type is here. */
  readonly probability: number;
}

export interface Tagging {
  /** By start, apart from each other. */
  readonly spans: readonly TaggedSpan[];
  /** Calibrated probability that a part of the span is of a type. */
  probability(type: EntityType, span: Span): number;
}

/** Coefficients of `1 / (1 + exp(-(a + b · logit score + c · logit probability)))`. */
export type Weighing = readonly [a: number, b: number, c: number];

/** How the tagger's word is weighed against that of the rules; chosen on notes that trained nothing. */
export interface JoinTable {
  /** By type: what the score of a rule's finding becomes; a type that is missing keeps its scores. */
  readonly weigh: Readonly<Partial<Record<EntityType, Weighing>>>;
  /** The same for findings that stand whatever the tagger says; the third is not used. */
  readonly settled: Readonly<Partial<Record<EntityType, Weighing>>>;
  /** By type: a span that only the tagger sees counts from this probability on. */
  readonly addFrom: Readonly<Partial<Record<EntityType, number>>>;
}

/** Chinese, which most of the training is in, and every other language. */
export type JoinTables = Readonly<Record<'chinese' | 'other', JoinTable>>;

export const joinTableFor = (tables: JoinTables, language: Language): JoinTable =>
  tables[language === 'zh' || language === 'zh-Hant' ? 'chinese' : 'other'];

export interface Tagger {
  /** Of the weights, for outcomes and reports. */
  readonly version: string;
  join(language: Language): JoinTable;
  /**
   * @param isSettled findings that stand whatever the tagger says. Where given, the tagger reads only around the other
   * findings and where something may stand that no finding covers; elsewhere its probabilities are those of nothing.
   */
  tag(page: Page, isSettled?: (finding: PageFinding) => boolean): Tagging;
}
