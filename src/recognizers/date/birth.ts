/** Whether a date is a date of birth: a label or word before it, 出生 or 生 after it, the birth field of HL7. */
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { labelsOf } from '../labels/labels.ts';

const AFTER = /^[ ]?(?:许|左右)?[ ]?(?:出生|诞生|降生|生于|生人|生(?=[,。;、 ()\n]|$)|born)/;
const BEFORE =
  /(?:生于|出生于?|生日|诞下[^,。\n]{0,4}\(|born(?: on)?|\bb\.|geb\.|geboren(?: am)?|(?<=[\s(])\*|née? le|\bné\(e\) le|nat[oa](?: a [\p{L} ]{2,20})? il|n\.|nacid[oa] el|nac\.:?|född|DOB|D\.O\.B\.?)[ :(]{0,3}$/u;
const GAP = /^[号]?(?:\([^()\n]{0,8}\))?["*]?[ ]{0,4}[:=|]?[ ]{0,12}\n?["(]?[ ]?$/;

export function isBirth(page: Page, { start, end }: Span): boolean {
  const { text } = page;
  if (AFTER.test(text.slice(end, end + 5)) || BEFORE.test(text.slice(Math.max(0, start - 32), start))) return true;
  const labels = labelsOf(page, 'date');
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((labels[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  const label = labels[low - 1];
  if (label?.kind === 'birth' && start - label.end <= 30 && GAP.test(text.slice(label.end, start))) return true;
  return isBirthField(page, start);
}

/** PID-7 of HL7 v2. */
function isBirthField(page: Page, start: number): boolean {
  if (page.text[start - 1] !== '|') return false;
  const line = page.line(start);
  const before = page.text.slice(line.start, start);
  return before.startsWith('PID|') && before.split('|').length === 8;
}
