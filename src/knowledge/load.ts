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
export const TRADITIONAL = 'traditional';

export interface LoadedKnowledge {
  readonly lexicon: Lexicon;
  readonly foldTable: FoldTable;
}

/**
 * The dictionaries of the manifest and the table that folds texts.
 * @throws as {@link loadKnowledge}.
 */
export async function loadDictionaries(
  manifest: readonly ManifestRow[],
  read: (row: ManifestRow) => Promise<string>,
): Promise<{ readonly dictionaries: readonly Dictionary[]; readonly foldTable: FoldTable }> {
  const texts = await Promise.all(
    manifest.map(async (row) => {
      try {
        return { id: row.id, text: await read(row) };
      } catch (cause) {
        throw new YinjiError('dictionary.unavailable', { dictionary: row.id }, { cause });
      }
    }),
  );
  return {
    foldTable: makeFoldTable(texts.find(({ id }) => id === TRADITIONAL)?.text ?? ''),
    dictionaries: texts.filter(({ id }) => id !== TRADITIONAL).map(({ id, text }) => parseDictionary(id, text)),
  };
}

/**
 * @param extra dictionaries of the hospital: their terms become findings, or are never marked.
 * @param read the text of a manifest row's file.
 * @throws YinjiError `dictionary.unavailable` naming the file that cannot be read.
 */
export async function loadKnowledge(
  manifest: readonly ManifestRow[],
  read: (row: ManifestRow) => Promise<string>,
  extra: readonly Dictionary[] = [],
): Promise<LoadedKnowledge> {
  const { dictionaries, foldTable } = await loadDictionaries(manifest, read);
  const taken = new Set(dictionaries.map(({ id }) => id));
  return { lexicon: buildLexicon([...dictionaries, ...extra.map((own) => ownedBy(own, taken))], foldTable), foldTable };
}

/** Under an id that no other dictionary has. */
function ownedBy(dictionary: Dictionary, taken: Set<string>): Dictionary {
  let { id } = dictionary;
  while (taken.has(id)) id = `${id}+`;
  taken.add(id);
  return { ...dictionary, id, owner: 'hospital' };
}
