/** Licence plates (GA 36-2018): a province, an authority's letter, five or six characters; elsewhere after a word for the car. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { labelsOf, valueStart } from '../labels/labels.ts';

const MAINLAND =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•.\-—–_ ]{0,2}(?=[A-Z0-9]{0,3}\d[A-Z0-9]{0,2}\d)(?:[A-Z0-9]{6}|[A-Z0-9]{5}|[A-Z0-9]{4}(?=[挂学警港澳领试超使]))[挂学警港澳领试超]?(?![A-Za-z0-9]|-\d)|(?<![A-Za-z0-9])WJ[ ·]?[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]?[ ·]?\d{4,5}[A-Z]?(?![A-Za-z0-9])/g;
/** Plates of Taiwan, Hong Kong and others, only after a label. */
const AFTER_LABEL =
  /(?:[A-Z]{2}\d{2}[ ]?[A-Z]{3}|[A-Z]{3}[ ]?\d{2}[A-Z]|[A-Z]{2}-\d\d-\d\d|[A-Z]\d[A-Z]-?\d{3}|[A-Z]{1,4}[ -]?\d{2,4}[A-Z]{0,3}|\d{2,4}[ -]?[A-Z]{2,3})(?![A-Za-z0-9])/y;

export function* plates(page: Page): Generator<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, MAINLAND))
    yield plate(match.index, match.index + match[0].length, { rule: 'id.plate' }, 0.96);
  for (const label of labelsOf(page, 'id')) {
    if (label.kind !== 'plate') continue;
    const at = valueStart(text, label.end);
    AFTER_LABEL.lastIndex = at;
    if (AFTER_LABEL.test(text)) yield plate(at, AFTER_LABEL.lastIndex, { rule: 'id.plate', term: label.term }, 0.88);
  }
}

function plate(start: number, end: number, reason: PageFinding['reason'], score: number): PageFinding {
  return { start, end, type: 'ID_NUMBER', score, reason };
}
