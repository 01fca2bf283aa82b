import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, typesOf } from '../../src/core/entities.ts';
import { makeFoldTable } from '../../src/core/fold.ts';
import { overlaps } from '../../src/core/note.ts';
import { toTagged } from '../../src/core/tagged.ts';
import { align } from '../../src/engines/grounding/align.ts';
import { ground, type GroundOptions } from '../../src/engines/grounding/ground.ts';
import { groundLevels } from '../../src/engines/grounding/levels.ts';
import { mark, unmark, type MarkedSpan } from '../mark.ts';
import { CASES } from './cases/grounding.ts';

const foldTable = makeFoldTable('張张豐丰認认');
const options = (form: 'spans' | 'tagged', more: Partial<GroundOptions> = {}): GroundOptions => ({
  form,
  types: ENTITY_TYPES,
  foldTable,
  ...more,
});

describe('what a model says, as spans of the passage', () => {
  it('is tried in at least 150 ways', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(150);
  });

  it.each(CASES.map((one, index) => [index, one.form, one.answer.slice(0, 60), one] as const))(
    '%i %s %s',
    (_index, form, _answer, { expected, answer, hallucinated = 0, unread = [], isCut = false }) => {
      const { text } = unmark(expected);
      const grounded = ground(text, answer, options(form, { isCut }));
      expect({
        marked: mark(text, grounded.spans, true),
        hallucinated: grounded.hallucinated,
        unread: grounded.unread.map(({ start, end }) => text.slice(start, end)),
      }).toEqual({ marked: expected, hallucinated, unread });
    },
  );

  it('leaves out types that were not asked for', () => {
    const answer = '[{"text":"2024-03-01","type":"日期"},{"text":"张三","type":"姓名"}]';
    const { spans } = ground('张三，2024-03-01', answer, options('spans', { types: typesOf('core') }));
    expect(spans.map(({ type }) => type)).toEqual(['NAME']);
  });

  it('marks the part that a tagged answer skips or never reaches as unread', () => {
    const parts = [
      '患者张三，',
      '因咳嗽咳痰三天入院，'.repeat(6),
      '联系人李四，',
      '既往体健，'.repeat(14),
      '医师王五。',
    ];
    const passage = parts.join('');
    const tagged = (text: string): string => text.replace(/张三|李四|王五/g, (name) => `<<${name}: 姓名>>`);
    const skipping = ground(passage, tagged([parts[0], parts[2], parts[3], parts[4]].join('')), options('tagged'));
    expect(skipping.unread.map(({ start, end }) => passage.slice(start, end).slice(0, 6))).toEqual(['因咳嗽咳痰三']);
    expect(skipping.spans).toHaveLength(3);
    const short = ground(passage, tagged(parts.slice(0, 3).join('')), options('tagged'));
    expect(short.unread.map(({ end }) => end)).toEqual([passage.length]);
    expect(short.spans).toHaveLength(2);
  });
});

describe('levels', () => {
  const passage = '否认梅毒，HBsAg阳性，早孕，人工流产，梅毒';
  const spans = ground(
    passage,
    '否认<<梅毒: 性病>>，<<HBsAg阳性: 性病>>，<<早孕: 妊娠>>，<<人工流产: 妊娠>>，<<梅毒: 性病>>',
    options('tagged'),
  ).spans;

  it.each<[string, (number | undefined)[] | undefined]>([
    [
      '{"levels":[{"text":"梅毒","type":"性病","level":1},{"text":"HBsAg阳性","type":"性病","level":3},{"text":"早孕","type":"妊娠","level":2},{"text":"人工流产","type":"妊娠","level":1}]}',
      [1, 3, 2, 1, 1],
    ],
    ['否认<<梅毒: 性病: 1>>，<<HBsAg阳性: 性病: 3>>，<<早孕: 妊娠: 2>>，<<人工流产: 妊娠: 1>>', [1, 3, 2, 1, 1]],
    [
      '<think>…</think>```json\n{"levels":[{"text":"早孕","type":"PREGNANCY","level":"二级"}]}\n```',
      [undefined, undefined, 2, undefined, undefined],
    ],
    ['["梅毒: 性病: 2", "梅毒: 性病: 3"]', [2, undefined, undefined, undefined, 3]],
    ['我不确定。', undefined],
    ['', undefined],
  ])('%s', (answer, expected) => {
    expect(groundLevels(passage, spans, answer)?.map(({ level }) => level)).toEqual(expected);
  });
});

describe('alignment', () => {
  it.each<[string, string, number[]]>([
    ['患者张三', '患者张三', [0, 1, 2, 3]],
    ['患者张三', '病人张三', [-1, -1, 2, 3]],
    ['患者张三', '好的：患者张三', [-1, -1, -1, 0, 1, 2, 3]],
    ['患者张三入院', '患者入院', [0, 1, 4, 5]],
    ['', '患者', [-1, -1]],
    ['患者', '', []],
  ])('%s ~ %s', (a, b, expected) => {
    expect([...align(a, b)]).toEqual(expected);
  });

  it('aligns long texts by what is unique in both', () => {
    const lines = Array.from(
      { length: 900 },
      (_, i) => `第${String(i)}行：体温36.${String(i % 10)}℃，血压${String(100 + (i % 50))}/80mmHg。`,
    );
    const a = lines.join('\n');
    const b = lines.filter((_, i) => i % 97 !== 5).join('\n');
    const match = align(a, b);
    const matched = match.reduce((sum, at) => sum + (at < 0 ? 0 : 1), 0);
    expect(matched / b.length).toBeGreaterThan(0.99);
    for (let i = 0; i < b.length; i++) if ((match[i] ?? -1) >= 0) expect(a.charAt(match[i] ?? 0)).toBe(b.charAt(i));
  });
});

const WORDS = [
  '患者',
  '因咳嗽入院',
  '否认',
  '病史',
  '既往体健',
  '于',
  '就诊',
  '，',
  '。',
  '\n',
  '血压120/80mmHg',
  '自诉',
  '由家属陪同',
];
const VALUES: readonly MarkedSpan['type'][] = ['NAME', 'HOSPITAL', 'STD', 'ADDRESS'];
/** Values that no filler and no other value holds. */
const valueOf = (type: MarkedSpan['type'], index: number): string =>
  ({ NAME: '欧阳', HOSPITAL: '仁济医馆', STD: '梅疮', ADDRESS: '翠微路' })[type as 'NAME'] +
  '甲乙丙丁戊己庚辛壬癸'.charAt(index % 10) +
  String(index);

const note = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.constantFrom(...VALUES)), { minLength: 6, maxLength: 40 })
  .map((parts) => {
    let text = '';
    const spans: MarkedSpan[] = [];
    parts.forEach((part, index) => {
      const type = VALUES.find((known) => known === part);
      const words = type ? valueOf(type, index) : part;
      if (type) spans.push({ start: text.length, end: text.length + words.length, type });
      text += words;
      if (type) text += '，';
    });
    return { text, spans };
  });

/** A change of the words outside tags: what a model does that does not copy well. */
const change = fc.record({ at: fc.nat(), put: fc.constantFrom('', ' ', '的', '，', '\n', '患者') });

describe('tagged, changed and aligned again', () => {
  it('gives back every span as it was when nothing is changed', () => {
    fc.assert(
      fc.property(note, ({ text, spans }) => {
        const grounded = ground(text, toTagged(text, spans, { levels: false, labels: 'zh' }), options('tagged'));
        expect(grounded.spans.map(({ start, end, type }) => ({ start, end, type }))).toEqual(spans);
        expect(grounded).toMatchObject({ hallucinated: 0, unread: [] });
      }),
    );
  });

  it('finds every span when single words outside the tags differ', () => {
    fc.assert(
      fc.property(note, fc.array(change, { maxLength: 4 }), ({ text, spans }, changes) => {
        fc.pre(spans.length > 0);
        const grounded = ground(
          text,
          changed(toTagged(text, spans, { levels: false, labels: 'zh' }), changes),
          options('tagged'),
        );
        for (const span of spans)
          expect(grounded.spans.some((found) => found.type === span.type && overlaps(found, span))).toBe(true);
        expect(grounded.hallucinated).toBe(0);
      }),
    );
  });

  it('never leaves the passage, and never throws, whatever the answer', () => {
    const noise = fc.string({
      unit: fc.constantFrom('<', '>', '张', '三', ':', '姓', '名', '[', ']', '{', '}', '"', ',', '1', '\\', '\n', ' '),
    });
    fc.assert(
      fc.property(fc.string(), fc.oneof(fc.string(), noise, fc.json()), fc.boolean(), (passage, answer, isCut) => {
        for (const form of ['spans', 'tagged'] as const) {
          const { spans, unread } = ground(passage, answer, options(form, { isCut }));
          for (const { start, end } of [...spans, ...unread]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(passage.length);
            expect(start <= end).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Drops or adds a character at places outside `<<…>>`. */
function changed(tagged: string, changes: readonly { at: number; put: string }[]): string {
  let out = tagged;
  for (const { at, put } of changes) {
    const outside = Array.from({ length: out.length }, (_, i) => i).filter(
      (i) =>
        out.lastIndexOf('<<', i) <= out.lastIndexOf('>>', i - 2) && out.charAt(i) !== '<' && out.charAt(i - 1) !== '<',
    );
    const place = outside[at % Math.max(1, outside.length)];
    if (place !== undefined) out = out.slice(0, place) + put + out.slice(place + (put === '' ? 1 : 0));
  }
  return out;
}
