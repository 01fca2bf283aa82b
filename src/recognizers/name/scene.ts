/** A page as the name rules see it: what speaks for and against a name beginning or ending at an offset. */
import type { TermHit } from '../../core/knowledge.ts';
import type { EntityType } from '../../core/entities.ts';
import type { Page } from '../../core/recognizer.ts';
import { givenWeight, isHan } from './characters.ts';
import { wordAfter, wordBefore } from './words.ts';

export const LABELS = 'name-labels-zh';
export const KIN = 'name-kin-zh';
export const TITLES = 'name-titles-zh';
export const STOP = 'name-stop-zh';
export const SURNAMES = 'surnames-zh';
export const ACTS = 'name-acts-zh';

/** Log odds of any stretch after a cue to be a name, before its own evidence. */
export const BIAS = -2;

export const IMPOSSIBLE = -99;

export const probability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** Short titles that seldom end a given name. */
const TITLE_ENDS = new Set('哥姐嫂叔姨婶伯婆总工');

/** 白云 before 区 and 李家村 are places. */
export const PLACE_ENDS = new Set('省市区县镇乡村路街屯寨巷');

/** Kin words that are given names too: 祝小妹, 石老三. */
const RURAL = /^[小大老二三四阿幺][妹弟三二四幺娘]$/;

const CLOSING = new Set([...',。、:;!?)]}>》」』】〉”’"\'|/\\~—…_=+·*#']);
const OPENING = new Set([...'([{<《「『【〈“‘"\'|/']);
/** Facts that are never a name. */
const CLINICAL: readonly EntityType[] = ['STD', 'PREGNANCY', 'ID_NUMBER', 'CONTACT', 'DATE', 'AGE'];
const PLACES: readonly EntityType[] = ['HOSPITAL', 'ADDRESS', 'ORGANIZATION'];

/** `，男`, ` 女 34岁`, `(男`, `/M/`, `，苗族`: who is described so is a person. */
const PERSON_FOLLOWS =
  /[\s,、|/(;*]{1,8}(?:性别[:\s]{0,3})?(?:[男女](?=性?(?:[\s,、|/;。()\d]|$))|\d{1,3}岁|[MF](?=[\s/,\d])|[汉苗彝壮回满藏侗瑶黎](?=族?[\s,、]{1,4}\d)|[\u4e00-\u9fff]{1,3}族(?=[\s,、;。)]))/y;
/** A telephone or account that belongs to the one named before. */
const PHONE_FOLLOWS = /[\s,(:]{0,4}(?:手机|电话|联系电话|微信|tel)?[\s:]{0,2}(?:微信|\+?\d[\d -]{6})/iy;

const PHONE_WORDS = new Set([...'手电联微'].map((character) => character.charCodeAt(0)));
/** ASCII that the words for a person, a telephone or an account can begin with. */
const DESCRIBING = new Set([...'\t\n\v\f\r ,|/(;*:+0123456789tT'].map((character) => character.charCodeAt(0)));
const LIST_COMMA = '、'.charCodeAt(0);

/** Whether what describes a person may begin with a unit; false for most, so that no pattern is tried. */
function mayDescribe(unit: number): boolean {
  if (unit < 0x80) return DESCRIBING.has(unit);
  // Beyond the last blank but one, what can begin it are a comma of lists and four characters.
  return unit <= 0x3000 || unit === LIST_COMMA || unit === 0xfeff || PHONE_WORDS.has(unit);
}

const PEOPLES =
  /维吾尔|哈萨克|柯尔克孜|塔吉克|藏族|藏语|蒙古族|蒙族|蒙语|彝族|彝语|傣族|维族|哈族|哈语|维语|外籍|俄罗斯|嘎查|自治[州县旗区]/;

/** Lines a label begins when it is a speaker's. */
/** A turn of a conversation begins after one of these. */
const TURN_ENDS: ReadonlySet<string> = new Set([...'\n。?!…~」”"']);
/** A name by itself, or the first of a list, up to the end of the line. */
const ALONE = /[ \t]{0,4}[\u4e00-\u9fff·]{2,4}(?=[ \t]{0,8}(?:$|[\n、/]))/my;
const SPEAKS = 2;

const SOME = '某'.charCodeAt(0);
const PEOPLE = '族'.charCodeAt(0);

/** What begins at an offset. */
const STOP_MARK = 1;
const CUE_MARK = 2;
const TITLE_MARK = 4;

interface Longest {
  /** The first is none. */
  readonly hits: readonly (TermHit | undefined)[];
  /** For every offset, an index into `hits`. */
  readonly at: Int32Array;
}

function longestOf(page: Page, dictionary: string): Longest {
  const hits: (TermHit | undefined)[] = [undefined];
  const at = new Int32Array(page.text.length + 1);
  for (const hit of page.hits(dictionary)) {
    // Longer ones come first at the same start.
    if (at[hit.start] !== 0) continue;
    at[hit.start] = hits.length;
    hits.push(hit);
  }
  return { hits, at };
}

/** The longest hits of some dictionaries by where they end. */
function longestEnding(page: Page, dictionaries: readonly string[]): Longest {
  const hits: (TermHit | undefined)[] = [undefined];
  const at = new Int32Array(page.text.length + 1);
  for (const dictionary of dictionaries) {
    for (const hit of page.hits(dictionary)) {
      const known = hits[at[hit.end] ?? 0];
      if (known && known.start <= hit.start) continue;
      at[hit.end] = hits.length;
      hits.push(hit);
    }
  }
  return { hits, at };
}

function longer(a: TermHit | undefined, b: TermHit | undefined): TermHit | undefined {
  return a && (!b || a.end >= b.end) ? a : b;
}

/** Verbs and prepositions that go on after a name of two characters: 汤敏|推送. */
const VERBS = new Set('系推及在是说称诉述带抱背扶陪送签打叫喊问答看见给');

export class Scene {
  readonly page: Page;
  readonly text: string;
  /** The longest label or kin word that ends at each offset. */
  readonly #cues: Longest;
  /** The note speaks of a people whose names are written by sound. */
  readonly hasNamesBySound: boolean;
  readonly #speakers = new Map<string, number>();
  /** The longest hits that begin at each offset, by dictionary. */
  readonly #labels: Longest;
  readonly #kin: Longest;
  readonly #titles: Longest;
  readonly #stop: Longest;
  readonly #acts: Longest;
  /** By offset, whether an ordinary word, a cue or a title begins there: mostly none does, and little is to be asked. */
  readonly #marks: Uint8Array;

  constructor(page: Page) {
    this.page = page;
    this.text = page.text;
    this.hasNamesBySound = PEOPLES.test(page.text);
    this.#labels = longestOf(page, LABELS);
    this.#kin = longestOf(page, KIN);
    this.#titles = longestOf(page, TITLES);
    this.#stop = longestOf(page, STOP);
    this.#acts = longestOf(page, ACTS);
    this.#cues = longestEnding(page, [LABELS, KIN]);
    this.#marks = new Uint8Array(page.text.length + 1);
    this.#mark(this.#stop, STOP_MARK);
    this.#mark(this.#labels, CUE_MARK);
    this.#mark(this.#kin, CUE_MARK);
    this.#mark(this.#titles, TITLE_MARK);
  }

  #mark({ hits }: Longest, mark: number): void {
    const marks = this.#marks;
    for (const hit of hits) if (hit) marks[hit.start] = (marks[hit.start] ?? 0) | mark;
  }

  isHanAt(at: number): boolean {
    return isHan(this.text.charCodeAt(at));
  }

  /** The longest hit of a dictionary at an offset. */
  longest(dictionary: string, at: number): TermHit | undefined {
    switch (dictionary) {
      case LABELS:
        return this.#labels.hits[this.#labels.at[at] ?? 0];
      case KIN:
        return this.#kin.hits[this.#kin.at[at] ?? 0];
      case TITLES:
        return this.#titles.hits[this.#titles.at[at] ?? 0];
      case STOP:
        return this.#stop.hits[this.#stop.at[at] ?? 0];
      default:
        return this.page.hitsAt(dictionary, at)[0];
    }
  }

  /** The longest label or kin word that ends at an offset. */
  cueEndingAt(end: number): TermHit | undefined {
    return this.#cues.hits[this.#cues.at[end] ?? 0];
  }

  titleAt(at: number): TermHit | undefined {
    return this.#titles.hits[this.#titles.at[at] ?? 0];
  }

  /** What a person does that begins at an offset: 代诉, 陪同. */
  actAt(at: number): TermHit | undefined {
    return this.#acts.hits[this.#acts.at[at] ?? 0];
  }

  /** Whether a label is the name of a speaker in a conversation: it opens many turns (患者: … 医生: …). */
  isSpeaker(hit: TermHit): boolean {
    if (this.text[hit.end] !== ':') return false;
    let count = this.#speakers.get(hit.form);
    if (count === undefined) {
      count = 0;
      const needle = `${hit.form}:`;
      for (let at = this.text.indexOf(needle); at >= 0 && count < SPEAKS; at = this.text.indexOf(needle, at + 1))
        if (at === 0 || TURN_ENDS.has(this.text.charAt(at - 1))) count++;
      this.#speakers.set(hit.form, count);
    }
    return count >= SPEAKS;
  }

  /** Whether what stands at an offset is talk and not a name alone: it goes on, or ends as a sentence does. */
  isUtterance(at: number): boolean {
    ALONE.lastIndex = at;
    return !ALONE.test(this.text);
  }

  describesPerson(at: number): boolean {
    if (!mayDescribe(this.text.charCodeAt(at))) return false;
    PERSON_FOLLOWS.lastIndex = at;
    if (PERSON_FOLLOWS.test(this.text)) return true;
    PHONE_FOLLOWS.lastIndex = at;
    return PHONE_FOLLOWS.test(this.text);
  }

  skipBlanks(at: number, most = 40): number {
    let to = at;
    while (to - at < most && (this.text[to] === ' ' || this.text[to] === '\t')) to++;
    return to;
  }

  /** Log odds from what follows a name that ends here. */
  right(end: number): number {
    const { text } = this;
    if (end >= text.length || text[end] === '\n') return 1.8;
    if (this.isHanAt(end)) return this.#rightHan(end);
    const next = text.charAt(end);
    if (next === '*' || ((next === '×' || next === 'x' || next === 'X') && !/[a-z]/.test(text.charAt(end + 1))))
      return IMPOSSIBLE;
    const person = this.describesPerson(end) ? 1.6 : 0;
    if (next === ' ' || next === '\t') return 1.1 + person;
    if (CLOSING.has(next) || OPENING.has(next)) return 1.4 + person;
    return /\d/.test(next) ? 0.6 + person : person;
  }

  #rightHan(end: number): number {
    const next = this.text.charCodeAt(end);
    if (next === SOME || next === PEOPLE) return IMPOSSIBLE;
    const title = this.titleAt(end);
    if (title && title.entry.note !== 'bare') return title.entry.note === 'short' ? 1.6 : 2.2;
    return this.actAt(end) ? 1.5 : wordAfter(this.text, end) > 0 ? 0.9 : -2.4;
  }

  /** Log odds from what stands before a name that starts here; cues before it are counted apart. */
  left(start: number): number {
    const { text } = this;
    if (start === 0 || text[start - 1] === '\n') return 0.9;
    if (this.isHanAt(start - 1)) return this.cueEndingAt(start) ? 1.4 : wordBefore(text, start) > 0 ? 0.6 : -0.9;
    const before = text.charAt(start - 1);
    if (before === ' ' || before === '\t') return 0.6;
    if (CLOSING.has(before) || OPENING.has(before)) return 0.8;
    return /[\dA-Za-z]/.test(before) ? -0.2 : 0.7;
  }

  isHardBefore(start: number): boolean {
    return start === 0 || !this.isHanAt(start - 1);
  }

  /** Words that people are also called (高兴, 江湖, 安宁): a surname, and a character of given names. */
  couldBeName(start: number, end: number): boolean {
    const given = this.text.slice(start + 1, end);
    return (
      end - start <= 3 &&
      this.page.knowledge.has(SURNAMES, this.text.charAt(start)) &&
      [...given].every((character) => givenWeight(character) > 0)
    );
  }

  /**
   * Log odds against a stretch that is, cuts or holds an ordinary word, a cue word, or what earlier recognizers
   * found. Anchored: that a name starts here is given. `isWord` says that the whole stretch is an ordinary word (高兴, 严重).
   */
  against(
    start: number,
    end: number,
    isLabelled: boolean,
    isAnchored = isLabelled,
  ): { weight: number; isWord: boolean } {
    const { page } = this;
    let weight = 0;
    let isWord = false;
    if (((this.#marks[start] ?? 0) & STOP_MARK) !== 0)
      for (const hit of page.hitsAt(STOP, start)) {
        if (hit.end > end) weight = Math.min(weight, -4);
        else if (hit.end === end) {
          isWord = true;
          weight = Math.min(weight, (this.couldBeName(start, end) ? -1.1 : -2.5) - (isLabelled ? 0 : 0.5));
          // 麻醉方式: and 与死者关系: are labels themselves.
          if (!isLabelled && this.text[end] === ':') weight = -6;
        } else weight = Math.min(weight, isAnchored && end - start > 2 && this.right(end) > 1.2 ? -1.2 : -1.8);
      }
    const marks = this.#marks;
    for (let at = start + 1; at < end; at++) {
      if (marks[at] !== 0) weight = Math.min(weight, this.#againstWithin(at, end));
      const word = wordAfter(this.text, at);
      if (word > 1 && at + word >= end) weight = Math.min(weight, at + word > end ? -2 : -1.5);
    }
    if (!isAnchored) {
      for (let at = Math.max(0, start - 3); at < start; at++) {
        if (((marks[at] ?? 0) & (STOP_MARK | CUE_MARK)) === 0) continue;
        const hit = this.longest(STOP, at);
        if (hit && hit.end > start) weight = Math.min(weight, -3.5);
        const cue = this.longest(LABELS, at) ?? this.longest(KIN, at);
        if (cue && cue.end > start) weight = Math.min(weight, -4);
      }
    }
    if (wordAfter(this.text, start) > 1) weight = Math.min(weight, -2);
    if (((marks[start] ?? 0) & (CUE_MARK | TITLE_MARK)) !== 0) {
      const kin = this.longest(KIN, start);
      if (kin?.entry.note === 'short' && !page.knowledge.has(SURNAMES, kin.form)) weight = Math.min(weight, -2.5);
      for (const hit of [this.longest(LABELS, start), kin, this.titleAt(start)])
        if (hit && hit.end - hit.start > 1) weight = Math.min(weight, hit.end >= end ? -6 : -3);
    }
    const last = this.text.charAt(end - 1);
    if (end - start === 3 && VERBS.has(last)) weight = Math.min(weight, -2.5);
    if (last === '族') weight = Math.min(weight, -4);
    else if (end - start > 2 && PLACE_ENDS.has(last)) weight = Math.min(weight, -2.5);
    const span = { start, end };
    if (page.covered(span, CLINICAL)) weight -= 6;
    if (page.covered(span, PLACES)) weight -= isLabelled ? 2.5 : 5;
    return { weight, isWord };
  }

  /** Log odds against a stretch up to `end` from the words that begin inside it, at `at`. */
  #againstWithin(at: number, end: number): number {
    const hit = this.longest(STOP, at);
    const word = hit && hit.end > end ? -3 : 0;
    const title = this.titleAt(at);
    const cue = longer(longer(this.longest(LABELS, at), this.longest(KIN, at)), title);
    if (cue && cue.end - cue.start > 1 && !(cue.end === end && RURAL.test(cue.form))) return -3.5;
    return title?.end === end && TITLE_ENDS.has(title.form) ? Math.min(word, -1.5) : word;
  }
}
