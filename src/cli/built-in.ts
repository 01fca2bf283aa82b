/** The built-in engine on Node: dictionaries from disk. */
import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Tagger } from '../core/tagger.ts';
import type { RulesOptions } from '../engines/rules.ts';
import { loadKnowledge, type ManifestRow } from '../knowledge/load.ts';
import { RECOGNIZERS } from '../recognizers/index.ts';
import { loadTagger } from '../tagger/tagger.ts';
import packageJson from '../../package.json' with { type: 'json' };

/** `static/dictionaries`, found from the sources as from the built command line. */
function dictionaryFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'static/dictionaries/manifest.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('static/dictionaries/manifest.json is missing; run npm run dictionaries');
    folder = parent;
  }
  return join(folder, 'static/dictionaries');
}

export async function loadRulesOptions(): Promise<RulesOptions> {
  const folder = dictionaryFolder();
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as ManifestRow[];
  const { lexicon, foldTable } = await loadKnowledge(manifest, (row) => readFile(join(folder, row.file), 'utf8'));
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
