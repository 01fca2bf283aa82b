/** Sentences put into a note between its own. */
import { mergePlain, plain, type Piece } from './piece.ts';
import type { Prng } from './random.ts';

/** Where a sentence ends and another can begin: after a full stop of Chinese, before a line feed, after ". ". */
const CHINESE_END = /。(?=[^”」）)\n]|$)|(?<=。)(?=\n)/gu;
const OTHER_END = /(?<=[a-z)]\.)(?= [A-Z])|(?<=[a-z)]\.)(?=\n|$)/g;

/** @returns the pieces with the sentence at one of its places; at the end where it has none. */
export function insertSentence(
  pieces: readonly Piece[],
  sentence: readonly Piece[],
  isChinese: boolean,
  random: Prng,
): Piece[] {
  const places: { readonly piece: number; readonly at: number }[] = [];
  pieces.forEach(({ text, label }, piece) => {
    if (label) return;
    for (const match of text.matchAll(isChinese ? CHINESE_END : OTHER_END))
      places.push({ piece, at: match.index + match[0].length });
  });
  const blank = isChinese ? [] : [plain(' ')];
  if (places.length === 0) return mergePlain([...pieces, plain('\n'), ...sentence]);
  const { piece, at } = random.pick(places);
  const text = pieces[piece]?.text ?? '';
  return mergePlain([
    ...pieces.slice(0, piece),
    plain(text.slice(0, at)),
    ...blank,
    ...sentence,
    plain(text.slice(at)),
    ...pieces.slice(piece + 1),
  ]);
}

export const appendLine = (pieces: readonly Piece[], line: readonly Piece[]): Piece[] =>
  mergePlain([...pieces, plain('\n'), ...line]);
