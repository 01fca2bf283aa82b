/** Joins parts that stand beside each other to addresses, and decides which of them say enough. */
import type { Level } from '../../core/entities.ts';
import type { Page } from '../../core/recognizer.ts';
import { addressParts, type AddressPart, type PartKind } from './address-parts.ts';
import { labelledAddresses } from './labelled-address.ts';
import { cuedPlaces } from './place-cues.ts';
import { classOf, isNameWord } from './word-class.ts';
import { isCapital, wordFrom, type Word } from './words.ts';

export interface Address {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  readonly score: number;
  readonly rule: 'label' | 'street' | 'road' | 'postcode' | 'place' | 'cue';
  readonly term: string;
}

interface Run {
  start: number;
  end: number;
  readonly kinds: Set<PartKind>;
  readonly term: string;
}

const MAX_GAP = 40;
/** Between two parts: punctuation with at most one line end, and up to three words of a locality no dictionary knows. */
const GAP =
  /^(?:,? ?(?:- |– )?|,? ?\n ?| \(|\)?, ?|[./] ?)(?:\p{Lu}[\p{L}'’-]{1,20}[ ]?){0,3}(?:\)?,? ?\n?| ?\(|, ?)$/u;
/** Two streets that cross or a road near a place. */
const CROSSING =
  /^ (?:near|and|at|&|x|crossing|corner of|junction with|prox\.? a|km \d{1,4},?|à hauteur de|bei|nära|vid) $/;

export function* addresses(page: Page, words: readonly Word[]): Generator<Address> {
  const parts = addressParts(page, words).filter(
    (part) => !page.covered(part, ['HOSPITAL', 'ORGANIZATION', 'CONTACT', 'ID_NUMBER', 'DATE']),
  );
  const runs = join(page, parts);
  const cues = [...cuedPlaces(page, words)];
  const found: Address[] = [];
  for (const run of runs) {
    const cue = cues.find(({ start, end }) => start < run.end && run.start < end);
    const address = judge(page, words, run, cue !== undefined);
    if (address) found.push(address);
  }
  yield* found;
  for (const { start, end, term } of labelledAddresses(page)) {
    // The grammar of parts draws finer borders; the label serves where it found less than half.
    const covered = found.reduce(
      (sum, one) => sum + Math.max(0, Math.min(end, one.end) - Math.max(start, one.start)),
      0,
    );
    if (covered < (end - start) / 2) yield { start, end, level: 1, score: 0.95, rule: 'label', term };
  }
  for (const { start, end, term, score } of cues) {
    if (found.some((one) => start < one.end && one.start < end)) continue;
    yield { start, end, level: 2, score, rule: 'cue', term };
  }
}

const isStrong = (kind: PartKind): boolean =>
  kind === 'street' || kind === 'code' || kind === 'loose' || kind === 'box';

function join(page: Page, parts: readonly AddressPart[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  let lastKind: PartKind = 'unit';
  for (const part of parts) {
    if (run && part.start < run.end) {
      // `Leeds LS6 2QX`, `31785 Hameln`: a place inside a postcode's part adds nothing.
      if (part.end > run.end) {
        run.end = part.end;
      }
      if (part.end <= run.end && (part.kind !== 'unit' || run.kinds.has('street'))) run.kinds.add(part.kind);
      if (part.end >= run.end) lastKind = isStrong(part.kind) || !isStrong(lastKind) ? part.kind : lastKind;
      continue;
    }
    if (run && part.start - run.end <= MAX_GAP && joins(page, run, lastKind, part)) {
      run.end = part.end;
      run.kinds.add(part.kind);
      lastKind = part.kind;
      continue;
    }
    run = { start: part.start, end: part.end, kinds: new Set([part.kind]), term: part.term };
    lastKind = part.kind;
    runs.push(run);
  }
  return runs;
}

function joins(page: Page, run: Run, lastKind: PartKind, part: AddressPart): boolean {
  const gap = page.text.slice(run.end, part.start);
  if (CROSSING.test(gap))
    return (
      (isStrong(lastKind) || lastKind === 'place') &&
      (isStrong(part.kind) || part.kind === 'place') &&
      [...run.kinds].some(isStrong)
    );
  if (!GAP.test(gap)) return false;
  const hasWords = /\p{L}/u.test(gap);
  if (hasWords && gapHasStop(page, gap)) return false;
  if (part.kind === 'state')
    return gap === ', ' || gap === ' ' || gap === ',' || (hasWords && [...run.kinds].some(isStrong));
  if (hasWords)
    return ([...run.kinds].some(isStrong) && part.kind !== 'unit') || (lastKind === 'unit' && part.kind === 'street');
  if (gap.includes('\n')) return isStrong(lastKind) && (part.kind === 'code' || part.kind === 'place');
  if (part.kind === 'unit') return isStrong(lastKind) || lastKind === 'unit';
  if (part.kind === 'place' && lastKind === 'place')
    return gap === ', ' || gap === ' (' || [...run.kinds].some(isStrong);
  return true;
}

const gapHasStop = (page: Page, gap: string): boolean =>
  [...gap.matchAll(/\p{L}[\p{L}'’-]*/gu)].some(({ 0: word }) => {
    const known = classOf(page, word);
    return (
      (known.stop && !known.place && !isNameWord(known)) || /^(?:Tel|Tél|Fax|Mobil|Phone|NHS|DOB|Dr|Mr|Mrs)$/.test(word)
    );
  });

const PREPOSITION =
  /(?:^|[\s(])(?:in|from|to|near|at|of|around|outside|visiting|à|a|de|en|di|da|ad|aus|nach|bei|über|i|från|till|på|vers|depuis|hacia|desde|presso|im|Raum|live|lives|Born|\(|\/|→) ?(?:the )?$/i;

function judge(page: Page, words: readonly Word[], run: Run, isCued: boolean): Address | null {
  const { kinds, term } = run;
  const has = (kind: PartKind): boolean => kinds.has(kind);
  const span = extend(page, words, run);
  if (has('street') || has('box')) return { ...span, level: 1, score: 0.93, rule: 'street', term };
  if (has('code')) return isCodeSure(page, span) ? { ...span, level: 1, score: 0.9, rule: 'postcode', term } : null;
  if (has('loose')) return { ...span, level: 1, score: has('place') ? 0.85 : 0.75, rule: 'road', term };
  if (!has('place')) return null;
  const word = words[wordFrom(words, span.start)];
  if (!word) return null;
  const before = page.text.slice(Math.max(0, span.start - 12), span.start);
  const after = page.text.slice(span.end, span.end + 6);
  if (isCued) return { ...span, level: 2, score: 0.9, rule: 'cue', term };
  if (has('state')) return { ...span, level: 2, score: 0.88, rule: 'place', term };
  const known = classOf(page, page.text.slice(span.start, span.end));
  // A place that is a surname: `Holger M. Recklinghausen`, `Jack London`.
  if (/\b\p{Lu}\. $/u.test(before) || followsGivenName(page, words, span.start)) return null;
  const isName = isNameWord(known) || known.eponym;
  const isAmbiguous = isName || isWordPlace(page, term);
  const hasPreposition = PREPOSITION.test(before);
  // A place before a date opens a letter: `Lyon, le 3 novembre`.
  if (/(?:^|\n) ?$/.test(before) && /^,? (?:le |den |el |a |il |\d)/.test(after))
    return { ...span, level: 2, score: 0.85, rule: 'place', term };
  if (/^ \p{Lu}/u.test(after) && isName) return null;
  if (/^ \p{Lu}\p{Ll}/u.test(after) && !classOf(page, nextWord(page, words, span.end)).stop) return null;
  if (hasPreposition)
    return isAmbiguous && known.given
      ? null
      : { ...span, level: 2, score: isAmbiguous ? 0.65 : 0.85, rule: 'place', term };
  if (isAmbiguous || /^(?: \p{Lu}|['’-])/u.test(after)) return null;
  return { ...span, level: 2, score: 0.7, rule: 'place', term };
}

function followsGivenName(page: Page, words: readonly Word[], start: number): boolean {
  const previous = words[wordFrom(words, start) - 1];
  return (
    previous?.shape === 'cap' && page.text.slice(previous.end, start) === ' ' && classOf(page, previous.text).given
  );
}

const nextWord = (page: Page, words: readonly Word[], end: number): string => words[wordFrom(words, end)]?.text ?? '';

const isWordPlace = (page: Page, form: string): boolean =>
  ['en', 'de', 'fr', 'es', 'sv', 'it'].some(
    (language) => page.knowledge.get(`cities-${language}`, form)?.note === 'word',
  );

/** European postcodes look like other numbers: the town must be known, or a street or a line start before. */
function isCodeSure(page: Page, { start, end }: { start: number; end: number }): boolean {
  const text = page.text.slice(start, end);
  if (/^\D/.test(text)) return true;
  const town = /\p{Lu}[\p{L}'’-]*/u.exec(text)?.[0] ?? '';
  return (
    classOf(page, town).place ||
    (/^\d{5}/.test(text.replace(' ', '')) &&
      /(?:^|\n|, ?|\d[a-z]? ?|\bin |\baus )$/.test(page.text.slice(Math.max(0, start - 4), start)))
  );
}

/** Words of a house or locality that border an address: `Tern House, 18 Quay St`, `…, Headingley`. */
function extend(page: Page, words: readonly Word[], run: Run): { start: number; end: number } {
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
  return /^(?:[.,;)\n]|$| \(|  )/.test(text.slice(end + whole.length, end + whole.length + 2))
    ? end + whole.length
    : end;
}
