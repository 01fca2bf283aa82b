/** The Dexie schema. Each version of it stays here for ever, so that an older database can be upgraded. */
import Dexie, { type Table } from 'dexie';

/** The text of one dictionary file; a new hash replaces it. */
export interface StoredDictionary {
  /** Path below `dictionaries/`, see the manifest. */
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
}

export class Database extends Dexie {
  declare dictionaries: Table<StoredDictionary, string>;

  constructor(name = 'yinji') {
    super(name);
    this.version(1).stores({ dictionaries: 'file' });
  }
}
