import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { matchesOf } from '../../src/core/matches.ts';

const PATTERNS = [
  /医院|卫 ?生 ?院|(?<=大学|学院)(?:附属)?院(?![区士])/g,
  /(?<![0-9A-Za-z])(?:(\d{2,4})年)?\d{1,2}月(?:\d{1,2}[日号])?/g,
  /(?<=^|[,。\s])[患甲](?:儿|者)?/gm,
  /^[ |]{0,4}\d{1,2}([/.-])\d{1,2}\1?(?=[ |]|$)/gm,
  /(?<![\p{L}\d])\p{Lu}[a-z]{1,3}(?![\p{L}])/gu,
  /[^\p{L}\s]a|[^a-z，]b/gu,
  /hiv|Ärzte|k/gi,
  /[\u4e00-\u9fff-]{2}x|\u533b[^院]|[\]a-c]{2,}/g,
  /(?:第)?(?:[一二]|\d{1,2})(?:院|医)|(?<!^市)省/g,
  /😀?x|[😀-😎]y|\u{1F600}z/gu,
  /(a)\1|(?<q>["'])b\k<q>/g,
  /(?:x*)/g,
  /\bno\.|\B-|\.$/g,
  /(?:(?<=于)|在)?(?:院|\d)+?(?=区)/g,
  /院{2,}|(?:a|bc){2}|(?:ab?){0,1}c/g,
  /(?<=(?:^|[来]|ab?)[ ]?)院/g,
  /[\u4e00-\u9fff]{0,2}院|学(?!区)|[\u4e00-\u9fff]{2,4}?(?:附|士)|a[^b]{1,2}月/g,
  /(?:[\u4e00-\u9fff]{2,4}|[省市])?(?:第?[一二]|大)[院区](?=来|$)|(?<=院)[\u4e00-\u9fff]\d/g,
  /\b(?:a|b?)\b|\b[a-z]{2} ?\b[0-9]|\b(?=x)[a-z]/g,
  /\d{1,3}[ ]?(?:岁|月)|[患甲](?=[儿 ]|$)[儿]?|(?:(?=院)[一-鿿]|第)(?!院)/g,
  /(?<!\d)\d{1,2}(?=[ ]?[-/][ ]?\d)|a(?=(?:b|c)$)|\w(?=来)(?=来 )/g,
  /[患甲]?(?=[儿]?)(?:医院|者)|1?(?=2?)[一-鿿]?(?:\d月)/g,
  /[\p{L}]{0,3}院|\p{Lu}{1,2}-/gu,
] as const;

const brief = (matches: Iterable<RegExpMatchArray>) => [...matches].map((match) => [match.index, ...match]);

describe('matches', () => {
  it.each(PATTERNS)('of %s agree with matchAll', (pattern) => {
    const text =
      '来 院，患者1月于大学附属院就诊。hiv HIV 99年1月2日 第二院 ‘b’ "b" aa 1/2 \n3-4-\nÄrzte 😀x😎y Ab-a ]a cab院院区';
    for (const part of [text, `${text} `, text.slice(3), '', '院', 'x', '1月']) {
      for (const _ of [1, 2]) expect(brief(matchesOf(part, pattern))).toEqual(brief(part.matchAll(pattern)));
    }
  });

  const units = [
    ...'医院卫生大学附属区士年月日号患者甲儿第一二省市于在来,。 \n|/.-"\'abcxyzkABHIVhiv0129]Ä',
    '😀',
    '😎',
  ];
  test.prop([fc.array(fc.constantFrom(...units), { maxLength: 60 }).map((list) => list.join(''))])(
    'agree with matchAll on any text',
    (text) => {
      for (const pattern of PATTERNS) expect(brief(matchesOf(text, pattern))).toEqual(brief(text.matchAll(pattern)));
    },
  );
});
