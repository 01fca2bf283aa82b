/** Streets with their house numbers: number first in English and French, last in German, Spanish, Italian, Swedish. */
import type { Page } from '../../core/recognizer.ts';
import type { AddressPart } from './address-parts.ts';
import { hitsOf } from './languages.ts';
import { classOf } from './word-class.ts';
import { isCapital, wordFrom, type Word } from './words.ts';

/** Street words that are other things as well: a house number must stand beside them. */
const NEEDS_NUMBER =
  /^(?:st|ct|dr|pl|sq|cl|av|way|close|court|place|square|walk|row|rise|green|gate|hill|view|vale|mount|loop|path|heights|plaza|run|landing|link|cross|crossing|bridge|sector|colony|layout|enclave|heath|meadows?|croft|fold|dene|yard|bank|side|reach|grove|gardens|gdns|mews|parade|quay|wharf|trail|circle|circuit|pike|villas|nagar|marg|park|weg|ring|damm|ufer|steig|graben|hof|winkel|markt|berg|pfad|steg|kamp|zeile|wall|anger|brücke|gürtel|kai|park|siedlung|feld|rain|bogen|grund|garten|gärten|tor|bach|blick|höhe|heide|promenade|plan|ringen|gången|parken|plats|torg|lunden|kullen|höjden|backen|leden|cours|place|passage|voie|mail|lot\.?|cité|galerie|villa|sentier|montée|domaine|clos|ch\.|hameau|za|zac|zi|parque|sector|partida|col\.|colonia|pol\.|polígono|barrio|vía|cuesta|residencial|mz\.|manzana|pasaje|ronda|parco|campo|borgo|frazione|fraz\.|strada|str\.|largo|salita|galleria|calle|rotonda|residenza|località|loc\.|resid.*|pl\.?|cl\.|c\.|dr\.?|c\/)$/i;

const NUMBER_BEFORE = /(?:^|[\s,(:;])(\d{1,5} ?(?:bis|ter|[A-Za-z])?(?:[-–/]\d{1,5}[A-Za-z]?)?),? $/;
const NUMBER_AFTER =
  /^,? ?(?:n[.º°]{0,2} ?|nr\.? ?|no\.? ?|km ?)?(\d{1,5}(?: ?(?:bis|ter|[a-zA-Z](?![a-zA-Z])))?(?:[-–/]\d{1,4}[A-Za-z]?)?|s\/n|snc)(?!\d|[.:]\d|,\d)/i;

export function* streets(page: Page, words: readonly Word[]): Generator<AddressPart> {
  const { language } = page;
  if (language === 'en' || language === 'und')
    for (const hit of page.hits('street-words-en')) yield* englishStreet(page, words, hit.start, hit.end, hit.form);
  if (language === 'de' || language === 'sv' || language === 'und')
    for (const word of words) yield* compoundStreet(page, words, word);
  if (language === 'fr' || language === 'es' || language === 'it' || language === 'und') {
    for (const hit of language === 'und'
      ? ['fr', 'es', 'it'].flatMap((l) => [...page.hits(`street-words-${l}`)])
      : hitsOf(page, 'street-words')) {
      if (hit.dictionary !== 'street-words-en') yield* romanceStreet(page, words, hit.start, hit.end, hit.form);
    }
  }
}

/** `14 Elm Grove`, `4410 Almeda Rd`: words in capitals before the street word, a number before them. */
function* englishStreet(
  page: Page,
  words: readonly Word[],
  start: number,
  end: number,
  term: string,
): Generator<AddressPart> {
  const { text } = page;
  if (text.charAt(start) === text.charAt(start).toLowerCase()) return;
  const head = wordFrom(words, start);
  if (/^(?:heol|jalan|lorong)$/i.test(term)) {
    yield* romanceStreet(page, words, start, end, term);
    return;
  }
  let from = head;
  for (let at = head - 1; at >= 0 && head - at <= 4; at--) {
    const word = words[at];
    if (!word || !isCapital(word)) break;
    const gap = text.slice(word.end, words[at + 1]?.start ?? start);
    if (gap !== ' ' && !(gap === '. ' && word.text.length <= 2) && gap !== "'s " && gap !== '’s ') break;
    from = at;
  }
  let first = words[from];
  while (
    first &&
    from < head &&
    isLead(page, first) &&
    !NUMBER_BEFORE.test(text.slice(Math.max(0, first.start - 16), first.start))
  )
    first = words[++from];
  const ordinal = /(\d{1,3}(?:st|nd|rd|th)) $/.exec(text.slice(Math.max(0, start - 6), start));
  const nameStart = from < head && first ? first.start : ordinal ? start - ordinal[0].length : -1;
  if (nameStart < 0) return;
  const number = NUMBER_BEFORE.exec(text.slice(Math.max(0, nameStart - 16), nameStart));
  const tail =
    /^(?: \d{1,3}(?=,? #|,? S)|\.? (?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\b)/.exec(
      text.slice(end, end + 9),
    )?.[0] ?? '';
  if (number) {
    const length = number[0].length - (/^\d/.test(number[0]) ? 0 : 1);
    yield { start: nameStart - length, end: end + tail.length, kind: 'street', term };
  } else if (
    !NEEDS_NUMBER.test(term) &&
    (ordinal ||
      (from < head && !words.slice(from, head).every((word) => isLead(page, word) || classOf(page, word.text).stop)))
  )
    yield { start: nameStart, end: end + tail.length, kind: 'loose', term };
}

const LEAD = /^(?:the|at|in|on|from|near|to|of|and|address|lives|living|along|home|re|off|dr|mr|mrs|ms|via|my)$/i;
const isLead = (page: Page, word: Word): boolean =>
  LEAD.test(word.text) ||
  (classOf(page, word.text).stop && /(?:^|[.:\n] ?)$/.test(page.text.slice(Math.max(0, word.start - 2), word.start)));

const COMPOUND_DE =
  /(?:straße|strasse|str|allee|gasse|platz|weg|ring|damm|ufer|chaussee|steig|graben|hof|winkel|markt|pfad|steg|kamp|zeile|wall|anger|promenade|gürtel|kai|siedlung|feld|rain|bogen|grund|garten|tor|berg|brücke|twiete|stieg|höhe|blick)$/i;
const COMPOUND_SV =
  /(?:gatan|vägen|gränd|stigen|torget|allén|backen|leden|stråket|esplanaden|promenaden|slingan|ringen|kajen|gången|brinken|lunden|höjden|kullen|parken|plan|väg|gata|svängen|rundeln)$/i;
const SURE_COMPOUND = /(?:straße|strasse|str|allee|gasse|gatan|vägen|gränd|torget|allén)$/i;
const FIRST_DE =
  /^(?:Am|An|Auf|Im|In|Zum|Zur|Alte|Alter|Altes|Neue|Neuer|Große|Kleine|Obere|Untere|Hohe|Unter|Hinter|Vor|Bei|Lange|Kurze|Breite|Sankt|St|der|den|dem)$/;

/** `Am Alten`, `Auf der Hohen` before a street word. */
const LEADING_DE =
  /(?:^|[\s,:;(])((?:Am|An der|An den|Im|In der|In den|Zum|Zur|Auf dem|Auf der|Unter den|Hinter der|Hinter dem|Vor dem|Vor der|Bei der|Bei den) (?:\p{Lu}\p{L}{2,20} )?)$/u;

/** `Lindenstraße 48a`, `Berliner Straße 3`, `Kvarngatan 9 B`: one word with its number behind. */
function* compoundStreet(page: Page, words: readonly Word[], word: Word): Generator<AddressPart> {
  if (word.shape !== 'cap') return;
  const { text, language } = page;
  const isStreet =
    language === 'sv'
      ? COMPOUND_SV.test(word.text)
      : language === 'de'
        ? COMPOUND_DE.test(word.text)
        : COMPOUND_DE.test(word.text) || COMPOUND_SV.test(word.text);
  if (!isStreet || word.text.length < 5) return;
  let end = text.charAt(word.end) === '.' && /str$/i.test(word.text) ? word.end + 1 : word.end;
  const number = NUMBER_AFTER.exec(text.slice(end, end + 16));
  const isWhole = /^(?:straße|strasse|str|allee|gasse|platz|weg|väg|gata|torg)$/i.test(word.text);
  if (
    !number &&
    (isWhole || !SURE_COMPOUND.test(word.text) || classOf(page, word.text).stop || classOf(page, word.text).surname)
  )
    return;
  if (number) end += number[0].length;
  let start = word.start;
  for (let at = word.index - 1; at >= 0 && word.index - at <= 3; at--) {
    const before = words[at];
    if (!before || !/^[ -]$|^\. $/.test(text.slice(before.end, words[at + 1]?.start ?? 0))) break;
    if (!(
      FIRST_DE.test(before.text) ||
      (isWhole && isCapital(before) && at === word.index - 1) ||
      (isCapital(before) &&
        /^(?:Södra|Norra|Östra|Västra|Stora|Lilla|Gamla|Nya|Övre|Nedre|Sankt|S:t|Kungs|Drottning)$/.test(before.text))
    ))
      break;
    if (isCapital(before)) start = before.start;
  }
  const leading = LEADING_DE.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  if (leading && language !== 'sv') start -= leading.length;
  yield { start, end, kind: number ? 'street' : 'loose', term: word.text.slice(-6).toLowerCase() };
}

const LINK = new Set(
  'de des du del della dello dei degli delle di da la las los les le l el d y e of the en aux au santa san von der'.split(
    ' ',
  ),
);

/** `27 bis rue des Tanneurs`, `C/ Mayor, 12`, `via Santa Chiara 18`: the street word first. */
function* romanceStreet(
  page: Page,
  words: readonly Word[],
  start: number,
  end: number,
  term: string,
): Generator<AddressPart> {
  const { text } = page;
  if (/[\p{L}\d]/u.test(text.charAt(start - 1))) return;
  const isAbbreviated = /[./º]$|^[A-Za-z.]{2,4}$/.test(term) ? /^\.? ?$/ : /^ $/;
  let at = wordFrom(words, end);
  let last = -1;
  let previous = end;
  for (let count = 0; count < 7; count++, at++) {
    const word = words[at];
    if (!word) break;
    const gap = text.slice(previous, word.start);
    if (!(count === 0 ? isAbbreviated : /^\. $/).test(gap) && !/^(?: |['’]|-)$/.test(gap)) break;
    if (count > 0 && gap.startsWith('.') && (words[at - 1]?.text.length ?? 9) > 3) break;
    if (isCapital(word)) {
      if (
        classOf(page, word.text).stop &&
        !LINK.has(word.text.toLowerCase()) &&
        count > 0 &&
        !classOf(page, word.text).surname &&
        !/^(?:Mai|Mayo|Maggio|Septembre|Novembre|Juin)$/.test(word.text)
      )
        break;
      last = word.end;
    } else if (!LINK.has(word.text)) break;
    previous = word.end;
  }
  const dated =
    last < 0 ? /^ (?:du |del |)\d{1,2} (?:de )?\p{Lu}?[\p{L}]{3,10}/u.exec(text.slice(end, end + 24)) : null;
  if (dated) last = end + dated[0].length;
  if (last < 0) return;
  const before = /(?:^|[\s,(:;])(\d{1,4}(?: ?(?:bis|ter|quater|[A-Z]))?),? $/.exec(
    text.slice(Math.max(0, start - 11), start),
  );
  const after = NUMBER_AFTER.exec(text.slice(last, last + 16));
  if (before && page.language !== 'es' && page.language !== 'it') {
    const length = before[0].length - (/^\d/.test(before[0]) ? 0 : 1);
    yield { start: start - length, end: last, kind: 'street', term };
  } else if (after) yield { start, end: last + after[0].length, kind: 'street', term };
  else if (!NEEDS_NUMBER.test(term)) yield { start, end: last, kind: 'loose', term };
}
