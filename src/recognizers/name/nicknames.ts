/** What people are called among their own: 小美, 阿明, 强强, 都叫“芳姐”. */
import { matchesOf } from '../../core/matches.ts';
import { givenWeight } from './characters.ts';
import { BIAS, STOP, type Scene } from './scene.ts';
import { surnameWeight } from './shape.ts';
import type { Found } from './slots.ts';
import { wordAfter } from './words.ts';

const CALLED =
  /(?:[叫喊称]|外号|绰号)[他她为作做我]{0,2}[:“"]{0,2}([一-鿿])(?=[哥姐嫂叔婶姨伯爷婆妹仔](?:[”",，。;、)]|$))/gm;
/** Parts of kin words themselves: 大哥, 二姐. */
const RANK = new Set('大小一二三四五六七八九老阿哥姐弟妹');

/** `道上喊强哥`: a part of the name before a kin word. */
export function* calledKin(scene: Scene): Generator<Found> {
  for (const { index, 0: match } of matchesOf(scene.text, CALLED)) {
    const start = index + match.length - 1;
    const character = scene.text.charAt(start);
    if (givenWeight(character) < -0.5 || RANK.has(character)) continue;
    yield { start, end: start + 1, weight: 0.8, kind: 'nick', isWord: false, rule: 'name.familiar' };
  }
}

const PET = /[小阿](?=[一-鿿])/g;
const DOUBLE = /([一-鿿])\1/g;
/** Characters of given names that make other words with 小, and that are doubled in adverbs and adjectives. */
const NO_PET = new Set('学康建山生民中安平方小少可大');
const NO_DOUBLE = new Set('小少明刚静红亮高平文香常海松春白云青黄蓝圆长青秋新多少好安健康生国天日宝星点丝家个人');
const FREQUENT = 0.45;
/** Log odds beside those of its edges. */
const PET_CUE = 0.9;

/** `小美说`, `阿明、`, `强强`: at edges where people are spoken of. */
export function* petNames(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const { index } of matchesOf(text, PET)) {
    const character = text.charAt(index + 1);
    if (givenWeight(character) < FREQUENT || NO_PET.has(character)) continue;
    // 小林: the surname alone is the name.
    if ((surnameWeight(scene, character) ?? -1) >= 0.5) continue;
    const name = petAt(scene, index, PET_CUE);
    if (name) yield name;
  }
  for (const { index, 1: character = '' } of matchesOf(text, DOUBLE)) {
    if (givenWeight(character) < FREQUENT || NO_DOUBLE.has(character)) continue;
    const name = petAt(scene, index, PET_CUE - 0.5);
    if (name) yield name;
  }
}

function petAt(scene: Scene, start: number, cue: number): Found | null {
  const { text } = scene;
  const end = start + 2;
  if (scene.longest(STOP, start) ?? scene.longest(STOP, start + 1)) return null;
  const left = scene.left(start);
  const right = scene.right(end);
  if (left < 0.5 || right < 0.5) return null;
  if (scene.isHanAt(end) && !scene.actAt(end) && !scene.titleAt(end) && wordAfter(text, end) < 2) cue -= 0.5;
  const { weight: against, isWord } = scene.against(start, end, false);
  const weight = BIAS + cue + Math.min(left, 1) + Math.min(right, 1.4) + against;
  return isWord || weight < -0.3
    ? null
    : {
        start,
        end,
        weight,
        kind: 'nick',
        isWord: false,
        rule: 'name.familiar',
        term: text.charAt(start) === '阿' ? '阿' : '小',
      };
}
