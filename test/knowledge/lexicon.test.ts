import { describe, expect, it } from 'vitest';
import { fold, makeFoldTable } from '../../src/core/fold.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { buildLexicon } from '../../src/knowledge/lexicon.ts';

const TABLE = makeFoldTable('醫医院院門门診诊');
const LEXICON = buildLexicon(
  [
    parseDictionary('std', '# type: STD\nHIV|艾滋病病毒\t1\n梅毒\t1\n二期梅毒\t1\n'),
    parseDictionary('places', '# type: words\n301\n門診|ＯＰＤ\n'),
    parseDictionary('name-labels-zh', '# type: words\n姓名\n'),
  ],
  TABLE,
);

describe('lexicon', () => {
  it.each([
    { dictionary: 'std', text: '抗HIV阳性', forms: ['HIV'] },
    { dictionary: 'std', text: 'SHIV 与 HIVE', forms: [] },
    { dictionary: 'std', text: '二期梅毒', forms: ['二期梅毒', '梅毒'] },
    { dictionary: 'places', text: '在301就诊', forms: ['301'] },
    { dictionary: 'places', text: '编号1301', forms: [] },
    { dictionary: 'places', text: '門診 OPD ＯＰＤ', forms: ['门诊', 'OPD', 'OPD'] },
    { dictionary: 'nowhere', text: '梅毒', forms: [] },
  ])('$dictionary in $text', ({ dictionary, text, forms }) => {
    const hits = LEXICON.lookup(fold(text, TABLE).text).in(dictionary);
    expect(hits.map(({ form }) => form)).toEqual(forms);
  });

  it('knows whole forms of one dictionary, with their entry', () => {
    expect(LEXICON.has('std', 'hiv')).toBe(true);
    expect(LEXICON.get('std', '艾滋病病毒')?.term).toBe('HIV');
    expect(LEXICON.has('places', 'HIV')).toBe(false);
  });

  it('gives the labels that may be written with blanks inside', () => {
    expect([...LEXICON.spacedLabels]).toEqual([['姓', ['姓名']]]);
  });
});
