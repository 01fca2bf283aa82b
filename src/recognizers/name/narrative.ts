/** Names without a cue of their own: described persons, signatures, speakers, names written by sound, table cells. */
import { bestFrom, bestUpTo } from './candidates.ts';
import { isBySound, isHan } from './characters.ts';
import { pinyinNames } from './latin.ts';
import type { Scene } from './scene.ts';
import { shapeOf } from './shape.ts';
import type { Found } from './slots.ts';
import { wordAfter } from './words.ts';

export function* narrativeNames(scene: Scene): Generator<Found> {
  yield* described(scene);
  yield* lines(scene);
  yield* dotted(scene);
  yield* afterPrepositions(scene);
  yield* cells(scene);
  for (const { start, end, score } of pinyinNames(scene.text))
    yield { start, end, weight: Math.log(score / (1 - score)), kind: 'latin', isWord: false, rule: 'name.pinyin' };
}

const PERSON = /[男女](?=性?(?:[\s,、|/;。()\d]|$))|\d{1,3}岁/g;

/** `王小明，男，34岁`: the stretch before a sex or an age. */
function* described(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of text.matchAll(PERSON)) {
    let end = match.index;
    if (/性别[:\s]{0,4}$/.test(text.slice(Math.max(0, end - 8), end))) end = text.lastIndexOf('性', end);
    const before = end;
    while (end > 0 && before - end < 20 && /[\s,、|/(:*]/.test(text.charAt(end - 1)) && text[end - 1] !== '\n') end--;
    if (end === before) continue;
    const name = bestUpTo(scene, end, 2.3, { alone: false, hard: true });
    if (name && name.weight > 0) yield { ...name, rule: 'name.described' };
  }
}

const DATE_TAIL = /[\s\d.:年月日时分/-]{0,30}$/;
/** A line's last words after a wide gap, or a line of its own. */
const SIGNATURE =
  /(?:^|[ \t]{3,})([\u4e00-\u9fff·]{1,8}(?:[ ]{0,2}[/、][ ]{0,2}[\u4e00-\u9fff·]{1,8}){0,3}|[\u4e00-\u9fff·]{2,4}(?:[ ]{1,3}[\u4e00-\u9fff]{2,4}){0,2}|[\u4e00-\u9fff](?: {1,3}[\u4e00-\u9fff]){1,2})$/;
const SPEAKER = /^(?:\d{1,2}:\d{2} )?([\u4e00-\u9fff]{2,4}):/;

function* lines(scene: Scene): Generator<Found> {
  const { text } = scene;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start > 1) {
      const head = text.slice(start, Math.min(end, start + 16));
      const speaker = SPEAKER.exec(head);
      if (speaker?.[1]) {
        const at = start + speaker[0].length - 1 - speaker[1].length;
        const name = bestFrom(scene, at, 0.3);
        if (name && name.kind === 'full' && name.end === at + speaker[1].length && name.weight > 0)
          yield { ...name, rule: 'name.speaker' };
      }
      yield* signatures(scene, start, end);
    }
    start = end + 1;
  }
}

function* signatures(scene: Scene, start: number, end: number): Generator<Found> {
  const from = Math.max(start, end - 90);
  const tail = scene.text.slice(from, end).replace(DATE_TAIL, '');
  const match = SIGNATURE.exec(from === start ? tail : ` ${tail}`.slice(1));
  const words = match?.[1];
  if (!match || words === undefined) return;
  const isAlone = match.index === 0 && from === start && !/^[ \t]/.test(match[0]);
  const isWide = !isAlone && match[0].length - words.length >= 6;
  const cue = isAlone ? (/[/、 ]/.test(words) ? 1.2 : 0.9) : isWide ? 2 : 0.8;
  let at = from + match.index + match[0].length - words.length;
  const last = at + words.length;
  while (at < last) {
    const name = bestFrom(scene, at, cue);
    if (!name || name.weight < 0 || name.kind === 'other' || name.end > last) break;
    if (name.kind === 'surname') break;
    yield { ...name, rule: 'name.signature' };
    at = name.end;
    while (at < last && /[ /、]/.test(scene.text.charAt(at))) at++;
  }
}

const DOT = /[·•・]/g;

/** Names with a middle dot between parts written by sound. */
function* dotted(scene: Scene): Generator<Found> {
  const { text } = scene;
  let done = 0;
  for (const { index } of text.matchAll(DOT)) {
    if (index < done || !isHan(text.charCodeAt(index - 1)) || !isHan(text.charCodeAt(index + 1))) continue;
    let start = index;
    while (start > done && index - start < 8 && isBySound(text.charAt(start - 1))) start--;
    let end = index + 1;
    while (end - index < 20 && (isBySound(text.charAt(end)) || /[·•・]/.test(text.charAt(end)))) end++;
    while (/[·•・]/.test(text.charAt(end - 1))) end--;
    if (start === index || end - index < 2) continue;
    // 及其: a word of running text at the end of the second part.
    const shape = shapeOf(scene, text.slice(start, end));
    const { weight } = scene.against(start, end, false);
    done = end;
    if (shape && shape.weight + weight > 0.5)
      yield { start, end, weight: shape.weight + weight, kind: 'sound', isWord: false, rule: 'name.sound' };
  }
}

const PREPOSITION =
  /由|嘱|我是|我叫|名叫|改名|叫做|本姓|免贵姓|医生姓|医师姓|护士姓|联系|经(?=.{2,3}(?:同意|允许|介绍))/g;

/** `由张三陪同`: a name between a preposition and what its bearer does. */
function* afterPrepositions(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of text.matchAll(PREPOSITION)) {
    let at = match.index + match[0].length;
    if (text[at] === '“' || text[at] === '"') at++;
    const isNaming = match[0].length > 1;
    if (match[0].endsWith('姓')) {
      const shape = shapeOf(scene, text.charAt(at));
      if (shape?.kind === 'surname' && scene.right(at + 1) > 0.5)
        yield {
          start: at,
          end: at + 1,
          weight: shape.weight + 2,
          kind: 'surname',
          isWord: false,
          rule: 'name.context',
          term: match[0],
        };
      continue;
    }
    const name = bestFrom(scene, at, isNaming && match[0] !== '联系' ? 1.6 : 0.4);
    if (!name || name.kind !== 'full' || name.weight < 0.2) continue;
    if (scene.isHanAt(name.end) && wordAfter(text, name.end) === 0 && !scene.titleAt(name.end)) continue;
    yield { ...name, rule: 'name.context', term: match[0] };
  }
}

const CELL = /\|[ \t]{0,4}([\u4e00-\u9fff·]{2,8})[ \t]{0,4}(?=\|)/g;

function* cells(scene: Scene): Generator<Found> {
  for (const match of scene.text.matchAll(CELL)) {
    const at = match.index + match[0].indexOf(match[1] ?? '');
    const name = bestFrom(scene, at, 1);
    if (name && name.end === at + (match[1]?.length ?? 0) && name.weight > 0.2 && name.kind !== 'other')
      yield { ...name, rule: 'name.cell' };
  }
}
