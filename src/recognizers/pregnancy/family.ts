/** Children and years of marriage, which are counted and so are no dictionary terms: 育有1子1女, 23岁结婚, 结婚7年. */
import { matchesOf } from '../../core/matches.ts';
import type { Atom, AtomKind, PregnancyRule } from './atom.ts';

const N = '[\\d一二两三四五六七八九十]';
const CHILD = '(?:儿子|女儿|孩子|小孩|男孩|女孩|子女|娃娃|娃|儿|子(?![宫痫午代弹时夜孙])|女(?![性士婴病友同方生职工]))';
const ONE = `${N}{1,2} ?(?:个|名)?${CHILD}`;
const MANY = `${ONE}(?:[、和]?${ONE}){0,2}`;

const PATTERNS: readonly {
  readonly pattern: RegExp;
  readonly rule:
    | 'pregnancy.children'
    | 'pregnancy.marital'
    | 'pregnancy.fertility'
    | 'pregnancy.loss'
    | 'pregnancy.procedure'
    | 'pregnancy.birth';
  readonly level: 1 | 2 | 3;
  readonly term: string;
}[] = [
  {
    pattern: new RegExp(
      `(?:共|现|已|均|婚后|婚内)?(?:生育|育有|生有|共有|现有|养育|遗有|生了|生过|生下|有过|生|育|有) ?(?:了|过)? ?${MANY}(?:存活 ?${N})?`,
      'gu',
    ),
    rule: 'pregnancy.children',
    level: 3,
    term: '育有',
  },
  {
    pattern: new RegExp(
      `(?:生育|生过|生了|生产|育|(?<![\\p{Script=Han}])生) ?${N}{1,2} ?(?:个|胎)(?: ?存活 ?${N}(?:人|个)?)?(?!月|小时)`,
      'gu',
    ),
    rule: 'pregnancy.children',
    level: 3,
    term: '生育',
  },
  {
    pattern: new RegExp(`(?<![\\d第\\p{Script=Han}])${N} ?(?:子|男|儿|女) ?${N} ?(?:女|子|男)(?![性婴])`, 'gu'),
    rule: 'pregnancy.children',
    level: 3,
    term: '子女',
  },
  {
    pattern: new RegExp(`(?:子女|儿女|孩子|小孩|子女数)[: ]{0,2}${N}{1,2} ?(?:人|个|名)`, 'g'),
    rule: 'pregnancy.children',
    level: 3,
    term: '子女',
  },
  {
    pattern: new RegExp(
      `夭折 ?${N} ?(?:胎|子|女|人|个)|${N}(?:子|女)(?:生后|出生后)?[\\d一二三四五六七八九十]{0,2}[天日岁月]?(?:夭折|夭亡|早夭)`,
      'g',
    ),
    rule: 'pregnancy.children',
    level: 3,
    term: '夭折',
  },
  {
    pattern: /(?:(?:19|20)\d{2}年(?:\d{1,2}月)?)?(?:生|添|得)(?:了|下)(?:一个|个|一)?(?:女儿|儿子|孩子|男孩|女孩|娃)/g,
    rule: 'pregnancy.children',
    level: 3,
    term: '生育',
  },
  { pattern: new RegExp(`存活 ?${N} ?(?:人|子|女|胎)`, 'g'), rule: 'pregnancy.children', level: 3, term: '存活' },
  {
    pattern:
      /结婚(?:年龄)?[: ]{1,2}\d{2} ?岁|(?:\d{2}|[二三]?十[一二三四五六七八九]?) ?岁(?:时)?(?:初婚|结婚|首嫁|出嫁|再婚|成婚|成家|登记结婚|离婚|离异|丧偶|守寡|嫁人|娶妻|改嫁)/g,
    rule: 'pregnancy.marital',
    level: 3,
    term: '结婚',
  },
  {
    pattern:
      /(?:结婚|婚龄|已婚|再婚|离异|离婚|丧偶|同居|分居|婚后|嫁至中国|独居寡居)(?:已|近|约|了)? ?(?:[\d一二三四五六七八九十]{1,2}|半) ?(?:余|多)?年(?:余|多)?(?!前)(?:未育|未孕|不孕|未避孕未孕)?/g,
    rule: 'pregnancy.marital',
    level: 3,
    term: '结婚',
  },
  {
    pattern:
      /(?:备孕|试孕) ?[\d一二两三四五六七八九十半]{1,2} ?(?:余|多)?(?:年|月|个月)(?:余|多)?(?:未孕|未怀孕|不孕|未育)|(?:婚后)?(?:正常性生活)?未避孕 ?(?:未孕)? ?[\d一二三四五六七八九十]{1,2} ?(?:余)?(?:年|月|个月)(?:余)?(?:未孕|不孕)?/g,
    rule: 'pregnancy.fertility',
    level: 2,
    term: '未避孕未孕',
  },
  {
    pattern:
      /(?:老伴|配偶|丈夫|妻子|爱人|老公|老婆|前夫|先生|太太)(?:(?:于|在)?(?:\d{1,2} ?多?年前|(?:19|20)\d{2} ?年|去年|前年|早年|今年|上月)(?:因(?:病|\p{Script=Han}{1,6}?)|车祸|意外|患癌|癌症|生病)?|因(?:病|\p{Script=Han}{1,6}?)|已|早|早就|也)?(?:去世|病故|过世|身故|离世|病逝|身亡|走了|没了|死了|不在了|去逝|死于\p{Script=Han}{1,6}?(?=[,、;。\s)]|$))/gu,
    rule: 'pregnancy.marital',
    level: 3,
    term: '丧偶',
  },
  {
    pattern: /(?:顺利|自然|助|自)?(?:分娩|娩)出?一?(?:名|个)?(?:足月|早产)?死(?:男|女)?(?:婴|胎|胎儿)/g,
    rule: 'pregnancy.loss',
    level: 1,
    term: '死胎',
  },
  {
    pattern:
      /(?:顺利|自然|助|自)?(?:分娩|娩)出?一?(?:名|个)?(?:足月|健康|早产|活)*(?:男|女)(?:活)?婴|剖过? ?[一两二三四\d] ?次(?![ABC])/g,
    rule: 'pregnancy.birth',
    level: 2,
    term: '分娩',
  },
  {
    pattern:
      /打过?[\d一二两三四五]次胎|(?:打掉|流掉|流产|掉)(?:了|过)? ?[\d一二两三四五六七八九十] ?(?:个|次|胎)(?![月小])/g,
    rule: 'pregnancy.loss',
    level: 1,
    term: '流产',
  },
  {
    pattern:
      /(?:获卵|取卵|获得卵子|受精|移植|冻存|冷冻|冻胚|可用胚胎|优质胚胎|囊胚|植入)(?:数)?(?:D[3-6])?(?:鲜胚|冻胚|囊胚|胚胎|卵裂期胚胎|优胚)? ?\d{1,2} ?[枚个](?:胚胎|囊胚|鲜胚|冻胚|优质胚胎)?|放置[\p{Script=Han}A-Za-z0-9]{0,10}环(?: ?\d ?枚| ?\d{1,2} ?年(?!前))?/gu,
    rule: 'pregnancy.procedure',
    level: 2,
    term: '辅助生殖',
  },
];

const KIND_OF = {
  'pregnancy.children': 'parity',
  'pregnancy.marital': 'marital',
  'pregnancy.fertility': 'infertility',
  'pregnancy.loss': 'loss',
  'pregnancy.procedure': 'procedure',
  'pregnancy.birth': 'birth',
} as const satisfies Partial<Record<PregnancyRule, AtomKind>>;

/** A bare 2子 or 3个小孩 needs a marriage, a label or a separator before it. */
const BARE = new RegExp(
  `(?<=[,、;:(。|\\s])${N} ?(?:子|女(?![性士])|个(?:小孩|孩子|儿子|女儿|子女)|名子女)(?=[,、;。:)(|\\s均皆体健]|$)`,
  'g',
);
const BARE_CUE = /[已未再初]婚|离异|离婚|丧偶|寡|婚育|婚姻|生育|子女|孕\d|G\d|剖\d|家庭|家属/;

export function family(text: string): Atom[] {
  const atoms: Atom[] = [];
  for (const { pattern, rule, level, term } of PATTERNS)
    for (const match of matchesOf(text, pattern)) {
      if (rule === 'pregnancy.children' && !isAboutChildren(text, match.index, match[0])) continue;
      atoms.push({
        start: match.index,
        end: match.index + match[0].trimEnd().length,
        kind: KIND_OF[rule],
        level,
        score: 0.95,
        rule,
        term,
      });
    }
  for (const match of matchesOf(text, BARE))
    if (BARE_CUE.test(text.slice(Math.max(0, match.index - 24), match.index)))
      atoms.push({
        start: match.index,
        end: match.index + match[0].length,
        kind: 'parity',
        level: 3,
        score: 0.9,
        rule: 'pregnancy.children',
        term: '子女',
      });
  return atoms;
}

/** 父母生3子 is about brothers and sisters; 兄弟有1子 about a relative's child. */
function isAboutChildren(text: string, start: number, whole: string): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  if (/(?:父母|母亲|父亲|兄弟|姐妹|同胞|哥哥|弟弟|姐姐|妹妹|兄妹)[共均各,]?$/.test(before)) return false;
  if (/^有/.test(whole) && /[没具含只仅]$/.test(before)) return !/[具含]$/.test(before);
  return true;
}
