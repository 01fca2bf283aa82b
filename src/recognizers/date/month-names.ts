/** Dates with a month's name: 12 March 2024, March 12, 2024, 12-Mar-24, 3 août 1978, 31 de enero de 2024, in June. */
import type { Language } from '../../core/language.ts';
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { endWithClock } from './clock.ts';
import type { DateMatch } from './match.ts';
import { monthsFor } from './months.ts';

interface Patterns {
  readonly dated: RegExp;
  readonly alone: RegExp;
}

const cache = new Map<Language, Patterns>();

function patternsFor(language: Language): Patterns {
  let patterns = cache.get(language);
  if (!patterns) {
    const { full, short, after } = monthsFor(language);
    // Months of small letters are written with a capital too, at the start of a line or by habit.
    const any = [...full, ...short]
      .sort((a, b) => b.length - a.length)
      .map((month) => `[${month.charAt(0)}${month.charAt(0).toUpperCase()}]${month.slice(1)}`)
      .join('|');
    const name = `(?:${any})(?![\\p{L}])\\.?`;
    const day = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th|er|º|°|ª|:?(?:e|a)(?= ))?';
    const year =
      "(?:(?:19|20)\\d\\d|(?<!, )'?\\d\\d(?![\\d:/.,h%]|[ ]?(?:mg|ml|%|year|days?|weeks?|am|pm|AM|PM|Uhr|hrs)))";
    const dated = [
      `${day}(?:[ ]?[-/. ][ ]?|[ ]|\\.[ ])(?:of |de |di )?${name}(?:,?[ ]?[-/ ]?(?:de |del |di )?${year})?`,
      `${name}[ ]?[- ]?${day}(?![\\d:]|[./]\\d|[ ]?(?:mg|ml|%|kg|years?|weeks?|days?|months?)(?![\\p{L}]))(?:,?[ ](?:(?:19|20)\\d\\d|'\\d\\d(?!\\d)))?`,
      `${name}[ ,/-]{1,2}(?:de |del )?(?:(?:19|20)\\d\\d|'\\d\\d(?!\\d))`,
      `(?:19|20)\\d\\d[ /-]${name}[ /-]${day}(?!\\d)`,
    ].join('|');
    patterns = {
      dated: new RegExp(`(?<![\\p{L}\\d.,/-])(?:${dated})`, 'gu'),
      alone: new RegExp(
        `(?<=(?<![\\p{L}])(?:in|since|until|mid|early|late|last|next|im|seit|ab|en|depuis|desde|hasta|i|sedan|a|da|dal)[ -])(?:${short.join('|')})(?![\\p{L}\\d])|(?<=(?<![\\p{L}])(?:${after.join('|')})[ -])(?:${full.join('|')})(?![\\p{L}\\d])`,
        'gu',
      ),
    };
    cache.set(language, patterns);
  }
  return patterns;
}

/** A street or a hospital that a day gave its name: rue du 8 mai 1945, Hospital 12 de Octubre. */
const NAMED_AFTER =
  /(?:Hospital(?: Universitario)?|[Cc]alle|C\/|[Pp]laza|[Aa]venida|Avda\.|[Pp]aseo|[Rr]ue|[Pp]lace|[Bb]oulevard|[Aa]venue|[Vv]ia|[Pp]iazza|[Cc]orso|[Ll]argo|[Vv]iale|Platz des|Straße des) (?:du |del |de |dei )?$/;

export function* monthNameDates(page: Page): Generator<DateMatch> {
  const { text, language } = page;
  // A Chinese or Japanese note without Latin letters beside digits names no month.
  const isHan = language === 'zh' || language === 'zh-Hant' || language === 'ja';
  if (isHan && !/[A-Z][a-z]{2}/.test(text)) return;
  const { dated, alone } = patternsFor(language);
  for (const match of matchesOf(text, dated)) {
    if (NAMED_AFTER.test(text.slice(Math.max(0, match.index - 24), match.index))) continue;
    const end = match.index + match[0].replace(/[. ]+$/, '').length;
    yield { start: match.index, end: endWithClock(text, end, true), rule: 'date.month-name', score: 0.93 };
  }
  if (isHan) return;
  for (const match of matchesOf(text, alone))
    yield { start: match.index, end: match.index + match[0].length, rule: 'date.month', score: 0.8 };
}
