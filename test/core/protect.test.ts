import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, levelsOf } from '../../src/core/entities.ts';
import type { Annotation, Note } from '../../src/core/note.ts';
import type { Policy, StrategyId } from '../../src/core/policy.ts';
import { STRATEGY_IDS, suits } from '../../src/core/policy.ts';
import { protect } from '../../src/core/protect.ts';
import type { Strategies } from '../../src/core/strategy.ts';
import { POLICIES, policyById } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { annotate, SECRET } from '../annotate.ts';

const options = { strategies: STRATEGIES, secret: SECRET, labels: 'zh' } as const;

/** A policy that does the same to every type it suits; the rest stays under the default. */
function everything(strategy: StrategyId): Policy {
  const rules = Object.fromEntries(
    ENTITY_TYPES.filter((type) => suits(strategy, type)).map((type) => [
      type,
      Object.fromEntries(levelsOf(type).map((level) => [level, { strategy }])),
    ]),
  );
  const words = { zh: strategy, en: strategy };
  return { id: strategy, audience: 'custom', name: words, about: words, reveals: words, rules };
}

describe('protect', () => {
  it.each([
    ['tag', '患者[张三:NAME]，[李四:NAME]之夫，[张三:NAME]入院', '患者[姓名1]，[姓名2]之夫，[姓名1]入院'],
    ['tag', '[梅毒:STD:1]、[乙肝:STD:3]，电话[13912345678:CONTACT]', '[性病1]、[性病2]，电话[联系方式1]'],
    ['mask', '患者[张三:NAME]入院', '患者**入院'],
    ['remove', '患者[张三:NAME]入院', '患者入院'],
    ['keep', '患者[张三:NAME]入院', '患者张三入院'],
    ['tag', '没有任何标注', '没有任何标注'],
    ['tag', '', ''],
  ] as const)('%s: %s', (strategy, marked, expected) => {
    const { note, annotations } = annotate(marked);
    expect(protect(note, annotations, everything(strategy), options).text).toBe(expected);
  });

  it('tags what the policy does not name', () => {
    const { note, annotations } = annotate('患者[张三:NAME]');
    expect(protect(note, annotations, { ...everything('keep'), rules: {} }, options).text).toBe('患者[姓名1]');
  });

  it('labels in English when asked', () => {
    const { note, annotations } = annotate('Seen by [Ann Lee:NAME].', { language: 'en' });
    expect(protect(note, annotations, everything('tag'), { ...options, labels: 'en' }).text).toBe('Seen by [Name 1].');
  });

  it('leaves rejected annotations alone', () => {
    const { note, annotations } = annotate('今日[高兴:NAME]', { status: 'rejected' });
    expect(protect(note, annotations, everything('tag'), options).text).toBe('今日高兴');
  });

  it('gives the mentions of one subject one number', () => {
    const { note, annotations } = annotate('[王建国:NAME]，[王:NAME]主任，[王:NAME]护士', {
      subjects: { 王建国: 'NAME-1', 王: 'NAME-1' },
    });
    expect(protect(note, annotations, everything('tag'), options).text).toBe('[姓名1]，[姓名1]主任，[姓名1]护士');
  });

  it('covers what overlapping annotations cover together', () => {
    const { note, annotations } = annotate('[北京协和:HOSPITAL]医院');
    const [first] = annotations;
    if (!first) throw new Error('no annotation');
    const more: Annotation = { ...first, id: 'later', start: 2, end: 6 };
    expect(protect(note, [more, first], everything('mask'), options).text).toBe('******');
  });

  it('puts a tag, and says so, where a strategy throws', () => {
    const broken: Strategies = {
      ...STRATEGIES,
      mask: {
        ...STRATEGIES.mask,
        replace: () => {
          throw new Error('张三');
        },
      },
    };
    const { note, annotations } = annotate('患者[张三:NAME]入院');
    const result = protect(note, annotations, everything('mask'), { ...options, strategies: broken });
    expect(result.text).toBe('患者[姓名1]入院');
    expect(result.fallbacks).toEqual([
      { annotation: 'a0', strategy: 'mask', error: { code: 'unexpected', params: { name: 'Error' } } },
    ]);
    expect(result.pieces[1]?.strategy).toBe('tag');
  });

  it('puts a tag where a strategy does not suit the type', () => {
    const { note, annotations } = annotate('患者[张三:NAME]');
    const policy: Policy = { ...everything('tag'), rules: { NAME: { 1: { strategy: 'shift-date' } } } };
    const result = protect(note, annotations, policy, options);
    expect(result.text).toBe('患者[姓名1]');
    expect(result.fallbacks).toHaveLength(1);
  });

  it('refuses a secret that is none', () => {
    const { note, annotations } = annotate('患者[张三:NAME]');
    expect(() => protect(note, annotations, everything('tag'), { ...options, secret: 'xyz' })).toThrow('secret');
  });

  it('moves the dates of one patient alike, in every note', () => {
    const shift = everything('shift-date');
    const dateOf = (id: string, patient: string): string => {
      const { note, annotations } = annotate('[2024-03-01:DATE]');
      return protect({ ...note, id }, annotations, shift, { ...options, patient }).text;
    };
    expect(dateOf('one', 'p')).toBe(dateOf('two', 'p'));
    const many = Array.from({ length: 8 }, (_, i) => dateOf('one', `patient ${String(i)}`));
    expect(new Set(many).size).toBeGreaterThan(4);
  });
});

const VALUES = [
  '张三',
  '王建国',
  '王',
  '李　娜',
  '110108196605211337',
  '13912345678',
  '北京市海淀区上地路1号',
  '梅毒',
  '2024年3月1日',
  '91岁',
  '协和医院',
  'Sarah Whitfield',
  '𠮷野家',
];

/** Notes of values and other text, with an annotation over each value, some rejected. */
const noted = fc
  .array(
    fc.record({
      before: fc.constantFrom('', '，', '患者', '𠮷', ' <b> ', '\n', 'a'),
      value: fc.constantFrom(...VALUES),
      type: fc.constantFrom(...ENTITY_TYPES),
      status: fc.constantFrom('proposed', 'confirmed', 'rejected', 'added'),
    }),
    { maxLength: 25 },
  )
  .map((parts): { note: Note; annotations: Annotation[] } => {
    let text = '';
    const annotations = parts.map(({ before, value, type, status }, index): Annotation => {
      text += before;
      const start = text.length;
      text += value;
      const level = levelsOf(type)[index % levelsOf(type).length] ?? 1;
      return { id: String(index), start, end: text.length, type, level, evidence: [], status };
    });
    return { note: { id: 'n', text, language: 'zh', format: 'text', meta: {} }, annotations };
  });
const policies = fc.constantFrom(...POLICIES, ...STRATEGY_IDS.map(everything));

describe('protect, for any note and policy', () => {
  it('touches nothing outside spans', () => {
    fc.assert(
      fc.property(noted, policies, ({ note, annotations }, policy) => {
        const { text, pieces } = protect(note, annotations, policy, options);
        const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
        let output = 0;
        let source = 0;
        for (const piece of pieces) {
          expect([piece.start, piece.sourceStart]).toEqual([output, source]);
          output = piece.end;
          source = piece.sourceEnd;
          if (piece.annotation === null) {
            expect(text.slice(piece.start, piece.end)).toBe(note.text.slice(piece.sourceStart, piece.sourceEnd));
          } else {
            const annotation = byId.get(piece.annotation);
            expect(annotation?.status).not.toBe('rejected');
            expect([annotation?.start, annotation?.end]).toEqual([piece.sourceStart, piece.sourceEnd]);
          }
        }
        expect([output, source]).toEqual([text.length, note.text.length]);
        const kept = annotations.filter(({ status }) => status !== 'rejected').length;
        expect(pieces.filter(({ annotation }) => annotation !== null)).toHaveLength(kept);
      }),
    );
  });

  it('is the same for the same secret', () => {
    fc.assert(
      fc.property(noted, policies, ({ note, annotations }, policy) => {
        expect(protect(note, annotations, policy, options)).toEqual(protect(note, annotations, policy, options));
      }),
    );
  });

  it('makes no surrogate that is a real value', () => {
    const policy = everything('surrogate');
    fc.assert(
      fc.property(noted, fc.nat(0xffff), ({ note, annotations }, seed) => {
        const secret = seed.toString(16).padStart(32, '0');
        const real = new Set(annotations.map(({ start, end }) => note.text.slice(start, end)));
        const { text, pieces } = protect(note, annotations, policy, { ...options, secret });
        for (const { strategy, start, end } of pieces) {
          if (strategy === 'surrogate') expect(real).not.toContain(text.slice(start, end));
        }
      }),
    );
  });

  it('makes two people two people', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'), { minLength: 2 }),
        (surnames) => {
          const marked = surnames.map((surname) => `[${surname}建国:NAME]`).join('，');
          const { note, annotations } = annotate(marked);
          const { text } = protect(note, annotations, everything('surrogate'), options);
          expect(new Set(text.split('，')).size).toBe(surnames.length);
        },
      ),
    );
  });

  it('keeps the length under a mask', () => {
    fc.assert(
      fc.property(noted, ({ note, annotations }) => {
        expect(protect(note, annotations, everything('mask'), options).text).toHaveLength(note.text.length);
      }),
    );
  });

  it('keeps the intervals between dates', () => {
    const day = fc.date({ min: new Date('1951-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    const research = policyById('research');
    if (!research) throw new Error('no policy');
    fc.assert(
      fc.property(fc.array(day, { minLength: 2, maxLength: 6 }), fc.nat(0xffff), (days, seed) => {
        const iso = days.map((date) => date.toISOString().slice(0, 10));
        const { note, annotations } = annotate(iso.map((date) => `[${date}:DATE]`).join('，'));
        const secret = seed.toString(16).padStart(32, '0');
        const moved = protect(note, annotations, research, { ...options, secret }).text.split('，');
        const between = (dates: readonly string[]): number[] =>
          dates.map((date) => (Date.parse(date) - Date.parse(dates[0] ?? '')) / 86_400_000);
        expect(between(moved)).toEqual(between(iso));
        expect(moved).not.toEqual(iso);
      }),
    );
  });
});
