/** Pregnancy, birth, reproduction and marriage: from dictionary hits and forms to the facts that count on a page. */
import type { Level } from '../../core/entities.ts';
import type { Language } from '../../core/language.ts';
import type { TermHit } from '../../core/knowledge.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';
import { resultEnd } from '../clinical/result.ts';
import type { Atom, AtomKind, PregnancyRule } from './atom.ts';
import { contextOf, type PregnancyContext } from './context.ts';
import { endOfEvent, endOfMeasure, endOfSign, startOfEvent, startOfMarital, withDate } from './extend.ts';
import { family } from './family.ts';
import { formulas } from './formula.ts';
import { weeks } from './weeks.ts';
import {
  endOfDuration,
  endOfWestern,
  endOfWesternMeasure,
  startOfWestern,
  westernChildren,
  westernDate,
  westernFormulas,
  westernWeeks,
} from './western.ts';

const RULE_OF: Readonly<Record<AtomKind, PregnancyRule>> = {
  formula: 'pregnancy.formula',
  weeks: 'pregnancy.weeks',
  loss: 'pregnancy.loss',
  induction: 'pregnancy.loss',
  birth: 'pregnancy.birth',
  colloquialbirth: 'pregnancy.birth',
  child: 'pregnancy.birth',
  fact: 'pregnancy.fact',
  obstetric: 'pregnancy.sign',
  value: 'pregnancy.measure',
  hcg: 'pregnancy.test',
  urine: 'pregnancy.test',
  procedure: 'pregnancy.procedure',
  infertility: 'pregnancy.fertility',
  contraception: 'pregnancy.procedure',
  plan: 'pregnancy.fertility',
  marital: 'pregnancy.marital',
  parity: 'pregnancy.children',
  biochemical: 'pregnancy.loss',
  wedding: 'pregnancy.marital',
  lmp: 'pregnancy.date',
  due: 'pregnancy.date',
};

/** Facts of the page: gated by what the page is about, joined where they touch, without overlaps. */
export function facts(page: Page, hits: readonly TermHit[]): Atom[] {
  const { text, language } = page;
  const found: Atom[] = [...formulas(text)];
  const ages: (Atom & { readonly weak: boolean })[] = [];
  // Most Chinese pages hold no English obstetrics, and eleven patterns cost more than this one.
  if (!isHan(language) || WESTERN.test(text)) {
    found.push(...westernFormulas(text));
    ages.push(...westernWeeks(text));
  }
  if (isHan(language)) {
    found.push(...family(text));
    ages.push(...weeks(text).map((atom) => ({ ...atom, weak: atom.bare })));
  }
  found.push(...westernChildren(text, language));
  found.push(...ages.filter(({ weak }) => !weak));
  for (const hit of hits) {
    const atom = atomOf(text, hit);
    if (atom) found.push(atom);
  }
  const context = contextOf(text, found);
  if (context.current) found.push(...ages.filter(({ weak }) => weak));
  const kept = found.map((atom) => judge(text, atom, context)).filter((atom) => atom !== null);
  return withoutOverlaps(joined(text, withoutOverlaps(kept)));
}

const WESTERN = /weeks?\b|wks?\b|pregnan|gestat|gravida|para ?\d|\dw\dd|@ ?\d|\bSSW\b|妊 ?\d/i;

const isHan = (language: Language): boolean =>
  language === 'zh' || language === 'zh-Hant' || language === 'und' || language === 'ja';

function atomOf(text: string, hit: TermHit): Atom | null {
  const kind = (hit.entry.note ?? 'fact') as AtomKind | 'not';
  if (kind === 'not') return null;
  const { start, end } = hit;
  const atom = (from: number, to: number, score = 0.96): Atom => ({
    start: from,
    end: to,
    kind,
    level: hit.entry.level ?? 2,
    // With its date the fact must win over the date alone.
    score: from < start ? Math.max(score, 0.98) : score,
    rule: RULE_OF[kind],
    term: hit.form,
  });
  if (!/-(?:zh|ja)$/.test(hit.dictionary)) return westernAtom(text, hit, kind, atom);
  switch (kind) {
    case 'loss':
    case 'induction':
    case 'biochemical':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'loss'));
    case 'birth':
    case 'colloquialbirth':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'birth'));
    case 'procedure':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'procedure'));
    case 'contraception':
      return atom(startOfEvent(text, start), endOfEvent(text, end, 'contraception'));
    case 'infertility':
      return atom(start, endOfEvent(text, end, 'infertility'));
    case 'marital':
    case 'wedding':
      return atom(startOfMarital(text, start), kind === 'marital' ? endOfEvent(text, end, 'marital') : end);
    case 'value': {
      const to = endOfMeasure(text, end);
      return atom(start, Math.max(end, to), to > end ? 0.96 : 0.5);
    }
    case 'obstetric':
      return atom(start, endOfSign(text, hit));
    case 'fact':
      return atom(/^(?:怀|计划外)/.test(hit.form) ? startOfEvent(text, start) : start, endOfSign(text, hit));
    case 'hcg': {
      const to = resultEnd(text, end, 'any');
      return atom(startOfTest(text, start), to, to > end ? 0.97 : 0.8);
    }
    case 'urine':
      return atom(start, resultEnd(text, end, 'measured'));
    case 'lmp':
    case 'due': {
      const dated = longer(withDate(text, hit), westernDate(text, hit));
      return dated ? atom(start, dated.end, 0.99) : null;
    }
    default:
      return atom(start, end);
  }
}

function westernAtom(
  text: string,
  { start, end, form }: TermHit,
  kind: AtomKind,
  atom: (from: number, to: number, score?: number) => Atom,
): Atom | null {
  switch (kind) {
    case 'loss':
    case 'birth':
      return atom(startOfWestern(text, start), endOfWestern(text, end));
    case 'procedure':
    case 'contraception':
      return atom(start, endOfWestern(text, end));
    case 'marital':
    case 'infertility':
      return atom(start, endOfDuration(text, end));
    case 'value': {
      const to = endOfWesternMeasure(text, end);
      return atom(start, Math.max(to, end), to > end ? 0.96 : 0.5);
    }
    case 'obstetric': {
      const to = /^(?:.*sac.*|Frucht.*|.*weight|.*height)$/i.test(form) ? endOfWesternMeasure(text, end) : -1;
      return atom(start, to > end ? to : end);
    }
    case 'hcg': {
      const to = resultEnd(text, end, 'any');
      return atom(start, to, to > end ? 0.97 : 0.8);
    }
    case 'urine':
      return atom(start, resultEnd(text, end, 'measured'));
    case 'lmp':
    case 'due': {
      const dated = longer(withDate(text, { start, end }), westernDate(text, { start, end }));
      return dated ? atom(start, dated.end, 0.99) : null;
    }
    default:
      return atom(start, end);
  }
}

const longer = (a: Span | null, b: Span | null): Span | null => ((b?.end ?? 0) > (a?.end ?? 0) ? b : a);

/** 9/5 HCG 48120: the day of a value belongs to it. */
function startOfTest(text: string, start: number): number {
  const found = /(?<![\d/.-])\d{1,2}[/.-]\d{1,2} $/.exec(text.slice(Math.max(0, start - 7), start));
  return found ? start - found[0].length : start;
}

const NEEDS_MEASURE =
  /^(?:[A-Za-z/ -]+|腹围|腹形|股骨长|侧脑室|双侧脑室|胎龄|孕龄|孕周|纠正胎龄|校正胎龄|矫正胎龄|Apgar.*|.*评分|宫颈长|宫颈管长|.*体重|.*体质量|产[时后].*)$/;
const CAPITALS =
  /^(?:NT|NST|HC|AC|FL|HL|GS|UA|DV|UA S\/D|S\/D|CRL|BPD|EFW|AFI|AFV|MVP|TCD|FHR|FHB|FHT|[LR][OS][APT]位?|GTN|GTD|IUD|IVF|IUI|AIH|AID|FET|ICSI|PGT|PGD|PGS|FGR|IUGR|PROM|PPROM|TTTS|HELLP|GDM|HDP|PGDM|OHSS|ART|OCT试验|CST试验|APP|FM|MAP|TOP|PROM|MVA|FUR|FUM|SM|BF|PN|EPP|RPM|SFH|MEF|RCU|ITG|BTL|TTC|PPH|ERPC|UPT|SVD|NVD|NSVD|SAB|TAB|EAB|VTOP|MAF|RCF|FCS|GEU|IVG|IMG|AMP|PMA|DIU|DDR|DPA|IVE|ILE|AMEU|CIR|RNT|RNPT|EUG|IUFT|IUFD|SSL|MA|LP|LR|ET|TESA|PESA|TESE|TAPS|VBAC|TOLAC)$/i;
const NOT_HCG = /AFP|CEA|CA-?125|CA199|CA19-9|LDH|甲胎|睾丸|精原|生殖细胞|卵黄囊瘤|肿瘤标/;
/** A drug's leaflet speaks of pregnancy in general. */
const LEAFLET = /说明书|禁用|慎用|忌用|忌服|致畸|[A-DX]类|动物实验|不良反应列/;
const ABOUT_DRUGS = /^(?:妊娠|妊娠期|孕妇|哺乳期?|怀孕|胎儿.*|孕期|孕早期|流产|妊娠早期)$/;
const BEASTS = '(?:[母奶黄耕犏]牛|牛羊|[绵山母]羊|羊群|羊羔|接羔|产羔|母猪|母马|母犬|牲畜|家畜|大鼠|小鼠|家兔)';
const ANIMAL = new RegExp(`${BEASTS}[^。\\n]{0,16}$`);
const ANIMAL_AFTER = new RegExp(`^[^。;,\\n]{0,3}${BEASTS}`);

/** What an atom is worth on this page; null when it is nothing here. */
function judge(text: string, atom: Atom, context: PregnancyContext): Atom | null {
  const { start, end, kind, term } = atom;
  const after = text.slice(end, end + 4);
  const surface = text.slice(start, end);
  if (CAPITALS.test(term) && (!surface.includes(term) || /^-[A-Za-z]/.test(after))) return null;
  if (ABOUT_DRUGS.test(term) && LEAFLET.test(text.slice(Math.max(0, start - 24), end + 18))) return null;
  if (/^(?:[少弱无]精)$/.test(term) && /^[神力打]/.test(after)) return null;
  if (term === '流过' && !/\d$|[一两二三]次?$/.test(surface) && !/^[一两二三\d]/.test(after)) return null;
  if (term === '移植后' && !/胚胎|囊胚|IVF|FET|冻胚|鲜胚/.test(text)) return null;
  if (term.startsWith('引产') && text.charAt(start - 1) === '牵') return null;
  // Tumours have fetal types, and their size is given as that of a pregnancy.
  if (/^(?:胎儿|胚胎)$/.test(term) && /^(?:型|及胚胎|样|性|横纹|癌|抗原)/.test(after)) return null;
  if ((kind === 'fact' || kind === 'weeks') && /^(?:大小|子宫大小|样大|大的)/.test(after)) return null;
  if (kind === 'obstetric' || kind === 'loss' || kind === 'birth') {
    if (ANIMAL.test(text.slice(Math.max(0, start - 14), start)) || ANIMAL_AFTER.test(text.slice(end, end + 8)))
      return null;
  }
  switch (kind) {
    case 'obstetric':
      if (!context.current || (/^宫底$/.test(surface) && end - start === 2)) return null;
      if (term === '产检' && after.startsWith(':')) return null;
      return /^[LR][OS][APT]/.test(term) && context.child ? null : atom;
    case 'wedding':
      return end - start > term.length ? atom : null;
    case 'biochemical':
      return context.reproductive &&
        (start < end - 2 ||
          /(?:第[一二三四\d]次|年|月|曾|移植后|FET|ET)$/.test(text.slice(Math.max(0, start - 6), start))) &&
        !/^(?:全套|检查|指标|常规|[::]|、|提示|示|示)/.test(after)
        ? atom
        : null;
    case 'value':
      if (!context.current || (atom.score < 0.9 && NEEDS_MEASURE.test(term))) return null;
      return atom.score < 0.9 ? { ...atom, score: 0.9 } : atom;
    case 'lmp':
      return context.current && !context.child ? atom : null;
    case 'weeks':
      return /停经|闭经/.test(surface) && !context.current ? { ...atom, score: 0.6 } : atom;
    case 'formula': {
      if (atom.level !== 3 || /^第.*产/.test(surface)) return atom.level === 3 ? withLevel(atom, 2) : atom;
      return withLevel(atom, context.current && !context.child ? 2 : 3);
    }
    case 'procedure':
      return /^ ?(?:Cent|Clin|Unit|中心|门诊|医院|科)/.test(text.slice(end, end + 6)) ? null : atom;
    case 'hcg':
      if (NOT_HCG.test(text.slice(Math.max(0, start - (context.current ? 12 : 40)), end + (context.current ? 12 : 40))))
        return null;
      if (context.current) return { ...atom, score: 0.95 };
      return atom.score > 0.9 ? { ...atom, score: 0.9 } : { ...atom, score: 0.5 };
    case 'induction':
      return withLevel(atom, context.term && !/死胎|畸|依沙|利凡诺|孕[12]?\d周|中期|中孕/.test(surface) ? 2 : 1);
    case 'loss':
      if (/^(?:清宫|刮宫|吸宫|流过|生化|做掉|打掉|没保住)/.test(term) && !context.reproductive) return null;
      return atom;
    case 'birth':
      if (term === '足月' && !/^[,、;。 顺剖)]/.test(after)) return null;
      return atom;
    case 'contraception':
      return /^结扎/.test(term) && !isSterilisation(text, start, end, context) ? null : atom;
    case 'marital':
      return /^(?:single|separated|widow|engaged|gift|skild|separat[oa]|separad[oa]|unito|en couple)$/i.test(term) &&
        !standsAlone(text, start, end)
        ? null
        : atom;
    case 'child':
      return /体重儿|巨大儿|足月儿/.test(term) && !context.current && !context.child ? null : atom;
    default:
      return atom;
  }
}

const withLevel = (atom: Atom, level: Level): Atom => ({ ...atom, level });

/** Ordinary words that are a marital status only where they end a phrase: "Single.", "she is separated, lives with". */
function standsAlone(text: string, start: number, end: number): boolean {
  if (
    !/^(?:\s*[.,;:)\n/]|\s*$| till| and | but | with | since | sedan | seit | depuis | desde | dal | \d)/.test(
      text.slice(end, end + 7),
    )
  )
    return false;
  return /(?:^|[.,;:(\n]\s*|\b(?:is|are|she's|he's|was|am|I'm|status:?|è|es|está|är|and) )$/i.test(
    text.slice(Math.max(0, start - 12), start),
  );
}

/** 结扎 alone is a surgical step in most notes. */
function isSterilisation(text: string, start: number, end: number, { reproductive }: PregnancyContext): boolean {
  const near = text.slice(Math.max(0, start - 12), end + 8);
  if (/血管|静脉|动脉|止血|切断|缝|离断|痔|残端|丝线|阑尾|疝|钛夹|胆囊|肠/.test(near)) return false;
  return (
    /\d{4}年?|岁|上环|避孕|已|男|女|绝育|术后|史/.test(near) || (reproductive && /[,、;。]/.test(text.charAt(end)))
  );
}

/** By start, the longer first; what overlaps an earlier one goes. */
function withoutOverlaps(atoms: readonly Atom[]): Atom[] {
  const sorted = [...atoms].sort((a, b) => a.start - b.start || b.end - a.end || b.score - a.score);
  const kept: Atom[] = [];
  for (const atom of sorted) {
    const last = kept.at(-1);
    if (!last || last.end <= atom.start) kept.push(atom);
    else if (atom.end > last.end && atom.end - atom.start > last.end - last.start) kept[kept.length - 1] = atom;
  }
  return kept;
}

const AFTER_WEEKS =
  /^(?:[LR][OS][APT]|枕|骶|头位|臀位|横位|单臀位|足位|临产|先兆临产|宫内|单活胎|双活胎|单胎|双胎|三胎|多胎|待产|顺产|足月|出生|引产|OGTT|预防性|胎停|无胚芽|妊娠)/;

/** Facts that touch are one: 孕39+2周顺产, 孕4产2孕38+6周临产, 难免流产清宫一次. */
function joined(text: string, atoms: readonly Atom[]): Atom[] {
  const result: Atom[] = [];
  for (const atom of atoms) {
    const last = result.at(-1);
    if (last && joins(text, last, atom)) {
      const level =
        atom.term === '终止妊娠' && last.kind === 'birth'
          ? 2
          : isEvent(atom)
            ? atom.level
            : isEvent(last)
              ? last.level
              : 2;
      result[result.length - 1] = {
        ...(isEvent(atom) ? atom : last),
        start: last.start,
        end: atom.end,
        level,
        score: 0.97,
      };
    } else result.push(atom);
  }
  return result;
}

const POSITION = /^(?:[LR][OS][APT]|枕|骶|头位|臀位|横位)/;

const isEvent = ({ kind }: Atom): boolean => kind === 'loss' || kind === 'induction' || kind === 'birth';

function joins(text: string, left: Atom, right: Atom): boolean {
  const gap = text.slice(left.end, right.start);
  const isAge = (atom: Atom) =>
    atom.kind === 'weeks' || (atom.kind === 'formula' && /孕/.test(text.slice(atom.start, atom.end)));
  if (gap === '') {
    if (isAge(left) && (right.kind === 'weeks' || isEvent(right) || AFTER_WEEKS.test(right.term))) return true;
    if (right.kind === 'weeks' && /胎$|孕$|妊娠$/.test(left.term)) return true;
    if (left.kind === 'loss' && right.kind === 'loss') return true;
    if (left.kind === 'birth' && right.term === '终止妊娠') return true;
    if (/^(?:胎方位|胎位|先露)$/.test(left.term) && POSITION.test(right.term)) return true;
    if (/^[AB]胎$/.test(left.term) || (left.term === '胎儿' && /^(?:NT|心率)/.test(right.term))) return true;
    if (POSITION.test(left.term) && right.kind === 'birth') return true;
    return (
      left.kind === 'procedure' && right.kind === 'procedure' && /方案$|失败$|助孕|受孕/.test(left.term + right.term)
    );
  }
  if (left.kind === 'weeks' && isEvent(right)) return /^(?:于家中|在家中|在家|于家|时|后)$/.test(gap);
  if (left.kind === 'loss' && /^(?:清宫|刮宫|吸宫|钳刮|人流|药流|引产|清除)/.test(right.term))
    return /^(?:后?行|后|并)$/.test(gap);
  return left.kind === 'obstetric' && right.kind === 'loss' && gap === '后';
}
