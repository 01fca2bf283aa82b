/** What verification needs of the dictionaries and of Hanyu Pinyin, for the worker and the command line alike. */
import { fold, type FoldTable } from '../core/fold.ts';
import type { Knowledge } from '../core/knowledge.ts';
import type { VerifyHelpers } from '../core/verify.ts';

/** The dictionary of ordinary words that look like names (高兴): where one stands it gives no one away. */
const ORDINARY = 'name-stop-zh';

/** Loads the pinyin library with the first call. */
export async function verifyHelpers(knowledge: Knowledge, foldTable: FoldTable): Promise<VerifyHelpers> {
  const { pinyin } = await import('pinyin-pro');
  return {
    fold: (text) => fold(text, foldTable),
    romanize: (name) => pinyin(name, { toneType: 'none', type: 'array' }).join(' '),
    isWord: (value) => knowledge.has(ORDINARY, value),
  };
}
