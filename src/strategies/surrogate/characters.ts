/** Replacing characters one by one, so that length, punctuation and script stay. */
import type { Random } from '../../core/random.ts';

const HAN_DIGITS = '零一二三四五六七八九';
/** How Chinese digits are written where they stand for a number read aloud (四零二五, 二〇二五, 幺三五). */
const HAN_VALUES: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  幺: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const FULL_WIDTH_ZERO = 0xff10;

/** A digit of any of the three forms as `0` to `9`, else undefined. */
function valueOf(character: string): string | undefined {
  if (character >= '0' && character <= '9') return character;
  const wide = character.charCodeAt(0) - FULL_WIDTH_ZERO;
  if (wide >= 0 && wide <= 9) return String(wide);
  return HAN_VALUES[character];
}

/** The digits of a text in order, whatever form they have. */
export function digitsOf(text: string): string {
  let digits = '';
  for (const character of text) digits += valueOf(character) ?? '';
  return digits;
}

/**
 * The text with its digits replaced in order; full-width ones stay full-width, Chinese ones Chinese.
 * @param withCheckLetter whether a letter X stands for a digit too, as at the end of a citizen number.
 */
export function putDigits(text: string, digits: string, withCheckLetter = false): string {
  let at = 0;
  let out = '';
  for (const character of text) {
    const isDigit = valueOf(character) !== undefined;
    if (!isDigit && !(withCheckLetter && /[XxＸ]/.test(character))) {
      out += character;
      continue;
    }
    const digit = digits[at++] ?? '';
    if (digit === 'X') out += character === 'x' ? 'x' : 'X';
    else if (character.charCodeAt(0) > 0xff00) out += String.fromCharCode(FULL_WIDTH_ZERO + Number(digit));
    else out += HAN_VALUES[character] === undefined ? digit : (HAN_DIGITS[Number(digit)] ?? '');
  }
  return out;
}

/** Random digits; the first is never 0, so that nothing that drops leading zeros makes two numbers alike. */
export function randomDigits(count: number, random: Random, salt: string): string {
  let digits = '';
  for (let i = 0; i < count; i++) {
    const fraction = random(`${salt}:${String(i)}`);
    digits += i === 0 ? String(1 + Math.floor(fraction * 9)) : String(Math.floor(fraction * 10));
  }
  return digits;
}

const UPPER = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Without vowels, so that no word is made by chance. */
const LOWER = 'bcdfghjkmnpqrstvwxz';
const HAN_FILL = '山川云禾石竹松柏溪林河月星风雨雪春秋江海青白';
const KATAKANA = 'アイウエオカキクコサシスタナニハマミヤラリ';
const HIRAGANA = 'あいうえおかきくこさしすたなにはまみやらり';

/** Every digit, letter and Han character replaced by a random one of its kind; the rest stays. */
export function scramble(text: string, random: Random, salt: string): string {
  let out = '';
  // Counts what is replaced, so that a number has the same surrogate with and without blanks.
  let i = 0;
  const from = (pool: string): string => pool.charAt(Math.floor(random(`${salt}:${String(i++)}`) * pool.length));
  for (const character of text) {
    const unit = character.charCodeAt(0);
    if (valueOf(character) !== undefined) out += putDigits(character, from('0123456789'));
    else if (/[A-Z]/.test(character)) out += from(UPPER);
    else if (/[a-z]/.test(character)) out += from(LOWER);
    else if (/[Ａ-Ｚ]/.test(character)) out += String.fromCharCode(from(UPPER).charCodeAt(0) + 0xfee0);
    else if (/\p{Script=Han}/u.test(character)) out += from(HAN_FILL);
    else if (/\p{Script=Katakana}/u.test(character)) out += from(KATAKANA);
    else if (/\p{Script=Hiragana}/u.test(character)) out += from(HIRAGANA);
    else if (unit > 0x7f && /\p{L}/u.test(character)) out += from(/\p{Lu}/u.test(character) ? UPPER : LOWER);
    else out += character;
  }
  return out;
}
