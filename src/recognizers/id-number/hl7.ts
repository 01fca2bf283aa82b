/** Identifiers of HL7 v2 messages (ANSI/HL7 2.5.1): fields by segment and position. */
import type { Page, PageFinding } from '../../core/recognizer.ts';

const SEGMENT = /^(PID|PV1|PV2|ORC|OBR|IN1|NK1|MRG|SPM)\|/gm;

/** Positions of fields that hold identifiers; OBR-2 and ORC-2 are placer orders, OBR-3 and ORC-3 filler orders. */
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  PID: [2, 3, 4, 18, 19, 20, 21],
  PV1: [5, 7, 8, 9, 17, 19, 50],
  PV2: [],
  ORC: [2, 3, 4],
  OBR: [2, 3, 18, 19, 20],
  IN1: [36, 49],
  NK1: [33],
  MRG: [1, 4],
  SPM: [2],
};

export function* hl7Identifiers(page: Page): Generator<PageFinding> {
  for (const match of page.text.matchAll(SEGMENT)) {
    const positions = FIELDS[match[1] ?? ''] ?? [];
    const { start, end } = page.line(match.index);
    let at = start;
    const fields = page.text.slice(start, end).split('|');
    for (const [position, field] of fields.entries()) {
      if (positions.includes(position)) yield* identifiersIn(field, at);
      at += field.length + 1;
    }
  }
}

/** The first component of each repetition, where it holds at least three digits. */
function* identifiersIn(field: string, offset: number): Generator<PageFinding> {
  let at = offset;
  for (const repetition of field.split('~')) {
    const id = /^[A-Za-z0-9][A-Za-z0-9-]{1,30}[A-Za-z0-9]/.exec(repetition)?.[0] ?? '';
    if ((id.match(/\d/g)?.length ?? 0) >= 3)
      yield { start: at, end: at + id.length, type: 'ID_NUMBER', score: 0.93, reason: { rule: 'id.hl7' } };
    at += repetition.length + 1;
  }
}
