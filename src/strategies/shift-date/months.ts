/** Names of months and weekdays in the languages of notes. */

export interface MonthWord {
  readonly month: number;
  /** The list the word is from; the same place of it has the same month. */
  readonly list: readonly string[];
}

const LISTS: readonly (readonly string[])[] = [
  'January February March April May June July August September October November December',
  'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
  'Januar Februar März April Mai Juni Juli August September Oktober November Dezember',
  'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'ene feb mar abr may jun jul ago sep oct nov dic',
  'januari februari mars april maj juni juli augusti september oktober november december',
  'jan feb mar apr maj jun jul aug sep okt nov dec',
  'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
].map((list) => list.split(' '));

const BY_WORD = new Map<string, MonthWord>();
for (const list of LISTS)
  list.forEach((word, index) => {
    const key = word.toLowerCase();
    if (!BY_WORD.has(key)) BY_WORD.set(key, { month: index + 1, list });
  });
BY_WORD.set('sept', { month: 9, list: LISTS[1] ?? [] });

/** Alternatives for a pattern, longer ones first. */
export const MONTH_PATTERN = [...BY_WORD.keys()].sort((a, b) => b.length - a.length).join('|');

/** Lists of the note's language are not told apart: a word in several languages means the same month in each. */
export const monthWord = (word: string): MonthWord | undefined => BY_WORD.get(word.toLowerCase());

const WEEKDAYS: readonly (readonly string[])[] = [
  [...'日一二三四五六'],
  'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
  'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
];

const WEEKDAY =
  /(?<=周|週|星期|礼拜|禮拜)[日天一二三四五六]|\b(?:(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day|Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b/gi;

/** Moves every weekday in a text by some days. */
export function shiftWeekdays(text: string, days: number): string {
  return text.replace(WEEKDAY, (word) => {
    for (const list of WEEKDAYS) {
      const at = list.findIndex((name) => name.toLowerCase() === word.replace('天', '日').toLowerCase());
      if (at >= 0) return list[(((at + days) % 7) + 7) % 7] ?? word;
    }
    return word;
  });
}
