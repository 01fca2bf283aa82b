/** Strong identifiers as they look whatever engine found them: written for `verify`, apart from the recognizers. */
import { isCalendarDay } from './check-digits.ts';

export type IdentifierRule =
  | 'identifier.citizen'
  | 'identifier.mobile'
  | 'identifier.email'
  | 'identifier.plate'
  | 'identifier.card'
  | 'identifier.landline'
  | 'identifier.hong-kong';

interface IdentifierPattern {
  readonly rule: IdentifierRule;
  /** `fail` where the shape leaves no doubt, `review` where other things look alike. */
  readonly severity: 'fail' | 'review';
  readonly pattern: RegExp;
  readonly accepts?: (match: string) => boolean;
}

const digitsIn = (text: string): string => text.replace(/[^\dXx]/g, '');

/** GB 11643: weights 2^(17-i) mod 11. Region 00 belongs to nobody and marks a surrogate. */
function isCitizenNumber(match: string): boolean {
  const id = digitsIn(match).toUpperCase();
  const region = Number(id.slice(0, 2));
  if (region < 11 || region > 91) return false;
  if (!isCalendarDay(Number(id.slice(6, 10)), Number(id.slice(10, 12)), Number(id.slice(12, 14)))) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(id[i]) * (2 ** (17 - i) % 11);
  return '10X98765432'.charAt(sum % 11) === id[17];
}

/** ISO/IEC 7812-1, annex B. */
function isCardNumber(match: string): boolean {
  const digits = digitsIn(match);
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const doubled = Number(digits[digits.length - 1 - i]) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /^[3-6]/.test(digits);
}

/** Over a folded text (half-width). Digits may stand apart by one blank or dash. */
export const IDENTIFIER_PATTERNS: readonly IdentifierPattern[] = [
  {
    rule: 'identifier.citizen',
    severity: 'fail',
    pattern: /(?<![0-9A-Za-z])[1-9](?:[ \-\n]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])/g,
    accepts: isCitizenNumber,
  },
  {
    rule: 'identifier.mobile',
    severity: 'fail',
    pattern: /(?<![0-9A-Za-z]|\d[.-])1[ -]?[3-9](?:[ -]?\d){9}(?![0-9A-Za-z/×*%]|[.-]\d)/g,
  },
  {
    rule: 'identifier.email',
    severity: 'fail',
    pattern: /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,63}){1,5}/g,
  },
  {
    rule: 'identifier.plate',
    severity: 'fail',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·.]?(?=[A-Z0-9]{0,5}\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
  },
  {
    rule: 'identifier.card',
    severity: 'review',
    pattern: /(?<![0-9A-Za-z])\d(?:[ -]?\d){15,18}(?![0-9A-Za-z])/g,
    accepts: isCardNumber,
  },
  {
    rule: 'identifier.hong-kong',
    severity: 'review',
    pattern: /(?<![A-Za-z0-9])[A-Z]{1,2}\d{6} ?\([0-9A]\)/g,
  },
  {
    rule: 'identifier.landline',
    severity: 'review',
    pattern: /(?<![0-9A-Za-z-])0(?:10|2\d|[3-9]\d{2})\)?[- ]\d{3,4}[ -]?\d{4}(?![0-9A-Za-z]|[.-]\d)/g,
  },
];

/** Numbers of things, not of people, look like telephones: lots, batches, models. */
const PRODUCT =
  /(?:批号|批號|批次|序列号|序列號|型号|型號|条码|lot|lote|lotto|batch|ref|ロット|製造番号|ch\.-b\.|matr)[^\d\n]{0,8}$/i;
const LABEL_REACH = 20;

/** Whether the words before an offset say that the number there is one of a product. */
export function isProductNumber(text: string, start: number): boolean {
  return PRODUCT.test(text.slice(Math.max(0, start - LABEL_REACH), start));
}

export interface IdentifierHit {
  readonly rule: IdentifierRule;
  readonly severity: 'fail' | 'review';
  /** Half open, in the text that was searched. */
  readonly start: number;
  readonly end: number;
}

/** Every strong identifier of a folded text; linear. */
export function* identifiersIn(text: string): Generator<IdentifierHit> {
  for (const { rule, severity, pattern, accepts } of IDENTIFIER_PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      if (accepts && !accepts(match[0])) continue;
      const isThing = rule === 'identifier.mobile' && isProductNumber(text, match.index);
      const end = match.index + match[0].length;
      yield { rule, severity: isThing ? 'review' : severity, start: match.index, end };
    }
  }
}
