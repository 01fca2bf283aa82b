/** What counts as a protected value that is still there: its forms, and how sure an occurrence is. */
import { ENTITIES, type EntityType } from './entities.ts';
import { isProductNumber } from './identifier-patterns.ts';
import type { Annotation } from './note.ts';
import { squeeze } from './value-matcher.ts';
import type { Severity, VerifyHelpers, VerifyRule } from './verify.ts';

export interface LeakValue {
  readonly annotation: string;
  readonly type: EntityType;
  readonly level: number;
  /** As it stands in the note. */
  readonly text: string;
  readonly isPinyin: boolean;
  readonly isClinical: boolean;
  readonly isWord: boolean;
}

const HAN = /\p{Script=Han}/u;
const SHORTEST_PINYIN = 5;

/** The squeezed forms of a value to look for. */
export function* formsOf(
  text: string,
  { id, type, level }: Annotation,
  { fold, romanize, isWord }: VerifyHelpers,
): Generator<{ form: string; value: LeakValue }> {
  const folded = fold(text).text;
  const form = squeeze(folded).text;
  const isClinical = ENTITIES[type].kind === 'clinical';
  const value = { annotation: id, type, level, text, isPinyin: false, isClinical, isWord: isWord?.(folded) ?? false };
  yield { form, value };
  if (type !== 'NAME' || !romanize || form.length < 2 || !HAN.test(form)) return;
  const syllables = romanize(form).toLowerCase().split(/\s+/);
  // Given name first as well: Jianguo Wang.
  for (const order of [syllables, [...syllables.slice(1), ...syllables.slice(0, 1)]]) {
    const pinyin = squeeze(order.join('')).text;
    if (pinyin.length >= SHORTEST_PINYIN) yield { form: pinyin, value: { ...value, isPinyin: true } };
  }
}

const TITLE =
  /^\s{0,2}(?:主任|副主任|医生|醫生|医师|醫師|大夫|护士|護士|护师|護師|教授|院长|院長|主管|先生|女士|小姐|老师|老師|阿姨|大爷|某)/u;
const SENTENCE = /[,，、。.;；:：!！?？\n|]/u;
const LETTER_OR_DIGIT = /[0-9A-Za-z]/;

export interface Grade {
  readonly severity: Severity;
  readonly rule: VerifyRule;
}

/**
 * How sure it is that an occurrence gives the value away; null where it is only the same letters by chance.
 * @param text the folded output; `from` and `to` are offsets of the occurrence in it.
 * @param found the occurrence as it stands in the output.
 */
export function gradeOf(value: LeakValue, text: string, from: number, to: number, found: string): Grade | null {
  // A number inside a longer number, a word inside a longer word.
  if (LETTER_OR_DIGIT.test(text.charAt(from)) && LETTER_OR_DIGIT.test(text.charAt(from - 1))) return null;
  if (LETTER_OR_DIGIT.test(text.charAt(to - 1)) && LETTER_OR_DIGIT.test(text.charAt(to))) return null;
  if (value.isPinyin) return { severity: 'fail', rule: 'leak.pinyin' };

  const squeezedLength = squeeze(found).text.length;
  if (squeezedLength === 1) {
    const isSurname = value.type === 'NAME' && HAN.test(found) && TITLE.test(text.slice(to, to + 8));
    return isSurname ? { severity: 'fail', rule: 'leak.surname' } : null;
  }
  const isHan = HAN.test(found);
  const isExact = found === value.text;
  const isSpaced = !isExact && /[\s\p{P}\p{S}]/u.test(found) && squeezedLength < found.length;
  const rule = isExact ? 'leak.exact' : isSpaced ? 'leak.spaced' : 'leak.variant';
  if (isSpaced && isHan && !/[\s\p{P}]/u.test(value.text) && SENTENCE.test(found)) {
    // 姓张，三天 is no 张三; a longer value across a comma may be a line break in a form.
    return squeezedLength <= 3 ? null : { severity: 'review', rule };
  }
  const isThing = value.type === 'CONTACT' && !isExact && isProductNumber(text, from);
  if (isTelling(value, squeezedLength, isHan)) return { severity: isThing ? 'review' : 'fail', rule };
  // Short and common values (8月, 大连, 0047) are worth a look only where they stand as they stood.
  const isNumber = value.type === 'DATE' || value.type === 'ID_NUMBER' || value.type === 'CONTACT';
  // CT is a scan more often than chlamydia.
  if (value.isClinical && !isHan && squeezedLength < 3) return null;
  return isSpaced || (isNumber && (!isExact || squeezedLength < 4)) ? null : { severity: 'review', rule };
}

/** Whether a value is long or rare enough that its occurrence cannot be something else. */
function isTelling({ type, level, text, isWord }: LeakValue, length: number, isHan: boolean): boolean {
  if (isWord) return false;
  switch (type) {
    case 'NAME':
      return isHan ? length >= 2 : length >= 4;
    case 'ID_NUMBER':
    case 'CONTACT':
      return length >= 6;
    case 'ADDRESS':
    case 'HOSPITAL':
    case 'ORGANIZATION':
      return isHan ? length >= 4 : length >= 6;
    case 'STD':
    case 'PREGNANCY':
      return level === 1 && length >= (isHan ? 2 : 4);
    case 'DATE':
      return /\d{4}/.test(text) && length >= 6;
    case 'AGE':
      return true;
  }
}
