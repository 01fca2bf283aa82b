/**
 * An estimate of how many tokens a text is for the tokenizers of Qwen2.5 and Qwen3 (byte pairs, every digit alone), on the
 * high side, so that what is planned with it fits. Against Qwen3's own tokenizer, 119 notes in Chinese and other languages
 * come to 0.93 to 1.3 of their tokens; rare characters (two or three tokens each) are made up for by common words.
 */

/** Chinese prose is 0.7 a character there. */
const HAN = 0.93;
/** Kana, Hangul, and whatever else has no class below. */
const OTHER = 1;
/** A digit is a token. */
const DIGIT = 1;
/** Clinical English: 3 to 4 letters a token; abbreviations and foreign words fewer. */
const LETTER = 0.36;
const ACCENTED = 0.7;
const PUNCTUATION = 0.95;
/** Signs in a row, as JSON has them, are mostly one token. */
const AFTER_PUNCTUATION = 0.4;
/** A blank mostly belongs to the word after it. */
const BLANK = 0.12;

function weightOf(unit: number, previous: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return LETTER;
  if (unit >= 0x41 && unit <= 0x5a) return LETTER;
  if (unit >= 0x30 && unit <= 0x39) return DIGIT;
  if (unit === 0x20) return BLANK;
  if (unit < 0x80) return isSign(previous) ? AFTER_PUNCTUATION : PUNCTUATION;
  if (unit >= 0xc0 && unit <= 0x24f) return ACCENTED;
  if (unit >= 0x4e00 && unit <= 0x9fff) return HAN;
  if (unit >= 0x3000 && unit <= 0x303f) return PUNCTUATION;
  return OTHER;
}

/** ASCII punctuation. */
const isSign = (unit: number): boolean =>
  (unit > 0x20 && unit < 0x30) ||
  (unit > 0x39 && unit < 0x41) ||
  (unit > 0x5a && unit < 0x61) ||
  (unit > 0x7a && unit < 0x7f);

/** Whole tokens. */
export function estimateTokens(text: string): number {
  let sum = 0;
  let previous = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    sum += weightOf(unit, previous);
    previous = unit;
  }
  return Math.ceil(sum);
}

/** Tokens that a chat template puts around each message. */
const FRAME = 5;

export function estimateMessages(messages: readonly { readonly content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + FRAME + estimateTokens(content), FRAME);
}
