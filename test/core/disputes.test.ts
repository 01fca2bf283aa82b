import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundBy } from '../../src/core/disputes.ts';
import type { Outcome } from '../../src/core/engine.ts';
import { ENTITY_TYPES, levelsOf, type EntityType, type Level } from '../../src/core/entities.ts';
import { FIRM_FROM } from '../../src/core/model-claims.ts';
import { overlaps, type Finding, type Note, type Span } from '../../src/core/note.ts';
import { resolve, resolveOutcomes } from '../../src/core/resolve.ts';
import { mark } from '../mark.ts';

const noteOf = (text: string): Note => ({ id: 'n', text, language: 'zh', format: 'text', meta: {} });

type Said = readonly [value: string, type: EntityType, score: number, level?: Level];

function findings(text: string, said: readonly Said[], rule: string): Finding[] {
  return said.map(([value, type, score, level]) => {
    const start = text.indexOf(value);
    if (start < 0) throw new Error('the value is not in the text');
    const graded = level === undefined ? {} : { level };
    return { start, end: start + value.length, type, score, source: rule, reason: { rule }, ...graded };
  });
}

const ok = (engine: string, found: readonly Finding[]): Outcome => ({
  engine,
  version: '1',
  milliseconds: 1,
  state: 'ok',
  findings: found,
});

/** Annotations in the form `[张三:NAME:1]`, with what engines differ in behind a `?`. */
function shown(text: string, builtin: readonly Said[], model: readonly Said[]): string {
  const outcomes = [
    ok('builtin', findings(text, builtin, 'name.label')),
    ok('server', findings(text, model, 'model.span')),
  ];
  const annotations = resolveOutcomes(noteOf(text), outcomes);
  const differences = annotations.flatMap(({ disagreement }) => disagreement ?? []);
  return [mark(text, annotations, true), ...differences].join(' ?');
}

describe('what a model adds to the built-in engine', () => {
  it.each<[string, string, Said[], Said[], string]>([
    ['both agree', '患者张三到', [['张三', 'NAME', 0.95]], [['张三', 'NAME', 0.8]], '患者[张三:NAME:1]到'],
    ['only the model', '患者张三到', [], [['张三', 'NAME', 0.8]], '患者[张三:NAME:1]到 ?missed'],
    ['only the other', '患者张三到', [['张三', 'NAME', 0.6]], [], '患者[张三:NAME:1]到 ?missed'],
    [
      'another type, firm',
      '患者张三到',
      [['张三', 'NAME', 0.9]],
      [['张三', 'HOSPITAL', 0.99]],
      '患者[张三:NAME:1]到 ?type',
    ],
    [
      'another type, unsure',
      '患者张三到',
      [['张三', 'NAME', 0.5]],
      [['张三', 'HOSPITAL', 0.8]],
      '患者[张三:HOSPITAL:1]到 ?type',
    ],
    [
      'another type, as sure',
      '患者张三到',
      [['张三', 'NAME', 0.8]],
      [['张三', 'HOSPITAL', 0.8]],
      '患者[张三:NAME:1]到 ?type',
    ],
    ['another level, firm', '查梅毒', [['梅毒', 'STD', 0.92, 1]], [['梅毒', 'STD', 0.99, 3]], '查[梅毒:STD:1] ?level'],
    ['another level, unsure', '查梅毒', [['梅毒', 'STD', 0.6, 1]], [['梅毒', 'STD', 0.8, 3]], '查[梅毒:STD:3] ?level'],
    [
      'a level where none was stated, firm',
      '住北京',
      [['北京', 'ADDRESS', 0.95]],
      [['北京', 'ADDRESS', 0.8, 2]],
      '住[北京:ADDRESS:1] ?level',
    ],
    ['no level told', '查梅毒', [['梅毒', 'STD', 0.6, 2]], [['梅毒', 'STD', 0.8]], '查[梅毒:STD:2]'],
    [
      'a part of it, firm',
      '住厦门市思明区',
      [['厦门市思明区', 'ADDRESS', 0.9, 2]],
      [['厦门', 'ADDRESS', 0.8, 2]],
      '住[厦门市思明区:ADDRESS:2] ?borders',
    ],
    [
      'a part of it, unsure',
      '住厦门市思明区',
      [['厦门市思明区', 'ADDRESS', 0.5, 2]],
      [['厦门', 'ADDRESS', 0.8, 2]],
      '住[厦门市思明区:ADDRESS:2] ?borders',
    ],
    [
      'a part of another type, unsure',
      '在厦门市第一医院',
      [['厦门市第一医院', 'HOSPITAL', 0.5]],
      [['第一医', 'NAME', 0.8]],
      '在[厦门市第一医院:NAME:1] ?type',
    ],
    [
      'a longer address',
      '住厦门市莲前路12号',
      [['厦门市', 'ADDRESS', 0.95, 2]],
      [['厦门市莲前路12号', 'ADDRESS', 0.8, 1]],
      '住[厦门市莲前路12号:ADDRESS:2] ?level',
    ],
    [
      'a whole around a firm part',
      '在厦门市第一医院',
      [['厦门市', 'ADDRESS', 0.95, 2]],
      [['厦门市第一医院', 'HOSPITAL', 0.8]],
      '在[厦门市:ADDRESS:2][第一医院:HOSPITAL:1] ?type ?missed',
    ],
    [
      'a whole around an unsure part',
      '在厦门市第一医院',
      [['厦门市', 'ADDRESS', 0.6, 2]],
      [['厦门市第一医院', 'HOSPITAL', 0.8]],
      '在[厦门市第一医院:HOSPITAL:1] ?type',
    ],
    [
      'nearly the same borders',
      '住厦门市思明区莲前路',
      [['厦门市思明区莲前', 'ADDRESS', 0.9, 2]],
      [['厦门市思明区', 'ADDRESS', 0.8, 2]],
      '住[厦门市思明区莲前:ADDRESS:2]路',
    ],
    [
      'two models',
      '患者张三到',
      [],
      [
        ['张三', 'NAME', 0.8],
        ['张三', 'NAME', 0.7],
      ],
      '患者[张三:NAME:1]到 ?missed',
    ],
  ])('%s', (_case, text, builtin, model, expected) => {
    expect(shown(text, builtin, model)).toBe(expected);
  });

  it('makes what both say surer, so that it is repeated through the note', () => {
    const text = '患者张三入院。明日张三出院。';
    const one = findings(text, [['张三', 'NAME', 0.8]], 'name.label');
    expect(resolve(noteOf(text), one)).toHaveLength(1);
    expect(resolve(noteOf(text), [...one, ...findings(text, [['张三', 'NAME', 0.8]], 'model.span')])).toHaveLength(2);
  });
});

describe('who has a say', () => {
  const text = '患者张三，医师李四';
  const both = findings(
    text,
    [
      ['张三', 'NAME', 0.95],
      ['李四', 'NAME', 0.95],
    ],
    'name.label',
  );
  const failed = (found: readonly Finding[], unread: readonly Span[]): Outcome => ({
    engine: 'server',
    version: '1',
    milliseconds: 1,
    state: 'failed',
    error: { code: 'model.unreadable', params: { engine: 'server' } },
    partial: { findings: found, unread },
  });
  const differences = (outcomes: readonly Outcome[]) =>
    resolveOutcomes(noteOf(text), outcomes).map(({ disagreement }) => disagreement);

  it('is not an engine that did not read the place', () => {
    expect(differences([ok('builtin', both), failed([], [{ start: 5, end: 9 }])])).toEqual(['missed', undefined]);
  });

  it('is an engine that read it and found something before it failed', () => {
    const model = failed(findings(text, [['张三', 'NAME', 0.8]], 'model.span'), [{ start: 5, end: 9 }]);
    expect(differences([ok('builtin', both), model])).toEqual([undefined, undefined]);
    expect(foundBy(model)).toHaveLength(1);
  });

  it('is not an engine that failed as a whole, nor one alone', () => {
    const error = { code: 'engine.failed', params: { engine: 'server' } } as const;
    const outcome: Outcome = { engine: 'server', version: '1', milliseconds: 1, state: 'failed', error };
    expect(differences([ok('builtin', both), outcome])).toEqual([undefined, undefined]);
    expect(differences([ok('builtin', both)])).toEqual([undefined, undefined]);
    const reason = { code: 'engine.unavailable', params: { engine: 'server' } } as const;
    expect(
      differences([
        ok('builtin', both),
        { engine: 'server', version: '1', milliseconds: 1, state: 'unavailable', reason },
      ]),
    ).toEqual([undefined, undefined]);
  });

  it('is nobody about a mention that only the repetition found', () => {
    const twice = '患者张三入院，张三出院';
    const one = findings(twice, [['张三', 'NAME', 0.95]], 'name.label');
    const model = findings(twice, [['张三', 'NAME', 0.8]], 'model.span');
    const annotations = resolveOutcomes(noteOf(twice), [ok('builtin', one), ok('server', model)]);
    expect(annotations.map(({ disagreement }) => disagreement)).toEqual([undefined, undefined]);
  });

  it('changes nothing but the sign', () => {
    const plain = resolve(noteOf(text), both).map(({ evidence: _, ...annotation }) => annotation);
    const same = resolveOutcomes(noteOf(text), [ok('builtin', both), ok('other', both)]);
    expect(same.map(({ evidence: _, ...annotation }) => annotation)).toEqual(plain);
    const missed = resolveOutcomes(noteOf(text), [ok('builtin', both), ok('other', [])]);
    expect(missed.map(({ evidence: _, disagreement: _sign, ...annotation }) => annotation)).toEqual(plain);
  });
});

const TEXT = '患者张三丰住厦门市思明区莲前西路于厦门大学附属第一医院查梅毒阳性孕三产一电话号码八八八八';

const anyFinding = (source: string, rule: string) =>
  fc
    .record({
      start: fc.integer({ min: 0, max: TEXT.length - 1 }),
      length: fc.integer({ min: 1, max: 14 }),
      type: fc.constantFrom(...ENTITY_TYPES),
      score: fc.double({ min: 0.05, max: 1, noNaN: true }),
      level: fc.option(fc.constantFrom<Level>(1, 2, 3), { nil: undefined }),
    })
    .map(({ start, length, type, score, level }): Finding => {
      const end = Math.min(TEXT.length, start + length);
      const graded = level !== undefined && levelsOf(type).includes(level) ? { level } : {};
      return { start, end, type, score, source, reason: { rule }, ...graded };
    });

describe('whatever a model says', () => {
  it('takes away no character, and changes no type or level unseen, and none at all of what is firm', () => {
    fc.assert(
      fc.property(
        fc.array(anyFinding('rules', 'name.label'), { maxLength: 6 }),
        fc.array(anyFinding('server', 'model.span'), { maxLength: 6 }),
        (own, model) => {
          const alone = resolve(noteOf(TEXT), own);
          const joined = resolveOutcomes(noteOf(TEXT), [ok('builtin', own), ok('server', model)]);
          for (let i = 0; i + 1 < joined.length; i++)
            expect(joined[i]?.end).toBeLessThanOrEqual(joined[i + 1]?.start ?? 0);
          for (const annotation of alone) {
            for (let at = annotation.start; at < annotation.end; at++)
              expect(joined.some(({ start, end }) => start <= at && at < end)).toBe(true);
            const there = joined.filter((other) => overlaps(other, annotation));
            const isSame = there.some(({ type, level }) => type === annotation.type && level === annotation.level);
            if (!isSame) expect(there.some(({ disagreement }) => disagreement !== undefined)).toBe(true);
            const isFirm = annotation.evidence.some(
              ({ type, score }) => type === annotation.type && score >= FIRM_FROM,
            );
            if (isFirm) expect(isSame).toBe(true);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
