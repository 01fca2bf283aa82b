import { AhoCorasick } from '@monyone/aho-corasick';
import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../src/knowledge/automaton.ts';

const scan = (patterns: string[], text: string): string[] => {
  const found: string[] = [];
  buildAutomaton(patterns).scan(text, (pattern, start, end) =>
    found.push(`${String(pattern)}@${String(start)}-${String(end)}`),
  );
  return found.sort();
};

describe('automaton', () => {
  it.each([
    { patterns: ['梅毒', '一期梅毒'], text: '一期梅毒', found: ['0@2-4', '1@0-4'] },
    { patterns: ['aba', 'b'], text: 'ababa', found: ['0@0-3', '0@2-5', '1@1-2', '1@3-4'] },
    { patterns: ['HIV'], text: 'hiv HIV Hiv', found: ['0@0-3', '0@4-7', '0@8-11'] },
    { patterns: ['SYPHILIS', 'syphilis'], text: 'Syphilis', found: ['0@0-8', '1@0-8'] },
    { patterns: ['🩺'], text: 'a🩺b', found: ['0@1-3'] },
    { patterns: [''], text: 'a', found: [] },
    { patterns: [], text: '梅毒', found: [] },
  ])('$patterns in $text', ({ patterns, text, found }) => {
    expect(scan(patterns, text)).toEqual(found);
  });

  it.each([
    { text: '北京市', index: 0 },
    { text: '北京', index: -1 },
    { text: '北京市区', index: -1 },
    { text: '', index: -1 },
  ])('finds $text as a whole: $index', ({ text, index }) => {
    expect(buildAutomaton(['北京市', '天津市']).find(text)).toBe(index);
  });

  const word = fc.stringMatching(/^[ab甲乙]{1,4}$/);
  test.prop([fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), fc.stringMatching(/^[ab甲乙]{0,40}$/)])(
    'agrees with @monyone/aho-corasick',
    (patterns, text) => {
      const oracle = new AhoCorasick(patterns)
        .matchInText(text)
        .map(({ begin, end, keyword }) => `${String(patterns.indexOf(keyword))}@${String(begin)}-${String(end)}`)
        .sort();
      expect(scan(patterns, text)).toEqual(oracle);
    },
  );
});
