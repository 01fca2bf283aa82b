/** Dates of the calendar, with the clock time that follows; the date of birth is level 1. */
import { byStart, overlaps } from '../core/note.ts';
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { isBirth } from './date/birth.ts';
import type { DateMatch } from './date/match.ts';
import { compactDates } from './date/compact.ts';
import { numericDates } from './date/numeric.ts';
import { monthNameDates } from './date/month-names.ts';
import { shortDates } from './date/short.ts';
import { chineseDates } from './date/zh.ts';
import { labelDictionaries } from './labels/labels.ts';

export const date: Recognizer = {
  id: 'date',
  types: ['DATE'],
  languages: null,
  dictionaries: labelDictionaries('date'),
  rules: {
    'date.full': { zh: '年月日齐全的日期', en: 'date with year, month and day' },
    'date.year-month': { zh: '年月', en: 'year and month' },
    'date.month-day': { zh: '月日', en: 'month and day' },
    'date.month': { zh: '单独的月份，有时间词', en: 'month alone beside a word of time' },
    'date.day': { zh: '前文有月份的某日', en: 'day alone after a date with its month' },
    'date.lunar': { zh: '农历日期', en: 'date of the Chinese calendar' },
    'date.era': { zh: '年号纪年的日期', en: 'date counted by an era' },
    'date.spoken': { zh: '汉字数字的日期', en: 'date in Chinese numerals' },
    'date.short': { zh: '只有数字的月日', en: 'month and day in digits' },
    'date.list': { zh: '与前后日期并列的月日', en: 'month and day listed with other dates' },
    'date.compact': { zh: '连写的八位日期', en: 'date of eight digits' },
    'date.month-name': { zh: '外文月份名的日期', en: 'date with the name of a month' },
  },
  *recognize(page) {
    const found = [...numericDates(page), ...chineseDates(page), ...monthNameDates(page), ...compactDates(page)];
    const free = withoutOverlaps(page, found);
    const short = [...shortDates(page, free)];
    for (const match of withoutOverlaps(page, [...free, ...short])) yield toFinding(page, match);
  },
};

/** A date that touches such a fact is part of it (2015年人工流产1次); alone it is less sure than the whole. */
const PREGNANCY_FACT =
  /^[ ]?(?:因|行|在[^,。;\n]{0,4})?(?:孕\d|人流|人工流产|药流|药物流产|自然流产|流产|顺产|顺娩|剖宫|剖腹产|足月|早产|引产|稽留|清宫|宫外孕|异位妊娠|胎停|自娩|平产|上环|取环|放环|放置宫内|结婚|离异|离婚|再婚|生育|育[有一1]|生一|胚胎移植|取卵|试管)/;

function toFinding(page: Page, { start, end, rule, score }: DateMatch): PageFinding {
  const level = isBirth(page, { start, end }) ? 1 : 2;
  const isFact = PREGNANCY_FACT.test(page.text.slice(end, end + 8));
  return { start, end, type: 'DATE', level, score: isFact ? Math.min(score, 0.6) : score, reason: { rule } };
}

/** The longer of matches that overlap, outside numbers and telephones. */
function withoutOverlaps(page: Page, matches: readonly DateMatch[]): DateMatch[] {
  const kept: DateMatch[] = [];
  for (const match of [...matches].sort(byStart)) {
    const last = kept.at(-1);
    if (page.covered(match, ['ID_NUMBER', 'CONTACT'])) continue;
    if (!last || !overlaps(last, match)) kept.push(match);
    else if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
  }
  return kept;
}
