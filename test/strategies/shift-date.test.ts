import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/language.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { contextOf } from './context.ts';

/** Every date of a note moved by some days. */
function shift(dates: readonly string[], days: number, language: Language = 'zh', keepWeekday = false): string[] {
  return dates.map((date, place) =>
    STRATEGIES['shift-date'].replace(
      date,
      contextOf(date, 'DATE', {
        peers: dates,
        place,
        language,
        shiftDays: days,
        choice: { strategy: 'shift-date', keepWeekday },
      }),
    ),
  );
}

describe('shift-date keeps the form', () => {
  it.each<[string, number, string, Language?]>([
    ['2024-03-01', -1, '2024-02-29'],
    ['2024-3-1', -1, '2024-2-29'],
    ['2023/9/14', -10, '2023/9/4'],
    ['2022.6.17　9:10', -20, '2022.5.28　9:10'],
    ['2024年8月21日 21:15', -21, '2024年7月31日 21:15'],
    ['2024年 4月 9日', -9, '2024年 3月 31日'],
    ['2020年08月27日', -27, '2020年07月31日'],
    ['2020年11月23日15时20分', -30, '2020年10月24日15时20分'],
    ['2024年9月24日晚8时', -30, '2024年8月25日晚8时'],
    ['２０２４年３月１日', -1, '２０２４年２月２９日'],
    ['二〇二二年八月四日', -10, '二〇二二年七月二十五日'],
    ['二零二三年十二月一日', -1, '二零二三年十一月三十日'],
    ['20240117093355', -17, '20231231093355'],
    ['2025-04-09T12:00:33+08:00', -9, '2025-03-31T12:00:33+08:00'],
    ['24.1.16', -16, '23.12.31'],
    ['2021年3月', -40, '2021年2月'],
    ['2022.7', -365, '2021.7'],
    ['18-9', -60, '18-7'],
    ['民國78年5月14日', -365, '民國77年5月14日', 'zh-Hant'],
    ['113/11/08', -8, '113/10/31', 'zh-Hant'],
    ['令和5年9月4日', -4, '令和5年8月31日', 'ja'],
    ['平成31年4月30日', 1, '令和1年5月1日', 'ja'],
    ['3 March 2024', -3, '29 February 2024', 'en'],
    ['8th January 2025', -10, '29th December 2024', 'en'],
    ['Oct 3, 2023', -3, 'Sep 30, 2023', 'en'],
    ['16-Jan-2024', -16, '31-Dec-2023', 'en'],
    ['07/19/2024 22:41', -19, '06/30/2024 22:41', 'en'],
    ['03/09/2025 0148', -9, '02/28/2025 0148', 'en'],
    ['02.04.2024', -2, '31.03.2024', 'de'],
    ['4. Oktober 2022', -4, '30. September 2022', 'de'],
    ['20 mars 2023', -30, '18 février 2023', 'fr'],
    ['31 de enero de 2024, 13:05', -31, '31 de diciembre de 2023, 13:05', 'es'],
    ['15/4 2022', -15, '31/3 2022', 'sv'],
  ])('%s by %i days', (date, days, expected, language = 'zh') => {
    expect(shift([date], days, language)).toEqual([expected]);
  });
});

describe('shift-date places what a date leaves out by the dates before it', () => {
  it.each<[string[], number, string[], Language?]>([
    [['2024年1月5日', '12月30日'], -5, ['2023年12月31日', '12月25日']],
    [['2024-03-05', '3/1', '25日'], -1, ['2024-03-04', '2/29', '24日']],
    [['1956年4月11日', '2024-09-30', '3月1日'], -1, ['1956年4月10日', '2024-09-29', '2月29日']],
    [['2023年7月29日', '8月底'], -20, ['2023年7月9日', '8月初']],
    [['2023年10月1日', '9月下旬'], -10, ['2023年9月21日', '9月中旬']],
    [['2022-10-01', '10月份'], -31, ['2022-08-31', '9月份']],
    [['16/03/2024', '02/03/2024'], -2, ['14/03/2024', '29/02/2024'], 'en'],
  ])('%j', (dates, days, expected, language = 'zh') => {
    expect(shift(dates, days, language)).toEqual(expected);
  });
});

describe('shift-date and weekdays', () => {
  it('moves by whole weeks when asked', () => {
    expect(shift(['2024-03-08'], -100, 'zh', true)).toEqual(['2023-12-01']);
  });

  it('moves a weekday that is written with its date', () => {
    expect(shift(['2023年12月23日 周六 9:00'], -1)).toEqual(['2023年12月22日 周五 9:00']);
    expect(shift(['2023年12月24日（星期天）'], -1)).toEqual(['2023年12月23日（星期六）']);
  });
});

it.each([
  '腊月二十三',
  '2018年正月初九',
  '2024-13-01',
  '2023-02-29',
  '09-14～16',
  '2O23 年 8 月 14 日',
  '3天前',
  '2023年3月1日至5日',
])('refuses %s', (date) => {
  expect(() => shift([date], -1)).toThrow();
});

it('is undone by moving back', () => {
  const date = fc
    .date({ min: new Date('1940-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((day) => ({
      y: String(day.getUTCFullYear()),
      m: String(day.getUTCMonth() + 1),
      d: String(day.getUTCDate()),
    }));
  fc.assert(
    fc.property(date, fc.integer({ min: -900, max: 900 }), ({ y, m, d }, days) => {
      for (const text of [`${y}年${m}月${d}日`, `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`, `${d}/${m}/${y}`]) {
        const [moved = ''] = shift([text], days, 'fr');
        expect(shift([moved], -days, 'fr')[0]?.replace(/\b0/g, '')).toBe(text.replace(/\b0/g, ''));
      }
    }),
  );
});
