import { expect, it } from 'vitest';
import { realValues } from '../../src/core/real-values.ts';

const real = realValues(
  ['王建国', '李　娜', 'Sarah Whitfield', '北京市海淀区上地路1号', '110108196605211337', '47'],
  ['王'],
);

it.each([
  ['王建国', true],
  ['王 建 国', true],
  ['建国', true],
  ['李娜', true],
  ['王', true],
  ['李', false],
  ['王志远', false],
  ['上地路', true],
  ['国李', false],
  ['sarah whitfield', true],
  ['Whitfield', true],
  ['Sarah', false],
  ['110108196605211337', true],
  ['0521', false],
  ['108196', true],
  ['47', true],
  ['', false],
])('%s: %s', (candidate, isReal) => {
  expect(real.has(candidate)).toBe(isReal);
});
