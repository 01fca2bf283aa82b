import { STRATEGY_TYPES } from '../core/policy.ts';
import { tagText, type Strategy } from '../core/strategy.ts';

/** The type and a number: who is who stays clear, who it is does not. */
export const tag: Strategy = {
  id: 'tag',
  label: { zh: '标签', en: 'Tag' },
  about: { zh: '换成 [姓名1]，同一对象同一编号', en: '[Name 1]; the same subject has the same number' },
  types: STRATEGY_TYPES.tag,
  reversible: false,
  replace: (_text, { type, ordinal, labels }) => tagText(type, ordinal, labels),
};
