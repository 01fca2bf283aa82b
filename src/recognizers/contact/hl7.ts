/** Telephones of HL7 v2 messages (ANSI/HL7 2.5.1): PID-13 home, PID-14 business, NK1-5 to NK1-7, and others of type XTN. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

const SEGMENT = /^(PID|NK1|GT1|IN1|ORC|PRT)\|/gm;
const FIELDS: Readonly<Record<string, readonly number[]>> = {
  PID: [13, 14],
  NK1: [5, 6, 7, 40],
  GT1: [6, 7],
  IN1: [7],
  ORC: [14, 23],
  PRT: [15],
};
const NUMBER = /\+?\(?\d[\d() .-]{4,18}\d/g;

/** Every number of at least six digits in such a field. */
export function* hl7Phones(page: Page): Generator<PageFinding> {
  for (const match of matchesOf(page.text, SEGMENT)) {
    const positions = FIELDS[match[1] ?? ''] ?? [];
    const { start, end } = page.line(match.index);
    let at = start;
    for (const [position, field] of page.text.slice(start, end).split('|').entries()) {
      if (positions.includes(position))
        for (const { index, 0: number } of field.matchAll(NUMBER))
          if (number.replace(/\D/g, '').length >= 6)
            yield {
              start: at + index,
              end: at + index + number.length,
              type: 'CONTACT',
              score: 0.9,
              reason: { rule: 'contact.hl7' },
            };
      at += field.length + 1;
    }
  }
}
