/** Loads every dictionary of the manifest into one lexicon. How bytes are read (disk, network, cache) is injected. */
import { YinjiError } from '../core/errors.ts';
import { makeFoldTable, type FoldTable } from '../core/fold.ts';
import type { Dictionary } from '../core/knowledge.ts';
import { parseDictionary } from './dictionary-file.ts';
import { buildLexicon, type Lexicon } from './lexicon.ts';

/** A row of `static/dictionaries/manifest.json`. */
export interface ManifestRow {
  readonly id: string;
  /** Path below `static/dictionaries`. */
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The one file that is no dictionary: pairs for {@link makeFoldTable}. */
const TRADITIONAL = 'traditional';

export interface LoadedKnowledge {
  readonly lexicon: Lexicon;
  readonly foldTable: FoldTable;
}

/**
 * @param read the text of a manifest row's file.
 * @throws YinjiError `dictionary.unavailable` naming the file that cannot be read.
 */
export async function loadKnowledge(
  manifest: readonly ManifestRow[],
  read: (row: ManifestRow) => Promise<string>,
  extra: readonly Dictionary[] = [],
): Promise<LoadedKnowledge> {
  const texts = await Promise.all(
    manifest.map(async (row) => {
      try {
        return { id: row.id, text: await read(row) };
      } catch (cause) {
        throw new YinjiError('dictionary.unavailable', { dictionary: row.id }, { cause });
      }
    }),
  );
  const foldTable = makeFoldTable(texts.find(({ id }) => id === TRADITIONAL)?.text ?? '');
  const dictionaries = texts.filter(({ id }) => id !== TRADITIONAL).map(({ id, text }) => parseDictionary(id, text));
  return { lexicon: buildLexicon([...dictionaries, ...extra], foldTable), foldTable };
}
