/** Dictionaries and what is looked up in them. */
import type { EntityType, Level } from './entities.ts';
import type { Span } from './note.ts';

/** Header of a dictionary file, see `static/dictionaries/README.md`. */
export interface DictionaryHeader {
  readonly id: string;
  readonly name: string;
  /** The entity type its terms are, or null for words that only help (surnames, titles, negative evidence). */
  readonly type: EntityType | null;
  readonly language: string;
  readonly source: string;
  readonly licence: string;
  readonly version: string;
  /** `exact`: terms are asked for with `has` and `get` only and make no hits in a text. */
  readonly match?: 'exact';
  /** `never`: a finding whose text is one of the terms is dropped, whoever made it. */
  readonly effect?: 'never';
  /** Set while a dictionary that a hospital brought is loaded: its terms are findings by themselves. */
  readonly owner?: 'hospital';
}

export interface Term {
  readonly term: string;
  readonly aliases: readonly string[];
  readonly level?: Level;
  /** Free column of the file: a sub-type a recognizer understands. */
  readonly note?: string;
}

export interface Dictionary extends DictionaryHeader {
  readonly terms: readonly Term[];
}

/** One occurrence of a term in a text; offsets are those of the text that was looked up. */
export interface TermHit extends Span {
  readonly dictionary: string;
  /** The surface form that matched. */
  readonly form: string;
  readonly entry: Term;
}

/** All occurrences in one text, by dictionary. */
export interface Matches {
  /** Hits of one dictionary by start, longer first at the same start; overlapping hits are all there. */
  in(dictionary: string): readonly TermHit[];
}

export interface Knowledge {
  readonly dictionaries: readonly DictionaryHeader[];
  /** One pass over a folded text. */
  lookup(text: string): Matches;
  /** Exact membership of a folded form in one dictionary. */
  has(dictionary: string, form: string): boolean;
  get(dictionary: string, form: string): Term | undefined;
}

/** How a term was found for a query, strongest first. */
export type RetrievalWay = 'exact' | 'alias' | 'characters' | 'pinyin' | 'meaning';

/** A term that a query brings to mind. */
export interface Candidate {
  /** The term as its dictionary writes it. */
  readonly entry: string;
  readonly dictionary: string;
  readonly type: EntityType;
  readonly level: Level;
  /** 0 to 1, comparable within one answer. */
  readonly score: number;
  /** The ways that found it and the form of the entry (term or alias) that was nearest. */
  readonly why: { readonly ways: readonly RetrievalWay[]; readonly form: string };
}

export interface RetrieveOptions {
  readonly types?: readonly EntityType[];
  /** Candidates wanted. */
  readonly k: number;
  /** Where the query comes from (湖南, 长沙市): entries of that place go first among equals. */
  readonly region?: string;
}

export interface Retriever {
  /** Best first; at most `k`. The query is a term or a passage. */
  retrieve(query: string, options: RetrieveOptions): Promise<readonly Candidate[]>;
}
