/** Names in Latin letters, and in Hangul or Kana: Zhang Wei, Feng T, Lucía Fernández Ortega, 김민호. */
import type { Knowledge } from '../../core/knowledge.ts';
import { matchesOf } from '../../core/matches.ts';
import type { Shape } from './shape.ts';

/** Begins with a capital; at most five words. */
const CAPITALISED =
  /(?=\p{Lu})[\p{Script=Latin}'’-]{1,20}(?:(?:\. ?| )(?:(?=\p{Lu})[\p{Script=Latin}'’-]{1,20}|de|la|da|del|van|von|bin|al)(?!\p{Script=Latin})){0,4}/uy;
/** Words of offices, records and medicine. */
const NO_PERSON =
  /hospital|clinic|universit|college|depart|dept|cent(?:er|re)|team|ward|unit|labor|service|institut|school|medic|health|general|communit|report|history|diagnos|patient|assess|program|study|trial|test|score|index|cell|gene|type|grade|stage|group|disease|syndrome|pharma/i;
const OTHER_SCRIPT = /[\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,12}/uy;
const GIVEN_EN = 'given-names-en';
const LOWER_PINYIN = /[a-z]{2,7} [a-z]{2,12}(?![a-z@.])/y;

/** Longest stretch in another script that can be a name at an offset, with its shape. */
export function otherScriptAt(
  text: string,
  at: number,
  isLabelled: boolean,
  knowledge: Knowledge,
): { end: number; shape: Shape } | null {
  const first = text.charCodeAt(at);
  if (first < 0x41 || (first >= 0x4e00 && first <= 0x9fff)) return null;
  OTHER_SCRIPT.lastIndex = at;
  const other = OTHER_SCRIPT.exec(text);
  if (other) return { end: at + other[0].length, shape: { kind: 'latin', weight: 1 } };
  CAPITALISED.lastIndex = at;
  const capitalised = CAPITALISED.exec(text);
  if (capitalised) {
    const name = capitalised[0].replace(/[. ]+$/, '');
    const words = name.split(/[. ]+/).length;
    const isAcronym = words === 1 && name === name.toUpperCase();
    const weight =
      isAcronym || NO_PERSON.test(name)
        ? -5.5
        : words > 1
          ? 1.2
          : name.length > 3 || knowledge.has(GIVEN_EN, name)
            ? 0.2
            : -2;
    return { end: at + name.length, shape: { kind: 'latin', weight } };
  }
  if (!isLabelled) return null;
  LOWER_PINYIN.lastIndex = at;
  const pinyin = LOWER_PINYIN.exec(text);
  return pinyin && isPinyinName(pinyin[0])
    ? { end: at + pinyin[0].length, shape: { kind: 'latin', weight: 0.5 } }
    : null;
}

const PINYIN_SURNAMES = new Set(
  (
    'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han feng deng cao peng zeng ' +
    'xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu lv ding ren shen yao cui zhong tan fan wang liao shi jin jia xia fu fang zou xiong ' +
    'bai meng qin qiu yin xue yan duan lei hou long tao gu mao hao gong shao wan qian dai kong mo miao qi ouyang situ sima zhuge shangguan huangfu ' +
    'chan chow cheung wong lau leung ng kwok tsang tse chung kao hsu tsai lai hung hsieh chiu kuo yeh hoang nguyen tran pham ' +
    'bao bi bian bu chai chang che chu cong dou fei gan ge geng guan hua huo ji jian jiao jing ju kang ke lan lang le ling lou man mei mi mu ni nie ning niu ou pang pei pu qu rao rong ruan sha shan shang shu si tong tu weng xi xiang xing yi ying you yue yun zang zha zhan zhuang zhuo zuo'
  ).split(' '),
);
const SYLLABLES =
  /^(?:(?:[bpmf]|[dtnl]|[gkh]|[jqx]|zh?|ch?|sh?|[ryw])?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ui|un|uo|ue|v|ve)){1,2}$/;

/** Surname and given name in pinyin, in this order: `Wang Jianguo`, `miao kexin`. */
export function isPinyinName(words: string): boolean {
  const [surname = '', given = '', ...rest] = words.toLowerCase().split(' ');
  return (
    rest.length === 0 && PINYIN_SURNAMES.has(surname) && given.length <= 12 && SYLLABLES.test(given.replace('-', ''))
  );
}

const CANTONESE =
  /^(?:siu|yuk|kwok|wai|hing|lai|tak|wah?|kit|pui|mei|s[hu]?uk|chi|chun|hoi|hon?|kwan|kar?|kei|ki|kin|king|lok|lung|man|ming|mo|nga|ngai|oi|pak|po|sau|sheung|shing|sin|sum|sze|tai|tsz|tung|wing|yan|yat|yee|yin|ying|yiu|yuen|yuet|yun?|fai|fung|fong|hang|hei|heung|chuen|cheuk|ching|choi|chung|kam|kiu|kuen|leung|lam|lun|mui|on|sang|shun|suet|tin|wan|yeung|ngan|nam|long|kong|kai|hin|him|yui|yim|ping|ling|lin|fan|fat|foon|bik|bo|hau|chu|kwong|shan|yik|hung|mau|loi|sing)$/;
/** CHAN Tai Man, Wong Siu-ming, LI Xiaoming, ZHANG SAN: a surname, perhaps in capitals, and one or two syllables. */
const ROMANISED =
  /(?<![\p{L}\d.@_-])([A-Z]{2,8}|[A-Z][a-z]{1,7}),? ([A-Z][A-Za-z]{1,7})(?:[ -]([A-Za-z][a-z]{1,6}))?(?![\p{L}\d@_-])/gu;

function isSyllables(word: string): boolean {
  return CANTONESE.test(word) || (SYLLABLES.test(word) && word.length > 1);
}

/** Names in letters with English given names: Tom Clarke, Mary Chan. */
const WESTERN = /(?<![\p{L}\d.@_-])([A-Z][a-z]{1,11}) ([A-Z][a-z'’-]{1,14}(?:-[A-Z][a-z]{1,12})?)(?![\p{L}\d@_-])/gu;

export interface Lexicon {
  isGiven(word: string): boolean;
  isSurname(word: string): boolean;
}

const PINYIN = /(?<![\p{L}\d.@_-])(\p{Lu}[a-z]{1,7}) (\p{Lu}[a-z]{1,6}(?:-?[a-z]{1,6})?)(?![\p{L}\d@_-])/gu;
const INITIALS = /(?<![\p{L}\d.@_-])(\p{Lu}[a-z]{1,7}) (\p{Lu}(?:\.?\p{Lu})?)(?![\p{L}\d@_.+-])/gu;

/** Pinyin names anywhere, and surnames with initials where punctuation shows that they stand alone. */
export function* pinyinNames(text: string, lexicon: Lexicon): Generator<{ start: number; end: number; score: number }> {
  if (!/[A-Z][A-Za-z]{1,7},? [A-Z]/.test(text)) return;
  for (const match of matchesOf(text, ROMANISED)) {
    const [whole, surname = '', first = '', second = ''] = match;
    if (!PINYIN_SURNAMES.has(surname.toLowerCase()) || NO_PERSON.test(whole)) continue;
    const isCapital = surname === surname.toUpperCase();
    if (!isSyllables(first.toLowerCase()) || (second !== '' && !isSyllables(second.toLowerCase()))) continue;
    if (first === first.toUpperCase() && (!isCapital || surname.length < 3 || first.length < 2)) continue;
    if (second === '' && !isCapital) continue;
    yield { start: match.index, end: match.index + whole.length, score: second === '' ? 0.62 : 0.82 };
  }
  for (const match of matchesOf(text, WESTERN)) {
    const [whole, given = '', surname = ''] = match;
    if (!lexicon.isGiven(given) || NO_PERSON.test(whole)) continue;
    const isKnown = lexicon.isSurname(surname) || PINYIN_SURNAMES.has(surname.toLowerCase());
    yield { start: match.index, end: match.index + whole.length, score: isKnown ? 0.85 : 0.5 };
  }
  for (const match of matchesOf(text, PINYIN)) {
    if (isPinyinName(match[0])) yield { start: match.index, end: match.index + match[0].length, score: 0.78 };
  }
  for (const match of matchesOf(text, INITIALS)) {
    const surname = (match[1] ?? '').toLowerCase();
    const before = text.charAt(match.index - 1);
    const after = text.charAt(match.index + match[0].length);
    if (surname.length < 3 || !PINYIN_SURNAMES.has(surname)) continue;
    if (
      /^[、,:(/\s]?$/.test(before) &&
      /^[、,()/\s;。]?$/.test(after) &&
      !/^[ ]*[\d=]/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 4))
    )
      yield { start: match.index, end: match.index + match[0].length, score: 0.7 };
  }
}
