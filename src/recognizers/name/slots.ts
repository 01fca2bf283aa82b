/** Slots: places after a label, a role or a kin word where a name is due, and the lists that go on from there. */
import type { TermHit } from '../../core/knowledge.ts';
import { matchesOf } from '../../core/matches.ts';
import { bestFrom, type Candidate } from './candidates.ts';
import { wordBefore } from './words.ts';
import { surnameWeight } from './shape.ts';
import { WORTH_POOLING } from './pool.ts';
import { KIN, LABELS, STOP, type Scene } from './scene.ts';

export interface Found extends Candidate {
  readonly rule: string;
  readonly term?: string;
}

interface Slot {
  readonly at: number;
  /** Log odds. */
  readonly cue: number;
  readonly rule: string;
  readonly term: string;
  /** Whether further names may follow after blanks, not only after 、 and /. */
  readonly isOpen: boolean;
}

/** What a label says with a colon, before a blank, and right before Han characters. */
const STRENGTH: Readonly<Record<string, readonly [number, number, number]>> = {
  label: [4.7, 3.3, 0.9],
  staff: [4.8, 3.2, 1.2],
  verb: [3.6, 2, 0.4],
  exam: [2.2, 1, -1],
  latin: [4, 3, 2],
  kin: [3.6, 1.9, 1.6],
  person: [3.6, 2.2, 2.2],
  contact: [4.7, 3.3, 2],
  short: [3, 1.5, 0.9],
};

export function slotNames(scene: Scene): Found[] {
  const found: Found[] = [];
  for (const dictionary of [LABELS, KIN]) {
    let covered = 0;
    for (const hit of scene.page.hits(dictionary)) {
      if (hit.end <= covered) continue;
      covered = hit.end;
      if (isCutOut(scene, hit)) continue;
      const slot = slotAfter(scene, hit, dictionary === KIN ? 'name.kin' : 'name.label');
      if (slot) walk(scene, slot, found);
    }
  }
  for (const match of matchesOf(scene.text, BED)) {
    const at = match.index + match[0].length;
    walk(scene, { at, cue: 1.9, rule: 'name.bed', term: '床', isOpen: false }, found);
  }
  return found;
}

/** Whether an ordinary word ends at an offset. */
function endsWord(scene: Scene, end: number): boolean {
  for (let at = Math.max(0, end - 3); at < end - 1; at++) if (scene.longest(STOP, at)?.end === end) return true;
  return false;
}

/** Whether an ordinary word reaches over an end of a cue word: 确[保安]全, 多[发小]结节. */
function isCutOut(scene: Scene, { start, end }: TermHit): boolean {
  for (let at = Math.max(0, start - 2); at < end; at++) {
    if (at === start) continue;
    const word = scene.longest(STOP, at);
    if (word && (at < start ? word.end > start && word.end < end : word.end > end)) return true;
  }
  return false;
}

const BED = /(?:\d\+?|[加一二三四五六七八九十])(?:号?床|床位)[ :,、]{0,3}(?=[\u4e00-\u9fff])/g;

/** What a speaker says and no name begins with. */
const TALK =
  /谢谢|你|您|我|他|她|它|好的|多[喝吃休注穿少]|没|不(?!凡)|嗯|哦|噢|喔|唉|哎|诶|欸|嘿|蛤|对[的啊吗呀对，。]|那[个么我你他她就]|这|怎|什么|为什么|哪|是[的啊吗呀不这那他她我你]|有[没点的一些时]|请[你您问稍]|可以|能不|要[不是吃看做去]|先[生]?[去做吃看把]|都[是没有会要不好]|还[是有没好要]|就|然后|所以|因为|如果/y;

const NAMED = /名$|名叫$|[外绰诨]号$|[昵暱人自]称$/;

function slotAfter(scene: Scene, hit: TermHit, rule: string): Slot | null {
  const { text } = scene;
  const kind = hit.entry.note ?? 'label';
  if (kind === 'none') return null;
  const [colon, blank, direct] = STRENGTH[kind] ?? [0, 0, 0];
  let at = hit.end;
  if (text[at] === '*') at++;
  const bracketEnd = text[at] === '(' ? bracketAfter(text, at, 14) : -1;
  // 医师(签章): and 家属(弟): hold no name in the bracket, 妻(张三) does.
  if (bracketEnd > 0 && /^\s{0,3}:/.test(text.slice(bracketEnd, bracketEnd + 4))) at = bracketEnd;
  // 监护人(母)卢燕: the bracket says who that is.
  else if (bracketEnd > 0 && bracketEnd < text.length && scene.longest(KIN, at + 1)?.end === bracketEnd - 1)
    at = bracketEnd;
  const gapEnd = scene.skipBlanks(at);
  const mark = text.charAt(gapEnd);
  const isLone = hit.end - hit.start === 1;
  const isHard = scene.isHardBefore(hit.start);
  // 祖医生: and 蓝嫂( are titles of the name before them, 子宫 and 女性 words of their own.
  const isTitle =
    !isHard &&
    !scene.cueEndingAt(hit.start) &&
    wordBefore(text, hit.start) === 0 &&
    !endsWord(scene, hit.start) &&
    (surnameWeight(scene, text.charAt(hit.start - 1)) ?? -1) > -0.5 &&
    scene.titleAt(hit.start)?.form === hit.form;
  if (isLone && !isHard && !scene.cueEndingAt(hit.start) && !/[由其嘱与及向]/.test(text.charAt(hit.start - 1)))
    return null;
  if (isLone && scene.longest(STOP, hit.start)) return null;
  if (scene.isSpeaker(hit) && scene.isUtterance(hit.end + 1)) return null;
  const doubt = isTitle ? 3 : scene.isSpeaker(hit) ? 4 : 0;
  const slot = (from: number, cue: number, isOpen: boolean): Slot => ({
    at: from,
    cue: cue - doubt,
    rule,
    term: hit.form,
    isOpen,
  });
  const isOpen = kind !== 'label' || !NAMED.test(hit.form);
  if (mark === ':' || mark === '|' || mark === '_') {
    let from = gapEnd + 1;
    while (/[_:"“]/.test(text.charAt(from))) from++;
    TALK.lastIndex = scene.skipBlanks(from);
    if (TALK.test(text)) return null;
    if (mark === '|' && isLone) return null;
    return slot(from, mark === '|' ? colon - 1 : colon, isOpen);
  }
  if (mark === '"' && text.charAt(gapEnd + 1) === ':') return slot(gapEnd + 2, colon, false);
  if (kind === 'latin' && !isSameCase(text, hit)) return null;
  if (kind === 'latin') {
    // A long word before a full stop ends its sentence.
    if (mark === '.' && hit.end - hit.start > 4) return null;
    return slot(mark === '.' ? gapEnd + 1 : at, blank, false);
  }
  if (mark === '“' || mark === '"' || mark === '”')
    return slot(gapEnd + 1, NAMED.test(hit.form) ? colon : blank, false);
  if (gapEnd > at)
    return isLone && kind !== 'short' && !scene.isHardBefore(hit.start)
      ? null
      : slot(gapEnd, NAMED.test(hit.form) ? colon : blank, isOpen);
  if (mark === '(') return slot(gapEnd + 1, direct, false);
  if (isLone && kind !== 'short' && kind !== 'kin') return null;
  if (NAMED.test(hit.form)) return /[叫是为]/.test(mark) ? slot(at + 1, blank - 0.8, false) : slot(at, blank, false);
  return slot(at, direct, kind !== 'label');
}

/** mRS is no Mrs; the automaton ignores case. */
function isSameCase(text: string, hit: TermHit): boolean {
  const written = text.slice(hit.start, hit.end);
  if (written === hit.form) return true;
  return written.length > 3 && (written === hit.form.toUpperCase() || written === hit.form.toLowerCase());
}

function bracketAfter(text: string, open: number, most: number): number {
  const close = text.indexOf(')', open);
  return close < 0 || close - open > most || text.slice(open, close).includes('\n') ? -1 : close + 1;
}

const DEPARTMENT = /[\u4e00-\u9fff]{1,6}?(?:病区|中心|工会|[科室办处部组])(?![长员主任室])/y;

/** What follows the one to six characters of a department's name. */
const DEPARTMENT_HEADS = new Set([...'病中工科室办处部组'].map((character) => character.charCodeAt(0)));

/** End of a department that begins at an offset, else the offset. */
function departmentEnd(text: string, at: number): number {
  for (let i = at + 1; i <= at + 6; i++) {
    if (!DEPARTMENT_HEADS.has(text.charCodeAt(i))) continue;
    DEPARTMENT.lastIndex = at;
    return at + (DEPARTMENT.exec(text)?.[0].length ?? 0);
  }
  return at;
}

/** Where the name itself begins: roles, kin words and departments before it are passed over. */
function afterRoles(scene: Scene, from: number): { at: number; gained: number }[] {
  const starts = [{ at: from, gained: 0 }];
  let at = from;
  for (let i = 0; i < 4; i++) {
    let longest = at;
    for (const hit of [scene.longest(LABELS, at), scene.longest(KIN, at), scene.titleAt(at)])
      if (hit && hit.end > longest && isRole(scene, hit)) longest = hit.end;
    const department = departmentEnd(scene.text, at);
    const next = Math.max(longest, department);
    if (next === at) break;
    for (const end of longest > at && longest < next ? [longest, next] : [next]) {
      at = scene.skipBlanks(end, 2);
      if (scene.text[at] === ':') return starts;
      starts.push({ at, gained: 0.4 * (i + 1) });
    }
  }
  return starts;
}

/** A word before a name; the short ones (妻, 子) where they are no surname themselves. */
function isRole(scene: Scene, hit: TermHit): boolean {
  if (hit.end - hit.start > 1) return true;
  return hit.dictionary === KIN && hit.entry.note === 'short' && (surnameWeight(scene, hit.form) ?? 0) < 0.4;
}

/** Log odds a list item needs. */
const ENOUGH = -0.2;
const MAX_ITEMS = 40;

/** Adds the names from a slot on, through a list. */
export function walk(scene: Scene, slot: Slot, found: Found[]): void {
  const { text } = scene;
  let { at, cue } = slot;
  for (let item = 0; item < MAX_ITEMS; item++) {
    at = scene.skipBlanks(at);
    if (text[at] === '“' || text[at] === '"') at++;
    let best: Candidate | null = null;
    for (const { at: start, gained } of afterRoles(scene, at)) {
      const candidate = bestFrom(scene, start, cue + gained);
      if (candidate && (!best || candidate.weight > best.weight)) best = candidate;
    }
    if (!best) return;
    // A label where a further name could stand: 经治医生:杨茂 电话:.
    if (item > 0 && text[best.end] === ':') return;
    if (best.weight < ENOUGH) {
      if (best.weight > WORTH_POOLING)
        found.push({ ...best, rule: item === 0 ? slot.rule : 'name.list', term: slot.term });
      return;
    }
    found.push({ ...best, rule: item === 0 ? slot.rule : 'name.list', term: slot.term });
    const alias = aliasIn(scene, best.end);
    if (alias) found.push({ ...alias, rule: 'name.alias' });
    const next = afterItem(scene, best.end, slot.isOpen);
    if (!next) return;
    cue = Math.min(cue, 3.6) - next.lost;
    at = next.at;
  }
}

/** A second form of the name in a bracket right after it: (CHUNG Ka Yan), (陈氏梅). */
export function aliasIn(scene: Scene, end: number): Candidate | null {
  const { text } = scene;
  if (text[end] !== '(') return null;
  const candidate = bestFrom(scene, text[end + 1] === '"' ? end + 2 : end + 1, 1.4);
  if (!candidate || candidate.weight < 0 || candidate.kind === 'surname') return null;
  return /[)"]/.test(text.charAt(candidate.end)) || candidate.kind === 'latin' ? candidate : null;
}

/** The start of the next item of a list, and how much less its separator says. */
function afterItem(scene: Scene, end: number, isOpen: boolean): { at: number; lost: number } | null {
  const { text } = scene;
  let at = end;
  for (let i = 0; i < 2; i++) {
    const title = scene.titleAt(at) ?? (text[at] === ' ' ? scene.titleAt(at + 1) : undefined);
    if (!title) break;
    at = title.end;
  }
  if (text[at] === '(') {
    const close = bracketAfter(text, at, 24);
    if (close > 0) at = close;
  }
  const blanks = scene.skipBlanks(at) - at;
  const mark = text.charAt(at + blanks);
  if (mark === '、' || mark === '/' || mark === '&') return { at: at + blanks + 1, lost: 0.1 };
  if (/[和与及]/.test(mark) && blanks === 0) return { at: at + 1, lost: 0.6 };
  if (!isOpen) return null;
  if (mark === ',' || mark === ';') return { at: at + blanks + 1, lost: 1.8 };
  return blanks > 0 && blanks <= 8 ? { at: at + blanks, lost: 1 } : null;
}
