/** What the rules for facilities share: their finding, words that lead or link, words that name nothing. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { isKnown } from './languages.ts';
import { classOf, PLACEHOLDER } from './word-class.ts';
import type { Word } from './words.ts';

export interface Facility extends Span {
  readonly term: string;
  readonly score: number;
  readonly rule: 'head' | 'known' | 'cue';
}

export type FacilityFamily = 'hospital' | 'organization';

/** Words that open a sentence or a form before a name and are no part of it. */
export const LEADING =
  /^(?:the|a|an|my|our|your|his|her|their|at|in|from|to|for|by|dear|hi|hello|hey|re|please|via|near|local|and|or|with|of|seen|on|is|was|gp|dr|referred|referring|attending|ward|der|die|das|den|dem|im|am|zur|zum|in|an|vom|von|und|le|la|les|un|une|du|au|aux|el|los|las|al|del|en|il|lo|gli|i|den|det|på|till|från|och|bonjour|pharmacy|surgery|practice|hospital|facility|clinic|patient|from|dept|department|registered|usual|own|named|current|ed|er|icu|mr|mrs|ms|miss|both|when|if|as|after|since|before|has|had|have)$/i;
export const LINKING = new Set(
  'de des du del della dell delle dei degli d di da la le les l el los las der den dem am an im zum zur vom von van y e i et och und and & of the for für à au aux al alla sur sous en ter sul'.split(
    ' ',
  ),
);
export function isLeading(page: Page, words: readonly Word[], at: number, end: number): boolean {
  const word = words[at];
  if (!word) return false;
  if (LEADING.test(word.text)) return true;
  if (LINKING.has(word.text)) return true;
  // An ordinary word that opens a sentence: `Attended Greenfield Clinic`.
  const known = classOf(page, word.text);
  return (
    known.stop &&
    end - at > 1 &&
    /(?:^|[.!?:\n]\s{0,2})$/.test(page.text.slice(Math.max(0, word.start - 3), word.start)) &&
    !isKnownGeneric(page, word.text)
  );
}

export const isKnownGeneric = (page: Page, text: string): boolean => isKnown(page, 'hospital-generic', text);

export function isGeneric(page: Page, word: Word): boolean {
  return (
    word.shape === 'lower' ||
    LEADING.test(word.text) ||
    PLACEHOLDER.test(word.text) ||
    isKnownGeneric(page, word.text) ||
    (word.shape === 'initial' && word.text !== 'S')
  );
}

/** Whether the line an offset is in holds no small letters. */
export function isHeading(page: Page, { start }: Span): boolean {
  const line = page.line(start);
  return !/\p{Ll}/u.test(page.text.slice(line.start, line.end));
}

export const isCapitalAt = (text: string, at: number): boolean => text.charAt(at) !== text.charAt(at).toLowerCase();

/** Longest first where facilities overlap; spans that a closing stop or blank would touch are already clean. */
export function longest(found: Iterable<Facility>): Facility[] {
  const kept: Facility[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || b.score - a.score)) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
