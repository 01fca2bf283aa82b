/** What a fact carries with it in languages written with Latin letters: years, weeks, counts, dates and measures. */
import { matchesOf } from '../../core/matches.ts';
import type { Span } from '../../core/note.ts';
import type { Language } from '../../core/language.ts';
import type { Atom } from './atom.ts';

const NUMBER_WORD =
  '(?:\\d{1,2}|one|two|three|four|five|six|several|multiple|ein|eine|zwei|drei|vier|deux|trois|quatre|dos|tres|cuatro|två|tre|fyra|due|quattro)';
const BEFORE = new RegExp(
  `(?:(?:(?<![\\d/.-])(?:19|20)\\d{2}:? (?=\\S)|(?<![\\d/.-])${NUMBER_WORD} (?:previous |prior |early |past |normal |spontaneous )?|(?:previous|prior|past) |Z\\. ?n\\. |St\\. ?n\\. |Zustand nach |[Pp]regress[oi] |régi )(?:early |late |first trimester )?)$`,
  'i',
);
const AFTER =
  /(?: (?:previas?|anterior(?:es)?|antérieure|precedente))?(?: (?:at|@|à|a|in der|in|i vecka|en|nel|im Jahr|i) \d{1,2}(?:\+\d)? ?(?:weeks|wks?|w|SSW|SA|semanas|settimane)?\b(?!\/))?(?: ?[x×] ?\d{1,2}\b(?: failed)?)?(?: (?:failed|failures?))?(?:,? (?:in |en |nel |im Jahr |i |since |seit |depuis |desde |dal |sedan |of )?(?:19|20)\d{2}\b| \((?:19|20)\d{2}\))?/y;
const DURATION =
  /(?:,? (?:for )?(?:about |since )?(?:\d{1,2} ?(?:years?|yrs?|months?|Jahren?|ans|años|år|anni)\b|x ?\d\b|(?:since |in |seit |depuis |desde |dal )?(?:19|20)\d{2}\b))?/y;

export function startOfWestern(text: string, start: number): number {
  const found = BEFORE.exec(text.slice(Math.max(0, start - 28), start));
  return found ? start - found[0].length : start;
}

export const endOfWestern = (text: string, end: number): number => run(AFTER, text, end);
export const endOfDuration = (text: string, end: number): number => run(DURATION, text, end);

function run(pattern: RegExp, text: string, end: number): number {
  pattern.lastIndex = end;
  return pattern.test(text) ? Math.max(end, pattern.lastIndex) : end;
}

const DATE =
  /[: ]{0,2}(?:was |on |of |approx\.? |am |le |el |il )?(?:\d{1,2}(?:st|nd|rd|th)?\.? (?!\d)[A-Za-zäéû]{3,9}\.?(?: \d{2,4})?|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?)/y;

export function westernDate(text: string, { start, end }: Span): Span | null {
  const to = run(DATE, text, end);
  return to > end ? { start, end: to } : null;
}

const MEASURE =
  /(?:[: ]{0,2}(?:of |was |ca\.? |circa |about )?|, )[<>~≈]?\d{1,5}(?:[.,]\d{1,3})?(?: ?[x×/-] ?\d{1,3}(?:[.,]\d)?){0,2} ?(?:mm|cm|kg|g|bpm|ml|mL|\/min|lbs?|percentile|centile)?\b(?: (?:ohne|sans|sin|without|ingen|con) [a-zäöüåéèíóñ]{3,12}(?: [a-zäöüåéèíóñ]{3,12})?)?/y;

export function endOfWesternMeasure(text: string, end: number): number {
  const to = run(MEASURE, text, end);
  return to > end ? to : -1;
}

const WEEKS: readonly RegExp[] = [
  /\b(?:about |approx\.? |approximately |~ ?)?\d{1,2}(?:\+\d|\.\d)?(?: \d\/7)?[- ](?:weeks?|wks?|months?)(?: (?:and )?\d days?)?,? (?:pregnant|gestation|gestational age|GA|of gestation|amenorrhoea|amenorrhea|into (?:her|the) pregnancy|POG)\b/gi,
  /\b(?:GA|gestational age|POG|period of gestation)[: ]{0,2}(?:of )?\d{1,2}(?:\+\d|w\d?d?)?(?: ?(?:weeks?|wks?))?\b/gi,
  /\b(?:[5-9]|[1-3]\d|4[0-2]) ?\+ ?[0-6](?: ?\/ ?40| ?(?:weeks?|wks?|SSW|SA|settimane|semanas|veckor|SSW\.?))?(?![\d/+])/g,
  /\b(?:[5-9]|[1-3]\d|4[0-2])(?: ?(?:SSW|SA|semaines d'aménorrhée))(?: ?\+ ?\d(?: ?j)?)?\b/g,
  /\b\d{1,2}\/40\b|\b(?:[5-9]|[1-3]\d|4[0-2])w(?:ks?)?(?:[0-6]d)?(?![A-Za-z0-9])/g,
  /\b(?:2[3-9]|[34]\d)[- ]weekers?\b|\bIOL at \d{1,2}(?:\+\d)?/g,
  /\b(?:in der )?\d{1,2}\. (?:SSW|Schwangerschaftswoche|Woche(?: schwanger)?)/g,
  /\b(?:aménorrhée|grossesse|enceinte) de \d{1,2}(?: ?\+ ?\d)? ?(?:SA|semaines?|mois)(?: ?\+ ?\d(?: ?j(?:ours?)?)?)?\b/gi,
  /\b(?:gestación|embarazo|embarazada|gestante|amenorrea) de \d{1,2}(?: ?\+ ?\d)? ?(?:semanas?|meses)\b/gi,
  /\b(?:i )?(?:vecka|gv|v\.?) ?\d{1,2}(?:\+\d)?(?!\d)/gi,
  /\b(?:graviditetsvecka|gravid (?:i )?(?:vecka|v\.?)) ?\d{1,2}(?:\+\d)?(?!\d)/gi,
  /\b(?:gravidanza|incinta|gestazione|gravida) (?:alla |di |a )\d{1,2}(?:\+\d)?[a°]? ?(?:settimane?|mesi|mese)\b|\b\d{1,2}(?:\+\d)[a°]? settimane\b/gi,
];
/** Patterns of {@link WEEKS} that mean nothing without a pregnancy on the page. */
const WEAK_WEEKS = new Set([2, 4, 6, 9]);

const FORMULAS: readonly RegExp[] = [
  /\bgravida ?(?:\d{1,2}|[IVX]{1,4}),? ?(?:para|p) ?(?:\d{1,4}|[IVX0]{1,4})\b/gi,
  /\b\d{1,2}-(?:gravida|grav)(?:,? ?\d{1,2}-para)?|\b\d{1,2}-para\b/gi,
  /\d ?妊 ?\d ?[産产]/g,
  /\bpara ?\d{1,4}(?: ?\+ ?\d)?\b/gi,
  /(?<![A-Za-z0-9])G\d{1,2} ?P\d(?:\+\d|\d{3})?(?![\dA-Za-z])/g,
];

export interface WesternWeeks extends Atom {
  readonly weak: boolean;
}

export function westernWeeks(text: string): WesternWeeks[] {
  return WEEKS.flatMap((pattern, index) =>
    [...matchesOf(text, pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].trimEnd().length,
      kind: 'weeks' as const,
      level: 2 as const,
      score: 0.95,
      rule: 'pregnancy.weeks',
      term: 'weeks',
      weak: WEAK_WEEKS.has(index),
    })),
  );
}

export function westernFormulas(text: string): Atom[] {
  return FORMULAS.flatMap((pattern) =>
    [...matchesOf(text, pattern)].map((match) => {
      const [whole] = match;
      const loss = /\+ ?[1-9]/.test(whole) || /(?:para|P) ?\d\d[1-9]\d/i.test(whole);
      return {
        start: match.index,
        end: match.index + whole.trimEnd().length,
        kind: 'formula' as const,
        level: loss ? (1 as const) : (3 as const),
        score: 0.96,
        rule: 'pregnancy.formula',
        term: '孕产次',
      };
    }),
  );
}

const CHILDREN: Partial<Record<Language, RegExp>> = {
  en: /\b(?:has )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten) (?:(?:grown|adult|young|living|small|healthy) )?(?:children|child|kids?|sons?|daughters?|boys|girls)(?: and (?:\d|one|two|three|four) (?:sons?|daughters?))?\b(?! (?:old|dose))/gi,
  de: /\b(?:\d{1,2}|ein|eine|zwei|drei|vier|fünf|sechs) (?:(?:erwachsene|kleine|gesunde) )?(?:Kinder|Kind|Söhne|Sohn|Töchter|Tochter)\b/gi,
  fr: /\b(?:\d{1,2}|un|une|deux|trois|quatre|cinq|six) (?:enfants?|filles?|fils|garçons?)\b/gi,
  es: /\b(?:\d{1,2}|un|una|dos|tres|cuatro|cinco|seis) (?:hijos?|hijas?|niños|niñas)\b/gi,
  sv: /\b(?:\d{1,2}|ett|en|två|tre|fyra|fem) (?:vuxna )?(?:barn|söner|son|döttrar|dotter)\b/gi,
  it: /\b(?:\d{1,2}|un|una|due|tre|quattro|cinque) (?:figli|figlio|figlie|figlia|bambini)\b/gi,
  ja: /(?:子(?:ども|どもは|供|供は|は)?[: ]?\d{1,2} ?人|\d ?男 ?\d ?女|[长長次]男[长長次]女|お子さん\d人)/g,
};

export function westernChildren(text: string, language: Language): Atom[] {
  const pattern = CHILDREN[language];
  if (!pattern) return [];
  return [...matchesOf(text, pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'parity' as const,
    level: 3 as const,
    score: 0.92,
    rule: 'pregnancy.children',
    term: 'children',
  }));
}
