/**
 * Names of facilities and organizations: a head word of a dictionary with the words that name it.
 * The note of a head says where they stand: `right` before it (Ashfield Surgery), `left` after it
 * (Hôpital Saint-Aubin), `suffix` inside one word (Linnékliniken).
 */
import type { TermHit } from '../../core/knowledge.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { hitsOf, isKnown, readIn } from './languages.ts';
import { classOf } from './word-class.ts';
import { gapAfter, isCapital, wordFrom, type Word } from './words.ts';

export interface Facility extends Span {
  readonly term: string;
  readonly score: number;
  readonly rule: 'head' | 'known' | 'cue';
}

/** Words that open a sentence or a form before a name and are no part of it. */
const LEADING =
  /^(?:the|a|an|my|our|your|his|her|their|at|in|from|to|for|by|dear|hi|hello|hey|re|please|via|near|local|and|or|with|of|seen|on|is|was|gp|dr|referred|referring|attending|ward|der|die|das|den|dem|im|am|zur|zum|in|an|vom|von|und|le|la|les|un|une|du|au|aux|el|los|las|al|del|en|il|lo|gli|i|den|det|på|till|från|och|bonjour|pharmacy|surgery|practice|hospital|facility|clinic|patient|from|dept|department|registered|usual|own|named|current|ed|er|icu|mr|mrs|ms|miss|both|when|if|as|after|since|before|has|had|have)$/i;
const LINKING = new Set(
  'de des du del della dell delle dei degli d di da la le les l el los las der den dem am an im zum zur vom von van y e i et och und and & of the for für à au aux al alla sur sous en ter sul'.split(
    ' ',
  ),
);
const MAX_LEFT = 6;
const MAX_RIGHT = 8;

/** Heads that are as often departments, wares or ideas: what precedes must be no ordinary word. */
const WEAK =
  /^(?:medical|doctors|drugs|imaging|radiology|diagnostics|pathology|laboratories|laboratory|labs?|dental|dentistry|physiotherapy|physio|rehab|rehabilitation|maternity|pediatrics|paediatrics|dermatology|cardiology|orthop(?:a)?edics|oncology|gastroenterology|neurology|psychiatry|fertility|sexual health|hub|wing|wellness|health|healthcare|memorial|ambulance|trust|institute|specialists|medicine|physicians|centre|center|practice|surgery|general|child health|mental health|counsell?ing|behavioral health|women's health|physical therapy|pharma|co|company|group|services|service|works|plant|union|club|security|systems|partners|associates|rail|transport|foods|mill|mills|farm|farms|inn|pub|bank|agency|maintenance|cleaning|division|high|college|church|temple|garage|theatre|theater|library|museum|gym|salon|factory|council|police|charity|mine|mines|insurance|hotel|restaurant|grill|cafe|café|electrical|engineering|construction|solutions|technologies|association|foundation|parish|nursery|academy|consultants?|consulting|stores?)$/i;

export function* facilities(
  page: Page,
  words: readonly Word[],
  family: 'hospital' | 'organization',
): Generator<Facility> {
  for (const hit of hitsOf(page, `${family}-heads`)) {
    const kind = hit.entry.note;
    if (kind === 'right' || kind === 'both') yield* beforeHead(page, words, hit);
    if (kind === 'left' || kind === 'both') yield* afterHead(page, words, hit);
  }
  yield* compounds(page, words, family);
}

const isCapitalAt = (text: string, at: number): boolean => text.charAt(at) !== text.charAt(at).toLowerCase();

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
  const end = text.charAt(hit.end - 1) === '.' ? hit.end - 1 : tailOf(page, words, hit.end);
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

function isLeading(page: Page, words: readonly Word[], at: number, end: number): boolean {
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

const isKnownGeneric = (page: Page, text: string): boolean => isKnown(page, 'hospital-generic', text);

function isGeneric(page: Page, word: Word): boolean {
  return (
    word.shape === 'lower' ||
    LEADING.test(word.text) ||
    isKnownGeneric(page, word.text) ||
    (word.shape === 'initial' && word.text !== 'S')
  );
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

/** Whether the line an offset is in holds no small letters. */
function isHeading(page: Page, { start }: Span): boolean {
  const line = page.line(start);
  return !/\p{Ll}/u.test(page.text.slice(line.start, line.end));
}

const TAIL = /^ of (?:the )?$/;

/** The end of a name with what may follow its head: `Royal Infirmary of Edinburgh`. */
function tailOf(page: Page, words: readonly Word[], end: number): number {
  let at = wordFrom(words, end);
  const link = words[at];
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
    if (!word) break;
    const gap = text.slice(previousEnd, word.start);
    if (
      !/^(?: |['’]| ?& |-| "|" )$/.test(gap) &&
      !(
        /^\.? $/.test(gap) &&
        /^(?:Dr|Dres|St|Ste|S|Sta|Sto|Ntra|Sra|Prof|med|Ma|P|U|O)$/.test(words[at - 1]?.text ?? '')
      )
    )
      break;
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
  if (end < 0 && number && /^(?:clinic|CMP|HMP|Ing)$/i.test(hit.form)) end = hit.end + number[0].length;
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

/** Heads inside one word: `Linnékliniken`, `Löwen-Apotheke`. */
function* compounds(page: Page, words: readonly Word[], family: 'hospital' | 'organization'): Generator<Facility> {
  const suffixes = SUFFIXES[family].filter(({ language }) => readIn(page.language).includes(language));
  if (suffixes.length === 0) return;
  for (const word of words) {
    if (word.shape !== 'cap' || word.text.length < 9) continue;
    const match = suffixes.find(({ ending }) => ending.test(word.text));
    if (!match) continue;
    const whole = word.text.replace(match.ending, '');
    const stem = whole.replace(/[-s]$/, '');
    const region = words[word.index - 1];
    // `Norra Länssjukhuset`: a word of the map makes a common noun a name.
    if (
      region &&
      /^(?:Norra|Södra|Östra|Västra|Mellersta|Centrala|Gamla|Nya)$/.test(region.text) &&
      gapAfter(page, words, region.index) === ' '
    ) {
      yield { start: region.start, end: word.end, term: match.term, score: 0.85, rule: 'head' };
      continue;
    }
    if (
      stem.length < 3 ||
      GENERIC_STEM.test(whole) ||
      isKnownGeneric(page, whole) ||
      isKnownGeneric(page, stem) ||
      isKnownGeneric(page, stem.replace(/s$/, '')) ||
      GENERIC_STEM.test(stem)
    )
      continue;
    yield { start: word.start, end: tailOfCompound(page, words, word), term: match.term, score: 0.8, rule: 'head' };
  }
}

/** A name behind a compound of capitals in Swedish (`Ungdomsmottagningen Haga`) is part of it. */
function tailOfCompound(page: Page, words: readonly Word[], word: Word): number {
  const next = words[word.index + 1];
  if (!next || next.shape !== 'cap' || gapAfter(page, words, word.index) !== ' ' || classOf(page, next.text).stop)
    return word.end;
  return page.language === 'sv' || (page.language === 'de' && classOf(page, next.text).place) ? next.end : word.end;
}

const GENERIC_STEM =
  /^(?:[Ii]nfektions|[Hh]ud|[Öö]gon|[Öö]ron|[Kk]vinno|[Bb]arn|[Kk]irurg|[Mm]edicin|[Ss]mitt|[Aa]kut|[Uu]ngdoms|[Bb]arnmorske|[Ll]äkar|[Ss]pecialist|[Oo]rtoped|[Rr]öntgen|[Ss]märt|[Nn]eurolog|[Kk]ardiolog|[Rr]ehab|[Pp]sykiatr|[Jj]our|[Dd]ag|[Dd]istrikts|[Uu]niversitets|[Ll]äns|[Hh]em|[Ll]asarett|[Gg]yn|[Tt]and|[Vv]ård|[Ff]rauen|[Kk]inder|[Aa]ugen|[Hh]aut|[Uu]niversitäts|[Pp]oli|[Tt]ages|[Rr]eha|[Ff]ach|[Uu]ni|[Nn]ot|[Kk]ranken|[Ss]tadt|[Kk]reis|[Pp]rivat|[Aa]rzt|[Hh]ausarzt|[Gg]emeinschafts|[Vv]ersand|[Ii]nternet|[Bb]ereitschafts|HNO|[Zz]ahnarzt|[Kk]inderarzt|[Ff]rauenarzt|[Uu]nfall|[Aa]kut|[Ss]trahlen|[Nn]erven|[Mm]edizin|[Gg]rund|[Hh]aupt|[Rr]eal|[Gg]esamt|[Bb]erufs|[Ff]örder|[Hh]och|[Vv]olks|[Mm]usik|[Ff]ahr|[Aa]lten|[Aa]lters|[Pp]flege|[Ss]enioren|[Ww]ohn|[Kk]inder|[Tt]ier|[Gg]rund|[Ff]ör|[Gg]ymnasie|[Hh]ög|[Ff]olkhög|[Dd]ag|[Ää]ldre|[Vv]ård|[Gg]rupp|[Ss]är|[Kk]loster)$/;

const SUFFIXES = {
  hospital: [
    {
      language: 'de',
      term: 'klinik',
      ending: /(?:klinik|klinikum|krankenhaus|hospital|apotheke|spital|hospiz|praxis|kliniken)$/i,
    },
    {
      language: 'sv',
      term: 'sjukhuset',
      ending: /(?:sjukhuset|sjukhus|kliniken|lasarettet|lasarett|mottagningen|vårdcentral|vårdcentralen|apoteket)$/i,
    },
  ],
  organization: [
    { language: 'de', term: 'schule', ending: /(?:schule|gymnasium|werke|kaserne|seniorenheim|pflegeheim)$/i },
    { language: 'sv', term: 'skolan', ending: /(?:skolan|gymnasiet|boendet|anstalten|hemmet|gården)$/i },
  ],
} as const;

const CARE_PREPOSITION =
  /(?:^|[\s(])(?:at|to|from|by|via|in|near|f\/u|@|under|with|in der|an der|an die|der|die|am|im|ins|ans|vom|aus|à|a|au|la|de|del|en|el|al|presso|chez|dal|dalla|nel|il|på|vid|till|från|hos|i|av|and|hospital|SAU|ED|urgencias|cc:|To:|From:|Pharmacy:|Clinic:|Hospital:|ITS|ST|-|–|\/|·) ?(?:the |la |le |les |el |il )?$/i;
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
    const opens = /(?:^|\n) ?$|[:(] ?$|  $/.test(before);
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
        )?.[0] ?? '')
      : '';
    yield {
      start: hit.start,
      end: hit.end + branch.length,
      term: hit.form,
      score: isShort ? 0.75 : 0.88,
      rule: 'known',
    };
  }
}

/** Chains of pharmacies: the street tells the branch. */
const CHAIN = /^(?:Boots|Superdrug|Well Pharmacy|Rowlands|LloydsPharmacy|Walgreens|CVS|Rite Aid)/;

const AMBIGUOUS =
  /^(?:MRI|DS|US|SU|KS|SUS|DM|GH|CH|PA|JR|HSC|CUN|ATM|SAS|SL|SJ|MAN|TCS|BT|GM|UM|KK|Mater|Target|Apple Store|Ford|Orange|Total|Coop|Max Saket|Meyer|Sacco|Maggiore|Pascale|Civico|Percy|Curie|Foch|Durand|Fernández|Muñiz|Median|Helios|Sana|Christie's|Spire|Austin Hospital|Quest|Grab|ABB|SEB|TIM|AMA|GTT|EMT|TMB|ICA|DHL)$/;

/** Longest first where facilities overlap; spans that a closing stop or blank would touch are already clean. */
export function longest(found: Iterable<Facility>): Facility[] {
  const kept: Facility[] = [];
  for (const one of [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || b.score - a.score)) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
