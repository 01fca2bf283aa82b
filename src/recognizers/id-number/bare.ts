/** Codes without a label: alone in brackets, in a head line beside sex and age, or too long and mixed to be a result. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { DEVICE } from './labelled.ts';
import { isTelephone, readCode, type Code } from '../labels/codes.ts';

/** Letters of standards, trials and genes, which are followed by numbers of their own; licences of drugs. */
const PUBLIC_PREFIX =
  /^(?:GBZ?|WST?|YY|ISO|NCT|ChiCTR|CTR|CNAS|JJG|DB|HJ|AQ|IEC|EN|ASTM|PMID|DOI|RS|rs|NM|NP|NC|CA|CK|IL|CD|HLA|OMIM|MESH|UMLS|ICD|QQ|WX)[-_]?\d|^[HZSJBFT]\d{8}$/;
/** A date of eight digits, with or without a counter after it. */
const COMPACT_DATE = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

const BRACKETED = /\((?=[A-Z]{0,5}-?\d)/g;
const MIXED = /(?<![A-Za-z0-9.\-_/^+])[A-Z]{1,4}-?\d{7,12}(?![A-Za-z0-9%.])/g;
const HEAD_LINE = /[男女][^\n]{0,16}?\d{1,3}[ ]?(?:岁|Y|y|月|天)|\d{1,3}[ ]?岁[^\n]{0,8}?[男女]/g;
const HEAD_CODE =
  /(?<![A-Za-z0-9.\-_/^+:年月])(?:[A-Z]{1,4}-?\d{6,12}|\d{7,12})(?![A-Za-z0-9%.:/^×~-]|[ ]?[年月日岁元])/g;

export function* bareCodes(page: Page): Generator<PageFinding> {
  const { text, language } = page;
  const isChinese = language === 'zh' || language === 'zh-Hant';
  for (const match of matchesOf(text, BRACKETED)) {
    const code = readCode(text, match.index + 1, 5);
    if (!code || !isCandidate(page, code) || !isRecord(code)) continue;
    // Elsewhere telephones stand in brackets in groups of every kind.
    if (!isChinese && !/^[A-Z]{1,4}-?\d/.test(code.text)) continue;
    if (text[code.end] === ')' || (/[,;:、回]/.test(text.charAt(code.end)) && /[A-Z0-9]-\d{3}/.test(code.text)))
      yield bare(code, 0.75);
  }
  for (const match of matchesOf(text, MIXED)) {
    const code = { start: match.index, end: match.index + match[0].length, text: match[0], digits: 7 };
    if (isCandidate(page, code) && !PUBLIC_PREFIX.test(code.text)) yield bare(code, 0.7);
  }
  for (const head of matchesOf(text, HEAD_LINE)) {
    const { start, end } = page.line(head.index);
    if (end - start > 120) continue;
    for (const match of text.slice(start, end).matchAll(HEAD_CODE)) {
      const at = start + match.index;
      const code = { start: at, end: at + match[0].length, text: match[0], digits: 6 };
      if (isCandidate(page, code) && !PUBLIC_PREFIX.test(code.text)) yield bare(code, 0.72);
    }
  }
}

/** Letters with five digits, or eight digits and more; 300-500UM is a range. */
function isRecord({ text, digits }: Code): boolean {
  if (/^\d{1,4}-\d{1,4}[A-Za-z]*$/.test(text)) return false;
  return (
    !PUBLIC_PREFIX.test(text) && !text.includes('.') && (digits >= 8 || /[A-Z]/.test(text) || /\d-\d{3}/.test(text))
  );
}

function isCandidate(page: Page, code: Code): boolean {
  if (DEVICE.test(page.text.slice(Math.max(0, code.start - 24), code.start))) return false;
  return !COMPACT_DATE.test(code.text) && !isTelephone(code) && !isBarred(page, code);
}

function bare({ start, end }: Code, score: number): PageFinding {
  return { start, end, type: 'ID_NUMBER', score, reason: { rule: 'id.bare' } };
}
