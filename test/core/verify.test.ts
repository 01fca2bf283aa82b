import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, makeFoldTable } from '../../src/core/fold.ts';
import type { Annotation, Note } from '../../src/core/note.ts';
import type { Policy } from '../../src/core/policy.ts';
import { protect, type Protected } from '../../src/core/protect.ts';
import { verify, type VerifyHelpers } from '../../src/core/verify.ts';
import { POLICIES, policyById } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { annotate, SECRET, type AnnotateOptions } from '../annotate.ts';

const table = makeFoldTable('陳陈國国張张');
const helpers: VerifyHelpers = {
  fold: (text) => fold(text, table),
  romanize: (name) => [...name].map((character) => ({ 王: 'wang', 建: 'jian', 国: 'guo' })[character] ?? 'x').join(' '),
  isWord: (value) => value === '高兴',
};

const named = (id: string): Policy => {
  const policy = policyById(id);
  if (!policy) throw new Error(id);
  return policy;
};

function checked(marked: string, policy = named('public'), more: AnnotateOptions = {}) {
  const { note, annotations } = annotate(marked, { score: 1, ...more });
  const result = protect(note, annotations, policy, { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
  const verification = verify(note, annotations, result, policy, helpers);
  return {
    ...verification,
    said: verification.issues.map(
      ({ rule, severity, start, end }) => `${rule} ${severity} ${result.text.slice(start, end)}`,
    ),
  };
}

describe('verify', () => {
  it.each([
    // A protected value that is still there.
    ['[王建国:NAME]入院，王建国诉头痛', ['leak.exact fail 王建国']],
    ['[王建国:NAME]入院，王 建 国诉头痛', ['leak.spaced fail 王 建 国']],
    ['[王建国:NAME]入院，王·建·国诉头痛', ['leak.spaced fail 王·建·国']],
    ['[王建国:NAME]入院，王建國诉头痛', ['leak.variant fail 王建國']],
    ['[王建国:NAME]入院，Wang Jianguo', ['leak.pinyin fail Wang Jianguo']],
    ['[王建国:NAME]入院，JIANGUO WANG', ['leak.pinyin fail JIANGUO WANG']],
    ['[王建国:NAME]入院，wangjianguo2字样', []],
    ['[张三:NAME]，姓张。三天前', []],
    ['[王:NAME]主任查房，王主任同意', ['leak.surname fail 王']],
    ['[王:NAME]主任查房，王府井', []],
    ['[高兴:NAME]，心情高兴', ['leak.exact review 高兴']],
    ['病案号[B2203388:ID_NUMBER]，又作Ｂ２２０３３８８', ['leak.variant fail Ｂ２２０３３８８']],
    ['病案号[22033881:ID_NUMBER]，另有1220338819', []],
    ['住[大连:ADDRESS:1]，籍贯大连', ['leak.exact review 大连']],
    ['[北京协和医院:HOSPITAL]转入，北京协和医院会诊', ['leak.exact fail 北京协和医院']],
    ['[梅毒:STD:1]治疗，复查梅毒', ['leak.exact fail 梅毒']],
    ['[2024年3月1日:DATE]入院，2024年3月1日手术', ['leak.exact fail 2024年3月1日']],
    ['[3月:DATE]起病，3月余', []],
    // A strong identifier that no engine found.
    ['身份证110108196605211337', ['identifier.citizen fail 110108196605211337']],
    ['身份证110108 19660521 1337', ['identifier.citizen fail 110108 19660521 1337']],
    ['身份证１１０１０８１９６６０５２１１３３７', ['identifier.citizen fail １１０１０８１９６６０５２１１３３７']],
    ['编号110108196605211338', []],
    ['电话139-1234-5678', ['identifier.mobile fail 139-1234-5678']],
    ['编号2139123456781', []],
    ['邮箱a.b@hospital.cn', ['identifier.email fail a.b@hospital.cn']],
    ['车牌冀F·7K209', ['identifier.plate fail 冀F·7K209']],
    ['卡号6228480631055173217', ['identifier.card review 6228480631055173217']],
    ['电话010-62758841', ['identifier.landline review 010-62758841']],
    ['体温36.5℃，血压120/80mmHg，WBC 10.5×10^9/L', []],
  ])('%s', (marked, said) => {
    const verification = checked(marked);
    expect(verification.said).toEqual(said);
    const fails = said.some((line) => line.includes(' fail '));
    expect(verification.result).toBe(fails ? 'fail' : said.length > 0 ? 'review' : 'pass');
  });

  it('takes no tag for a leak', () => {
    expect(checked('[姓名:NAME]、[性病:STD:3]、[妊娠:PREGNANCY:2]').said).toEqual([]);
  });

  it('takes nothing for a leak that the policy keeps', () => {
    expect(checked('[梅毒:STD:1]，梅毒', named('colleague')).said).toEqual([]);
    expect(checked('住[上海市:ADDRESS:2]，上海市人', named('research')).said).toEqual([]);
  });

  it('leaves to the reviewer what the reviewer rejected', () => {
    const { note, annotations } = annotate('[王建国:NAME]，[王建国:NAME]', { score: 1 });
    const decided = annotations.map((a, i): Annotation => (i === 1 ? { ...a, status: 'rejected' } : a));
    const result = protect(note, decided, named('public'), { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
    expect(verify(note, decided, result, named('public'), helpers)).toMatchObject({
      result: 'review',
      issues: [{ rule: 'leak.exact', severity: 'review' }],
    });
  });

  it('asks for unsure findings to be reviewed, until they are', () => {
    expect(checked('[张三:NAME]', named('public'), { score: 0.5 }).said).toEqual(['unreviewed.unsure review [姓名1]']);
    expect(checked('[张三:NAME]', named('public'), { score: 0.5, status: 'confirmed' }).said).toEqual([]);
  });

  it('knows its own surrogates', () => {
    const marked =
      '[王建国:NAME]，[110108196605211337:ID_NUMBER]，[13912345678:CONTACT]，[a.b@hospital.cn:CONTACT]，[冀F·7K209:ID_NUMBER]';
    expect(checked(marked, named('research'))).toMatchObject({ result: 'pass', issues: [] });
  });

  it('finds surrogates that are real values, and two people with one', () => {
    const { note, annotations } = annotate('[王建国:NAME]，[李四光:NAME]，[张三丰:NAME]', { score: 1 });
    const texts = ['李四光', '赵小小', '赵小小'];
    const text = texts.join('，');
    const pieces: Protected['pieces'] = [0, 4, 8].map((start, i) => ({
      start,
      end: start + 3,
      annotation: `a${String(i)}`,
      sourceStart: start,
      sourceEnd: start + 3,
      strategy: 'surrogate',
    }));
    const { issues } = verify(note, annotations, { text, pieces, fallbacks: [] }, named('research'), helpers);
    expect(issues.map(({ rule, severity, annotation }) => [rule, severity, annotation])).toEqual([
      ['collision.real', 'fail', 'a0'],
      ['collision.shared', 'review', 'a2'],
    ]);
  });

  it('holds no text', () => {
    const { issues } = checked('[王建国:NAME]入院，王建国诉头痛，139-1234-5678');
    for (const issue of issues) expect(JSON.stringify(issue)).not.toMatch(/王|国|139|5678/);
  });
});

describe('verify, for any note', () => {
  const value = fc.constantFrom(
    '王建国',
    '李向阳',
    '110108196605211337',
    '13912345678',
    '北京协和医院',
    '2024年3月1日',
  );
  const around = fc.constantFrom('，', '患者', '𠮷', '\n', ' ');

  it('finds every protected value that is left, and passes the note without', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(around, value, fc.boolean()), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...POLICIES),
        (parts, policy) => {
          let text = '';
          const annotations: Annotation[] = [];
          const left: number[] = [];
          parts.forEach(([before, part, isFound], index) => {
            text += before;
            const start = text.length;
            text += part;
            const span = { start, end: text.length, type: 'NAME' as const, level: 1 as const };
            if (isFound) annotations.push({ ...span, id: String(index), evidence: [], status: 'confirmed' });
            else left.push(index);
            text += '。';
          });
          const note: Note = { id: 'n', text, language: 'zh', format: 'text', meta: {} };
          const result = protect(note, annotations, policy, { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
          const { issues } = verify(note, annotations, result, policy, helpers);
          const known = new Set(annotations.map(({ start, end }) => text.slice(start, end)));
          const leaks = left.filter((index) => known.has(parts[index]?.[1] ?? ''));
          expect(issues.filter(({ kind }) => kind === 'leak')).toHaveLength(leaks.length);
        },
      ),
    );
  });
});
