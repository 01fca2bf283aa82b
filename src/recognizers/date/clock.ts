/** The clock time that follows a date directly: 08:30, 下午3点半, 23时许, 19:40 Uhr, 02h15, 9:17 PM, a zone. */

const PERIOD = '(?:上午|下午|晚上|晚间|晚|早上|早晨|早|凌晨|中午|夜间|夜里|夜|傍晚|清晨|午后|AM|PM)';
const WEEKDAY = '(?:[ ]{0,2}\\(?(?:周|星期|礼拜)[一二三四五六日天]\\)?[ ]{0,2})';
const WORD = "(?:[ ]?(?:at|um|kl\\.?|ore|alle|a las|à|klockan|om|o'clock))";
const HOUR = '(?:2[0-4]|[01]?\\d)';
const MINUTE = '[0-5]\\d';

/** 1:16 and 1:32 without a leading zero are titres more often than times. */
const CLOCK = new RegExp(
  [
    `(?:${WEEKDAY}|,|T)?[ ]{0,8}${WORD}?[ ]?${PERIOD}?[ ]?(?!1:(?:16|32)(?![\\d:]))${HOUR}[:.h](?<![.](?=${MINUTE}\\d))${MINUTE}(?::${MINUTE}(?:\\.\\d{1,6})?)?(?:[ ]?(?:am|pm|AM|PM|a\\.m\\.|p\\.m\\.|Uhr|hrs|uur|h)\\b)?(?:Z|[+-]\\d\\d:?\\d\\d)?(?!\\d)`,
    `${WEEKDAY}?[ ]{0,4}${PERIOD}?[ ]?${HOUR}[ ]?[时点](?!候)(?:[ ]?[0-5]?\\d[ ]?分(?:[ ]?[0-5]?\\d[ ]?秒)?|半|整|[0-5]\\d(?!\\d)|一刻|三刻)?`,
    `${WEEKDAY}?[ ]{0,4}${PERIOD}[ ]?[一二两三四五六七八九十]{1,3}[时点](?:[一二三四五六七八九十]{1,3}分|半|整|一刻)?`,
    `[ ](?:at )?(?:1[0-2]|0?[1-9])[ ]?(?:am|pm|AM|PM)\\b`,
    `[ ](?:kl\\.?|ore|um|à)[ ]\\d{1,2}(?![\\d/.-])(?:[ ]?(?:Uhr|h)\\b)?`,
    `,?[ ]\\d{1,2}[ ]?(?:Uhr|h)\\b`,
  ].join('|'),
  'y',
);
/** 0148 after a numeric date, as American and British notes write it. */
const MILITARY =
  /[ ](?:[01]\d|2[0-3])[0-5]\d(?:[ ]?(?:hrs|h))?(?![\d/]|[.:-]\d|[ ]?(?:mg|ml|mL|kg|g|units?|IU|copies))/y;

/** The end of a date that ends at `end`, with its clock time if one follows. */
export function endWithClock(text: string, end: number, military = false): number {
  CLOCK.lastIndex = end;
  if (CLOCK.test(text)) return CLOCK.lastIndex;
  if (!military) return end;
  MILITARY.lastIndex = end;
  return MILITARY.test(text) ? MILITARY.lastIndex : end;
}

/** Whether a clock time follows. */
export function hasClock(text: string, end: number): boolean {
  CLOCK.lastIndex = end;
  return CLOCK.test(text);
}
