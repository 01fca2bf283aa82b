/** Places no dictionary needs to know: after words of birth, living, work and travel. */
import { matchesOf } from '../../core/matches.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { classOf } from './word-class.ts';
import { isCapital, wordFrom, type Word } from './words.ts';

export interface CuedPlace extends Span {
  readonly term: string;
  readonly score: number;
}

/** Each ends where the place begins. */
const CUES: readonly RegExp[] = [
  /\b(?:[Bb]orn|[Ll]ives|[Ll]iving|[Ll]ive|[Rr]esides|[Rr]esiding|[Rr]esident|[Rr]aised|[Gg]rew up|[Bb]ased|[Ss]tationed|[Pp]osted|[Ww]orks|[Ww]orking|[Hh]oliday|[Ss]taying|[Aa]ccident) (?:in|at|near|on) (?=\p{Lu})/gu,
  /\b(?:[Oo]riginally from|[Nn]ative of|[Cc]omes from|[Mm]oved (?:here )?from|[Rr]eturned from|[Bb]ack from|(?:trip|travel|moved|move|flight|visit|emigrated|relocated|flown|flying|flew|drove|commutes?|transferred over) (?:to|from|over from|up from|down from)|driv(?:es?|ing) (?:down|up|over) from|(?:weekend|wedding|conference|holiday home|family|farm|house|home|village|flat|cottage|lodgings|digs|placement) (?:in|near)|(?:ambulance|helicopter|HEMS|BIBA|brought in) from|near|outside|just outside|on the outskirts of|[Cc]o\.|[Cc]ounty|[Tt]ravel(?:l?ed|l?ing) (?:to|from|in)|[Rr]ecent travel to|[Pp]lace of birth:?|[Bb]irthplace:?) (?=\p{Lu})/gu,
  /\b(?:wohnhaft in|wohnt in|geboren in|geb\. in|aus|stammt aus|gebürtig aus|zugezogen aus|Geburtsort:?|Wohnort:?|Urlaub in|Reise nach|lebt in|Sturz bei|Unfall bei) (?=\p{Lu})/gu,
  /\b(?:n[ée]e? (?:le [^\n,;]{6,24} )?à|n[ée]\(e\) à|[Ll]ieu de naissance ?:?|habite(?:nt)? à|habitant à|vit à|demeurant à|domiciliée? à|originaire d[eu]|resté à|séjour à|voyage à|voyage au|retour de|résid(?:e|ant) à|[Ff]ait à|rentrée? de) (?=\p{Lu})/gu,
  /\b(?:natural de|nacid[oa] en|procedente de|residente en|reside en|vive en|vivo en|[Ll]ugar de nacimiento ?:?|oriund[oa] de|originari[oa] de|viaje a|[Ll]ocalidad ?:|[Pp]oblación ?:|[Pp]rovincia ?:|[Mm]unicipio ?:|domiciliad[oa] en) (?=\p{Lu})/gu,
  /\b(?:född i|bor i|bosatt i|uppvuxen i|kommer från|ursprungligen från|hemkommen från|[Hh]emkommen från|resa till|rest till|flyttat? (?:till|från)|[Hh]emort ?:?|[Ff]ödelseort ?:?|semester i|firande på|[Hh]emvändande från|arbetar i) (?=\p{Lu})/gu,
  /\b(?:nat[oa] a|nat[oa] ad|resident[ei] (?:a|in)|residenza a|vive a|abita a|domiciliat[oa] a|originari[oa] di|proveniente da|[Rr]ientrat[oa] da|di ritorno da|viaggio (?:a|in)|[Ll]uogo di nascita ?:?|trasferit[oa] a) (?=\p{Lu})/gu,
];

const MAX_WORDS = 3;
const LINK = /^(?:am|an|der|de|del|la|le|les|sur|di|della|en|of|upon|the)$/;

export function* cuedPlaces(page: Page, words: readonly Word[]): Generator<CuedPlace> {
  for (const cue of CUES) {
    for (const { 0: found, index } of matchesOf(page.text, cue)) {
      const place = placeAt(page, words, index + found.length, found.trim());
      if (place && !page.covered(place)) yield place;
    }
  }
}

function placeAt(page: Page, words: readonly Word[], start: number, term: string): CuedPlace | null {
  let at = wordFrom(words, start);
  let end = -1;
  let isKnown = false;
  for (let count = 0; count < MAX_WORDS + 1; count++, at++) {
    const word = words[at];
    if (!word || (count > 0 && page.text.slice(words[at - 1]?.end ?? 0, word.start) !== ' ')) break;
    if (isCapital(word)) {
      const known = classOf(page, word.text);
      if (known.stop || word.shape !== 'cap' || known.product) break;
      isKnown ||= known.place;
      end = word.end;
    } else if (end < 0 || !LINK.test(word.text)) break;
  }
  if (end < 0) return null;
  const name = page.text.slice(start, end);
  if (page.knowledge.has('countries-en', name)) return null;
  // What someone works at or comes from may be a firm or a person.
  const isLoose = /^(?:aus|works|working)/i.test(term);
  if (isLoose && !isKnown) return null;
  const first = classOf(page, name.split(' ')[0] ?? '');
  if (first.given && !isKnown) return null;
  return {
    start,
    end,
    term: term
      .replace(/\s+/g, ' ')
      .slice(0, 24)
      .replace(/\d[^ ]*/g, '…'),
    score: isKnown ? 0.9 : 0.75,
  };
}
