/** Gestational age: 孕39+2周, 宫内孕32+1周, 停经50天, 孕38+5, 孕12-14周, 怀孕三个月. */
import { matchesOf } from '../../core/matches.ts';
import type { Atom } from './atom.ts';

const N = '(?:\\d{1,3}(?:\\.\\d)?|[一二三四五六七八九十两]{1,3})';
const UNIT = '(?:个多?月|多个月|余周|周|月|余天|天|日(?!期)|w(?![a-ce-z])|W(?![A-CE-Za-ce-z]))';
/** Amount of a gestational age, used by events too (孕7月死胎引产). */
export const AGE = `(?:近|约|已|有|第|了|达|足|满)? ?${N}(?: ?\\+ ?\\d?)?(?: ?[~—至-] ?${N}(?: ?\\+ ?\\d)?)? ?(?:多|余)?(?: ?${UNIT}(?: ?[+加] ?\\d(?:天|日)?(?!\\d)|[零又]?\\d[天日]|\\d[dD](?![a-z])|\\+(?!\\d))?(?:余|多|大|半|整|左右)?)`;
const AGE_PLUS = '(?:约)? ?\\d{1,2} ?\\+ ?\\d(?![\\d.])';
const WORD = '(?:宫内|现(?=孕))?(?:早孕|妊娠|停经|怀孕|闭经|孕|妊(?= ?\\d)|(?<![A-Za-z])GA[: ]?)';

const WITH_WORD = new RegExp(`${WORD}(?:${AGE}|${AGE_PLUS})`, 'g');
const BARE =
  /(?<![\d.+-])(?:[1-3]\d|4[0-2]|[5-9]) ?\+ ?[0-6] ?(?:周|w(?![a-z]))(?:妊娠|孕)?|(?<![\d.+-])(?:[5-9]|[1-3]\d|4[0-2])周(?:妊娠|孕(?!\d))|(?<![\d.A-Za-z])(?:[5-9]|[1-3]\d|4[0-2])[wW](?![A-Za-z0-9+])|(?<![\d.])[1-4]?\d[wW](?: ?\+ ?(?:[0-6] ?[dD]?)?|[0-6][dD])(?![A-Za-z0-9])/g;

export interface WeeksAtom extends Atom {
  /** Without a word that says what it counts; only a page with a pregnancy makes it one. */
  readonly bare: boolean;
  /** 停经 may be a menopause. */
  readonly missed: boolean;
}

export function weeks(text: string): WeeksAtom[] {
  const atoms: WeeksAtom[] = [];
  for (const match of matchesOf(text, WITH_WORD)) {
    const [age] = match;
    // 孕31周出生
    const whole =
      age + (/^(?:出生|娩出)/.exec(text.slice(match.index + age.length, match.index + age.length + 2))?.[0] ?? '');
    const before = text.slice(Math.max(0, match.index - 2), match.index);
    // The size of a uterus or a myoma is given in weeks of pregnancy: 宫体如孕12周.
    if (/[如似约]$/.test(before) || /^产|^次|^[-/.]\d/.test(text.slice(match.index + whole.length).slice(0, 2)))
      continue;
    const missed = /停经|闭经/.test(whole);
    if (/闭经/.test(whole) && !/[周天]/.test(whole)) continue;
    if (/^[一二三四五六七八九十两]/.test(text.charAt(match.index - 1)) && /^孕/.test(whole)) continue;
    atoms.push({ ...base(match.index, whole), bare: false, missed });
  }
  // Both rise, so that what lies before a match lies before all later ones.
  const withWord = atoms.length;
  let next = 0;
  for (const match of matchesOf(text, BARE)) {
    while (next < withWord && (atoms[next]?.end ?? 0) <= match.index) next++;
    if (next === withWord || (atoms[next]?.start ?? 0) >= match.index + match[0].length)
      atoms.push({ ...base(match.index, match[0]), bare: true, missed: false });
  }
  return atoms;
}

const base = (start: number, whole: string) =>
  ({
    start,
    end: start + whole.trimEnd().length,
    kind: 'weeks',
    level: 2,
    score: 0.97,
    rule: 'pregnancy.weeks',
    term: '孕周',
  }) as const;
