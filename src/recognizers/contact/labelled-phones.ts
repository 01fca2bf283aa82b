/** Numbers after a telephone label: short local ones, extensions, look-alike letters, spoken digits. */
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { isBarred } from '../labels/barred.ts';
import { cellsBelow } from '../labels/columns.ts';
import { labelsOf, valueStart } from '../labels/labels.ts';
import { endWithExtension } from './extension.ts';

/** Digits and O, l, I as they come from OCR, in groups; one line break may part them. */
const NUMBER =
  /\+?\(?[0-9OolI]{1,12}\)?(?:[ ]{0,2}[-.·—–_/(]?[ ]{0,2}\)?(?:\n[ ]{0,4})?[0-9OolI]{1,12}\)?){0,13}(?![A-Za-z0-9])/y;
const SPOKEN =
  /[零〇一二三四五六七八九幺](?:[ ,]?[零〇一二三四五六七八九幺]){2,14}(?![零〇一二三四五六七八九幺十百千万年月])/y;
const NEXT_OF_LIST = /(?:\([^()\d\n]{0,12}\))?[ ]?(?:[、,;/|]|或|和|及|or|oder|ou|o)[ ]?/y;
/** What follows an amount, a date, a time or a code, not a telephone. */
const NO_PHONE_AFTER =
  /[ ]?(?:年|月|日|时|点|分钟|分(?!机)|秒|岁|天|次|号床|床|楼|室|元|个|例|%|℃|:\d|mg|ml|mm|cm|kg)/y;

/** Public lines stand for no person. */
const PUBLIC = /^(?:1[12][0-9]|12[0-9]{3}|95\d{3}|100\d{2}|10086|988|999|911|112|111)$/;

export function* labelledPhones(page: Page): Generator<PageFinding> {
  const { text } = page;
  for (const label of labelsOf(page, 'contact')) {
    if ((label.kind !== '' && label.kind !== 'short') || label.term.length < 2) continue;
    let at = valueStart(text, label.end);
    const least = label.kind === 'short' ? 3 : 6;
    for (let i = 0; i < 4; i++) {
      const end = numberEnd(text, at, i === 0 ? least : 7);
      if (end === null || isBarred(page, { start: at, end })) break;
      const rule = i === 0 ? 'contact.label' : 'contact.list';
      // 电话 (07)386: the bracket before the value belongs to the number when its partner is inside.
      const opens = text[at - 1] === '(' && /^[^(]*\)/.test(text.slice(at, end));
      yield {
        start: opens ? at - 1 : at,
        end,
        type: 'CONTACT',
        score: i === 0 ? 0.95 : 0.85,
        reason: { rule, term: label.term },
      };
      NEXT_OF_LIST.lastIndex = end;
      if (!NEXT_OF_LIST.test(text)) break;
      at = NEXT_OF_LIST.lastIndex;
    }
  }
  for (const { label, start, end } of cellsBelow(page, 'contact')) {
    if (label.kind !== '' && label.kind !== 'short') continue;
    const numberAt = numberEnd(text, start, 5);
    if (numberAt !== null && numberAt <= end)
      yield {
        start,
        end: numberAt,
        type: 'CONTACT',
        score: 0.93,
        reason: { rule: 'contact.column', term: label.term },
      };
  }
}

/** The end of the telephone at an offset, or null where none stands. */
function numberEnd(text: string, at: number, least: number): number | null {
  SPOKEN.lastIndex = at;
  const spoken = SPOKEN.exec(text)?.[0];
  if (spoken && spoken.replace(/[ ,]/g, '').length >= least) return SPOKEN.lastIndex;
  NUMBER.lastIndex = at;
  const number = NUMBER.exec(text)?.[0];
  if (!number) return null;
  const whole = cut(number);
  const bare = whole.replace(/[^0-9OolI]/g, '');
  if (bare.length < least || bare.length > 16 || !/\d{2}/.test(bare) || PUBLIC.test(whole) || isDate(whole))
    return null;
  const end = at + whole.length;
  NO_PHONE_AFTER.lastIndex = end;
  return NO_PHONE_AFTER.test(text) ? null : endWithExtension(text, end);
}

/** Ends before a second number: after eleven digits of a mobile, or where two blanks or a slash part two whole numbers. */
function cut(number: string): string {
  const mobile = /^(?:\(?(?:\+|00)?86\)?[ -]?)?1[3-9](?:[ .·\-—–_/]{0,3}(?:\n[ ]{0,4})?[0-9OolI]){9}(?![0-9])/.exec(
    number,
  )?.[0];
  if (mobile) return mobile;
  // A letter alone that OCR could have made of a digit opens the next sentence: 07911 204455. I am free.
  const sentence = /^.{6,}?(?=[.][ ]{1,2}[OlI](?:[ ]|$))/.exec(number)?.[0];
  if (sentence) return sentence;
  const parts = /^[^/\n]{7,}?(?=[ ]?\/[ ]?[^/]{7,}$|\n|[ ]{2,}[0-9]{7,})/.exec(number)?.[0] ?? number;
  return parts.replace(/[ (]+$/, '');
}

const isDate = (text: string): boolean => /^(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}/.test(text);
