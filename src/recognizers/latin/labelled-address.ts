/** What stands behind a label for an address, whatever its grammar: `Address: The Old Rectory, Church Lane`. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { classOf } from './word-class.ts';
import { isCapital, wordFrom, wordsOf, type Word } from './words.ts';

export interface LabelledAddress {
  readonly start: number;
  readonly end: number;
  readonly term: string;
  readonly hasNumber: boolean;
}

const LABEL =
  /(?:^|[\n(;.,] ?| {2}|\t)((?:Home |Postal |Current |Discharge |Patient |New |Mailing )?(?:[Aa]ddress|Addr|Add)|Residence|Lives at|lives at|living at|Resides at|address is|Adresse|Anschrift|Wohnanschrift|Wohnhaft|wohnhaft(?: in)?|Domicile|Domicilié(?:e)? au|demeurant|Dirección|Domicilio|Dir\.|Vive en|vive en|Vivo en|vivo en|reside en|Adress|Bostadsadress|bor på|Bor på|Indirizzo|Residenza|Residente in|residente in|Domicilio in|abita in|Abita in|vivo in) ?:? ?\n?(?=[\p{Lu}\d])/gu;
/** Everything but sentence ends, double blanks and semicolons; a field of its own length. */
const MAX_LENGTH = 110;
const NEXT_FIELD =
  / {2}|\t|\n|;|(?<=\p{L}{4}|\d|\))\. (?=\p{Lu})|\.$|,? (?:[Tt]el|[Tt]él|[Pp]hone|[Mm]obile|[Mm]ob|[Cc]ell|ph|[Ff]ax|[Ee]-?mail|DOB|NHS|geb|tlf|tfno|móvil|mobil|cell|e-post|[Tt]elefon|[Tt]eléfono)\b|,? \p{Ll}{4,} \p{Ll}{2,}/u;

export function* labelledAddresses(page: Page): Generator<LabelledAddress> {
  const words = wordsOf(page);
  for (const { 0: found, 1: label = '', index } of matchesOf(page.text, LABEL)) {
    const start = index + found.length;
    const rest = page.text.slice(start, start + MAX_LENGTH);
    const stop = NEXT_FIELD.exec(rest);
    const value = rest.slice(0, stop ? stop.index : rest.length).replace(/[\s.,(-]+$/, '');
    const end = start + value.length;
    const hasNumber = /\d/.test(value);
    const own = wordsIn(words, start, end);
    const first = own[0];
    if (!first || value.length < 5 || page.covered({ start, end })) continue;
    if (!own.some(isCapital) || own.filter(({ shape }) => shape === 'lower').length > own.length / 2) continue;
    if (!hasNumber && !/,/.test(value)) continue;
    if (
      !/^\d/.test(value) &&
      classOf(page, first.text).stop &&
      !/^(?:The|Flat|Unit|House|Le|La|Les|El|Los|Las|Am|Im|An|Zum|Zur)$/.test(first.text)
    )
      continue;
    yield { start, end, term: label, hasNumber };
  }
}

function wordsIn(words: readonly Word[], start: number, end: number): Word[] {
  const own: Word[] = [];
  for (let at = wordFrom(words, start); at < words.length; at++) {
    const word = words[at];
    if (!word || word.end > end) break;
    own.push(word);
  }
  return own;
}
