/** A note in pieces: stretches of text with at most one label each, so that any piece can change and labels stay right. */
import type { EntityType, Level } from '../core/entities.ts';
import type { Language } from '../core/language.ts';
import type { ScoredSpan } from '../core/score.ts';

export interface Label {
  readonly type: EntityType;
  readonly level: Level;
}

export interface Piece {
  readonly text: string;
  readonly label?: Label;
  /** Whom or what a labelled piece of an old note stands for; all its pieces get agreeing values. */
  readonly subject?: Subject;
}

export interface Subject {
  readonly key: string;
  /** The longest mention in its own note (王建国 for 王 and 建国). */
  readonly canonical: string;
  /** What the words around its mentions tell. */
  readonly sex?: 'male' | 'female';
  /** Whether those words call it a nickname (外号, 乳名). */
  readonly isNickname?: true;
}

export interface SynthesizedSpan extends ScoredSpan {
  readonly level: Level;
  readonly text: string;
}

/** One line of `yinji synthesize`; offsets are UTF-16 code units, half open. */
export interface SynthesizedNote {
  readonly id: string;
  readonly text: string;
  readonly lang: Language;
  readonly spans: readonly SynthesizedSpan[];
}

/** What a span neither begins nor ends with: blanks and signs of no width. */
const EDGE = '[\\s\\u200b-\\u200d\\u2060\\ufeff]+';
const LEADING = new RegExp(`^${EDGE}`, 'u');
const TRAILING = new RegExp(`${EDGE}$`, 'u');

export function joinPieces(pieces: readonly Piece[]): { readonly text: string; readonly spans: SynthesizedSpan[] } {
  let text = '';
  const spans: SynthesizedSpan[] = [];
  for (const { text: part, label } of pieces) {
    const value = label ? part.replace(LEADING, '').replace(TRAILING, '') : '';
    if (label && value !== '') {
      const start = text.length + (LEADING.exec(part)?.[0].length ?? 0);
      spans.push({ start, end: start + value.length, ...label, text: value });
    }
    text += part;
  }
  return { text, spans };
}

export const plain = (text: string): Piece => ({ text });

/** Neighbours without a label become one piece, so that rules about sentences see whole sentences. */
export function mergePlain(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged[merged.length - 1];
    if (last && !last.label && !piece.label) merged[merged.length - 1] = plain(last.text + piece.text);
    else if (piece.text !== '') merged.push(piece);
  }
  return merged;
}

/** Changes every text without a label, or every one. */
export function mapText(pieces: readonly Piece[], change: (text: string, piece: Piece) => string): Piece[] {
  return pieces.map((piece) => ({ ...piece, text: change(piece.text, piece) }));
}
