import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, type EntityType } from '../../src/core/entities.ts';
import { makeFoldTable } from '../../src/core/fold.ts';
import { overlaps, type Annotation, type Finding, type Note } from '../../src/core/note.ts';
import { resolve, RESOLVE_RULES, RESOLVE_SOURCE } from '../../src/core/resolve.ts';
import { mark, unmark } from '../mark.ts';

const noteOf = (text: string): Note => ({ id: 'n', text, language: 'zh', format: 'text', meta: {} });

const finding = (
  text: string,
  value: string,
  type: EntityType,
  score = 0.95,
  more: Partial<Finding> & { nth?: number } = {},
): Finding => {
  const { nth = 0, ...rest } = more;
  let start = -1;
  for (let i = 0; i <= nth; i++) start = text.indexOf(value, start + 1);
  if (start < 0) throw new Error('the value is not in the text');
  return { start, end: start + value.length, type, score, source: 'rules', reason: { rule: 'test.rule' }, ...rest };
};

const shown = (text: string, annotations: readonly Annotation[]): string =>
  mark(
    text,
    annotations.map(({ start, end, type }) => ({ start, end, type })),
  );

type Claim = [value: string, type: EntityType, score?: number, source?: string];

describe('borders', () => {
  it.each<[string, string, EntityType, string]>([
    ['姓名： 张三，男', '： 张三，', 'NAME', '姓名： [张三:NAME]，男'],
    ['查抗-HIV(-)。', '抗-HIV(-)。', 'STD', '查[抗-HIV(-):STD]。'],
    ['电话(0592)218 7765转', '(0592)218 7765', 'CONTACT', '电话[(0592)218 7765:CONTACT]转'],
    ['手机 +86 138 0000 1111 。', ' +86 138 0000 1111 。', 'CONTACT', '手机 [+86 138 0000 1111:CONTACT] 。'],
    ['（张三）到', '（张三）', 'NAME', '（[张三:NAME]）到'],
    ['微信 _abc_123_，', ' _abc_123_，', 'CONTACT', '微信 [_abc_123_:CONTACT]，'],
    ['住2号楼（东侧，', '2号楼（', 'ADDRESS', '住[2号楼:ADDRESS]（东侧，'],
    ['妻“李四”陪', '“李四', 'NAME', '妻“[李四:NAME]”陪'],
    ['患者𠮷野到', '\udfb7野', 'NAME', '患者[𠮷野:NAME]到'],
  ])('%s: %s', (text, value, type, expected) => {
    expect(shown(text, resolve(noteOf(text), [finding(text, value, type)]))).toBe(expected);
  });
});

describe('overlaps', () => {
  it.each<[string, Claim[], string]>([
    [
      '同一内容两次',
      [
        ['内容', 'NAME', 0.6],
        ['内容', 'NAME', 0.7, 'llm'],
      ],
      '同一[内容:NAME]两次',
    ],
    [
      '患者王建国入院',
      [
        ['王建', 'NAME', 0.7],
        ['王建国', 'NAME', 0.95],
      ],
      '患者[王建国:NAME]入院',
    ],
    [
      '患者王建国入院',
      [
        ['王建国', 'NAME', 0.9],
        ['王建国入', 'NAME', 0.4],
      ],
      '患者[王建国:NAME]入院',
    ],
    [
      '送深圳市人民医院',
      [
        ['深圳市', 'ADDRESS', 0.97],
        ['深圳市人民医院', 'HOSPITAL', 0.9],
      ],
      '送[深圳市人民医院:HOSPITAL]',
    ],
    [
      '送广东省深圳市人民医院',
      [
        ['广东省深圳市', 'ADDRESS', 0.9],
        ['深圳市人民医院', 'HOSPITAL', 0.97],
      ],
      '送[广东省:ADDRESS][深圳市人民医院:HOSPITAL]',
    ],
    [
      '住张家村3组',
      [
        ['张家', 'NAME', 0.9],
        ['张家村3组', 'ADDRESS', 0.8],
      ],
      '住[张家村3组:ADDRESS]',
    ],
    [
      '诊断梅毒',
      [
        ['梅毒', 'NAME', 0.85],
        ['梅毒', 'STD', 0.9],
      ],
      '诊断[梅毒:STD]',
    ],
    [
      '证110101199003070011。',
      [
        ['110101199003070011', 'ID_NUMBER', 0.99],
        ['19900307001', 'CONTACT', 0.8],
      ],
      '证[110101199003070011:ID_NUMBER]。',
    ],
    [
      '丁香到',
      [
        ['丁香', 'NAME', 0.6],
        ['丁香', 'NAME', 0.6, 'llm'],
        ['丁香到', 'DATE', 0.7],
      ],
      '[丁香:NAME]到',
    ],
  ])('%s %j', (text, claims, expected) => {
    const findings = claims.map(([value, type, score, source = 'rules']) =>
      finding(text, value, type, score, { source }),
    );
    expect(shown(text, resolve(noteOf(text), findings))).toBe(expected);
  });

  it('keeps what lost as evidence', () => {
    const text = '患者王建国入院';
    const [annotation] = resolve(noteOf(text), [
      finding(text, '王建国', 'NAME', 0.95),
      finding(text, '王建', 'NAME', 0.5, { source: 'llm' }),
      finding(text, '国入院', 'HOSPITAL', 0.3),
    ]);
    expect(annotation?.evidence.map(({ source, type }) => `${source} ${type}`)).toEqual([
      'rules NAME',
      'llm NAME',
      'rules HOSPITAL',
    ]);
  });

  it('takes the level of the best finding that states one', () => {
    const text = '查梅毒';
    const [annotation] = resolve(noteOf(text), [
      finding(text, '梅毒', 'STD', 0.9),
      finding(text, '梅毒', 'STD', 0.8, { level: 1, source: 'llm' }),
    ]);
    expect(annotation?.level).toBe(1);
  });
});

describe('repeats', () => {
  it.each<[string, Claim[], string]>([
    ['患者王建国。王建国诉', [['王建国', 'NAME', 0.95]], '患者[王建国:NAME]。[王建国:NAME]诉'],
    ['患者王建国。王建国诉', [['王建国', 'NAME', 0.7]], '患者[王建国:NAME]。王建国诉'],
    ['姓名：张　三。张三诉', [['张　三', 'NAME', 0.95]], '姓名：[张　三:NAME]。[张三:NAME]诉'],
    ['王主任查房，王主任说王', [['王', 'NAME', 0.95]], '[王:NAME]主任查房，[王:NAME]主任说王'],
    ['Tom到，Tomato，Tom走', [['Tom', 'NAME', 0.95]], '[Tom:NAME]到，Tomato，[Tom:NAME]走'],
    ['转协和医院，协和医院复诊', [['协和医院', 'HOSPITAL', 0.95]], '转[协和医院:HOSPITAL]，[协和医院:HOSPITAL]复诊'],
    [
      '号A12345，再A12345，XA12345',
      [['A12345', 'ID_NUMBER', 0.95]],
      '号[A12345:ID_NUMBER]，再[A12345:ID_NUMBER]，XA12345',
    ],
    ['查梅毒，梅毒', [['梅毒', 'STD', 0.95]], '查[梅毒:STD]，梅毒'],
  ])('%s', (text, claims, expected) => {
    const annotations = resolve(
      noteOf(text),
      claims.map(([value, type, score]) => finding(text, value, type, score)),
    );
    expect(shown(text, annotations)).toBe(expected);
    for (const { evidence } of annotations)
      for (const { source, reason } of evidence)
        if (source === RESOLVE_SOURCE) expect(RESOLVE_RULES).toHaveProperty([reason.rule]);
  });

  it('repeats a door, not a province', () => {
    const text = '住湖南省望月路3号，湖南省，望月路3号';
    const found = resolve(noteOf(text), [
      finding(text, '湖南省', 'ADDRESS', 0.95, { level: 2 }),
      finding(text, '望月路3号', 'ADDRESS', 0.95, { level: 1 }),
    ]);
    expect(shown(text, found)).toBe('住[湖南省:ADDRESS][望月路3号:ADDRESS]，湖南省，[望月路3号:ADDRESS]');
  });

  it('finds a name again in Traditional writing, given the table', () => {
    const text = '患者张国庆，張國慶';
    const findings = [finding(text, '张国庆', 'NAME')];
    expect(resolve(noteOf(text), findings, makeFoldTable('張张國国慶庆')).length).toBe(2);
    expect(resolve(noteOf(text), findings).length).toBe(1);
  });
});

describe('subjects', () => {
  const subjectsOf = (marked: string, foldPairs = ''): string[] => {
    const { text, spans } = unmark(marked);
    const findings = spans.map((span) => ({ ...span, score: 0.8, source: 'rules', reason: { rule: 'test.rule' } }));
    return resolve(noteOf(text), findings, makeFoldTable(foldPairs)).map(({ subject }) => subject ?? '');
  };

  it.each<[string, string[], string?]>([
    ['[王建国:NAME]主任，[王:NAME]主任，[建国:NAME]，[王建国:NAME]', ['NAME-1', 'NAME-1', 'NAME-1', 'NAME-1']],
    ['[王建国:NAME]，[王建军:NAME]，[王:NAME]主任', ['NAME-1', 'NAME-2', 'NAME-3']],
    ['[王建国:NAME]主任，[王建军:NAME]护士，[王:NAME]主任', ['NAME-1', 'NAME-2', 'NAME-1']],
    ['[王建:NAME]与[王建国:NAME]', ['NAME-1', 'NAME-2']],
    ['[张 三:NAME]，[张三:NAME]', ['NAME-1', 'NAME-1']],
    ['[張國慶:NAME]，[张国庆:NAME]', ['NAME-1', 'NAME-1'], '張张國国慶庆'],
    ['[欧阳明:NAME]主任医师，[欧阳:NAME]主任', ['NAME-1', 'NAME-1']],
    ['[李:NAME]主任，[李:NAME]护士，[李:NAME]主任', ['NAME-1', 'NAME-2', 'NAME-1']],
    ['[约翰·史密斯:NAME]，[史密斯:NAME]先生', ['NAME-1', 'NAME-1']],
    ['[John Smith:NAME]，Mr. [Smith:NAME]', ['NAME-1', 'NAME-1']],
    ['[王建国:NAME]，[李建国:NAME]，[建国:NAME]', ['NAME-1', 'NAME-2', 'NAME-3']],
    ['[138 0000 1111:CONTACT]，[13800001111:CONTACT]，[13900001111:CONTACT]', ['CONTACT-1', 'CONTACT-1', 'CONTACT-2']],
    ['[协和医院:HOSPITAL]，[张三:NAME]，[协和医院:HOSPITAL]', ['HOSPITAL-1', 'NAME-1', 'HOSPITAL-1']],
  ])('%s', (marked, expected, pairs) => {
    expect(subjectsOf(marked, pairs)).toEqual(expected);
  });
});

describe('invariants', () => {
  const arbitrary = fc
    .array(fc.constantFrom(...'张三李王建国（）(),，。 1234ab\n𠮷'), { minLength: 1, maxLength: 60 })
    .map((characters) => characters.join(''))
    .chain((text) =>
      fc.record({
        text: fc.constant(text),
        findings: fc.array(
          fc
            .record({
              from: fc.nat(text.length - 1),
              length: fc.integer({ min: 1, max: 20 }),
              type: fc.constantFrom(...ENTITY_TYPES),
              score: fc.double({ min: 0, max: 1, noNaN: true }),
              source: fc.constantFrom('rules', 'llm'),
            })
            .map(({ from, length, ...rest }) => ({
              ...rest,
              start: from,
              end: Math.min(from + length, text.length),
              reason: { rule: 'test.rule' },
            })),
          { maxLength: 30 },
        ),
      }),
    );

  it('gives sorted spans that never overlap, inside the text, without punctuation at the ends', () => {
    fc.assert(
      fc.property(arbitrary, ({ text, findings }) => {
        let last = 0;
        for (const { start, end, id, type } of resolve(noteOf(text), findings)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).not.toMatch(/^[\s,，。]|[\s,，。]$/);
          expect(id).toBe(`${String(start)}-${String(end)}-${type}`);
          last = end;
        }
      }),
    );
  });

  it('loses no finding: each overlaps an annotation unless it holds only blanks and punctuation', () => {
    fc.assert(
      fc.property(arbitrary, ({ text, findings }) => {
        const annotations = resolve(noteOf(text), findings);
        for (const one of findings)
          if (/[^\s\p{P}]/u.test(text.slice(one.start, one.end)))
            expect(annotations.some((annotation) => overlaps(annotation, one))).toBe(true);
        const evidence = new Set(annotations.flatMap((annotation) => annotation.evidence));
        for (const one of findings)
          if (/[^\s\p{P}]/u.test(text.slice(one.start, one.end))) expect(evidence.has(one)).toBe(true);
      }),
    );
  });

  it('does not depend on the order of findings and does not change its input', () => {
    fc.assert(
      fc.property(arbitrary, ({ text, findings }) => {
        const spansOf = (annotations: readonly Annotation[]) => annotations.map(({ id }) => id);
        const frozen = Object.freeze(findings.map((one) => Object.freeze({ ...one })));
        expect(spansOf(resolve(noteOf(text), [...frozen].reverse()))).toEqual(spansOf(resolve(noteOf(text), frozen)));
      }),
    );
  });

  it('takes 20,000 findings, apart and on one heap', () => {
    const text = '张三李四王五赵六'.repeat(20_000);
    const apart = Array.from({ length: 20_000 }, (_, i) =>
      finding(text, '张三', 'NAME', 0.8, { start: i * 8, end: i * 8 + 2 }),
    );
    expect(resolve(noteOf(text), apart).length).toBe(20_000);
    const heap = Array.from({ length: 20_000 }, (_, i) =>
      finding(text, '张三', 'NAME', 0.5 + (i % 50) / 100, { start: i, end: i + 400 }),
    );
    expect(resolve(noteOf(text), heap).length).toBeGreaterThan(0);
  });
});
