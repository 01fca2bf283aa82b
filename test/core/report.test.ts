import { describe, expect, it } from 'vitest';
import type { Annotation } from '../../src/core/note.ts';
import { protect } from '../../src/core/protect.ts';
import { reportHtml } from '../../src/core/report-html.ts';
import { makeReport, type ReportInput } from '../../src/core/report.ts';
import { verify } from '../../src/core/verify.ts';
import { POLICIES } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { annotate, SECRET } from '../annotate.ts';

const MARKED =
  '患者[欧阳婉清:NAME]，身份证[110108196605211337:ID_NUMBER]，电话[13912345678:CONTACT]，住[杭州市拱墅区和睦路15号:ADDRESS:1]，' +
  '[隐性梅毒:STD:1]，[腊月二十三:DATE]由[邵逸夫医院:HOSPITAL]转来，邵逸夫医院会诊';

function input(policy = POLICIES[1]): ReportInput {
  if (!policy) throw new Error('no policy');
  const { note, annotations } = annotate(MARKED, { score: 0.6 });
  const decided = annotations.map((annotation, i): Annotation => {
    if (i === 0) return { ...annotation, status: 'confirmed' };
    if (i === 2) return { ...annotation, status: 'rejected' };
    if (i === 4) return { ...annotation, status: 'confirmed', level: 2 };
    return i === 6 ? { ...annotation, status: 'added', evidence: [] } : annotation;
  });
  const result = protect(note, decided, policy, { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
  const verification = verify(note, decided, result, policy, {
    fold: (text) => ({ text, toOriginal: (span) => span }),
  });
  return {
    appVersion: '1.2.3',
    note,
    outcomes: [
      { engine: 'rules', version: '1.2.3', milliseconds: 3.4, state: 'ok', findings: [] },
      {
        engine: 'model',
        version: '7',
        milliseconds: 1,
        state: 'failed',
        error: { code: 'file.unreadable', params: { file: '欧阳婉清.txt' } },
      },
    ],
    policy,
    annotations: decided,
    result,
    verification,
    milliseconds: 12.6,
    sha256: 'ab'.repeat(32),
    time: '2026-01-02T03:04:05Z',
  };
}

describe('makeReport', () => {
  it('counts and says how it was checked', () => {
    const given = input();
    expect(makeReport(given)).toMatchObject({
      engines: [
        { engine: 'rules', state: 'ok', findings: 0, milliseconds: 3 },
        { engine: 'model', state: 'failed', error: 'file.unreadable' },
      ],
      policy: { id: 'research' },
      counts: {
        byType: [
          { type: 'NAME', level: 1, count: 1 },
          { type: 'ID_NUMBER', level: 1, count: 1 },
          { type: 'ADDRESS', level: 1, count: 1 },
          { type: 'HOSPITAL', level: 1, count: 1 },
          { type: 'STD', level: 2, count: 1 },
          { type: 'DATE', level: 2, count: 1 },
        ],
        byStrategy: { surrogate: 3, generalize: 2, tag: 1 },
      },
      decisions: { proposed: 3, confirmed: 2, rejected: 1, added: 1, changed: 1 },
      fallbacks: 1,
      verification: { result: 'fail' },
      milliseconds: 13,
      output: { sha256: 'ab'.repeat(32), length: given.result.text.length },
    });
  });

  it('has no value of the note, in JSON or HTML', () => {
    for (const policy of POLICIES) {
      const given = input(policy);
      const report = makeReport(given);
      for (const text of [JSON.stringify(report), reportHtml(report, 'zh'), reportHtml(report, 'en')]) {
        for (const { start, end } of given.annotations) {
          const value = given.note.text.slice(start, end);
          expect(text).not.toContain(value);
          // Nor a part of one: two Han characters or five digits of it.
          for (const part of partsOf(value)) {
            expect(text).not.toContain(part);
          }
        }
      }
    }
  });

  it('refuses an override that quotes the note', () => {
    expect(() => makeReport({ ...input(), override: '欧阳婉清本人同意' })).toThrow('override');
    expect(makeReport({ ...input(), override: '患者本人同意' }).override).toBe('患者本人同意');
  });
});

/** Two Han characters or five digits in a row, except 医院, which every report may say. */
function partsOf(value: string): string[] {
  const parts: string[] = [];
  for (let i = 0; i < value.length; i++) {
    const han = /^\p{Script=Han}{2}/u.exec(value.slice(i))?.[0];
    const digits = /^\d{5}/.exec(value.slice(i))?.[0];
    if (han) parts.push(han);
    if (digits) parts.push(digits);
  }
  return parts.filter((part) => part !== '医院');
}

describe('reportHtml', () => {
  it('escapes every word and loads nothing', () => {
    const html = reportHtml(makeReport({ ...input(), override: '<img src=x onerror="alert(1)">&' }), 'en');
    expect(html).not.toContain('<img');
    expect(html).toContain('&#60;img src=x onerror=&#34;alert(1)&#34;&#62;&#38;');
    expect(html).not.toMatch(/<script|<link|https?:|\son\w+=["']/);
    expect(html).toContain('FAIL');
  });

  it('speaks both languages', () => {
    const report = makeReport(input());
    expect(reportHtml(report, 'zh')).toContain('<html lang="zh-CN">');
    expect(reportHtml(report, 'zh')).toContain('未通过');
    expect(reportHtml(report, 'en')).toContain('De-identification report');
  });
});
