/** Names in running text: described persons, after prepositions, before what their bearers do. */
import { matchesOf } from '../../core/matches.ts';
import { bestFrom, bestUpTo } from './candidates.ts';
import { pinyinNames } from './latin.ts';
import { cells, lines } from './lines.ts';
import { calledKin, petNames } from './nicknames.ts';
import { WORTH_POOLING } from './pool.ts';
import { ACTS, BIAS, STOP, type Scene } from './scene.ts';
import { shapeOf, surnameWeight } from './shape.ts';
import type { Found } from './slots.ts';
import { dotted, pairs, recurring, soundRuns, unannounced } from './unannounced.ts';
import { wordAfter } from './words.ts';

export function* narrativeNames(scene: Scene): Generator<Found> {
  yield* described(scene);
  yield* lines(scene);
  yield* dotted(scene);
  yield* afterPrepositions(scene);
  yield* cells(scene);
  yield* familiar(scene);
  yield* calledKin(scene);
  yield* petNames(scene);
  yield* actors(scene);
  yield* unannounced(scene);
  yield* pairs(scene);
  yield* soundRuns(scene);
  yield* recurring(scene);
  const { knowledge } = scene.page;
  const lexicon = {
    isGiven: (word: string) => knowledge.has('given-names-en', word),
    isSurname: (word: string) => knowledge.has('surnames-en', word),
  };
  for (const { start, end, score } of pinyinNames(scene.text, lexicon))
    yield { start, end, weight: Math.log(score / (1 - score)), kind: 'latin', isWord: false, rule: 'name.pinyin' };
}

const PERSON =
  /[男女](?=性?(?:[\s,、|/;。()\d]|$))|\d{1,3}岁|[MF](?=[\s/,]{1,3}\d)|[汉苗彝壮回满藏侗瑶黎](?=族?[\s,、]{1,4}\d)/g;
/** An age as well as a sex leaves no doubt that a person is described. */
const AGE_TOO = /^[^\n]{1,14}?\d{1,3}(?:岁|[\s,])/;

/** `王小明，男，34岁`: the stretch before a sex or an age. */
function* described(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of matchesOf(text, PERSON)) {
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

/** Words that a name may follow, and much else. */
const HINT = /^(?:[转面]告|通知|告知|请示|委托|托付|转交|[陪随会]同|转请|已联系|电话联系|联系了)$/;
/** Gained where an act of people follows as well. */
const AGENT = 1;

const PREPOSITION =
  /由|嘱|[转面]告|通知|告知|请示|委托|托付|转交|[陪随会]同|转请|已联系|电话联系|联系了|@|我是|我叫|名叫|改名|叫做|本姓|免贵姓|医生姓|医师姓|护士姓|联系|[叫喊称](?=[“"])|经(?=.{2,3}(?:同意|允许|介绍))/g;

/** `由张三陪同`: a name between a preposition and what its bearer does. */
function* afterPrepositions(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const match of matchesOf(text, PREPOSITION)) {
    let at = match.index + match[0].length;
    if (text[at] === '“' || text[at] === '"') at++;
    const isNaming = match[0].length > 1 || match[0] === '@';
    const isHint = HINT.test(match[0]);
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
    const cue = isQuoted ? 2.4 : isHint ? 0.7 : isNaming && match[0] !== '联系' ? 1.6 : 0.4;
    let name = bestFrom(scene, at, cue - doubt);
    // 由沙丘清点: whoever does what only people do.
    if (name && !isQuoted && scene.actAt(name.end)) name = { ...name, weight: name.weight + AGENT };
    if (!name || (name.kind !== 'full' && !isQuoted) || name.weight < 0.2) continue;
    if (match[0] === '@' && scene.isHanAt(name.end)) continue;
    if (scene.isHanAt(name.end) && wordAfter(text, name.end) === 0 && !scene.titleAt(name.end)) continue;
    yield { ...name, rule: 'name.context', term: match[0] };
  }
}

const FAMILIAR = /[老小大](?=[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{2})/g;

/** 老曹, 小崔: a surname after a familiar word. */
function* familiar(scene: Scene): Generator<Found> {
  const { text } = scene;
  for (const { index, 0: word } of matchesOf(text, FAMILIAR)) {
    const start = index + 1;
    const surname = surnameWeight(scene, text.charAt(start));
    if (surname === undefined || surname < (word === '大' ? 1 : 0.1)) continue;
    if (word === '大' && (scene.left(index) < 0.5 || !(scene.actAt(start + 1) ?? scene.titleAt(start + 1)))) continue;
    const { weight: against } = scene.against(index, start + 1, false);
    const cut = scene.longest(STOP, start) ? -2 : 0;
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

/** `张三代诉`, `李四查房`: a name right before what its bearer does. */
function* actors(scene: Scene): Generator<Found> {
  for (const { start, form } of scene.page.hits(ACTS)) {
    if (!scene.isHanAt(start - 1) || !scene.isHanAt(start - 2)) continue;
    const name = bestUpTo(scene, start, 1, { alone: true, hard: false });
    if (!name || name.weight < WORTH_POOLING || scene.left(name.start) < 0.5) continue;
    // 妇科司马值班: of surnames alone only those of two characters stand without a role before them.
    if (name.kind !== 'full' && !(name.kind === 'surname' && name.end - name.start > 1)) continue;
    yield { ...name, rule: 'name.actor', term: form };
  }
}
