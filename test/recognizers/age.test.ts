import { describe, expect, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { age } from '../../src/recognizers/age.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [age] };

function marked(text: string, language: Language): string {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return mark(text, resolve(note, runRules(note, 'strict', options)));
}

const ROWS: readonly (readonly [Language, string])[] = [
  ['zh', '男，[93岁:AGE]，离休干部'],
  ['zh', '年　　龄：[91岁:AGE]'],
  ['zh', '女 [94 岁:AGE] 丧偶'],
  ['zh', '外婆[九十四岁:AGE]还健在'],
  ['zh', '终年[101岁:AGE]，共住院18天'],
  ['zh', '享年[一百零二岁:AGE]。'],
  ['zh', '老人今年[９６岁:AGE]'],
  ['zh', '[90周岁:AGE]，男'],
  ['zh', '患者年龄：[95:AGE]　性别：男'],
  ['zh', '老太太[九十岁:AGE]了'],
  ['zh-Hant', '梁氏，[97歲:AGE]，安老院'],
  ['ja', '（[95歳:AGE]）　女性'],
  ['en', 'a [94-year-old:AGE] woman'],
  ['en', '([93yrs:AGE]), EMIS'],
  ['en', '[101 y/o:AGE] F, Rm 12'],
  ['en', 'Age: [94 years:AGE]   Sex'],
  ['en', 'aged [92:AGE], lives alone'],
  ['en', '1934-10-02 ([90 y:AGE])'],
  ['de', 'über den [90-jährigen:AGE] Patienten'],
  ['de', '[92 Jahre:AGE] alt'],
  ['fr', '([94 ans:AGE]), adressée'],
  ['es', '([92 años:AGE])'],
  ['it', '[92 anni:AGE], C.F.'],
  ['sv', '[91-årig:AGE] kvinna'],
  ['zh', '男，89岁，退休'],
  ['zh', '年龄：9岁'],
  ['zh', '体重92kg，心率92次/分'],
  ['zh', '年龄≥90岁者慎用'],
  ['zh', '90岁以上老人'],
  ['zh', '1990岁末'],
  ['zh', '病史92天'],
  ['zh', '80-95岁人群'],
  ['zh', '九旬老人'],
  ['zh', '年龄：45岁'],
  ['zh', '血氧95%，氧流量2L'],
  ['en', 'adults 90 years and over'],
  ['en', 'for 92 days'],
  ['en', 'aged 45 years'],
];

describe('ages of 90 and more', () => {
  test.each(ROWS)('%s: %s', (language, row) => {
    expect(marked(unmark(row).text, language)).toBe(row);
  });
});

test('long texts of digits and units give nothing outside the text', () => {
  for (const text of ['90'.repeat(50_000), '95岁'.repeat(30_000), '九十'.repeat(50_000)]) {
    const note = { id: 'test', text, language: 'zh' as const, format: 'text', meta: {} };
    expect(runRules(note, 'strict', options).filter(({ start, end }) => start >= end || end > text.length)).toEqual([]);
  }
});
