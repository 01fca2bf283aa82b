/** Classes of UTF-16 units, and the form in which features read them: digits alike, letters small. */

export const OTHER = 0;
export const HAN = 1;
export const DIGIT = 2;
export const SMALL = 3;
export const CAPITAL = 4;
export const BLANK = 5;
export const LINE_FEED = 6;
export const COLON = 7;
export const STOP = 8;
export const OPENING = 9;
export const CLOSING = 10;
export const DASH = 11;
export const KANA = 12;

/** Before and after the text. */
export const BORDER_UNIT = 1;

const CLASS = new Uint8Array(65536);
const PLAIN = new Uint16Array(65536);

const spread = (kind: number, units: Iterable<string>): void => {
  for (const unit of units) CLASS[unit.charCodeAt(0)] = kind;
};
for (let unit = 0; unit < 65536; unit++) {
  const character = String.fromCharCode(unit);
  const small = character.toLowerCase();
  PLAIN[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
  const isLatin = unit < 0x250 && small !== character.toUpperCase();
  if (unit >= 0x3400 && unit <= 0x9fff) CLASS[unit] = HAN;
  else if (unit >= 0x30 && unit <= 0x39) {
    CLASS[unit] = DIGIT;
    PLAIN[unit] = 0x30;
  } else if (isLatin) CLASS[unit] = small === character ? SMALL : CAPITAL;
  else if (unit >= 0x3040 && unit <= 0x30ff) CLASS[unit] = KANA;
}
spread(BLANK, ' \t\u00a0\u3000');
spread(LINE_FEED, '\n\r');
spread(COLON, ':：');
spread(STOP, '。，；、,.;!?！？·…|');
spread(OPENING, '([{（【《“「<');
spread(CLOSING, ')]}）】》”」>');
spread(DASH, '-–—/\\~_+*#@');

export const classOf = (unit: number): number => CLASS[unit] as number;
export const plainOf = (unit: number): number => PLAIN[unit] as number;
export const isLetterClass = (kind: number): boolean => kind === SMALL || kind === CAPITAL;
