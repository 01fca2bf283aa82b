/** All that training reads. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadRulesOptions } from '../cli/built-in.ts';
import type { RulesOptions } from '../engines/rules.ts';
import type { Augmenter } from './augment.ts';
import { augmenterOf } from './augmenter.ts';
import { readNotes, type GoldNote } from './notes.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

export interface Loaded {
  readonly notes: readonly GoldNote[];
  readonly rules: RulesOptions;
  readonly augmenter: Augmenter;
}

export async function loadAll(): Promise<Loaded> {
  const rules = await loadRulesOptions();
  return {
    notes: readNotes(join(ROOT, 'src/synthesis/notes')),
    rules,
    augmenter: augmenterOf(rules.knowledge, join(ROOT, 'static/dictionaries')),
  };
}
