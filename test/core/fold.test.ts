import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it, test } from 'vitest';
import { fold, makeFoldTable, makeSpacedLabels } from '../../src/core/fold.ts';

const table = makeFoldTable('門门號号電电');
const labels = makeSpacedLabels(['姓名', '住院号', '联系电话']);

const ZERO_WIDTH = '\u200b';

describe('fold', () => {
  test.each([
    ['ＡＢ１２：（）', 'AB12:()'],
    ['一　二\u00a0三', '一 二 三'],
    ['門診號', '门診号'],
    [`张${ZERO_WIDTH}三${ZERO_WIDTH}`, '张三'],
    ['ABC abc', 'ABC abc'],
    ['。、《》“”', '。、《》“”'],
    ['', ''],
    ['姓　　名：张三', '姓名:张三'],
    ['姓 \t 名', '姓名'],
    ['住 院 号 12', '住院号 12'],
    ['住 院號', '住院号'],
    ['姓\n名', '姓\n名'],
    ['姓         名', '姓         名'],
    ['联 系电话', '联系电话'],
  ])('%j becomes %j', (original, folded) => {
    expect(fold(original, table, labels).text).toBe(folded);
  });

  it('leaves blanks alone where no label is spaced', () => {
    expect(fold('姓 张 名 三', table, labels).text).toBe('姓 张 名 三');
    expect(fold('姓 名', table).text).toBe('姓 名');
  });

  it('maps a span over what disappeared back to all of it', () => {
    const folded = fold(`电${ZERO_WIDTH}话：１３`, table, labels);
    expect(folded.text).toBe('电话:13');
    expect(folded.toOriginal({ start: 0, end: 2 })).toEqual({ start: 0, end: 3 });
    expect(folded.toOriginal({ start: 3, end: 5 })).toEqual({ start: 4, end: 6 });
    expect(folded.fromOriginal({ start: 4, end: 6 })).toEqual({ start: 3, end: 5 });
  });

  it('maps an empty folded span to an empty one', () => {
    const { start, end } = fold(`a${ZERO_WIDTH}b`, table).toOriginal({ start: 1, end: 1 });
    expect(end).toBe(start);
  });

  const piece = fc.constantFrom('姓', '名', '住', '院', '号', ' ', '　', ZERO_WIDTH, '１', 'a', '門', '𬌗', '\n', '：');
  property.prop([fc.array(piece, { maxLength: 60 })])('each folded unit stands for its own original unit', (pieces) => {
    const original = pieces.join('');
    const folded = fold(original, table, labels);
    let last = -1;
    for (let i = 0; i < folded.text.length; i++) {
      const { start, end } = folded.toOriginal({ start: i, end: i + 1 });
      expect(end).toBe(start + 1);
      expect(start).toBeGreaterThan(last);
      expect(folded.text.charCodeAt(i)).toBe(table[original.charCodeAt(start)]);
      expect(folded.fromOriginal({ start, end })).toEqual({ start: i, end: i + 1 });
      last = start;
    }
  });
});
