/** Lines: signatures at their end, speakers at their start, cells between bars. */
import { matchesOf } from '../../core/matches.ts';
import { bestFrom } from './candidates.ts';
import { WORTH_POOLING } from './pool.ts';
import { isDot, isHan } from './characters.ts';
import type { Scene } from './scene.ts';
import { surnameWeightAt } from './shape.ts';
import type { Found } from './slots.ts';

const DATE_PART = /[\s\d.:年月日时分/-]/;

/** The end of a stretch without the date, and the note in brackets, after a signature. */
function endWithoutDate(text: string, start: number, lineEnd: number): number {
  let end = lineEnd;
  while (end > start && lineEnd - end < 30 && DATE_PART.test(text.charAt(end - 1))) end--;
  if (end > start && text[end - 1] === ')') {
    const open = text.slice(Math.max(start, end - 17), end).lastIndexOf('(');
    if (open >= 0) end = Math.max(start, end - 17) + open;
  }
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return end;
}

/** A line's last words after a wide gap, or a line of its own. */
const SIGNATURE =
  /(?:^|[ \t]{3,})([\u4e00-\u9fff·]{1,8}(?:[ ]{0,2}[/、][ ]{0,2}[\u4e00-\u9fff·]{1,8}){0,3}|[\u4e00-\u9fff·]{2,4}(?:[ ]{1,3}[\u4e00-\u9fff]{2,4}){0,2}|[\u4e00-\u9fff](?: {1,3}[\u4e00-\u9fff]){1,2})$/;
/** `张三:`, `08:12 张三:`, `麻醉科张三:`, and the head of an exported chat message, `张三 2024-05-01` or `张三 08:12`. */
const SPEAKER =
  /^(?:\d{1,2}:\d{2}(?::\d{2})? |[(\d.)①-⑳一二三四五六七八九十]{1,4}[.、)]? ?)?([\u4e00-\u9fff]{0,6}[科室部组])?([\u4e00-\u9fff·]{2,6})(?::|[ \t]{1,3}(?:\d{4}[-/年]|\d{1,2}:\d{2}))/;

export function* lines(scene: Scene): Generator<Found> {
  const { text } = scene;
  const alone: number[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > 1) {
      const speaker = SPEAKER.exec(text.slice(start, Math.min(end, start + 30)));
      if (speaker?.[2] !== undefined) {
        const to = start + speaker[0].search(/(?::|[ \t]{1,3}(?:\d{4}[-/年]|\d{1,2}:\d{2}))$/);
        const name = bestFrom(scene, to - speaker[2].length, speaker[1] === undefined ? 0.3 : 1.1);
        if (name && name.kind !== 'other' && name.kind !== 'surname' && name.end === to && name.weight > WORTH_POOLING)
          yield { ...name, rule: 'name.speaker' };
      }
      yield* signatures(scene, start, end);
      if (text[start + 1] === ':' && (surnameWeightAt(scene, start) ?? -1) >= RARE) alone.push(start);
    }
    start = end + 1;
  }
  yield* surnameSpeakers(scene, alone);
}

/** Headings of one character that are surnames too: 方: (prescription), 查: (examination). */
const HEADINGS = new Set('方查温时按舌脉计单应全汤项余常水注诊治法药冷热目路解安左右和商明经检');
const RARE = -0.3;
const MEETING = /讨论|发言|会诊|查房|点评|交班/;
const TITLED = /^(?:主任|副主任|医[生师]|教授|老师|护士|大夫|总)/;

/** `阚: 同意`: surnames before what their bearers say at a discussion. */
function* surnameSpeakers(scene: Scene, starts: readonly number[]): Generator<Found> {
  const { text } = scene;
  const surnames = new Set(starts.map((start) => text.charAt(start)));
  const isMeeting = starts.length > 0 && MEETING.test(text);
  const titled = new Map<string, boolean>();
  for (const start of starts) {
    const character = text.charAt(start);
    if (HEADINGS.has(character)) continue;
    let isTitled = titled.get(character) ?? false;
    if (!titled.has(character)) {
      for (let at = text.indexOf(character); at >= 0 && !isTitled; at = text.indexOf(character, at + 1))
        isTitled = TITLED.test(text.slice(at + 1, at + 4));
      titled.set(character, isTitled);
    }
    const weight =
      -1.8 +
      (surnameWeightAt(scene, start) ?? 0) +
      (surnames.size > 1 ? 1 : 0) +
      (isMeeting ? 1 : 0) +
      (isTitled ? 1.8 : 0);
    if (weight > 0) yield { start, end: start + 1, weight, kind: 'surname', isWord: false, rule: 'name.speaker' };
  }
}

function* signatures(scene: Scene, start: number, end: number): Generator<Found> {
  const from = Math.max(start, end - 90);
  const to = endWithoutDate(scene.text, from, end);
  const final = scene.text.charCodeAt(to - 1);
  // Most lines end with a sign.
  if (to === from || !(isHan(final) || isDot(final))) return;
  const match = SIGNATURE.exec(scene.text.slice(from, to));
  const words = match?.[1];
  if (!match || words === undefined) return;
  const isAlone = match.index === 0 && from === start && !/^[ \t]/.test(match[0]);
  const isWide = !isAlone && match[0].length - words.length >= 6;
  const isPair = words.includes('/');
  const cue = isPair ? 2.7 : isAlone ? (/[、 ]/.test(words) ? 1.2 : 0.9) : isWide ? 2 : 0.8;
  let at = from + match.index + match[0].length - words.length;
  const last = at + words.length;
  while (at < last) {
    const name = bestFrom(scene, at, cue);
    if (!name || name.weight < 0 || name.kind === 'other' || name.end > last) break;
    if (name.kind === 'surname' && !isPair) break;
    yield { ...name, rule: 'name.signature' };
    at = name.end;
    while (at < last && /[ /、]/.test(scene.text.charAt(at))) at++;
  }
}

const CELL = /\|[ \t]{0,4}([\u4e00-\u9fff·]{2,8})[ \t]{0,4}(?=\|)/g;

/** Cells of a row that look like names, whatever their heading. */
export function* cells(scene: Scene): Generator<Found> {
  for (const match of matchesOf(scene.text, CELL)) {
    const at = match.index + match[0].indexOf(match[1] ?? '');
    const name = bestFrom(scene, at, 1);
    if (name && name.end === at + (match[1]?.length ?? 0) && name.weight > 0.2 && name.kind !== 'other')
      yield { ...name, rule: 'name.cell' };
  }
}
