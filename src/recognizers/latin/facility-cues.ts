/** Facilities and employers that no head word shows: after a label, or after words of care and of work. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import type { Facility, FacilityFamily } from './facility-words.ts';
import { isKnown } from './languages.ts';
import { classOf, isNameWord } from './word-class.ts';
import { gapAfter, isCapital, wordFrom, type Word } from './words.ts';

interface Cue {
  readonly pattern: RegExp;
  readonly score: number;
  /** A place or a person's name alone may follow as well: leave those. */
  readonly isLoose: boolean;
}

const CARE_ROLE =
  '(?:GP|doctor|dentist|[a-z]{3,14}ologist|[a-z]{3,12}iatrist|[a-z]{3,12}iatrician|consultant|therapist|counsell?or|physio(?:therapist)?|optometrist|optician|surgeon|nurse|physician|specialist|midwife|pharmacist|dietiti[ao]n|chiropractor|osteopath)';
const CARE_EVENT =
  "(?:[Aa]dmitted|[Ss]een|[Tt]reated|[Dd]elivered|[Oo]perated|[Tt]ransferred|[Dd]ischarged|[Rr]eviewed|[Rr]egistered|[Rr]eferred|[Ff]ollowed|[Rr]equested|[Ff]ailed|[Dd]one|[Pp]erformed|[Hh]ospitali[sz]ed|[Ii]npatient|appointment|check-?up|biopsy|surgery|operation|replacement|scan|X-?ray|XR|MRI|CT|CTA|CEA|PCI|CABG|echo|NICU|ICU|ITU|A&E|swab|swabs|bloods|films|labelled as [A-Z][a-z’']{2,14})";

const HOSPITAL_CUES: readonly Cue[] = [
  {
    // St Luke's by itself is a hospital more often than anything else a note names.
    pattern:
      /(?<=^|[\s(])(?=(?:St\.?|Saint) \p{Lu}[\p{L}]{2,15}['’]s\b(?! (?:Road|Rd|Street|St|Lane|Avenue|Church|School|Primary|High|College|Academy|Close|Court|Square|Day|Cathedral|Parish|Wort|R\.?C)))/gu,
    score: 0.72,
    isLoose: false,
  },
  {
    pattern:
      /(?:^|[\n(;]|[.,] | {2})(?:Facility|Clinic|Hospital|Practice|Medical practice|GP practice|GP surgery|Surgery|Pharmacy|Nominated pharmacy|Registered at|Registered with|Laboratory|Centro de salud|Centro|Hospital de referencia|Farmacia|Klinik|Apotheke|Krankenhaus|Hôpital|Clinique|Établissement|Etablissement|Pharmacie|Laboratoire|Sjukhus|Vårdcentral|Apotek|Mottagning|Klinik|Ospedale|Struttura|Presidio|Clinica|CMW team) ?: (?=[\p{Lu}\d])/gu,
    score: 0.78,
    isLoose: false,
  },
  {
    // What facilities send, and what is sent to them.
    pattern:
      /\b(?:(?:[Tt]ext|letter|call|e-?mail|message|reminder|voicemail|invoice|bill|referral|results) from|[Hh]eard from|(?:[Ss]end|[Ss]ent|[Ff]orward|[Ff]ax|[Tt]ransfer|[Dd]eliver|[Cc]ollect|[Pp]ick|dispatched|ordered)(?: (?:it|them|this|that|out|over|up|off|(?:my|the|her|his|a|our) [a-z ]{3,30}?))? (?:to|from|at)|ready at|(?:changed?|switch(?:ed)?|transferr?e?d?) (?:my )?(?:GP|doctor|pharmacy|dentist) to) (?:the )?(?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
  { pattern: new RegExp(`\\b${CARE_ROLE} (?:at|from|in) (?:the )?(?=\\p{Lu})`, 'gu'), score: 0.68, isLoose: true },
  {
    pattern: new RegExp(
      `\\b${CARE_EVENT}(?: (?:here|today|yesterday|recently|again|previously|earlier|initially|last week))? (?:at|to|from|with) (?:the )?(?=\\p{Lu})`,
      'gu',
    ),
    score: 0.65,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:suivie? (?:à|au|par le)|opérée? à|hospitalisée? à|adressée? à|transférée? à|(?<!(?:employ|salari|travaill|livr|vend|ouvri|caissi|chauff|appren)[a-zéè]{0,5} )chez|prothèse [a-zé]{3,10}(?: droite| gauche)? à la) (?:la |l['’]|le )?(?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:ingresad[oa] en|atendid[oa] en|operad[oa] en|intervenid[oa] en|seguid[oa] en|derivad[oa] a|revisión [^.\n]{0,30}en) (?:el |la )?(?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:sköts av [a-zåäö ]{0,20}[A-ZÅÄÖ][a-zåäö]{1,15} på|vårdad på|opererad på|inlagd på|remitterad till|följs på|remiss till) (?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:ricoverat[oa] (?:al|all['’]|presso)|seguit[oa] (?:[^.\n]{0,24} )?(?:al|presso)|operat[oa] (?:al|presso)|inviat[oa] (?:al|presso)) (?:il |lo |la )?(?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:behandelt (?:im|in der|am)|operiert (?:im|in der|am)|verlegt (?:ins|in die|in das)|vorgestellt (?:im|in der)|Verlegung (?:ins|in das)) (?=\p{Lu})/gu,
    score: 0.6,
    isLoose: true,
  },
];

const WORK_NOUN =
  '(?:driver|technician|teacher|engineer|worker|chef|clerk|manager|cleaner|nurse|cashier|operator|mechanic|electrician|plumber|carpenter|chippie|builder|assistant|supervisor|student|pupil|job|employed|deployed|posted|warehouse|guard|officer)';

const ORGANIZATION_CUES: readonly Cue[] = [
  {
    pattern:
      /(?:^|[\n(;.] ?|, | {2})(?:Employer|Place of work|Workplace|School|Day ?care|Nursery|Arbeitgeber|Firma|Schule|Employeur|École|Empresa|Lugar de trabajo|Arbetsgivare|Arbetsplats|Skola|Datore di lavoro|Scuola|Care home)(?: ?: ?| \(| )(?=[\p{Lu}\d])/gu,
    score: 0.8,
    isLoose: false,
  },
  {
    pattern:
      /\b(?:[Ww]orks?|[Ww]orked|[Ww]orking|[Ss]tudying|[Ss]tudies|[Vv]olunteers?)(?: nights| days| shifts| full-time| part-time| full time| part time)? (?:at|for|with|w\/) (?:the )?(?=[\p{Lu}\d])/gu,
    score: 0.75,
    isLoose: true,
  },
  {
    pattern: new RegExp(`\\b${WORK_NOUN} (?:at|for|with|w\\/|of) (?:the )?(?=[\\p{Lu}\\d])`, 'gu'),
    score: 0.72,
    isLoose: true,
  },
  { pattern: /\b(?:in NS,|veteran \(|serving (?:in|with)(?: the)?) ?(?=[\p{Lu}\d])/gu, score: 0.7, isLoose: true },
  {
    pattern:
      /\b(?:arbeitet (?:bei|als [\p{L}]{3,20} bei)|beschäftigt bei|angestellt bei|Mitarbeiter(?:in)? (?:bei|der)|Meister bei|früher bei|Fahrer bei) (?:der |dem )?(?=\p{Lu})/gu,
    score: 0.75,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:travaille (?:à|chez|pour)|employée? (?:à|chez|de|par)|salariée? (?:chez|de)|[Ll]ivreur|vendeuse? chez|ouvri(?:er|ère) chez|caissi(?:er|ère) chez|chauffeur chez) (?:la |le |l['’])?(?=\p{Lu})/gu,
    score: 0.72,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:trabaja (?:en|para)|trabajador[a]? de|emplead[oa] (?:en|de)|conductor de|operari[oa] (?:en|de)|camarer[oa] en) (?:el |la )?(?=\p{Lu})/gu,
    score: 0.72,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:[Jj]obbar (?:natt |dag |extra )?(?:på|för|hos)|[Aa]rbetar (?:på|för|hos|som [\p{L}]{3,20} på)|anställd (?:på|hos|vid)|går på|pluggar på|[Ss]jukskrivs från|chaufför (?:på|hos)|vakt på) (?=\p{Lu})/gu,
    score: 0.75,
    isLoose: true,
  },
  {
    pattern:
      /\b(?:dipendente(?: di| della| dell['’])?|lavora (?:alla|presso|per|in|al|come [\p{L}]{3,20} (?:alla|presso|in))|impiegat[oa] (?:presso|alla|in)|operai[oa] (?:alla|presso|in)|collega [\p{Lu}][\p{L}]{1,15}(?: [\p{Lu}][\p{L}]{1,15})? della|autista (?:di|per)) ?(?=\p{Lu})/gu,
    score: 0.72,
    isLoose: true,
  },
];

const CUES = { hospital: HOSPITAL_CUES, organization: ORGANIZATION_CUES } as const;
const LINK = new Set(
  'de des du del della dello dei di da la le les el y e et och und and of the am an im zum zur der den'.split(' '),
);
const MAX_WORDS = 5;
/** A later word of a cue's phrase that begins the next field. */
const NOT_ONE = /^(?:ID|ED|ER|GP|NHS|DOB|MRN|NP|MD|RN|Dr|Mr|Mrs|Ms|Prof)$/;

export function* cuedFacilities(page: Page, words: readonly Word[], family: FacilityFamily): Generator<Facility> {
  for (const { pattern, score, isLoose } of CUES[family]) {
    for (const { 0: found, index } of matchesOf(page.text, pattern)) {
      const start = index + found.length;
      const end = phraseEnd(page, words, start, isLoose);
      if (end > start && !(isLoose && isOther(page, words, start, end, family)))
        yield { start, end, term: found.trim().split(/[ :(]/)[0] || 'St', score, rule: 'cue' };
    }
  }
}

/** A street, a person's surname, or (for facilities) an employer the dictionaries know. */
function isOther(page: Page, words: readonly Word[], start: number, end: number, family: FacilityFamily): boolean {
  const last = words[wordFrom(words, end) - 1];
  const name = page.text.slice(start, end);
  if (last && page.language === 'en' && isKnown(page, 'street-words', last.text)) return true;
  return family === 'hospital' && isKnown(page, 'organizations', name);
}

function phraseEnd(page: Page, words: readonly Word[], start: number, isLoose: boolean): number {
  const { text } = page;
  const ordinal = /^\d{1,4}(?:st|nd|rd|th)? (?=\p{Lu})/u.exec(text.slice(start, start + 8))?.[0] ?? '';
  let at = wordFrom(words, start + ordinal.length);
  const from = at;
  let end = -1;
  for (let count = 0; count < MAX_WORDS + 2; count++, at++) {
    const word = words[at];
    if (!word) break;
    if (isCapital(word)) {
      const known = classOf(page, word.text);
      if (NOT_ONE.test(word.text) || word.shape === 'initial' || text.charAt(word.end) === ':') break;
      if (
        known.stop &&
        count === 0 &&
        !/^(?:City|Health|Heart|The|Bright|New|St|Great|Royal|Central|General|Care|First|Happy|El|La|Los|Las|Le|Östra|Södra|Norra|Västra)$/.test(
          word.text,
        )
      )
        break;
      if (known.eponym && count === 0 && /^ (?:disease|sign|syndrome)/.test(text.slice(word.end, word.end + 10)))
        return -1;
      end = word.isGenitive ? word.end + 2 : word.end;
    } else if (end < 0 || !LINK.has(word.text)) break;
    const gap = gapAfter(page, words, at);
    if (!/^(?: | ?& |-|['’]|['’]s )$/.test(gap) && !(gap === '. ' && word.text === 'St')) break;
  }
  if (end < 0) return -1;
  const own = words.slice(from, at + 1).filter((word) => word.end <= end && isCapital(word));
  if (isLoose) {
    const first = own[0];
    if (!first || page.covered({ start, end })) return -1;
    const known = classOf(page, first.text);
    const name = text.slice(start, end);
    if (own.length === 1 && (known.place || known.given || known.product || known.eponym || classOf(page, name).place))
      return -1;
    if (own.length === 2 && known.given && isNameWord(classOf(page, own[1]?.text ?? ''))) return -1;
    if (page.knowledge.has('countries-en', name) || classOf(page, name).place) return -1;
    if (
      own.length === 1 &&
      known.surname &&
      !known.surnameWord &&
      /^ (?:on|for|in|last|about|regarding)\b/.test(text.slice(end, end + 8))
    )
      return end;
  }
  return end;
}
