/** The shelf of strategies. */
import type { Strategies } from '../core/strategy.ts';
import { generalize } from './generalize.ts';
import { keep } from './keep.ts';
import { mask } from './mask.ts';
import { remove } from './remove.ts';
import { shiftDate } from './shift-date.ts';
import { surrogate } from './surrogate.ts';
import { tag } from './tag.ts';

export const STRATEGIES = {
  mask,
  tag,
  surrogate,
  generalize,
  'shift-date': shiftDate,
  remove,
  keep,
} as const satisfies Strategies;
