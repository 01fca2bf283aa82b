/** The built-in engine on Node: dictionaries from disk. */
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../core/knowledge.ts';
import type { Tagger } from '../core/tagger.ts';
import type { RulesOptions } from '../engines/rules.ts';
import { loadDictionaries, loadKnowledge, type ManifestRow } from '../knowledge/load.ts';
import { RECOGNIZERS } from '../recognizers/index.ts';
import { loadTagger } from '../tagger/tagger.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** `static/dictionaries`, found from the sources as from the built command line. */
export function dictionaryFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'static/dictionaries/manifest.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('static/dictionaries/manifest.json is missing; run npm run dictionaries');
    folder = parent;
  }
  return join(folder, 'static/dictionaries');
}

async function manifestOf(folder: string): Promise<readonly ManifestRow[]> {
  return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as ManifestRow[];
}

/** The shipped dictionaries themselves, for retrieval over them. */
export async function readDictionaries(): ReturnType<typeof loadDictionaries> {
  const folder = dictionaryFolder();
  return loadDictionaries(await manifestOf(folder), (row) => readFile(join(folder, row.file), 'utf8'));
}

/** @param extra dictionaries of the hospital. */
export async function loadRulesOptions(extra: readonly Dictionary[] = []): Promise<RulesOptions> {
  const folder = dictionaryFolder();
  const read = (row: ManifestRow): Promise<string> => readFile(join(folder, row.file), 'utf8');
  const { lexicon, foldTable } = await loadKnowledge(await manifestOf(folder), read, extra);
  return {
    knowledge: lexicon,
    foldTable,
    spacedLabels: lexicon.spacedLabels,
    recognizers: RECOGNIZERS,
    version: packageJson.version,
  };
}

/** The tagger of `static/tagger`. */
export async function readTagger(): Promise<Tagger> {
  return loadTagger(new Uint8Array(await readFile(join(dictionaryFolder(), '../tagger/weights.bin'))));
}
