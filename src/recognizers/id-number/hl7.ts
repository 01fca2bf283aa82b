/** Identifiers of HL7 v2 messages (ANSI/HL7 2.5.1): fields by segment and position. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

/** Positions of fields that hold identifiers; OBR-2 and ORC-2 are placer orders, OBR-3 and ORC-3 filler orders. */
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  PID: [2, 3, 4, 18, 19, 20, 21],
  PV1: [5, 7, 8, 9, 17, 19, 50],
  ORC: [2, 3, 4],
  OBR: [2, 3, 18, 19, 20],
  IN1: [36, 49],
  NK1: [33],
  MRG: [1, 4],
  SPM: [2],
};

const ANY_SEGMENT = /^[A-Z][A-Z0-9]{2}\|[^\n]*\|/gm;
/** A component of any other field that is a code: at least six digits, and no date, time or telephone. */
const CODE = /^(?!(?:19|20)\d{6}(?:\d\d){0,4}$|1[3-9]\d{9}$|0\d{2,3}-?\d{7,8}$)[A-Z]{0,5}-?\d[\d-]{4,20}\d[A-Z]?$/;

/** Identifiers by position with a high score, other codes in messages with a lower one. */
export function* hl7Identifiers(page: Page): Generator<PageFinding> {
  if (!page.text.includes('PID|') && !page.text.includes('MSH|')) return;
  for (const match of matchesOf(page.text, ANY_SEGMENT)) {
    const segment = match[0].slice(0, 3);
    if (segment === 'MSH' || segment === 'OBX') continue;
    const positions = FIELDS[segment] ?? [];
    const { start, end } = page.line(match.index);
    let at = start;
    for (const [position, field] of page.text.slice(start, end).split('|').entries()) {
      if (positions.includes(position))
        yield* identifiersIn(field, at, /^[A-Za-z0-9][A-Za-z0-9-]{1,30}[A-Za-z0-9]/, 0.93);
      else if (position > 0 && !field.includes('^')) yield* identifiersIn(field, at, CODE, 0.72);
      at += field.length + 1;
    }
  }
}

/** Components that have the form, where they hold at least three digits. */
function* identifiersIn(field: string, offset: number, form: RegExp, score: number): Generator<PageFinding> {
  let at = offset;
  for (const component of field.split(/[~^&]/)) {
    const id = form.exec(component)?.[0] ?? '';
    if ((id.match(/\d/g)?.length ?? 0) >= 3)
      yield { start: at, end: at + id.length, type: 'ID_NUMBER', score, reason: { rule: 'id.hl7' } };
    at += component.length + 1;
  }
}
