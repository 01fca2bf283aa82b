import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITY_TYPES, levelsOf } from '../../src/core/entities.ts';
import { fromTagged, toTagged, type TaggedSpan } from '../../src/core/tagged.ts';
import { unmark } from '../mark.ts';

const zh = { levels: true, labels: 'zh' } as const;

describe('toTagged', () => {
  it.each([
    ['患者[张三:NAME:1]，女', '患者<<张三: 姓名: 1>>，女'],
    ['否认[梅毒:STD:1]病史', '否认<<梅毒: 性病: 1>>病史'],
    ['体温36.5℃', '体温36.5℃'],
    ['WBC<10，Hb>110', 'WBC<10，Hb>110'],
    ['[张三:NAME:1][李四:NAME:1]', '<<张三: 姓名: 1>><<李四: 姓名: 1>>'],
    ['𠮷[张三:NAME:1]𠮷', '𠮷<<张三: 姓名: 1>>𠮷'],
    ['见<<附件>>', String.raw`见\<\<附件\>\>`],
    ['<[张三:NAME:1]>', String.raw`\<<<张三: 姓名: 1>>\>`],
    ['C:\\data[张三:NAME:1]', 'C:\\data<<张三: 姓名: 1>>'],
  ])('%s', (marked, tagged) => {
    const { text, spans } = unmark(marked);
    expect(toTagged(text, spans, zh)).toBe(tagged);
    expect(fromTagged(tagged)).toEqual({ text, spans });
  });

  it('writes codes and leaves levels out when asked', () => {
    const { text, spans } = unmark('[张三:NAME:1]入院');
    expect(toTagged(text, spans, { levels: false, labels: 'codes' })).toBe('<<张三: NAME>>入院');
  });
});

describe('fromTagged', () => {
  it.each([
    ['<<抗HIV: 阴性: 性病: 1>>', '抗HIV: 阴性', [{ start: 0, end: 8, type: 'STD', level: 1 }]],
    ['<<张三：姓名：1>>入院', '张三入院', [{ start: 0, end: 2, type: 'NAME', level: 1 }]],
    ['<<张三: Name>>', '张三', [{ start: 0, end: 2, type: 'NAME' }]],
    ['<<张三: 昵称>>', '<<张三: 昵称>>', []],
    ['a<<b<<张三: 姓名>>', 'a<<b张三', [{ start: 4, end: 6, type: 'NAME' }]],
    ['<<没有结尾', '<<没有结尾', []],
    ['没有开头>>', '没有开头>>', []],
    ['<<: 姓名>>', '<<: 姓名>>', []],
  ] as const)('%s', (tagged, text, spans) => {
    expect(fromTagged(tagged)).toEqual({ text, spans });
  });
});

/** Texts of the signs that matter, and spans between cuts of them. */
const tagging = fc
  .tuple(
    fc.array(fc.constantFrom('<', '>', '\\', ':', ' ', '张', '1', '姓名', '𠮷', '\n', 'a'), { maxLength: 30 }),
    fc.array(fc.nat(60), { maxLength: 8 }),
    fc.array(fc.constantFrom(...ENTITY_TYPES), { minLength: 4, maxLength: 4 }),
  )
  .map(([parts, cuts, types]) => {
    const text = parts.join('');
    const borders = [...new Set(cuts.filter((cut) => cut <= text.length))].sort((a, b) => a - b);
    const spans: TaggedSpan[] = [];
    for (let i = 0; i + 1 < borders.length; i += 2) {
      const type = types[i / 2] ?? 'NAME';
      spans.push({ start: borders[i] ?? 0, end: borders[i + 1] ?? 0, type, level: levelsOf(type)[0] ?? 1 });
    }
    return { text, spans };
  });

describe('tagging', () => {
  it('gives back the text and the spans', () => {
    fc.assert(
      fc.property(tagging, fc.constantFrom('zh', 'codes'), ({ text, spans }, labels) => {
        expect(fromTagged(toTagged(text, spans, { levels: true, labels }))).toEqual({ text, spans });
      }),
      { numRuns: 2000 },
    );
  });
});
