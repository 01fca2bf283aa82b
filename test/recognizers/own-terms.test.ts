import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { runRules, type RulesOptions } from '../../src/engines/rules.ts';
import { parseDictionary } from '../../src/knowledge/dictionary-file.ts';
import { prepareDictionaries } from '../cli/run.ts';
import { mark, unmark } from '../mark.ts';

const OWN = [
  parseDictionary('own', '# type: HOSPITAL\n青禾妇儿中心|青禾\n仁心堂\n长沙\n人民医院\n湘江健康岛\n'),
  parseDictionary('std-zh', '# type: STD\n红斑印记\t2\n'),
  parseDictionary('staff', '# type: NAME\n欧阳若溪\n高兴\n'),
  parseDictionary('words', '# type: words\n复诊单\n'),
];

let options: RulesOptions;
beforeAll(async () => {
  prepareDictionaries();
  options = await loadRulesOptions(OWN);
});

const own = (text: string) =>
  runRules({ id: '1', text, language: 'zh', format: 'text', meta: {} }, 'strict', options).filter(({ reason }) =>
    reason.rule.startsWith('own.'),
  );

describe('terms of a hospital', () => {
  it.each([
    '昨日在[青禾妇儿中心:HOSPITAL]产检',
    '于[仁心堂:HOSPITAL]取药',
    '見於[仁心堂:HOSPITAL]',
    '皮肤见[红斑印记:STD]',
    '由[欧阳若溪:NAME]接诊',
    '凭复诊单就诊',
  ])('%s', (marked) => {
    const { text } = unmark(marked);
    const sure = own(text).filter(({ score }) => score >= 0.9);
    expect(mark(text, sure)).toBe(marked);
  });

  it.each(['转至青禾', '患者家住长沙', '在人民医院就诊', '今日很高兴'])(
    'are in doubt where they are ordinary words: %s',
    (text) => {
      expect(own(text).filter(({ score }) => score >= 0.7)).toEqual([]);
    },
  );

  it('do not cut a longer name', () => {
    expect(own('在长沙市第三人民医院就诊').filter(({ type }) => type === 'HOSPITAL')).toEqual([]);
  });

  it('state the level and the entry, never the name of a person', () => {
    expect(own('红斑印记')[0]).toMatchObject({ level: 2, reason: { rule: 'own.term', term: '红斑印记' } });
    expect(own('欧阳若溪')[0]?.reason).toEqual({ rule: 'own.term', dictionary: expect.any(String) });
  });

  it('leave the shipped dictionary of the same id alone', () => {
    expect(options.knowledge.has('std-zh', '梅毒')).toBe(true);
    expect(options.knowledge.dictionaries.filter(({ owner }) => owner === 'hospital').map(({ id }) => id)).toEqual([
      'own',
      'std-zh+',
      'staff',
      'words',
    ]);
  });
});
