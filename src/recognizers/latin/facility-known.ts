/** Facilities and employers that dictionaries know by name. */
import type { Page } from '../../core/recognizer.ts';
import { isCapitalAt, isHeading, type Facility } from './facility-words.ts';
import { hitsOf } from './languages.ts';
import { classOf } from './word-class.ts';
import { wordFrom, type Word } from './words.ts';

const CARE_PREPOSITION =
  /(?:^|[\s(])(?:at|to|from|by|via|in|near|f\/u|@|under|with|in der|an der|an die|der|die|am|im|ins|ans|vom|aus|à|a|au|la|de|del|en|el|al|presso|chez|dal|dalla|nel|il|på|vid|till|från|hos|i|av|and|hospital|SAU|ED|urgencias|cc:|To:|From:|pharmacy|chemist|Pharmacy:|Clinic:|Hospital:|ITS|ST|-|–|\/|·) ?(?:the |la |le |les |el |il )?$/i;
const CARE_NOUN =
  /^(?:,? ?(?:ED|ER|A&E|ICU|ITU|hospital|Hospital|clinic|ward|campus|urgencias|liver|renal|antenatal|emergency|OPD|outpatients|discharge|cardiology|radiology|akut|akuten|IVA)\b)/;

/** Facilities the dictionaries know by name; a short or common name needs a preposition or a department beside it. */
export function* knownFacilities(
  page: Page,
  words: readonly Word[],
  kind: 'hospitals' | 'organizations',
): Generator<Facility> {
  const { text } = page;
  for (const hit of hitsOf(page, kind)) {
    const found = text.slice(hit.start, hit.end);
    if (!isCapitalAt(text, hit.start) && !/^\d/.test(found)) continue;
    if (hit.form === hit.form.toUpperCase() && found !== hit.form) continue;
    const isShort = !/[\s.'’-]/.test(hit.form) || hit.form.length < 6;
    const before = text.slice(Math.max(0, hit.start - 12), hit.start);
    const opens = /(?:^|\n) ?$|[:(] ?$| {2}$/.test(before);
    const after = text.slice(hit.end, hit.end + 14);
    const isAcronym =
      hit.form.length >= 3 && hit.form === hit.form.toUpperCase() && !AMBIGUOUS.test(hit.form) && !isHeading(page, hit);
    if (isShort && !isAcronym && !opens && !CARE_PREPOSITION.test(before) && !CARE_NOUN.test(after)) continue;
    if (
      AMBIGUOUS.test(hit.form) &&
      !CARE_NOUN.test(after) &&
      !/(?:\bat|\bto|\bfrom|f\/u|\bpå|\btill|\bfrån|\bvid|@) (?:the )?$/.test(before)
    )
      continue;
    if (
      AMBIGUOUS.test(hit.form) &&
      /^ (?:of|pelvis|brain|spine|scan|head|abdomen|knee|lumbar|showed|with|report|wo|w)/.test(after)
    )
      continue;
    if (
      /(?:via|viale|piazza|corso|largo|rue|avenue|place|boulevard|calle|plaza|paseo|avenida|C\/|straße|platz) (?:de |du |la |del |di )?$/i.test(
        before,
      )
    )
      continue;
    // A person's surname (Dr Mayo) and a longer name (Duke Street) are others' findings.
    if (
      /(?:Dr|Mr|Mrs|Ms|Dra|Sr|Sra|Mme|M|Herr|Frau)\.? $/.test(before) ||
      /^(?:'s|’s)? (?:Street|St|Road|Rd|Avenue|Ave|disease|syndrome)\b/.test(after)
    )
      continue;
    const word = words[wordFrom(words, hit.start)];
    if (
      isShort &&
      word &&
      classOf(page, word.text).given &&
      !opens &&
      !CARE_NOUN.test(after) &&
      !/(?:at|to|from) $/.test(before)
    )
      continue;
    const branch = CHAIN.test(hit.form)
      ? (/^, \p{Lu}[\p{L}'’]{2,20}(?: \p{Lu}\p{L}{1,20})? (?:Road|Rd|Street|St|Lane|Avenue|Ave|Parade|High Street)\b/u.exec(
          text.slice(hit.end, hit.end + 60),
        )?.[0] ?? townOf(page, hit.end))
      : '';
    // Well is a chain only where its town or the word pharmacy says so.
    if (hit.form === 'Well' && (branch === '' || !/(?:[Pp]harmacy|[Cc]hemist|to|from|at|to the) $/.test(before)))
      continue;
    yield {
      start: hit.start,
      end: hit.end + branch.length,
      term: hit.form,
      score: isShort ? 0.75 : 0.88,
      rule: 'known',
    };
  }
}

/** `Well, Stockport`: the town of a branch that ends the phrase. */
export function townOf(page: Page, end: number): string {
  const match = /^, (\p{Lu}\p{Ll}{2,20})(?=[.;\n)!?]|$| (?:please|on|for|and)\b)/u.exec(page.text.slice(end, end + 32));
  return match?.[1] && classOf(page, match[1]).place ? match[0] : '';
}

/** Chains of pharmacies: the street or town tells the branch. */
export const CHAIN =
  /^(?:Well$|Sainsbury's Pharmacy|Tesco Pharmacy|Asda Pharmacy|Morrisons Pharmacy|Day Lewis|Boots|Superdrug|Well Pharmacy|Rowlands|LloydsPharmacy|Lloyds Pharmacy|Walgreens|CVS|Rite Aid)/;

const AMBIGUOUS =
  /^(?:MRI|DS|US|SU|KS|SUS|DM|GH|CH|PA|JR|HSC|CUN|ATM|SAS|SL|SJ|MAN|TCS|BT|GM|UM|KK|Mater|Target|Apple Store|Ford|Orange|Total|Coop|Max Saket|Meyer|Sacco|Maggiore|Pascale|Civico|Percy|Curie|Foch|Durand|Fernández|Muñiz|Median|Helios|Sana|Christie's|Spire|Austin Hospital|Quest|Grab|ABB|SEB|TIM|AMA|GTT|EMT|TMB|ICA|DHL)$/;
