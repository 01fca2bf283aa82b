/** The borders of an address: what belongs to it beside its parts. */
import type { Page } from '../../core/recognizer.ts';
import type { PartKind } from './address-parts.ts';
import { classOf, isNameWord } from './word-class.ts';
import { isCapital, wordFrom, type Word } from './words.ts';

/** Parts joined so far. */
export interface Run {
  start: number;
  end: number;
  readonly kinds: Set<PartKind>;
  readonly term: string;
}

/** Words of a house or locality that border an address: `Tern House, 18 Quay St`, `…, Headingley`. */
export function extend(page: Page, words: readonly Word[], run: Run): { start: number; end: number } {
  const { text } = page;
  let { start, end } = run;
  if (run.kinds.has('code') && !run.kinds.has('street')) start = leftOfCode(page, words, start);
  if (run.kinds.has('place') && !run.kinds.has('street')) start = pairBefore(page, words, start);
  const house =
    /(?:^|[\s:])((?:\p{Lu}[\p{L}'’-]{1,20} ){1,2}(?:House|Court|Cottage|Lodge|Towers?|Mansions|Building|Apartments|Villa|Farm), )$/u.exec(
      text.slice(Math.max(0, start - 50), start),
    )?.[1];
  if (house && run.kinds.has('street')) start -= house.length;
  const flat =
    /(?:(?:Flat|Apt|Unit|Apartment|résidence|Résidence|bâtiment|Suite) [\p{L}\d]{1,12}(?: [\p{L}\d]{1,12}){0,2}, |\d{1,4}\/)$/u.exec(
      text.slice(Math.max(0, start - 40), start),
    )?.[0];
  if (flat && (run.kinds.has('street') || run.kinds.has('code'))) start -= flat.length;
  if (run.kinds.has('street') || run.kinds.has('code') || run.kinds.has('state') || run.kinds.has('place'))
    end = localityAfter(page, words, run, end);
  const district = /^ (?:\d{1,2}(?:er?|ème|º|th|\. Bezirk)|[A-Z]{2})\b(?![-\d])/.exec(text.slice(end, end + 12))?.[0];
  if (
    district &&
    run.kinds.has('place') &&
    !run.kinds.has('code') &&
    (/\d/.test(district) || STATE_CODE.test(district))
  )
    end += district.length;
  const crossing =
    /^ (?:near|nr|and|at|x) (?:the )?\p{Lu}[\p{L}'’-]{2,20}(?: \p{Lu}[\p{L}'’-]{1,20}){0,2}(?:, \p{Lu}[\p{Ll}]{3,20}(?=[,.;\n]))?/u.exec(
      text.slice(end, end + 70),
    )?.[0];
  if (crossing && (run.term === 'road' || run.kinds.has('loose'))) end += crossing.length;
  if (text.slice(start, end).includes('(') && !text.slice(start, end).includes(')') && text.charAt(end) === ')') end++;
  return { start, end };
}

const STATE_CODE =
  /^ (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[DLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CDK]|T[NX]|UT|V[AT]|W[AIVY]|ON|QC|BC|AB|NSW|QLD|VIC|TAS)$/;

/** From a postcode back over its town and what stands before it on the line. */
function leftOfCode(page: Page, words: readonly Word[], start: number): number {
  const { text } = page;
  let left = start;
  let pieces = 0;
  let at = wordFrom(words, start) - 1;
  let hasNumber = false;
  for (let count = 0; count < 12 && pieces < 4; count++, at--) {
    const word = words[at];
    if (!word) break;
    const gap = text.slice(word.end, left);
    if (!/^(?:,? ?|, ?\n| \d{1,4}[a-zA-Z]?,?\n|-|['’]|\. | \d{1,4}[a-zA-Z]?(?:[-/]\d{1,4})?,? )$/.test(gap)) break;
    if (gap.includes(',')) pieces++;
    if (/\d/.test(gap)) hasNumber = true;
    if (!isCapital(word) && !/^(?:y|de|la|the|of|am|an|der|den|le|les|du|des)$/.test(word.text)) break;
    const known = classOf(page, word.text);
    if (
      known.stop &&
      !known.place &&
      !known.surname &&
      !/^(?:Am|An|Im|In|Zum|Zur|Auf|Flat|House|Road|Street|Park|Avenue|Lane|Close|Court|The|Straße|Weg|Platz|Apartment|Suite|Floor|Block|Haus)$/.test(
        word.text,
      )
    )
      break;
    if (text.charAt(word.end) === ':' || page.covered(word, ['HOSPITAL', 'ORGANIZATION'])) break;
    if (isCapital(word)) left = word.start;
    const number = /(?:^|[\s,(:])(\d{1,5}[A-Za-z]?(?:[-/]\d{1,4})?,? )$/.exec(text.slice(Math.max(0, left - 12), left));
    if (number?.[1]) {
      left -= number[1].length;
      hasNumber = true;
    }
    if (hasNumber && /^\d/.test(text.slice(left, left + 1))) break;
  }
  return left;
}

/** `Tumba, Stockholm`: a town no dictionary knows before a known one. */
function pairBefore(page: Page, words: readonly Word[], start: number): number {
  const before = words[wordFrom(words, start) - 1];
  if (!before || before.shape !== 'cap' || page.text.slice(before.end, start) !== ', ') return start;
  const known = classOf(page, before.text);
  if (known.stop || isNameWord(known) || known.product || known.eponym) return start;
  return /(?:\b(?:in|from|near|of|i|aus|in|à|de|en|da|a|från|till|till) |[(:] ?)$/.test(
    page.text.slice(Math.max(0, before.start - 6), before.start),
  )
    ? before.start
    : start;
}

/** A locality, a country or a bracket behind: `…, Petersham`, `Puno, Perú`, `Alzira (Valencia)`. */
function localityAfter(page: Page, words: readonly Word[], run: Run, end: number): number {
  const { text, knowledge } = page;
  const match = /^,? ?\(?(\p{Lu}[\p{L}'’-]{1,20}(?: \p{Lu}[\p{L}'’-]{1,20}){0,2})\)?/u.exec(text.slice(end, end + 60));
  if (!match?.[1]) return end;
  const [whole, name] = match;
  const isBracket = whole.includes('(') && whole.endsWith(')');
  if (knowledge.has('countries-en', name)) return end + whole.length;
  const country = name.split(' ')[0] ?? '';
  if (/^,? /.test(whole) && knowledge.has('countries-en', country))
    return end + whole.indexOf(country) + country.length;
  if (!run.kinds.has('street') || run.kinds.has('code') || run.kinds.has('place')) return end;
  if (!whole.startsWith(',') || (whole.includes('(') && !isBracket)) return end;
  const first = words[wordFrom(words, end)];
  if (!first) return end;
  const known = classOf(page, first.text);
  if (
    known.stop ||
    known.given ||
    known.surname ||
    /^[:\d]/.test(text.slice(end + whole.length, end + whole.length + 1))
  )
    return end;
  return /^(?:[.,;)\n]|$| \(| {2})/.test(text.slice(end + whole.length, end + whole.length + 2))
    ? end + whole.length
    : end;
}
