/** The Dexie schema. Each version of it stays here for ever, so that an older database can be upgraded. */
import Dexie, { type Table } from 'dexie';
import type { DictionaryHeader } from '../core/knowledge.ts';

/** The text of one dictionary file; a new hash replaces it. */
export interface StoredDictionary {
  /** Path below `dictionaries/`, see the manifest. */
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
}

/** What lists show of a dictionary that the hospital owns; its terms are in {@link HospitalText}. */
export interface HospitalDictionary extends DictionaryHeader {
  readonly on: boolean;
  readonly terms: number;
  /** Grows by one with each change. */
  readonly revision: number;
  /** ISO 8601. */
  readonly changed: string;
}

/** One revision of a hospital dictionary, in the form of a dictionary file. */
export interface HospitalText {
  readonly id: string;
  readonly revision: number;
  readonly terms: number;
  readonly changed: string;
  readonly text: string;
}

/** A part of the embeddings of one dictionary by one model, as `knowledge/vectors` writes them. */
export interface StoredVectors {
  /** `model/dictionary/part`, see `storage/vectors`. */
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** A prompt template that the hospital has written itself. */
export interface StoredPrompt {
  readonly id: string;
  readonly version: number;
  readonly language: 'zh' | 'en';
  readonly form: 'spans' | 'tagged' | 'levels';
  readonly text: string;
}

/** Weights of the tagger that were tuned on notes of the hospital. They hold no text. */
export interface StoredTuning {
  readonly id: 'tagger';
  /** Version of the shipped weights they come from; for others they are of no use. */
  readonly base: string;
  readonly bytes: Uint8Array;
  /** Notes they learned from. */
  readonly notes: number;
  /** ISO 8601. */
  readonly changed: string;
  readonly on: boolean;
}

export class Database extends Dexie {
  declare dictionaries: Table<StoredDictionary, string>;
  declare hospital: Table<HospitalDictionary, string>;
  declare hospitalTexts: Table<HospitalText, [string, number]>;
  declare prompts: Table<StoredPrompt, string>;
  declare tuning: Table<StoredTuning, string>;
  declare vectors: Table<StoredVectors, string>;

  constructor(name = 'yinji') {
    super(name);
    this.version(1).stores({ dictionaries: 'file' });
    this.version(2).stores({
      dictionaries: 'file',
      hospital: 'id',
      hospitalTexts: '[id+revision],id',
      prompts: 'id',
      vectors: 'key',
    });
    this.version(3).stores({ tuning: 'id' });
  }
}
