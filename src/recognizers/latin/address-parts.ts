/** Parts of postal addresses in Latin letters: streets, units, postcodes with their place, cities, states. */
import { matchesOf } from '../../core/matches.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { LATIN } from './languages.ts';
import { streets } from './streets.ts';
import { classOf } from './word-class.ts';
import type { Word } from './words.ts';

/** `loose` streets have no number; `code` is a postcode with what belongs to it; `unit` counts beside others only. */
export type PartKind = 'street' | 'loose' | 'code' | 'box' | 'unit' | 'place' | 'state';

export interface AddressPart extends Span {
  readonly kind: PartKind;
  /** The word of the rule or of a dictionary. */
  readonly term: string;
}

const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|PR';
const PROVINCES = 'NSW|QLD|VIC|TAS|ACT|WA|SA|NT|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|NT|YT|NU';

/** Postcodes that are unmistakable by form; the last letters of British ones exclude C, I, K, M, O and V (BS 7666). */
const SURE_CODES = new RegExp(
  [
    '\\b[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[ABD-HJLNP-UW-Z]{2}\\b',
    `\\b(?:${STATES}),? \\d{5}(?:-\\d{4})?\\b`,
    `\\b(?:${PROVINCES}),? (?:[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4})\\b`,
    '\\b[ABCEGHJ-NPRSTVXY]\\d[A-Z] \\d[A-Z]\\d\\b',
    // Eircode: routing key and unique identifier.
    '\\b(?:[AC-FHKNPRTV-Y]\\d{2}|D6W) ?(?=[0-9]{0,3}[A-Z])[0-9AC-FHKNPRTV-Y]{4}\\b',
    '\\bS(?:ingapore)? ?\\(?\\d{6}\\)?',
  ].join('|'),
  'g',
);
const STATE = new RegExp(`, ?((?:${STATES})|(?:${PROVINCES}))\\b(?![ -]?\\d)`, 'g');
/** A town of several words after its postcode. */
const TOWN =
  "(?:St\\. )?\\p{Lu}[\\p{L}'’-]{1,30}(?:(?: (?:am|an|der|dem|de|del|della|di|la|le|les|lès|sur|sous|en|aux|im|bei|ob|vor|i|d')){0,2}(?: |['’])\\p{Lu}[\\p{L}'’-]{1,30}){0,3}";
const codeOf = (digits: string): RegExp =>
  new RegExp(
    `(?:\\b[A-Z]{1,2}-|(?<![\\d.,/-]))${digits}(?:,? |-)(${TOWN})(?: \\d{1,2}\\b)?(?: ?\\([A-ZÀ-Ý][\\p{L} ]{1,24}\\))?(?: CEDEX)?`,
    'gu',
  );
const EUROPEAN_CODE = codeOf('\\d{3} ?\\d{2}');
/** Four digits in Austria and Switzerland. */
const GERMAN_CODE = codeOf('\\d{4,5}');
const PLAIN_CODE = /\b(\p{Lu}[\p{L}'’-]{2,24})[ -](\d{5,6}|\d{3} \d{3})\b/gu;
const UNIT =
  /(?:\b(?:Flat|Apt|Apartment|Unit|Suite|Ste|Room|Floor|Blk|Block|Bldg|Building|lgh|Whg|Wohnung|appt|app|apt|bât|bat|bâtiment|Bât|étage|esc|escalera|portal|piso|puerta|pta|depto|dpto|Depto|Dpto|interno|scala|Scala|int|Haus|Stiege|Top|Stock|OG|vån|uppgång)\.? ?#?(?:\d{1,5}[A-Za-z]?|[A-Z])(?:-\d{1,5})?\b|#\d{1,4}(?:-\d{1,5})?\b|\b\d{1,2}(?:st|nd|rd|th) Floor\b|\b\d{1,2}\.? ?[ºª°](?: ?(?:[A-Z]\b|izda\.?|izq\.?|dcha\.?|der\.?|drcha\.?))?|\b(?:bajo|ático|entresuelo)(?: [A-Z]\b)?)/g;
const BOX =
  /\b(?:P\.? ?O\.? Box|PO Box|Postfach|Apartado(?: de Correos)?|Boîte postale|Casella postale|Box) \d{1,6}\b/g;
const FRENCH_BOX = /\bBP \d{2,6}\b(?!\/)/g;
const ROAD =
  /\b(?:on|along|off|from|via) (?:the )?([ABM]\d{1,4}(?:\(M\))?|I-\d{1,3}|US-\d{1,3}|Route \d{1,3}|Highway \d{1,3})\b/g;

/** All parts of a page, by start; overlapping ones are all there. */
export function addressParts(page: Page, words: readonly Word[]): AddressPart[] {
  const parts: AddressPart[] = [];
  const { text, language } = page;
  const each = (pattern: RegExp, kind: PartKind, term: string): void => {
    for (const { 0: found, index } of matchesOf(text, pattern))
      parts.push({ start: index, end: index + found.length, kind, term });
  };
  each(SURE_CODES, 'code', 'postcode');
  each(UNIT, 'unit', 'unit');
  each(BOX, 'box', 'box');
  if (language === 'fr') each(FRENCH_BOX, 'box', 'box');
  for (const { 0: found, 1: state = '', index } of matchesOf(text, STATE)) {
    const end = index + found.length;
    parts.push({ start: end - state.length, end, kind: 'state', term: state });
  }
  for (const { 0: found, 1: road = '', index } of matchesOf(text, ROAD)) {
    const end = index + found.length;
    parts.push({ start: end - road.length, end, kind: 'street', term: 'road' });
  }
  if (language !== 'en')
    each(language === 'de' || language === 'und' ? GERMAN_CODE : EUROPEAN_CODE, 'code', 'postcode');
  for (const { 0: found, 1: town = '', index } of matchesOf(text, PLAIN_CODE)) {
    if (classOf(page, town).place)
      parts.push({ start: index, end: index + found.length, kind: 'code', term: 'postcode' });
  }
  for (const hit of placeHits(page)) parts.push({ start: hit.start, end: hit.end, kind: 'place', term: hit.form });
  parts.push(...streets(page, words));
  return parts.sort((a, b) => a.start - b.start || b.end - a.end);
}

function* placeHits(page: Page) {
  for (const language of LATIN) {
    for (const hit of page.hits(`cities-${language}`)) {
      const first = page.text.charAt(hit.start);
      if (first !== first.toLowerCase() && page.text.charAt(hit.end) !== '-' && page.text.charAt(hit.start - 1) !== '-')
        yield hit;
    }
  }
}
