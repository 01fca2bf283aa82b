/** Postcodes: after their label, or right after an address that ends in a door. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

const LABELLED = /(?:邮政编码|邮编|邮码|邮递区号)[:：]?\s{0,3}(\d{6}|\d{5}|\d{3})(?!\d)/g;
const NEXT = /^\s?[(,，]\s?(\d{6})(?=[),，。;；\s]|$)/;

export function* postcodes(page: Page, addresses: readonly PageFinding[]): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, LABELLED)) {
    const code = match[1] ?? '';
    const end = match.index + match[0].length;
    yield finding(end - code.length, end);
  }
  for (const address of addresses) {
    if (address.level !== 1) continue;
    const match = NEXT.exec(page.text.slice(address.end, address.end + 12));
    const code = match?.[1];
    if (!match || !code) continue;
    const end = address.end + match[0].length;
    if (!page.covered({ start: end - code.length, end })) yield finding(end - code.length, end);
  }
}

function finding(start: number, end: number): PageFinding {
  return { start, end, type: 'ADDRESS', level: 1, score: 0.9, reason: { rule: 'address.postcode' } };
}
