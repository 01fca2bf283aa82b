/** What the Knowledge screen asks of its worker. */
import type { EntityType } from '../core/entities.ts';
import type { Candidate, Dictionary, DictionaryHeader, RetrieveOptions, Term } from '../core/knowledge.ts';
import type { HospitalDictionary, HospitalText } from '../storage/database.ts';
import type { ImportMapping, ImportPreview, ImportReport } from '../knowledge/import/types.ts';
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

export interface KnowledgeApi {
  start(base: string, version: string): Promise<Reply<KnowledgeList>>;
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
  search(query: string, options: RetrieveOptions): Promise<Reply<readonly Candidate[]>>;
}
