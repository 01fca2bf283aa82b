import { YinjiError } from '../core/errors.ts';
import type { Language } from '../core/language.ts';
import { STRATEGY_TYPES } from '../core/policy.ts';
import type { Strategy } from '../core/strategy.ts';
import { placeDates, type PlacedDate } from './shift-date/resolve.ts';
import { writeDate } from './shift-date/write.ts';

const DAY = 86_400_000;

/** Placing needs all dates of a note, and is done once for them all. */
const placed = new WeakMap<readonly string[], readonly (PlacedDate | null)[]>();

function placedDates(peers: readonly string[], language: Language): readonly (PlacedDate | null)[] {
  const known = placed.get(peers) ?? placeDates(peers, language);
  placed.set(peers, known);
  return known;
}

/** The nearest whole weeks, at least one. */
function wholeWeeks(days: number): number {
  return 7 * Math.sign(days) * Math.max(1, Math.round(Math.abs(days) / 7));
}

/** Every date of the patient moved by the same secret number of days: intervals stay, format and clock time too. */
export const shiftDate: Strategy = {
  id: 'shift-date',
  label: { zh: '日期平移', en: 'Shift date' },
  about: { zh: '同一患者的日期平移相同天数，间隔不变', en: 'all dates move by the same days; intervals stay' },
  types: STRATEGY_TYPES['shift-date'],
  reversible: true,
  positional: true,
  replace(text, { peers, place, language, shiftDays, choice }) {
    const date = placedDates(peers, language)[place];
    const days = choice.keepWeekday ? wholeWeeks(shiftDays) : shiftDays;
    const written = date && writeDate(text, date.parsed, date.day + days * DAY, days);
    if (!written) throw new YinjiError('strategy.failed', { strategy: 'shift-date' });
    return written;
  },
};
