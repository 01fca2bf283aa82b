/**
 * Names in Chinese notes. Every rule proposes candidates with log odds from one sum: the cue that makes a name due
 * (label, title, kin word …), the shape of the name, and what stands left, right and against it.
 */
import type { PageFinding, Recognizer } from '../core/recognizer.ts';
import { namesAgain } from './name/again.ts';
import { narrativeNames } from './name/narrative.ts';
import { listNeighbours } from './name/neighbours.ts';
import { pool } from './name/pool.ts';
import { ACTS, KIN, LABELS, probability, Scene, STOP, SURNAMES, TITLES } from './name/scene.ts';
import { slotNames, type Found } from './name/slots.ts';
import { tableNames } from './name/tables.ts';
import { sharedTitles, titledNames } from './name/titles.ts';

const EMIT_FROM = 0.36;
/** What begins with no surname and is not written by sound must be likely. */
const EMIT_OTHER_FROM = 0.5;
/** An ordinary word as a name stays below the score from which `resolve` repeats it blindly. */
const WORD_MOST = 0.88;
const MOST = 0.98;

export const nameZh: Recognizer = {
  id: 'name-zh',
  types: ['NAME'],
  languages: ['zh', 'zh-Hant'],
  dictionaries: [LABELS, KIN, TITLES, STOP, SURNAMES, ACTS],
  rules: {
    'name.label': { zh: '栏目名之后', en: 'after a label' },
    'name.list': { zh: '人名列表中', en: 'in a list of names' },
    'name.alias': { zh: '姓名后括号中的别名', en: 'another form of a name, in brackets after it' },
    'name.kin': { zh: '亲属或关系称谓之后', en: 'after a word for a relative or acquaintance' },
    'name.bed': { zh: '床号之后', en: 'after a bed number' },
    'name.title': { zh: '称谓或职务之前', en: 'before a title' },
    'name.described': { zh: '性别或年龄之前', en: 'before a sex or an age' },
    'name.signature': { zh: '行末签名', en: 'signature at the end of a line' },
    'name.speaker': { zh: '行首发言人', en: 'speaker at the start of a line' },
    'name.sound': { zh: '带间隔号的音译姓名', en: 'name written by sound with a middle dot' },
    'name.context': { zh: '由…、叫…等词之后', en: 'after a word such as by or called' },
    'name.actor': { zh: '动作之前的姓名', en: 'before what the bearer does' },
    'name.shape': { zh: '字形即为姓名', en: 'looks like a name by itself' },
    'name.recurring': { zh: '反复出现、字形如姓名', en: 'shaped like a name and coming back' },
    'name.familiar': { zh: '“老”“小”之后的姓氏', en: 'a surname after old or young' },
    'name.column': { zh: '表格姓名列中', en: 'in a column of names' },
    'name.cell': { zh: '表格单元中', en: 'in a table cell' },
    'name.pinyin': { zh: '拼音姓名', en: 'name in pinyin' },
    'name.again': { zh: '本病历中已出现的姓名', en: 'a name the note already gave' },
  },
  *recognize(page) {
    const scene = new Scene(page);
    const found = pool(scene, [
      ...slotNames(scene),
      ...titledNames(scene),
      ...sharedTitles(scene),
      ...tableNames(scene),
      ...narrativeNames(scene),
    ]);
    found.push(...listNeighbours(scene, found));
    found.push(...namesAgain(scene, found));
    for (const name of strongest(found, page.text.length)) yield toFinding(name);
  },
};

function toFinding({ start, end, weight, isWord, rule, term }: Found): PageFinding {
  const score = Math.min(probability(weight), isWord ? WORD_MOST : MOST);
  return { start, end, type: 'NAME', score, reason: { rule, ...(term === undefined ? {} : { term }) } };
}

/** The best of candidates that overlap. */
function strongest(found: readonly Found[], length: number): Found[] {
  const kept: Found[] = [];
  const isTaken = new Uint8Array(length);
  const sorted = found
    .filter(({ weight, kind }) => probability(weight) >= (kind === 'other' ? EMIT_OTHER_FROM : EMIT_FROM))
    .sort((a, b) => b.weight - a.weight);
  for (const one of sorted) {
    let isFree = true;
    for (let at = one.start; at < one.end && isFree; at++) isFree = isTaken[at] !== 1;
    if (!isFree) continue;
    isTaken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
