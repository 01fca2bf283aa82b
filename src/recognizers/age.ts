/** Ages of 90 and more, with their unit. */
import { matchesOf } from '../core/matches.ts';
import type { PageFinding, Recognizer } from '../core/recognizer.ts';

const HIGH = '(?:9\\d|1[01]\\d|12[0-5])';
const UNITS =
  '岁|歳|才(?![\\u4e00-\\u9fff])|周岁|[ -]?(?:years?|yrs?|yo|y\\/o|y\\.o\\.|y)(?:[ -]old|\\/o)?(?![A-Za-z])|[ -]?(?:J\\.|Jahre?n?|jährig(?:e[nrms]?)?)(?![A-Za-zäöü])|[ ]?ans(?![a-z])|[ ]?años(?![a-z])|[ ]?anni(?![a-z])|[ -]?(?:år(?:ig)?|åring)(?![a-zåäö])';
const IN_DIGITS = new RegExp(`(?<![\\d.\\-/~A-Za-z]|[>≥<≤]=?[ ]?)${HIGH}[ ]?(?:${UNITS})`, 'g');
/** 九十四岁, 一百零二岁; 百岁 alone is a figure of speech. */
const IN_CHINESE =
  /(?:九十[一二三四五六七八九]?|一百(?:[零〇][一二三四五六七八九]|一?十[一二三四五六七八九]?)?)[ ]?(?:周岁|岁|歳|高龄)/g;
/** A number without a unit after 年龄, 享年 or aged. */
const AFTER_LABEL = new RegExp(
  `(?:实足年龄|年龄|享年|终年|[Aa]ged?|AGE|Alter|Âge|[Ee]dad|[Ee]tà|[ÅåA]lder)[ ]?[:=]?[ ]{0,8}(${HIGH})(?![\\d.%~-]|[ ]?(?:岁|歳|周|天|月|个|日|h|d|w|y|J|ans|años|anni|år))`,
  'g',
);
/** Limits and other things than an age. */
const LIMIT_AFTER = /^[ ]?(?:以上|以下|及以上|及以下|以内|或以上|[~-]\d|and over|or over|\+)/;

export const age: Recognizer = {
  id: 'age',
  types: ['AGE'],
  languages: null,
  dictionaries: [],
  rules: {
    'age.high': { zh: '90 岁及以上的年龄', en: 'an age of 90 or more' },
    'age.label': { zh: '年龄标签后 90 及以上的数', en: 'a number of 90 or more after a label for age' },
  },
  *recognize({ text }) {
    for (const pattern of [IN_DIGITS, IN_CHINESE])
      for (const match of matchesOf(text, pattern)) {
        const end = match.index + match[0].replace(/[ .]+$/, '').length;
        if (!LIMIT_AFTER.test(text.slice(end, end + 9))) yield high(match.index, end, 'age.high', 0.96);
      }
    for (const match of matchesOf(text, AFTER_LABEL)) {
      const end = match.index + match[0].length;
      if (!LIMIT_AFTER.test(text.slice(end, end + 9)))
        yield high(end - (match[1]?.length ?? 0), end, 'age.label', 0.85);
    }
  },
};

function high(start: number, end: number, rule: string, score: number): PageFinding {
  return { start, end, type: 'AGE', level: 2, score, reason: { rule } };
}
