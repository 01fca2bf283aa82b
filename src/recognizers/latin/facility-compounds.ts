/** Facilities whose head is the end of one word: `Linnékliniken`, `Löwen-Apotheke`, `Norra Länssjukhuset`. */
import type { Page } from '../../core/recognizer.ts';
import { isKnownGeneric, type Facility, type FacilityFamily } from './facility-words.ts';
import { readIn } from './languages.ts';
import { classOf } from './word-class.ts';
import { gapAfter, type Word } from './words.ts';

/** Heads inside one word: `Linnékliniken`, `Löwen-Apotheke`. */
export function* compounds(page: Page, words: readonly Word[], family: FacilityFamily): Generator<Facility> {
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
