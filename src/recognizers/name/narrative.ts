/** Names without a cue of their own: described persons, signatures, speakers, names written by sound, table cells. */
import { bestFrom, bestUpTo } from './candidates.ts';
import { givenWeight, isBySound, isHan } from './characters.ts';
import { pinyinNames } from './latin.ts';
import { WORTH_POOLING } from './pool.ts';
import { BIAS, STOP, type Scene } from './scene.ts';
import { shapeOf, surnameWeight } from './shape.ts';
import type { Found } from './slots.ts';
import { wordAfter } from './words.ts';

export function* narrativeNames(scene: Scene): Generator<Found> {
  yield* described(scene);
  yield* lines(scene);
  yield* dotted(scene);
  yield* afterPrepositions(scene);
  yield* cells(scene);
  yield* familiar(scene);
  yield* actors(scene);
  yield* unannounced(scene);
  yield* recurring(scene);
  for (const { start, end, score } of pinyinNames(scene.text))
    yield { start, end, weight: Math.log(score / (1 - score)), kind: 'latin', isWord: false, rule: 'name.pinyin' };
}

const PERSON =
  /[男女](?=性?(?:[\s,、|/;。()\d]|$))|\d{1,3}岁|[MF](?=[\s/,]{1,3}\d)|[汉苗彝壮回满藏侗瑶黎](?=族?[\s,、]{1,4}\d)/g;
/** An age as well as a sex leaves no doubt that a person is described. */
const AGE_TOO = /^[^\n]{1,14}?\d{1,3}(?:岁|[\s,])/;

/** `王小明，男，34岁`: the stretch before a sex or an age. */
function* described(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of text.matchAll(PERSON)) {
    let end = match.index;
    if (/性别[:\s]{0,4}$/.test(text.slice(Math.max(0, end - 8), end))) end = text.lastIndexOf('性', end);
    const before = end;
    while (end > 0 && before - end < 20 && /[\s,、|/(:*]/.test(text.charAt(end - 1)) && text[end - 1] !== '\n') end--;
    if (end === before) continue;
    const cue = AGE_TOO.test(text.slice(match.index, match.index + 20)) ? 3.4 : 2.3;
    const name = bestUpTo(scene, end, cue, { alone: false, hard: true });
    if (name && name.weight > 0) yield { ...name, rule: 'name.described' };
  }
}

/** The end of a line without the date, and the note in brackets, after a signature. */
function withoutDate(line: string): string {
  let end = line.length;
  while (end > 0 && line.length - end < 30 && /[\s\d.:年月日时分/-]/.test(line.charAt(end - 1))) end--;
  if (line[end - 1] === ')') {
    const open = line.lastIndexOf('(', end);
    if (open >= 0 && end - open < 18) end = open;
  }
  return line.slice(0, end).trimEnd();
}

/** A line's last words after a wide gap, or a line of its own. */
const SIGNATURE =
  /(?:^|[ \t]{3,})([\u4e00-\u9fff·]{1,8}(?:[ ]{0,2}[/、][ ]{0,2}[\u4e00-\u9fff·]{1,8}){0,3}|[\u4e00-\u9fff·]{2,4}(?:[ ]{1,3}[\u4e00-\u9fff]{2,4}){0,2}|[\u4e00-\u9fff](?: {1,3}[\u4e00-\u9fff]){1,2})$/;
/** `张三:`, `08:12 张三:`, `麻醉科张三:`, and the head of an exported chat message, `张三 2024-05-01` or `张三 08:12`. */
const SPEAKER =
  /^(?:\d{1,2}:\d{2}(?::\d{2})? |[(\d.)①-⑳一二三四五六七八九十]{1,4}[.、)]? ?)?([\u4e00-\u9fff]{0,6}[科室部组])?([\u4e00-\u9fff·]{2,6})(?::|[ \t]{1,3}(?:\d{4}[-/年]|\d{1,2}:\d{2}))/;

function* lines(scene: Scene): Generator<Found> {
  const { text } = scene;
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
    }
    start = end + 1;
  }
}

function* signatures(scene: Scene, start: number, end: number): Generator<Found> {
  const from = Math.max(start, end - 90);
  const tail = withoutDate(scene.text.slice(from, end));
  const match = SIGNATURE.exec(tail);
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
    // One or two unknown characters before a clean end belong to the name too.
    let edge = end;
    while (edge - end < 3 && isHan(text.charCodeAt(edge))) edge++;
    if (end > index + 1 && edge - end < 3 && scene.right(edge) > 0 && wordAfter(text, end) === 0) end = edge;
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
  /由|嘱|@|我是|我叫|名叫|改名|叫做|本姓|免贵姓|医生姓|医师姓|护士姓|联系|[叫喊称](?=[“"])|经(?=.{2,3}(?:同意|允许|介绍))/g;

/** `由张三陪同`: a name between a preposition and what its bearer does. */
function* afterPrepositions(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of text.matchAll(PREPOSITION)) {
    let at = match.index + match[0].length;
    if (text[at] === '“' || text[at] === '"') at++;
    const isNaming = match[0].length > 1 || match[0] === '@';
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
    const isQuoted = /[“"]/.test(text.charAt(at - 1));
    // 由于 is mostly a word, and sometimes 由 and the surname 于.
    const doubt = text[at] === '于' && (shapeOf(scene, text.slice(at, at + 3))?.weight ?? 0) < 1.5 ? 1.2 : 0;
    const name = bestFrom(scene, at, (isQuoted ? 2.4 : isNaming && match[0] !== '联系' ? 1.6 : 0.4) - doubt);
    if (!name || (name.kind !== 'full' && !isQuoted) || name.weight < 0.2) continue;
    if (scene.isHanAt(name.end) && wordAfter(text, name.end) === 0 && !scene.titleAt(name.end)) continue;
    yield { ...name, rule: 'name.context', term: match[0] };
  }
}

const FAMILIAR = /[老小](?=[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2})/g;

/** 老曹, 小崔: a surname after a familiar word. */
function* familiar(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const { index } of text.matchAll(FAMILIAR)) {
    const start = index + 1;
    const surname = surnameWeight(scene, text.charAt(start));
    if (surname === undefined || surname < 0.1) continue;
    const { weight: against } = scene.against(index, start + 1, false);
    const cut = scene.page.hitsAt(STOP, start).length > 0 ? -2 : 0;
    const weight = BIAS + surname + 0.6 + scene.left(index) + scene.right(start + 1) + against + cut;
    if (weight > 0)
      yield {
        start,
        end: start + 1,
        weight,
        kind: 'surname',
        isWord: false,
        rule: 'name.familiar',
        term: text.charAt(index),
      };
  }
}

const ACTS =
  /代诉|代述|代签|陪同|陪诊|陪来|陪护|送来|护送|签字|签收|查房|汇报|转述|主刀|执笔|面评|看过|会诊|抢救|接诊|赶到|到场|来电|补充|告知|介绍病|打来电话|上门|带队|核对无误/g;

/** `张三代诉`, `李四查房`: a name right before what its bearer does. */
function* actors(scene: Scene): Generator<Found> {
  for (const { index, 0: act } of scene.text.matchAll(ACTS)) {
    if (!scene.isHanAt(index - 1)) continue;
    const name = bestUpTo(scene, index, 1, { alone: false, hard: false });
    if (name?.kind !== 'full' || name.weight < WORTH_POOLING || scene.left(name.start) < 0.5) continue;
    yield { ...name, rule: 'name.actor', term: act };
  }
}

/** How much a stretch must look like a name when nothing announces it. */
const TELLING = 1.7;
const CLEAN_TELLING = 1.2;

/** Three characters that can hardly be anything but a name, with a clean edge on both sides. */
function* unannounced(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (let at = 0; at + 2 < text.length; at++) {
    if (!isHan(text.charCodeAt(at)) || givenWeight(text.charAt(at + 2)) < 0.2) continue;
    if (givenWeight(text.charAt(at + 1)) < 0.2 || !isHan(text.charCodeAt(at + 1))) continue;
    const surname = surnameWeight(scene, text.charAt(at));
    if (surname === undefined || surname < 0) continue;
    const shape = shapeOf(scene, text.slice(at, at + 3));
    if (shape?.kind !== 'full' || shape.weight < CLEAN_TELLING) continue;
    const left = scene.left(at);
    const right = scene.right(at + 3);
    const isClean = left > 0.7 && right > 1;
    if (left < 0.5 || shape.weight < (isClean ? CLEAN_TELLING : TELLING)) continue;
    const { weight: against, isWord } = scene.against(at, at + 3, false);
    if (isWord) continue;
    const weight = BIAS - 0.4 + shape.weight + left + Math.max(-1, Math.min(right, 1.6)) + against;
    if (weight > 0) yield { start: at, end: at + 3, weight, kind: 'full', isWord: false, rule: 'name.shape' };
  }
}

/** How often a stretch must come back, before different characters, to be a name for that alone. */
const RECURS = 3;
const MOST_RECURRING = 1.2;

/** A stretch shaped like a name that keeps coming back at clean edges: who a narrative is about. */
function* recurring(scene: Scene): Generator<Found> {
  const { text } = scene;
  const places = new Map<string, number[]>();
  for (let at = 0; at + 2 < text.length; at++) {
    if (!isHan(text.charCodeAt(at)) || givenWeight(text.charAt(at + 1)) < -0.4) continue;
    const surname = surnameWeight(scene, text.charAt(at));
    if (surname === undefined || surname < -0.1 || scene.page.hitsAt(STOP, at).length > 0) continue;
    if (scene.left(at) < 0.5) continue;
    const name = text.slice(at, at + 3);
    const known = places.get(name);
    if (known) known.push(at);
    else places.set(name, [at]);
  }
  for (const [name, starts] of places) {
    if (starts.length < RECURS || new Set(starts.map((at) => text.charAt(at + 3))).size < RECURS) continue;
    const shape = shapeOf(scene, name);
    if (shape?.kind !== 'full' || shape.weight < 0.3) continue;
    for (const start of starts) {
      const { weight: against } = scene.against(start, start + 3, false);
      const weight = Math.min(shape.weight - 0.3, MOST_RECURRING) + against;
      if (weight > 0) yield { start, end: start + 3, weight, kind: 'full', isWord: false, rule: 'name.recurring' };
    }
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
