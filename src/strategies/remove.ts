import { STRATEGY_TYPES } from '../core/policy.ts';
import type { Strategy } from '../core/strategy.ts';

/** Leaves nothing. What stood around the span (blanks, brackets) stays, because nothing outside a span may change. */
export const remove: Strategy = {
  id: 'remove',
  label: { zh: '删除', en: 'Remove' },
  about: { zh: '直接删去', en: 'taken out' },
  types: STRATEGY_TYPES.remove,
  reversible: false,
  replace: () => '',
};
