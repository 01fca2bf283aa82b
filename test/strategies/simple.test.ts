import { expect, it } from 'vitest';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { contextOf } from './context.ts';

it.each([
  ['张三', undefined, '**'],
  ['李　娜', undefined, '***'],
  ['𠮷野', undefined, '***'],
  ['13912345678', '某', '某某某某某某某某某某某'],
])('mask %s', (text, character, expected) => {
  const choice = { strategy: 'mask', ...(character === undefined ? {} : { character }) } as const;
  expect(STRATEGIES.mask.replace(text, contextOf(text, 'NAME', { choice }))).toBe(expected);
});

it.each([
  ['NAME', 1, 'zh', '[姓名1]'],
  ['NAME', 12, 'en', '[Name 12]'],
  ['ID_NUMBER', 2, 'zh', '[证件号2]'],
  ['PREGNANCY', 3, 'en', '[Pregnancy 3]'],
] as const)('tag %s %i %s', (type, ordinal, labels, expected) => {
  expect(STRATEGIES.tag.replace('x', contextOf('x', type, { ordinal, labels }))).toBe(expected);
});
