/** What the rules for names in Latin letters share: the candidate, and the choice among overlapping ones. */
import type { Bilingual } from '../../core/language.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import type { NamePhrase } from './name-phrase.ts';

export const NAME_RULES = {
  'name-latin.label': { zh: '姓名标签之后', en: 'after a label for a name' },
  'name-latin.title': { zh: '称谓之后', en: 'after a title' },
  'name-latin.kin': { zh: '亲属称呼之后', en: 'after a word for a relative' },
  'name-latin.role': { zh: '职业称呼之后', en: 'after a word for a role' },
  'name-latin.greeting': { zh: '问候语之后', en: 'after a greeting' },
  'name-latin.closing': { zh: '信末落款', en: 'signature at the end of a letter' },
  'name-latin.introduction': { zh: '自我介绍', en: 'after words that introduce a person' },
  'name-latin.suffix': { zh: '学位或职务之前', en: 'before a degree or a grade' },
  'name-latin.given': { zh: '名字词典', en: 'a given name of the dictionary' },
  'name-latin.full': { zh: '名字与姓氏', en: 'a given name and a surname' },
  'name-latin.initials': { zh: '首字母缩写与姓氏', en: 'initials and a surname' },
  'name-latin.born': { zh: '出生日期之前的姓名', en: 'a name before words of birth' },
  'name-latin.act': { zh: '人的动作之前的姓名', en: 'a name before what only a person does' },
  'name-latin.nickname': { zh: '姓名之后的昵称', en: 'a nickname behind a name' },
  'name-latin.repeat': { zh: '与本病历中已确认的姓名相同', en: 'the same as a name found elsewhere in the note' },
} as const satisfies Record<string, Bilingual>;

export type NameRule = keyof typeof NAME_RULES;

export interface Candidate extends NamePhrase {
  readonly score: number;
  readonly rule: NameRule;
  readonly term?: string;
}

export function candidate(name: NamePhrase, rule: NameRule, score: number, term?: string): Candidate {
  return { ...name, rule, score, ...(term === undefined ? {} : { term }) };
}

/** A longer name beats a part of it even when a rule is a little surer of the part. */
const WORTH_OF_A_WORD = 0.04;

/** The best candidates that neither overlap each other nor what other recognizers found. */
export function choose(page: Page, candidates: readonly Candidate[]): Candidate[] {
  const worth = (c: Candidate): number => c.score + WORTH_OF_A_WORD * (c.to - c.from);
  const kept: Candidate[] = [];
  const taken = new Map<number, Candidate>();
  for (const one of [...candidates].sort((a, b) => worth(b) - worth(a))) {
    if (page.covered(one)) continue;
    let isFree = true;
    for (let word = one.from; word < one.to && isFree; word++) isFree = !taken.has(word);
    if (!isFree) continue;
    for (let word = one.from; word < one.to; word++) taken.set(word, one);
    kept.push(one);
  }
  return kept;
}

export function toFinding({ start, end, score, rule, term }: Candidate): PageFinding {
  return { start, end, type: 'NAME', level: 1, score, reason: { rule, ...(term === undefined ? {} : { term }) } };
}
