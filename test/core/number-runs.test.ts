import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, it, test } from 'vitest';
import { numberRuns } from '../../src/core/number-runs.ts';

const runsOf = (text: string) => numberRuns(text).map(({ start, end }) => text.slice(start, end));

describe('numberRuns', () => {
  test.each([
    ['电话13801176653。', ['13801176653']],
    ['电话 138 0117 6653，', ['138 0117 6653']],
    ['138-0117-6653', ['138-0117-6653']],
    ['(0537)2214 887', ['0537)2214 887']],
    ['010·6275·8842', ['010·6275·8842']],
    ['3301061988\n03124522', ['3301061988\n03124522']],
    ['65230119761123084X，', ['65230119761123084X']],
    ['65230119761123084x', ['65230119761123084x']],
    ['6523011976112308X', ['6523011976112308']],
    ['1234', []],
    ['12 34', []],
    ['12345', ['12345']],
    ['12345    67890', ['12345', '67890']],
    ['138 - 0117 - 6653', ['138 - 0117 - 6653']],
    ['12345，67890', ['12345', '67890']],
    ['', []],
  ])('%j has %j', (text, expected) => {
    expect(runsOf(text)).toEqual(expected);
  });

  it('gives the digits without separators and where each stands', () => {
    const [run] = numberRuns('号 12-34 5');
    expect(run?.digits).toBe('12345');
    expect(run?.at).toEqual([2, 3, 5, 6, 8]);
  });

  const piece = fc.constantFrom('1', '23', '4567', ' ', '-', '.', '/', '\n', 'X', '号', '，');
  property.prop([fc.array(piece, { maxLength: 80 })])(
    'runs are in order, apart, and made of their digits',
    (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end, digits, at } of numberRuns(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(at[0]).toBe(start);
        expect(at.at(-1)).toBe(end - 1);
        expect(at.map((offset) => text[offset]).join('')).toBe(digits);
        expect(digits).toMatch(/^\d{5,}X?$/i);
        last = end;
      }
    },
  );

  it('every digit of a long group is in some run', () => {
    const text = '1234567 abc 7654321';
    expect(runsOf(text).join('')).toBe('12345677654321');
  });
});
