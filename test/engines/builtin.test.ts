import { describe, expect, it } from 'vitest';
import { loadRulesOptions, readTagger } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runBuiltin } from '../../src/engines/builtin.ts';
import { mark, unmark } from '../mark.ts';

const options = await loadRulesOptions();
const tagger = await readTagger();

function marked(text: string, language: Language = 'zh'): string {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return mark(text, resolve(note, runBuiltin(note, 'strict', options, tagger), options.foldTable));
}

describe('rules and tagger together', () => {
  it.each([
    '姓名：[高兴:NAME]，男。患者今晚高高兴兴参加聚会。',
    '患者[王建国:NAME]，电话[13800138000:CONTACT]，于[北京协和医院:HOSPITAL]就诊。',
    '否认[梅毒:STD]病史，[已婚:PREGNANCY]，[育有1子:PREGNANCY]。',
    '[孕39周:PREGNANCY]，2018年于[深圳市人民医院:HOSPITAL][顺产1女婴:PREGNANCY]，体健。',
    '查体：心肺未闻及异常，Murphy征阴性，血压120/80mmHg。',
  ])('%s', (expected) => {
    expect(marked(unmark(expected).text)).toBe(expected);
  });

  it('survives a long text of one character', () => {
    expect(unmark(marked('张'.repeat(20_000))).text).toHaveLength(20_000);
  });
});
