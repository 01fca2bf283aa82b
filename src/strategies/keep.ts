import { STRATEGY_TYPES } from '../core/policy.ts';
import type { Strategy } from '../core/strategy.ts';

/** Leaves the original where it is: the recipient may see it. */
export const keep: Strategy = {
  id: 'keep',
  label: { zh: '保留', en: 'Keep' },
  about: { zh: '保留原文', en: 'the original stays' },
  types: STRATEGY_TYPES.keep,
  reversible: true,
  replace: (text) => text,
};
