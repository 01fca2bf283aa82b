/**
 * The normal form in which names are compared: folded, lower case, without punctuation, numerals written one way
 * (第3, 第三 and 三 are 三; 三〇一 and 301 are one sign). Every UTF-16 unit of it is one token.
 */
import { fold, type FoldTable } from '../../core/fold.ts';

const DIGITS = '〇一二三四五六七八九';
/** Numbers of three and more digits become one sign each: 301 is no neighbour of 302. */
const FIRST_NUMBER = 0xe000;
const LAST_NUMBER = 0xf8fe;
const UNKNOWN_NUMBER = 0xf8ff;
const LONGEST_NUMBER = 12;

export interface Normalizer {
  (text: string): string;
  /** Numbers met from now on share one sign that no form has. */
  seal(): void;
}

export function makeNormalizer(table: FoldTable): Normalizer {
  const numbers = new Map<string, string>();
  let isSealed = false;
  const sign = (digits: string): string => {
    const known = numbers.get(digits);
    if (known !== undefined) return known;
    if (isSealed || FIRST_NUMBER + numbers.size > LAST_NUMBER) return String.fromCharCode(UNKNOWN_NUMBER);
    const made = String.fromCharCode(FIRST_NUMBER + numbers.size);
    numbers.set(digits, made);
    return made;
  };
  const normalize = (text: string): string => {
    let form = fold(text, table).text.toLowerCase();
    form = form.replace(LETTER_O, '〇');
    if (/[0-9〇零一二三四五六七八九]{3}/.test(form)) form = form.replace(RUN, (run) => sign(arabic(run)));
    if (/[0-9]/.test(form)) form = form.replace(ORDINAL, chinese);
    return form.replace(/第(?=[一二三四五六七八九十])/g, '').replace(DROPPED, '');
  };
  return Object.assign(normalize, {
    seal: () => {
      isSealed = true;
    },
  });
}

const RUN = new RegExp(`[0-9]{3,${String(LONGEST_NUMBER)}}|[〇零一二三四五六七八九]{3,${String(LONGEST_NUMBER)}}`, 'g');
/** A letter written for the zero between Chinese digits (三O一). */
const LETTER_O = /(?<=[一二三四五六七八九])[o○](?=[一二三四五六七八九])/g;
/** One or two digits that belong to no Latin word (HPV16, G2P1 stay as they are). */
const ORDINAL = /(?<![a-z0-9+-])[0-9]{1,2}(?![a-z0-9+-])/g;
const DROPPED = /[^\p{L}\p{N}\u{e000}-\u{f8ff}+]/gu;

function arabic(run: string): string {
  return run.replace(/[^0-9]/g, (digit) => String(Math.max(0, DIGITS.indexOf(digit))));
}

function chinese(digits: string): string {
  const number = Number(digits);
  const ones = number % 10 === 0 ? '' : (DIGITS[number % 10] ?? '');
  const tens = Math.floor(number / 10);
  if (number === 0) return '〇';
  return tens === 0 ? ones : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones}`;
}
