/** Reads the code that stands at an offset: letters and digits with dashes, in groups, in characters, with its office. */
import type { Span } from '../../core/note.ts';

export interface Code extends Span {
  readonly text: string;
  /** How many digits it has, Chinese ones and look-alike letters among digits included. */
  readonly digits: number;
}

const MAX_LENGTH = 44;

/** 军字第0273148号, 甘职诊字2018第0394号 */
const OFFICE = /[\u4e00-\u9fa5]{1,6}字[ ]?[[(〔]?(?:\d{4}[\])〕])?(?:\d{4})?第?[ ]?\d{2,10}(?:-\d{1,4})?号?/y;
/** (2021)豫0212民初1137号, 娄人社工〔2024〕0417 */
const CASE =
  /[\u4e00-\u9fa5]{0,6}(?:\([\u4e00-\u9fa5]{1,3}\)[\u4e00-\u9fa5]{0,4})?[[(〔](?:19|20)\d\d[\])〕][\u4e00-\u9fa5]{0,4}\d{0,6}[\u4e00-\u9fa5]{0,6}\d{2,8}号?/y;
/** 确2021-0677, 香残-0915 */
const HAN_PREFIX = /(?:[\u4e00-\u9fa5]{1,2}[-·・]?\d{2,12}|[\u4e00-\u9fa5]{3,4}\d{5,12})(?:-\d{1,12}){0,4}/y;
/** 四零二五零三一零八八, A零三三九一八, JD 三三七零六 */
const HAN_DIGITS = /(?:[A-Za-z]{1,4} ?)?[零〇一二三四五六七八九幺](?: ?[零〇一二三四五六七八九幺]){3,19}/y;
const PLAIN =
  /[A-Za-z0-9]{1,32}(?:[-_—–~·^]{1,2}[A-Za-z0-9]{1,24}|\/[A-Za-z]{0,4}\d{2,12}|\.\d{2,8}){0,8}(?:(?<=\d) ?\([0-9A]\))?/y;
/** A group after a blank: digits, with O, l and I as they come from OCR. */
const NEXT_GROUP =
  /[ ]{1,2}((?:[0-9OolI]{1,10}(?:[Xx]|-\d)?|[A-Z]\d{1,6})(?: ?\([0-9A]\))?)(?![A-Za-z0-9/:%~^°℃×*-]|[.,]\d|[ ]?[年月日岁时分天次床楼号名人元例个周])/y;

/** A citizen's number in its groups of six, eight and four. */
const CITIZEN = /[1-9]\d{5}[ -](?:19|20)\d{6}[ -]\d{3}[\dXx](?![A-Za-z0-9])/y;

/** The same in groups of any length, broken by the end of a line as well. */
const CITIZEN_WRAPPED = /[1-9]\d{5}(?:[ \-.]?(?:\n ?)?\d){11}[ \-.]?(?:\n ?)?[\dXx](?![A-Za-z0-9])/y;
const CITIZEN_PLAUSIBLE = /^[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;

/** Verbs and particles that are no prefix of a number. */
const NO_PREFIX = /^[是为及和与或共于在至到约第自从由另见各后前仅附均已未]/;

/** Numbers with a unit are amounts. */
const UNIT =
  /[ ]?(?:岁|天|次|年|月|日|个|例|元|床|份|分|周|楼|室|栋|人|名|片|粒|支|级|倍|页|米|多|余|以上|ml|mL|mg|cm|mm|kg|μ|umol|mmol|g\/|U\/|IU|%|℃|°|[:×]\d)/y;

/** A calendar date in digits, which no label makes a code. */
const DATE_LIKE = /^(?:19|20)\d\d(?:[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])|[-./](?:0[1-9]|1[0-2]))$/;

const TELEPHONE = /^(?:(?:86)?1[3-9]\d{9}|0(?:10|2\d|[3-9]\d\d)[1-9]\d{6,7}|[48]00\d{7})$/;
const AREA_CODE = /^0(?:10|2[0-57-9]|[3-9]\d\d)-\d{3,8}/;

/** 鄂QZ2023-0456: a province's letter before an office's letters. */
const HAN_LETTERS = /[\u4e00-\u9fa5][A-Z]{1,4}\d{4,12}(?:-\d{1,8}){1,3}/y;

const HAN_DIGIT = '零一二三四五六七八九';
const inArabic = (text: string): string =>
  text
    .replace(/[零一二三四五六七八九]/g, (digit) => String(HAN_DIGIT.indexOf(digit)))
    .replace(/〇/g, '0')
    .replace(/幺/g, '1');

/** Whether a code can be a telephone number; a general label does not make it anything else. */
export function isTelephone(code: Code): boolean {
  const number = inArabic(code.text);
  return /^[\d -]+$/.test(number) && (AREA_CODE.test(number) || TELEPHONE.test(number.replace(/\D/g, '')));
}

/** The code at an offset, or null where words, dates, amounts or a mask stand. */
export function readCode(text: string, at: number, least = 3): Code | null {
  const end = endOfCode(text, at);
  if (end === null) return null;
  const code = text.slice(at, end);
  const digits = countDigits(code);
  if (digits < least || DATE_LIKE.test(code) || text[end] === '*') return null;
  if (/^\d{1,4}$/.test(code) || /[.]/.test(code)) {
    UNIT.lastIndex = end;
    if (UNIT.test(text)) return null;
  }
  return { start: at, end, text: code, digits };
}

function endOfCode(text: string, at: number): number | null {
  const unit = text.charCodeAt(at);
  if (unit >= 0x4e00 || unit === 0x28 || unit === 0x5b || unit === 0x3014 || unit === 0x3007) {
    for (const pattern of [OFFICE, CASE]) {
      pattern.lastIndex = at;
      if (pattern.test(text)) return pattern.lastIndex;
    }
    HAN_DIGITS.lastIndex = at;
    if (HAN_DIGITS.test(text)) return HAN_DIGITS.lastIndex;
    HAN_LETTERS.lastIndex = at;
    if (HAN_LETTERS.test(text)) return HAN_LETTERS.lastIndex;
    HAN_PREFIX.lastIndex = at;
    if (!NO_PREFIX.test(text.slice(at, at + 1)) && HAN_PREFIX.test(text)) {
      return /[年月日岁时天]/.test(text.charAt(HAN_PREFIX.lastIndex)) ? null : HAN_PREFIX.lastIndex;
    }
    return null;
  }
  HAN_DIGITS.lastIndex = at;
  if (HAN_DIGITS.test(text)) return HAN_DIGITS.lastIndex;
  CITIZEN.lastIndex = at;
  if (CITIZEN.test(text)) return CITIZEN.lastIndex;
  CITIZEN_WRAPPED.lastIndex = at;
  const wrapped = CITIZEN_WRAPPED.exec(text)?.[0];
  if (wrapped && CITIZEN_PLAUSIBLE.test(wrapped.replace(/[^\dXx]/g, ''))) return at + wrapped.length;
  PLAIN.lastIndex = at;
  if (!PLAIN.test(text)) return null;
  return joinGroups(text, at, PLAIN.lastIndex);
}

/** 318 224, CT 0 0 3 1, 6222 0203 0400 8172 633: blanks join only short groups, so that the next field stays out. */
function joinGroups(text: string, at: number, first: number): number {
  let end = first;
  let group = text.slice(at, first);
  while (
    end - at < MAX_LENGTH &&
    (group.length <= 5 || (group.length === 6 && end === first)) &&
    !/[-/.(]/.test(group)
  ) {
    NEXT_GROUP.lastIndex = end;
    const match = NEXT_GROUP.exec(text);
    if (!match) break;
    const [whole, next = ''] = match;
    // Two blanks part fields, unless the groups are single characters spread over a line.
    if (whole.startsWith('  ') && !(group.length <= 2 && next.length <= 2)) break;
    // A word before a number is a code only where it is short and in capitals.
    if (/^[A-Za-z]+$/.test(group) && (group.length > 4 || !/^[A-Z]/.test(group))) break;
    end += whole.length;
    group = next;
  }
  return end;
}

function countDigits(code: string): number {
  let count = 0;
  for (const character of code) if (/[0-9零〇一二三四五六七八九幺]/.test(character)) count++;
  return count;
}
