/** Joins parts that stand beside each other to addresses, and decides which of them say enough. */
import type { Level } from '../../core/entities.ts';
import type { Page } from '../../core/recognizer.ts';
import { extend, type Run } from './address-borders.ts';
import { addressParts, type AddressPart, type PartKind } from './address-parts.ts';
import { labelledAddresses } from './labelled-address.ts';
import { cuedPlaces } from './place-cues.ts';
import { classOf, isNameWord } from './word-class.ts';
import { wordFrom, type Word } from './words.ts';

export interface Address {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  readonly score: number;
  readonly rule: 'label' | 'street' | 'road' | 'postcode' | 'place' | 'cue';
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
    previous?.shape === 'cap' &&
    page.text.slice(previous.end, start) === ' ' &&
    (classOf(page, previous.text).given || (page.language === 'es' && classOf(page, previous.text).surname))
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
