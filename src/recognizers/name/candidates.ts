/** Candidates: the best name that starts, or ends, at an offset, given what stands for it there. */
import { isBySound, isDot } from './characters.ts';
import { otherScriptAt } from './latin.ts';
import { BIAS, type Scene } from './scene.ts';
import { wordAfter, wordBefore } from './words.ts';
import { GRAMMAR, shapeOf, surnameWeightAt, type Shape, type ShapeKind } from './shape.ts';

export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** Log odds that it is a name. */
  readonly weight: number;
  readonly kind: ShapeKind;
  /** An ordinary word that only its place makes a name. */
  readonly isWord: boolean;
}

/** From this weight on a word right before is a role. */
const ROLE_FROM = 1;
/** From this weight on the cue names a relation or role that a name is expected after. */
const CLOSE = 1.5;
/** From this weight on a sex or age follows. */
const DESCRIBED = 2.2;
/** Words of one character before a title that only say which one. */
const NOT_LONE = new Set('男女像当每各某该另首新好坏哪');
const LONGEST = 12;
/** No caller looks at candidates below this; and the most that is added after the cheap part of the sum. */
const HOPELESS = -3;
const MOST_GAINED = 1.5;
/** Weight of a single character that is no known surname. */
const UNKNOWN = -1.5;
/** Less than the weight of a rare surname by itself. */
const RARE = -0.65;
/** From this weight on a cue is a label and not only a hint. */
export const LABELLED_FROM = 2.5;

const isBlankAt = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t';

/** Single characters with blanks between them (孔 令 康, 赵云 龙). */
const SPACED =
  /[\u4e00-\u9fff](?:[ \t]{1,3}(?![男女护医接交性年])[\u4e00-\u9fff]){1,3}(?![\u4e00-\u9fff:])|[\u4e00-\u9fff]{2} (?![男女护医接交性年])[\u4e00-\u9fff](?=[ \t]{2}|[,，。(])/y;

/** The best candidate that starts at an offset after a cue of the given log odds. */
export function bestFrom(scene: Scene, start: number, cue: number): Candidate | null {
  const { text } = scene;
  const isLabelled = cue >= LABELLED_FROM;
  let best: Candidate | null = null;
  // 患者和家庭, 护理和清洁: after a mere hint a word of grammar is itself.
  const doubt = cue < LABELLED_FROM && GRAMMAR.has(text.charAt(start)) ? -1 : 0;
  const other = otherScriptAt(text, start, isLabelled, scene.page.knowledge);
  if (other) best = better(scene, best, { start, end: other.end, cue, extra: doubt }, other.shape);
  let length = 0;
  while (length < LONGEST && (scene.isHanAt(start + length) || isMiddleDot(scene, start, start + length))) {
    length++;
    const end = start + length;
    if (length <= 4 || text[end - 1] === '·' || isBySound(text.charAt(end - 1)))
      best = better(scene, best, { start, end, cue, extra: doubt }, shapeOf(scene, text.slice(start, end)));
    else if (!text.slice(start, end).includes('·')) break;
  }
  if (isLabelled && (isBlankAt(text, start + 1) || isBlankAt(text, start + 2))) best = spaced(scene, best, start, cue);
  // 小崔, 老曹: the surname alone is the name.
  const first = text.charAt(start);
  if ((first === '小' || first === '老') && scene.isHanAt(start + 1) && scene.right(start + 2) > 0) {
    const surname = surnameWeightAt(scene, start + 1);
    const whole = scene.against(start, start + 2, isLabelled, true);
    if (surname !== undefined && surname >= 0 && !whole.isWord) {
      const weight = BIAS + cue + surname + 0.9 + scene.right(start + 2) + whole.weight;
      if (!best || weight > best.weight)
        best = { start: start + 1, end: start + 2, weight, kind: 'surname', isWord: false };
    }
  }
  return best;
}

/** A stretch that may be a name, and the log odds of its place. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly cue: number;
  readonly extra: number;
}

/** The likelier of a candidate and of a stretch of the given shape. */
function better(
  scene: Scene,
  best: Candidate | null,
  { start, end, cue, extra }: Place,
  shape: Shape | null,
): Candidate | null {
  if (!shape) return best;
  const right = rightOf(scene, start, end, shape, cue);
  if (BIAS + cue + shape.weight + right + extra + MOST_GAINED < (best?.weight ?? HOPELESS)) return best;
  const { weight: against, isWord } = scene.against(start, end, cue >= LABELLED_FROM, true);
  const weight = BIAS + cue + shape.weight + right + against + extra + (isWord ? asName(scene, end, cue) : 0);
  if (shape.kind === 'surname' && !canBeAlone(scene, end, cue, shape.weight)) return best;
  return !best || weight > best.weight ? { start, end, weight, kind: shape.kind, isWord } : best;
}

/** An ordinary word is a name after a relation or role and before what people do, and itself after a mere 患者. */
function asName(scene: Scene, end: number, cue: number): number {
  const acts = scene.actAt(end) !== undefined || scene.describesPerson(end);
  return cue < CLOSE ? (acts || cue > ROLE_FROM ? 0 : -0.8) : acts ? 1.2 : 0;
}

/** Three characters end a Chinese name by themselves, and Latin letters end where Han begins. */
function rightOf(scene: Scene, start: number, end: number, shape: Shape, cue: number): number {
  const right = scene.right(end);
  if (right <= -9 || right >= 0.3) return right;
  if (shape.kind === 'latin') return 0.4;
  if (shape.kind === 'sound') return end - start > 3 ? right / 2 : right;
  if (shape.kind !== 'full') return right;
  const isLong = end - start > 2;
  if (isLong && shape.weight > 1.2) return right / 2;
  // After 妻子, 同事 a name may go on with any verb.
  return cue >= CLOSE && shape.weight > (isLong ? 0.4 : 0.9) ? right * (isLong ? 0.45 : 0.65) : right;
}

function isMiddleDot(scene: Scene, start: number, at: number): boolean {
  return at > start && isDot(scene.text.charCodeAt(at)) && scene.isHanAt(at + 1);
}

/** The likelier of a candidate and of single characters with blanks between them. */
function spaced(scene: Scene, best: Candidate | null, start: number, cue: number): Candidate | null {
  SPACED.lastIndex = start;
  const match = SPACED.exec(scene.text)?.[0];
  if (match === undefined) return best;
  const name = match.replace(/\s+/g, '');
  const shape = shapeOf(scene, name);
  return shape && (shape.kind === 'full' || shape.kind === 'nick') && name.length <= 4
    ? better(scene, best, { start, end: start + match.length, cue, extra: 0.8 }, shape)
    : best;
}

/** A surname without given name needs a title after it, or a label before and a hard end. */
function canBeAlone(scene: Scene, end: number, cue: number, surname: number): boolean {
  const { text } = scene;
  const title = scene.titleAt(end) ?? (isBlankAt(text, end) ? scene.titleAt(end + 1) : undefined);
  const isLabelled = cue >= LABELLED_FROM;
  const isKnown = surname > UNKNOWN;
  if (title) return isLabelled || isKnown;
  // 护士池、: a role right before it, and a hard end.
  // 主任冷接诊: and what follows is what people do.
  if (isKnown && cue > ROLE_FROM && (scene.actAt(end) || (surname > 0.1 && wordAfter(text, end) > 1))) return true;
  if (
    surname > (cue < CLOSE ? RARE : RARE / 2.5) &&
    cue > ROLE_FROM &&
    !scene.isHanAt(end) &&
    text[end] !== ' ' &&
    text[end] !== ':'
  )
    return true;
  return isKnown && isLabelled && (!scene.isHanAt(end) || scene.right(end) > 0);
}

interface UpTo {
  /** Whether a surname alone may be the name. */
  readonly alone: boolean;
  /** Whether the name must begin after a sign or a cue. */
  readonly hard: boolean;
  /** Whether a lone character may be a name though it is no known surname. */
  readonly any?: boolean;
}

/** The best candidate that ends at an offset before a title or description of the given log odds. */
export function bestUpTo(scene: Scene, end: number, cue: number, options: UpTo): Candidate | null {
  const { text } = scene;
  let best: Candidate | null = null;
  for (let length = 1; length <= LONGEST; length++) {
    const start = end - length;
    if (start < 0) break;
    if (!scene.isHanAt(start)) {
      if (!(text[start] === '·' && length > 1 && scene.isHanAt(start - 1))) break;
      continue;
    }
    if (length > 4 && !isBySound(text.charAt(start)) && !text.slice(start, end).includes('·')) break;
    best = betterUpTo(scene, best, { start, end, cue, extra: 0 }, text.slice(start, end), options);
  }
  if (!isBlankAt(text, end - 2)) return best;
  const match = SPACED_UP_TO.exec(text.slice(Math.max(0, end - 18), end))?.[1];
  if (match === undefined) return best;
  const name = match.replace(/\s+/g, '');
  return shapeOf(scene, name)?.kind === 'full' && name.length <= 4
    ? betterUpTo(scene, best, { start: end - match.length, end, cue, extra: 0.6 }, name, options)
    : best;
}

const SPACED_UP_TO = /(?:^|[^\u4e00-\u9fff])((?:[\u4e00-\u9fff][ \t]{1,3}){1,3}(?![男女])[\u4e00-\u9fff])$/;

/** The likelier of a candidate and of a name, blanks taken out, before a title or description. */
function betterUpTo(
  scene: Scene,
  best: Candidate | null,
  { start, end, cue, extra }: Place,
  name: string,
  options: UpTo,
): Candidate | null {
  const { text } = scene;
  const shape = shapeOf(scene, name);
  if (!shape) return best;
  // 请医生, 在医生: and 解医生, 郤医生.
  const isSure =
    options.any === true &&
    end - start === 1 &&
    !NOT_LONE.has(name) &&
    !GRAMMAR.has(name) &&
    wordAfter(text, start) === 0 &&
    wordBefore(text, end) === 0;
  if (
    shape.kind === 'surname' &&
    !(options.alone && (shape.weight > UNKNOWN || (isSure && (scene.isHardBefore(start) || scene.cueEndingAt(start)))))
  )
    return best;
  if (shape.kind === 'other' && !scene.cueEndingAt(start)) return best;
  if (options.hard && !scene.isHardBefore(start) && !scene.cueEndingAt(start)) return best;
  const left = scene.left(start);
  if (BIAS + cue + shape.weight + left + extra + MOST_GAINED < (best?.weight ?? HOPELESS)) return best;
  const { weight: against, isWord } = scene.against(start, end, false);
  const grammar = GRAMMAR.has(name) && /[、(]/.test(text.charAt(start - 1)) ? 0.9 : 0;
  // 由计大夫, 科单医生: the first character rather belongs to what goes before.
  const borrowed =
    end - start > 1 && shape.kind !== 'surname' && !scene.isHardBefore(start) && wordBefore(text, start + 1) === 1
      ? -1
      : 0;
  const word = isWord && cue < DESCRIBED && !scene.cueEndingAt(start) ? -0.8 : 0;
  // 可打解医生, 某某师傅: before a sure title a lone character is a surname, whatever goes before it.
  const lone = isSure && shape.kind === 'surname' ? (left < 0 ? 0.6 : shape.weight < UNKNOWN ? 0.5 : 0) : 0;
  const weight = BIAS + cue + shape.weight + left + against + extra + grammar + borrowed + word + lone;
  return !best || weight > best.weight ? { start, end, weight, kind: shape.kind, isWord } : best;
}
