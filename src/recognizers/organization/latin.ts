/** Western names of schools and firms in Chinese notes, and values of keys in records (JSON, tables). */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';

const NAME =
  /\b(?:[A-Z][A-Za-z&'-]+ (?:of |and |the |for )?){1,5}(?:University|College|School|Academy|Institute of Technology|Kindergarten|Inc\.?|Ltd\.?|LLC|GmbH|Corp\.?|Company|Police Station|Nursing Home|Care Home|Prison)(?![A-Za-z])(?: ?[一-鿿]{2,4}(?:校区|分校))?|\bUniversity of (?:[A-Z][A-Za-z-]+ ?){1,3}\b/g;
const KEY =
  /"(?:school|employer|company|workplace|work_?unit|work_?unit_?name|company_?name|school_?name|work_?place|org|organization|unit|单位|工作单位|学校)"\s?:\s?"([^"\n]{3,30})"|(?:^|[\n|])\s?(?:工作单位|单位|学校|就读学校)\s?\|\s?([^|\n]{3,30}?)\s?(?=\||\n|$)/g;
const EMPLOYER =
  /\b(?:Employer|Workplace|Company|School|Occupation: [a-z]+ at|[Ww]orks (?:as an? [a-z ]{3,20} )?(?:at|for))[:：]? ((?:[A-Z][A-Za-z&'-]+ ?){1,4})/g;
const EMPTY = /^(?:无|不详|退休|农民|务农|个体|自由|待业|null|none|n\/a|-)/i;
const FORM = /^(?:The|At|In|From|Our|This|Medical|Nursing|High|Primary|Middle) /;

export function* latin(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, NAME)) {
    const cut = FORM.exec(match[0])?.[0].length ?? 0;
    const start = match.index + cut;
    const end = match.index + match[0].trimEnd().length;
    if (!/ /.test(page.text.slice(start, end)) || page.covered({ start, end })) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.latin' } };
  }
  for (const match of matchesOf(page.text, EMPLOYER)) {
    const value = (match[1] ?? '').trimEnd();
    const end = match.index + match[0].trimEnd().length;
    const span = { start: end - value.length, end };
    if (value.length < 3 || /^(?:None|Self|Retired|Unemployed|Nil|Yes|No)\b/.test(value) || page.covered(span))
      continue;
    yield { ...span, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.latin' } };
  }
  for (const match of matchesOf(page.text, KEY)) {
    const value = (match[1] ?? match[2] ?? '').trim();
    const start = match.index + match[0].lastIndexOf(value);
    const end = start + value.length;
    if (value.length < 3 || EMPTY.test(value) || !/[一-鿿A-Za-z]{3}/.test(value) || /[a-z]\/|医院|[LlUu]$/.test(value))
      continue;
    if (page.covered({ start, end })) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.label' } };
  }
}
