/** Dates of eight digits (20240318), with or without a time of four or six digits, where a label or HL7 names them. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { labelsOf, valueStart } from '../labels/labels.ts';
import { isMonthDay, type DateMatch } from './match.ts';

const COMPACT = /((?:19|20)\d\d)(\d\d)(\d\d)(?:[ ]?(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?)?(?:[+-]\d{4})?(?!\d)/y;
/** DOB 05 03 1956 */
const SPACED = /^(?:0[1-9]|[12]\d|3[01]) (?:0[1-9]|[12]\d|3[01]) (?:19|20)\d\d(?!\d)/;
const HL7 = /(?<=[|^~])(?:19|20)\d{6}(?:\d{4}(?:\d\d)?)?(?:\.\d{1,4})?(?:[+-]\d{4})?(?=[|^~\n]|$)/gm;

export function* compactDates(page: Page): Generator<DateMatch> {
  const { text } = page;
  for (const { end } of labelsOf(page, 'date')) {
    const start = valueStart(text, end);
    COMPACT.lastIndex = start;
    const match = COMPACT.exec(text);
    const spaced = SPACED.test(text.slice(start, start + 11));
    if (spaced) yield { start, end: start + 10, rule: 'date.compact', score: 0.9 };
    else if (match && isMonthDay(Number(match[2]), Number(match[3])))
      yield { start, end: start + match[0].length, rule: 'date.compact', score: 0.9 };
  }
  if (!/^(?:MSH|PID)\|/m.test(text)) return;
  for (const match of matchesOf(text, HL7)) {
    if (isMonthDay(Number(match[0].slice(4, 6)), Number(match[0].slice(6, 8))))
      yield { start: match.index, end: match.index + match[0].length, rule: 'date.compact', score: 0.9 };
  }
}
