/** Obstetric formulas: G3P1A1, 孕3产1流1, 1-0-2-1, 第1胎第1产. Level 1 as soon as one states a loss itself. */
import { matchesOf } from '../../core/matches.ts';
import type { Atom } from './atom.ts';

const DIGIT = '[\\d₀-₉lOoI]';
const HAN = '[\\dlOo零一二三四五六七八九十两]{1,2}';

const LATIN = new RegExp(
  `(?<![A-Za-z0-9])(?:G|g(?=\\dp\\d)) ?${DIGIT}{1,2} ?[,/]? ?(?:[Pp] ?${DIGIT}{1,4}|(?:A|Ab|C|M|E) ?${DIGIT}(?= ?[PCA] ?\\d))(?: ?\\+ ?\\d(?![\\d周]))?(?: ?[,/]? ?(?:A|Ab|SA|TA|AA|IA|EP|M|E|L|C|V|P|S) ?${DIGIT}{1,2}){0,4}(?![A-Za-z0-9])`,
  'g',
);
const CHINESE = new RegExp(
  `(?:孕|妊)[: ]? ?${HAN}(?: ?\\+(?= ?产))? ?次? ?[,、]? ?(?:产|P|育|娩)[: ]? ?${HAN}(?:\\+\\d(?![\\d周天]))? ?(?:次|胎)?(?:(?:[ (]|[,、] ?(?=流产? ?\\d(?!次)))?(?:人工流产|自然流产|异位妊娠|宫外孕|药流|人流|流产|自流|流|堕|A|存活|存|活|剖|顺|早) ?${HAN}(?:次|胎)?\\)?){0,4}`,
  'g',
);
const FOUR = /(?<![\d\-./A-Za-z])(\d{1,2})-(\d{1,2})-(\d{1,2})-(\d{1,2})(?![\d\-./A-Za-z号室栋])/g;
const FOUR_CUE = /孕产|生育|产次|婚育|产史|孕\d|G\d|已婚|孕次|育史|月经|初潮|绝经|再婚|离异|结婚|生育/;
const ORDER = /第 ?[\d一二三四五六七八]{1,2} ?胎(?: ?[、,]? ?第? ?[\d一二三四五六七八]{1,2} ?产)?/g;
const TIMES =
  /(?:足月?(?:产)? ?\d ?[,、]? ?早(?:产)? ?\d ?[,、]? ?流(?:产)? ?\d(?: ?[,、]? ?(?:存|现存|活|存活) ?\d)?)|孕产次[: ]{0,2}\d{1,2} ?\/ ?\d{1,2}(?![\d/])|(?:(?<![\d怀])孕(?=[: ]{0,2}[\d一二三四五六七八九十]{1,2} ?次)|孕次|产次|怀孕|妊娠|生产|妊娠次数|怀孕次数|分娩次数)[: ]{0,2}[\d一二三四五六七八九十]{1,2} ?次?(?= ?[,、;。/)(产]|次|$)/g;
const MODE = /(?<![\d\p{Script=Han}])(?:剖 ?\d ?顺 ?\d|顺 ?\d ?剖 ?\d)(?!\d)/gu;

/** The station of the presenting part on its own: S-2, S+1. */
const STATION = /(?<=[,，、;；\s])[Ss] ?[-+±] ?[0-5](?:\.5)?(?=[,，、;；。\s]|$)/g;

const LOSS = /(AA|A|Ab|SA|TA|IA|EP|M|E|流|堕|异位妊娠|宫外孕)产? ?([\d₀-₉lIOo零一二三四五六七八九十两]{1,2})/g;

const zero = (text: string): boolean => /^[0Oo₀零]+$/.test(text);

/** Whether a formula states a loss: A1, 流2, the third of four numbers. */
function statesLoss(text: string): boolean {
  const tpal = /P ?(\d)(\d)(\d)(\d)/.exec(text);
  if (tpal) return tpal[3] !== '0';
  if (/\d ?\+ ?[1-9]/.test(text)) return true;
  for (const [, , count = '0'] of text.matchAll(LOSS)) if (!zero(count)) return true;
  return false;
}

export function formulas(text: string): Atom[] {
  const atoms: Atom[] = [];
  const add = (start: number, whole: string, loss: boolean, score: number): void => {
    const end = start + whole.trimEnd().length;
    atoms.push({ start, end, kind: 'formula', level: loss ? 1 : 3, score, rule: 'pregnancy.formula', term: '孕产次' });
  };
  for (const match of matchesOf(text, LATIN)) add(match.index, match[0], statesLoss(match[0]), 0.98);
  for (const match of matchesOf(text, CHINESE)) add(match.index, balanced(match[0]), statesLoss(match[0]), 0.98);
  for (const match of matchesOf(text, FOUR)) {
    const cue = FOUR_CUE.test(text.slice(Math.max(0, match.index - 24), match.index));
    if (cue && [1, 2, 3, 4].every((i) => Number(match[i]) < 15)) add(match.index, match[0], match[3] !== '0', 0.97);
  }
  for (const match of matchesOf(text, ORDER)) add(match.index, match[0], false, 0.95);
  for (const match of matchesOf(text, TIMES))
    if (/次|^足/.test(match[0])) add(match.index, match[0], /流(?:产)? ?[1-9]/.test(match[0]), 0.9);
  for (const match of matchesOf(text, STATION))
    atoms.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'obstetric',
      level: 2,
      score: 0.9,
      rule: 'pregnancy.sign',
      term: '先露位置',
    });
  for (const match of matchesOf(text, MODE))
    atoms.push({
      start: match.index,
      end: match.index + match[0].length,
      kind: 'formula',
      level: 2,
      score: 0.93,
      rule: 'pregnancy.formula',
      term: '孕产次',
    });
  return atoms;
}

const balanced = (text: string): string =>
  text.includes('(') && !text.includes(')') ? text.slice(0, text.indexOf('(')) : text;
