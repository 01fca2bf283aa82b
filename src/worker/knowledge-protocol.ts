/** What the Knowledge screen asks of its worker. */
import type { EntityType } from '../core/entities.ts';
import type { Candidate, Dictionary, DictionaryHeader, RetrieveOptions, Term } from '../core/knowledge.ts';
import type { HospitalDictionary, HospitalText } from '../storage/database.ts';
import type { ImportMapping, ImportPreview, ImportReport } from '../knowledge/import/types.ts';
import type { EmbedderFacts, EmbedderPort, OnEmbed } from './embedder-port.ts';
import type { Reply } from './protocol.ts';

/** A dictionary that comes with the app. */
export interface BuiltinDictionary extends DictionaryHeader {
  readonly terms: number;
}

export interface KnowledgeList {
  readonly builtin: readonly BuiltinDictionary[];
  readonly hospital: readonly HospitalDictionary[];
}

export interface ImportRequest {
  readonly file: File;
  readonly mapping: ImportMapping;
  readonly header: DictionaryHeader;
  /** Revision it replaces; 0 for a new dictionary. */
  readonly from: number;
}

export interface Imported {
  readonly dictionary: HospitalDictionary;
  readonly report: ImportReport;
}

/** `cases`: each term as a gold note that `yinji evaluate` reads. */
export type ExportForm = 'txt' | 'csv' | 'json' | 'cases';

/** A term as a reviewer teaches it. */
export interface Lesson {
  /** Null: never to be marked. */
  readonly type: EntityType | null;
  readonly term: Term;
}

/** How far the vectors of a dictionary are. */
export interface VectorState {
  readonly id: string;
  /** Terms and aliases, each of which has a vector. */
  readonly forms: number;
  /** Of them without a vector yet. */
  readonly missing: number;
}

export interface SearchAnswer {
  readonly candidates: readonly Candidate[];
  /** Id of the model by whose vectors it was searched as well; null where the search was lexical. */
  readonly model: string | null;
}

export interface KnowledgeApi {
  start(base: string, version: string, port: EmbedderPort): Promise<Reply<KnowledgeList>>;
  list(): Promise<Reply<KnowledgeList>>;
  terms(id: string): Promise<Reply<readonly Term[]>>;
  save(dictionary: Dictionary, from: number): Promise<Reply<HospitalDictionary>>;
  teach(lesson: Lesson): Promise<Reply<HospitalDictionary>>;
  setOn(id: string, on: boolean): Promise<Reply<void>>;
  remove(id: string): Promise<Reply<HospitalDictionary | undefined>>;
  putBack(row: HospitalDictionary): Promise<Reply<void>>;
  revisions(id: string): Promise<Reply<readonly Omit<HospitalText, 'text'>[]>>;
  restore(id: string, revision: number): Promise<Reply<HospitalDictionary>>;
  preview(file: File): Promise<Reply<ImportPreview>>;
  /** @param onProgress fraction done, 0 to 1. */
  import(request: ImportRequest, onProgress: (fraction: number) => void): Promise<Reply<Imported>>;
  export(id: string, form: ExportForm): Promise<Reply<string>>;
  search(query: string, options: RetrieveOptions): Promise<Reply<SearchAnswer>>;
  /** Of every dictionary whose terms have a meaning to be looked for. */
  vectorStates(facts: EmbedderFacts): Promise<Reply<readonly VectorState[]>>;
  /** Computes what is missing; what was computed is kept when `embed` fails or is stopped. */
  computeVectors(
    id: string,
    facts: EmbedderFacts,
    embed: OnEmbed,
    onProgress: (fraction: number) => void,
  ): Promise<Reply<VectorState>>;
  exportVectors(id: string, facts: EmbedderFacts): Promise<Reply<Uint8Array>>;
  /** Fails with `vectors.mismatch` for vectors of another model or dictionary. */
  importVectors(id: string, facts: EmbedderFacts, file: File): Promise<Reply<VectorState>>;
  /** The retriever is opened anew with the next search: the page has chosen another model. */
  forgetRetriever(): void;
}
