/** How numbers of dates are written, and written again. */

/** Full-width digits and separators as ASCII, one unit for one unit. */
export function halfWidth(text: string): string {
  return text.replace(/[０-９／．－：，\u3000]/g, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

const DIGITS = '〇一二三四五六七八九';

/** 二〇二二, 二零二二 → 2022; 十二, 二十六 → 12, 26. Not a number where the characters make none. */
export function hanNumber(text: string): number {
  const plain = text.replace(/[零○]/g, '〇');
  if (!plain.includes('十')) return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''));
  const [tens = '', ones = ''] = plain.split('十');
  return (tens === '' ? 1 : DIGITS.indexOf(tens)) * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones));
}

/** 12 → 十二, 26 → 二十六. */
export function toHan(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens > 1 ? DIGITS.charAt(tens) : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS.charAt(ones) : ''}`;
}

/** 2022 → 二〇二二, with the zero of the model. */
export function toHanDigits(value: number, model: string): string {
  const zero = /[零○]/.exec(model)?.[0] ?? '〇';
  return [...String(value)].map((digit) => (digit === '0' ? zero : DIGITS.charAt(Number(digit)))).join('');
}

/** Digits in the width of a model. */
export function widthLike(digits: string, model: string): string {
  if (!/[０-９]/.test(model)) return digits;
  return digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
}
