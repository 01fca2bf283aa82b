/** The retriever of the dictionaries on disk, for prompts of language models. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FoldTable } from '../core/fold.ts';
import type { Dictionary, Retriever } from '../core/knowledge.ts';
import { parseDictionary } from '../knowledge/dictionary-file.ts';
import { openLexical } from '../knowledge/lexical.ts';
import { TRADITIONAL, type ManifestRow } from '../knowledge/load.ts';
import { dictionaryFolder } from './built-in.ts';

/** @param extra dictionaries of the hospital. */
export async function openRetriever(foldTable: FoldTable, extra: readonly Dictionary[] = []): Promise<Retriever> {
  const folder = dictionaryFolder();
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as ManifestRow[];
  const dictionaries = await Promise.all(
    manifest
      .filter(({ id }) => id !== TRADITIONAL)
      .map(async ({ id, file }) => parseDictionary(id, await readFile(join(folder, file), 'utf8'))),
  );
  return openLexical([...dictionaries, ...extra], foldTable);
}
