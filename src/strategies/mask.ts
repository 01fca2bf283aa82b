import { STRATEGY_TYPES } from '../core/policy.ts';
import type { Strategy } from '../core/strategy.ts';

const DEFAULT_CHARACTER = '*';

/** One mark for each UTF-16 code unit, so that offsets in the rest of the note stay what they were. */
export const mask: Strategy = {
  id: 'mask',
  label: { zh: '掩码', en: 'Mask' },
  about: { zh: '每个字符换成 *，长度不变', en: 'each character becomes *; the length stays' },
  types: STRATEGY_TYPES.mask,
  reversible: false,
  replace: (text, { choice }) => (choice.character ?? DEFAULT_CHARACTER).repeat(text.length),
};
