import { describe, expect, it, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { contact } from '../../src/recognizers/contact.ts';
import { date } from '../../src/recognizers/date.ts';
import { idNumber } from '../../src/recognizers/id-number.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [idNumber, contact, date] };

function found(text: string, language: Language = 'zh') {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return runRules(note, 'strict', options).filter(({ type }) => type === 'DATE');
}

function marked(text: string, language: Language = 'zh'): string {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return mark(text, resolve(note, found(text, language)), true);
}

/** `[5月1日:D]` stands for `[5月1日:DATE:2]`, `:B]` for a date of birth. */
const expand = (row: string): string => row.replaceAll(':D]', ':DATE:2]').replaceAll(':B]', ':DATE:1]');

const CHINESE = [
  // With a year.
  '[2024年3月18日:D]入院',
  '[2024-03-18:D]，门诊',
  '[2024.3.18:D] 复诊',
  '[2024/3/8:D]术后',
  '[2024 年 3 月 18 日:D]',
  '于[2024年3月:D]在外院',
  '[2021.9:D] 基线',
  '末次[2017.3:D]—[2017.5:D] 住院',
  '于[2015-01月:D]至外院',
  '手术日期：[24.1.16:D]',
  '[２０２４年３月１８日:D]查房',
  '[2O24年O3月l8日:D]',
  '日期：[20240318:D]',
  // With the clock.
  '[2024-03-18 15:40:D]　首次病程记录',
  '[2024年3月18日03:36:D]       入院',
  '[2024年3月18日 9时05分:D]',
  '[2024年3月18日下午3点:D]到院',
  '[2024年3月18日晚8时:D]许畏寒',
  '[2024.03.18晚7点半:D],下雨',
  '[2024-03-18T12:00:33+08:00:D]"',
  '[12月23日 周六 9:00:D]最后一台',
  '[4/10 18:02:D]。',
  '[3-14 08:20:D]　查房',
  // Month and day.
  '[3月18日:D]拔尿管',
  '[8月5号:D]再来',
  '定于[11月17日:D]上午',
  '复查（[3/18:D]）阴性',
  '[9/13:D] √  [9/20:D] √',
  '[7/24:D]回报',
  '\n[09-11:D]　某公园散步',
  '921.5（[8-3:D]），倍增可',
  '；[9-19:D]发热，就医',
  '随访：[12.25:D]。',
  '[2013-01-25:D]、[2-25:D]、[3-15:D]化疗',
  '[10-6:D]、[11-3:D]行化疗',
  // Month or day alone.
  '去年[11月:D]晕过一次',
  '今年[2月:D]开始腹胀',
  '[10月份:D]复查后再来',
  '禁食至[8月底:D]',
  '[9月下旬:D]鼻衄',
  '[9月24日:D]发热；[25日:D]到医院就诊',
  '[3月5日:D]、[12日:D]、[19日:D]化疗',
  '定于[25号:D]手术，余未诉',
  '[3月18-20日:D]行化疗',
  '[2024.3.18:D]-[3.25:D]住院',
  '[2024.03.18:D]-[2024.03.25:D]',
  '[3/18:D]-[3/25:D] 静滴',
  '\n[9.2:D]　入院\n[9.4:D]　手术\n[9.11:D]　拆线',
  '[2O24-O3-l8:D]',
  '到院 [113/03/18:D]',
  // In words, by era, by the moon.
  '[二〇二四年九月十一日:D]',
  '今天是[三月十七号:D]周一',
  '[腊月二十三:D]，冻雨',
  '去年[腊月廿八:D]摔倒',
  '訪視日：[113年7月19日 14:30:D]',
  '於[民国112年12月:D]',
  // Birth.
  '出生日期：[1958年4月2日:B]　性别',
  '出生时间：[2021年3月28日03:36:B]',
  '男，[1926年2月28日:B]生于某地',
  '（陈某，[1930年正月初八:B]生，退休）',
  '[2018.08.11:B]出生，足月',
  '"birthday": "[1999/01/30:B]"',
  '生日[5月6日:B]，属马',
  'PID|1||0018823||王^某||[19880312:B]|F',
  '出生日期：[1958-04-02:B]　入院日期：[2024-03-18:D]',
];

const NOT_CHINESE = [
  '3天前受凉后发热',
  '咳嗽2月，加重1周',
  '病史12年3月余',
  '近1月体重下降',
  '术后3月复查',
  '每6月复查一次',
  '2019年查出糖尿病',
  '昨日23:52高热',
  '08:30 测血压',
  '可闻及3/6级收缩期杂音',
  '血压120/80mmHg，98/60mmHg',
  'Apgar评分10-10-10分',
  'L4/5椎间盘突出，L5-S1狭窄',
  '淋巴结12枚，其中3枚见癌转移（3/12）',
  '切除范围大于1/2，宫颈1/3',
  '月经13岁初潮，5/28天',
  '每日2-3次，连用5-7天',
  '身高1.62m，体重52.5kg',
  '血糖9.2，钾3.5，肌酐11.6',
  '孕39+2周，第3日',
  '第12日拆线',
  'GBZ 70-2015，第2版',
  'v1.2.3版本',
  'ALT 45.3 AST 38.2',
  'HbA1c 7.8%，LDL 2.9',
  '剂量 10-12 mg，1/日',
  '肌力5-/5级',
  '3-0可吸收线',
  'RPR 1:16，TPPA 1:80',
  '住院号20240318',
  'NRS 3/10分',
  '大小约12.3×2.5cm',
];

const OTHERS: readonly (readonly [Language, string])[] = [
  ['en', 'DOB: [14/02/1957:B]    NHS'],
  ['en', 'Admitted: [3 March 2024:D]    Ward 4'],
  ['en', 'Date of birth [January 9, 1930:B]'],
  ['en', '[26 Dec 2023 03:15:D]. Brought in'],
  ['en', '[12-Sep-2023:D]'],
  ['en', 'Arrival: [03/09/2025 0148:D]'],
  ['en', 'treated in [June 2023:D]. Denies'],
  ['en', 'due mid [April:D]. I feel well'],
  ['en', 'at school on [29th April:D], no pain'],
  ['en', 'Sent: [Apr 1, 2025 9:17 PM:D]'],
  ['en', 'BP 120/80, pain 7/10, May I call Mark?'],
  ['de', 'stationär vom [14.02:D]. bis [23.02.2024:D] in'],
  ['de', '[11.08.2023, 19:40 Uhr:D]'],
  ['de', 'positiv im [Juni:D] getestet'],
  ['fr', 'né le [3 août 1978:B] à Tours'],
  ['fr', 'urgences [05/07/2024 02h35:D]'],
  ['es', 'urgencias - [31 de enero de 2024, 13:05:D]'],
  ['it', 'Ricovero: [2 maggio 2025:D] –'],
  ['sv', 'Återbesök [18 december:D].'],
  ['ja', '入院日：[令和5年9月4日:D]　退院日'],
  ['ja', '[令和5年9月:D]頃から'],
  ['en', 'Tues [4 Mar:D], 10 units given'],
  ['en', 'DOB [05 03 1956:B] Tel'],
  ['ja', '生年月日：[昭和36年4月18日:B]'],
];

describe('dates in Chinese notes', () => {
  test.each(CHINESE.map(expand))('%s', (row) => {
    expect(marked(unmark(row).text)).toBe(row);
  });
});

describe('what is no date', () => {
  test.each(NOT_CHINESE)('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('dates in other languages', () => {
  test.each(OTHERS.map(([language, row]) => [language, expand(row)] as const))('%s: %s', (language, row) => {
    expect(marked(unmark(row).text, language)).toBe(row);
  });
});

it('lists every rule it uses', () => {
  for (const row of CHINESE)
    for (const { reason } of found(unmark(expand(row)).text)) expect(date.rules).toHaveProperty([reason.rule]);
});

describe('hostile texts', () => {
  test.each([
    ['digits', '2'.repeat(100_000)],
    ['slashes', '1/2/'.repeat(25_000)],
    ['dashes', '2024-'.repeat(20_000)],
    ['months', '3月'.repeat(50_000)],
    ['days', '25日，'.repeat(30_000)],
    ['Chinese numerals', '二月'.repeat(50_000)],
    ['a list', '3-15、'.repeat(20_000)],
    ['clocks', '2024-03-18 08:30 '.repeat(6000)],
    ['labels', '出生日期：'.repeat(20_000)],
  ])('%s give well-formed spans', (_, text) => {
    const malformed = found(text).filter(
      ({ start, end, score }) => !(start < end && end <= text.length && score > 0 && score <= 1),
    );
    expect(malformed).toEqual([]);
  });
});
