/** The shipped dictionaries, read once a test file. */
import { readDictionaries } from '../../src/cli/built-in.ts';
import { openLexical, type LexicalRetriever } from '../../src/knowledge/lexical.ts';
import { prepareDictionaries } from '../cli/run.ts';

export async function shippedRetriever(): Promise<LexicalRetriever> {
  prepareDictionaries();
  const { dictionaries, foldTable } = await readDictionaries();
  return openLexical(dictionaries, foldTable);
}
