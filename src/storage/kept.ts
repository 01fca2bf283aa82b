/** The one table of what may be kept beyond the tab. What is not in it is never written. */

interface KeptRow {
  readonly where: 'localStorage' | 'IndexedDB' | 'Cache Storage' | 'OPFS';
  /** `never`: holds nothing of any note. A row that could hold note text needs the user's own act. */
  readonly noteText: 'never';
  readonly what: string;
}

export const KEPT = {
  preferences: {
    where: 'localStorage',
    noteText: 'never',
    what: 'interface language, theme, audience, types looked for, chosen engines (never a key), embedding model, custom policies',
  },
  dictionaries: { where: 'IndexedDB', noteText: 'never', what: 'texts of the dictionary files, by SHA-256' },
  hospital: {
    where: 'IndexedDB',
    noteText: 'never',
    what: 'dictionaries imported or edited by the hospital, with their last revisions; a term goes in by a click of the reviewer',
  },
  hospitalTexts: { where: 'IndexedDB', noteText: 'never', what: 'the files of those dictionaries' },
  prompts: { where: 'IndexedDB', noteText: 'never', what: 'prompt templates that the hospital has written itself' },
  tuning: {
    where: 'IndexedDB',
    noteText: 'never',
    what: 'weights of the tagger tuned by the user: numbers by hashed features, no text',
  },
  models: { where: 'OPFS', noteText: 'never', what: 'model packs that the user installed, with their SHA-256' },
  vectors: { where: 'IndexedDB', noteText: 'never', what: 'embeddings of dictionary terms' },
  app: { where: 'Cache Storage', noteText: 'never', what: 'the files of the app, for work offline' },
} as const satisfies Record<string, KeptRow>;

export type Kept = keyof typeof KEPT;
