/**
 * Names of facilities and organizations: a head word of a dictionary with the words that name it.
 * The note of a head says where they stand: `right` before it (Ashfield Surgery), `left` after it
 * (Hôpital Saint-Aubin), `suffix` inside one word (Linnékliniken).
 */
import type { TermHit } from '../../core/knowledge.ts';
import type { Page } from '../../core/recognizer.ts';
import { compounds } from './facility-compounds.ts';
import { CHAIN, townOf } from './facility-known.ts';
import {
  isCapitalAt,
  isGeneric,
  isHeading,
  isKnownGeneric,
  isLeading,
  LINKING,
  type Facility,
  type FacilityFamily,
} from './facility-words.ts';
import { hitsOf } from './languages.ts';
import { classOf } from './word-class.ts';
import { gapAfter, isCapital, wordFrom, type Word } from './words.ts';

const MAX_LEFT = 6;
const MAX_RIGHT = 8;

/** Heads that are as often departments, wares or ideas: what precedes must be no ordinary word. */
const WEAK =
  /^(?:royal|children's|regional|methodist|baptist|presbyterian|adventist|med|medical|doctors|drugs|imaging|radiology|diagnostics|pathology|laboratories|laboratory|labs?|dental|dentistry|physiotherapy|physio|rehab|rehabilitation|maternity|pediatrics|paediatrics|dermatology|cardiology|orthop(?:a)?edics|oncology|gastroenterology|neurology|psychiatry|fertility|sexual health|hub|wing|wellness|health|healthcare|memorial|ambulance|trust|institute|specialists|medicine|physicians|centre|center|practice|surgery|general|child health|mental health|therapy|psychology|osteopathy|chiropractic|podiatry|pharmaceutics|counsell?ing|behavioral health|women's health|physical therapy|pharma|co|company|group|services|service|works|plant|union|club|security|systems|partners|associates|rail|transport|foods|mill|mills|farm|farms|inn|pub|bank|agency|maintenance|cleaning|division|high|college|church|temple|garage|theatre|theater|library|museum|gym|salon|factory|council|police|charity|mine|mines|insurance|hotel|restaurant|grill|cafe|café|electrical|engineering|construction|solutions|technologies|association|foundation|parish|nursery|academy|consultants?|consulting|stores?)$/i;

export function* facilities(page: Page, words: readonly Word[], family: FacilityFamily): Generator<Facility> {
  for (const hit of hitsOf(page, `${family}-heads`)) {
    // In another language its own head has its own side: Spanish `Hospital` stands before the name.
    if (
      hit.dictionary.endsWith('-en') &&
      page.language !== 'en' &&
      page.knowledge.has(`${family}-heads-${page.language}`, hit.form)
    )
      continue;
    const kind = hit.entry.note;
    if (kind === 'right' || kind === 'both') yield* beforeHead(page, words, hit);
    if (kind === 'left' || kind === 'both') yield* afterHead(page, words, hit);
  }
  yield* compounds(page, words, family);
}

function* beforeHead(page: Page, words: readonly Word[], hit: TermHit): Generator<Facility> {
  const { text } = page;
  const isLower = !isCapitalAt(text, hit.start) && /^\p{L}/u.test(hit.form);
  const isWeak = WEAK.test(hit.form);
  if (isLower && (isWeak || page.language === 'de' || page.language === 'fr')) return;
  const before = wordFrom(words, hit.start);
  let from = before;
  for (let at = before - 1; at >= 0 && before - at <= MAX_LEFT; at--) {
    const word: Word | undefined = words[at];
    if (!word || !joinsBefore(text.slice(word.end, words[at + 1]?.start ?? hit.start), word)) break;
    if (isCapital(word)) from = at;
    else if (!LINKING.has(word.text) || at === 0 || !isCapital(words[at - 1])) break;
  }
  while (from < before && isLeading(page, words, from, before)) from++;
  const own = words.slice(from, before);
  const first = own[0];
  if (!first) return;
  if (own.every((word) => isGeneric(page, word))) return;
  if (isLower && own.some((word) => classOf(page, word.text).stop && !classOf(page, word.text).place)) return;
  if (isWeak && !isNamed(page, own, text, hit)) return;
  // Capitals of a heading name nothing.
  if (
    own.every(({ shape }) => shape === 'upper') &&
    text.slice(hit.start, hit.end) === text.slice(hit.start, hit.end).toUpperCase() &&
    isHeading(page, first)
  )
    return;
  const start = numberBefore(text, first.start);
  // The stop of an abbreviation at the border (Ltd.) stays outside.
  let end = text.charAt(hit.end - 1) === '.' ? hit.end - 1 : tailOf(page, words, hit.end);
  if (CHAIN.test(text.slice(start, end))) end += townOf(page, end).length;
  yield { start, end, term: hit.form, score: isLower ? 0.72 : isWeak ? 0.72 : 0.92, rule: 'head' };
}

/** `56 Dean Street`, `133rd Engineer Battalion`: an ordinal belongs to the name. */
function numberBefore(text: string, start: number): number {
  const ordinal = /(?:^|[\s(])(\d{1,4}(?:st|nd|rd|th)) $/.exec(text.slice(Math.max(0, start - 9), start))?.[1];
  return ordinal === undefined ? start : start - ordinal.length - 1;
}

function joinsBefore(gap: string, word: Word): boolean {
  if (
    gap === ' ' ||
    gap === '-' ||
    gap === ' & ' ||
    gap === '’' ||
    gap === "'" ||
    gap === "'s " ||
    gap === '’s ' ||
    gap === "' "
  )
    return true;
  return gap === '. ' && /^(?:St|Dr|Sta|Sto|S|Mt|Ste)$/.test(word.text);
}

/** Whether words before a weak head read as a name and the head ends the phrase. */
function isNamed(page: Page, own: readonly Word[], text: string, hit: TermHit): boolean {
  if (/^ \p{Lu}/u.test(text.slice(hit.end, hit.end + 2))) return false;
  const first = own[0];
  if (first && own.every(({ shape }) => shape === 'upper'))
    return (
      !isHeading(page, first) &&
      !own.every((word) => classOf(page, word.text).stop) &&
      /(?:at|to|from|with) (?:the )?$/.test(text.slice(Math.max(0, first.start - 9), first.start))
    );
  return (
    own.some(
      (word) =>
        word.shape === 'cap' &&
        !isGeneric(page, word) &&
        !classOf(page, word.text).stop &&
        !classOf(page, word.text).eponym,
    ) ||
    (own.filter((word) => word.shape === 'cap').length >= 2 && own.some((word) => !isGeneric(page, word)))
  );
}

const TAIL = /^ of (?:the )?$/;

/** The end of a name with what may follow its head: `Royal Infirmary of Edinburgh`. */
function tailOf(page: Page, words: readonly Word[], end: number): number {
  let at = wordFrom(words, end);
  const link = words[at];
  const town = link && isCapital(link) ? townAfter(page, end) : end;
  if (town > end) return town;
  if (!link || link.text !== 'of' || page.text.slice(end, link.start) !== ' ') return end;
  at++;
  if (words[at]?.text === 'the') at++;
  let tail = end;
  for (let count = 0; count < 3; count++) {
    const word = words[at];
    if (!word || word.shape === 'lower' || word.shape === 'initial' || classOf(page, word.text).stop) break;
    if (count === 0 && !TAIL.test(page.text.slice(end, word.start))) break;
    tail = word.end;
    if (gapAfter(page, words, at) !== ' ') break;
    at++;
  }
  return tail;
}

/** `Children's Hospital Los Angeles`: a town of the dictionary right behind the head. */
function townAfter(page: Page, end: number): number {
  const match = /^ (\p{Lu}\p{Ll}{2,15})( \p{Lu}\p{Ll}{2,15})?(?![\p{L}'’])/u.exec(page.text.slice(end, end + 34));
  if (!match?.[1]) return end;
  const [whole, one, two = ''] = match;
  if (two && classOf(page, one + two).place) return end + whole.length;
  return classOf(page, one).place && !classOf(page, one).stop ? end + 1 + one.length : end;
}

/** Heads that need a name right behind them that is no noun: `Krankenhaus`, `Labor`, `Hospital`. */
const NEEDS_LINK =
  /^(?:krankenhaus|klinik|kliniken|labor|praxis|apotheke|orthopädie|radiologie|pathologie|hospital|haus|residenz|schule|hotel|restaurant|polizei|feuerwehr|bag|firma|uni|universität|hospiz|spital|kanzlei)$/i;

function* afterHead(page: Page, words: readonly Word[], hit: TermHit): Generator<Facility> {
  const { text } = page;
  const isLower = !isCapitalAt(text, hit.start);
  if (isLower && (page.language === 'en' || page.language === 'de' || hit.form.length < 4)) return;
  if (!isLower && hit.form.length <= 4 && hit.form !== text.slice(hit.start, hit.end)) return;
  let at = wordFrom(words, hit.end);
  let end = -1;
  let previousEnd = hit.end;
  let own = 0;
  let isLinked = false;
  for (let count = 0; count < MAX_RIGHT; count++, at++) {
    const word = words[at];
    if (!word || (word.shape === 'initial' && /[/º°]/.test(text.charAt(word.end)))) break;
    const gap = text.slice(previousEnd, word.start);
    if (
      !/^(?: |['’]| ?& |-| "|" )$/.test(gap) &&
      !(
        /^\.? $/.test(gap) &&
        /^(?:Dr|Dres|St|Ste|S|Sta|Sto|Ntra|Sra|Prof|med|Ma|P|U|O)$/.test(words[at - 1]?.text ?? '')
      )
    )
      break;
    // Swedish `i` opens a place behind a name (`Apoteket Svanen i Nässjö`); alone the place is the name.
    if (page.language === 'sv' && word.text === 'i' && own > 0) break;
    if (word.shape === 'lower') {
      if (page.language === 'de' && word.text === 'für' && own === 0) return;
      const isAdjective =
        count === 0 && LINKING.has(words[at + 1]?.text ?? '') && word.text.length > 4 && page.language !== 'de';
      if (!LINKING.has(word.text) && !ADJECTIVES.test(word.text) && !isAdjective) break;
      if (LINKING.has(word.text)) isLinked = true;
    } else {
      const known = classOf(page, word.text);
      const isComplement =
        isLinked && words[at - 1]?.shape === 'lower' && !isKnownGeneric(page, word.text) && page.language !== 'de';
      if (
        (known.stop && !isComplement && !known.place && !known.givenWord && !known.surname && !isPartOfName(word)) ||
        text.charAt(word.end) === ':'
      )
        break;
      if (!ADJECTIVES.test(word.text)) own++;
      end = word.end;
    }
    previousEnd = word.end;
  }
  const number = end < 0 ? /^ (?:n[°º.] ?)?\d{1,4}\b/.exec(text.slice(hit.end, hit.end + 10)) : null;
  if (
    end < 0 &&
    number &&
    /^(?:clinic|CMP|HMP|Ing|UMF|HGZ|HGR|HGSZ|UMAE|Clínica|CESFAM|CAP|Hospital General de Zona|Hospital General Regional|Unidad de Medicina Familiar)$/i.test(
      hit.form,
    )
  )
    end = hit.end + number[0].length;
  else if (end < 0 || own === 0) return;
  if (page.language === 'de' && NEEDS_LINK.test(hit.form) && !isLinked && !isDeName(page, words, hit)) return;
  if (isLower && page.language === 'en') return;
  const head = ORGANIZATION_CUE.test(hit.form) ? words[wordFrom(words, hit.end)] : undefined;
  if (head && !isCapital(head)) return;
  end += /^\.(?:L|A|p\.A|r\.l|L\.U|A\.C|L\.L)\b/.exec(text.slice(end, end + 6))?.[0].length ?? 0;
  yield { start: head ? head.start : hit.start, end, term: hit.form, score: isLower ? 0.82 : 0.92, rule: 'head' };
}

/** Words for an employer that stand before its name and are no part of it. */
const ORGANIZATION_CUE =
  /^(?:empresa|ditta|azienda|impresa|società|société|entreprise|firma|firman|företaget|cantiere)$/i;

const ADJECTIVES =
  /^(?:universitaire|régional|général|intercommunal|privé|européen|américain|militaire|psychiatrique|universitario|clínico|general|comarcal|regional|provincial|materno|infantil|civil|civile|universitaria|generale|regionale|pediatrico|maggiore|nuovo|médical|médico|familiar|familiare|comprensivo|primaria|media|elementare|städtisches|evangelisches|katholisches)$/i;

const isPartOfName = ({ text }: Word): boolean =>
  /^(?:Dr|Dres|Prof|St|San|Santa|Santo|Sant|Saint|Sainte|Nord|Süd|Sud|Ouest|Est|Norte|Sur|Mitte|Alta|Baja|Val|Le|La|Les|El|Los|Las|Il|Am|Im|An|Zum|Zur|Puerta|Centro|Universitario|Comarcal|Clínico|General)$/.test(
    text,
  );

/** `Praxis Dr. Engel`, `Krankenhaus St. Josef`, `Krankenhaus Bad Soden`. */
function isDeName(page: Page, words: readonly Word[], hit: TermHit): boolean {
  const next = words[wordFrom(words, hit.end)];
  if (!next) return false;
  if (/^(?:Dr|Dres|Prof|St|Sankt|Bad)$/.test(next.text)) return true;
  const known = classOf(page, next.text);
  return (
    known.place ||
    known.surname ||
    known.given ||
    /(?:straße|platz|weg|allee|tal|au|ring|berg|burg|dorf|feld|hausen|heim|stadt|bach)$/.test(next.text)
  );
}
