/** What stands around the name of an infection or a test: stages before it, test words and results after it. */
import type { Span } from '../../core/note.ts';
import { resultEnd, type NumberRule } from '../clinical/result.ts';

/** Sub-kinds of the dictionaries' note column. */
export type Kind =
  | 'disease'
  | 'hepatitis'
  | 'hepmarker'
  | 'marker'
  | 'viral'
  | 'hpv'
  | 'panel'
  | 'risk'
  | 'bare'
  | 'upper'
  | 'abbr'
  | 'stdmarker'
  | 'genital'
  | 'genitalmarker'
  | 'withresult'
  | 'viralload'
  | 'hivpage'
  | 'hbvpage'
  | 'not';

interface Shape {
  readonly numbers: NumberRule;
  /** Whether test words (抗体, RNA, 初筛) may follow. */
  readonly tests: boolean;
}

export const SHAPES: Readonly<Record<Kind, Shape>> = {
  disease: { numbers: 'none', tests: true },
  hepatitis: { numbers: 'none', tests: true },
  hepmarker: { numbers: 'measured', tests: true },
  marker: { numbers: 'measured', tests: true },
  viral: { numbers: 'any', tests: true },
  hpv: { numbers: 'measured', tests: true },
  panel: { numbers: 'none', tests: false },
  risk: { numbers: 'none', tests: false },
  bare: { numbers: 'none', tests: false },
  upper: { numbers: 'measured', tests: true },
  abbr: { numbers: 'measured', tests: true },
  stdmarker: { numbers: 'any', tests: true },
  genital: { numbers: 'measured', tests: true },
  genitalmarker: { numbers: 'measured', tests: true },
  withresult: { numbers: 'measured', tests: true },
  viralload: { numbers: 'any', tests: false },
  hivpage: { numbers: 'measured', tests: false },
  hbvpage: { numbers: 'any', tests: false },
  not: { numbers: 'none', tests: false },
};

/** Stages and courses that belong to a disease's name. */
const BEFORE_ZH =
  /(?:早期|晚期|[一二三ⅠⅡⅢ123]期|I{1,3}期|隐性|潜伏期?|显性|先天性?|后天|胎传|神经|心血管|复发性|急性|慢性|活动性|亚急性|重型|重症|隐匿性|巨大|黄疸型|无黄疸型|播散性|高危型|低危型|高危|低危){1,3}$/;
const BEFORE_TEST = /(?:CSF[- ]?|脑脊液|血清(?=$)|抗-?|anti-?|Anti-?)$/;
const BEFORE_LATIN =
  /(?:\b(?:early|late|latent|primary|secondary|tertiary|congenital|acute|chronic|rectal|pharyngeal|anal|perianal|anogenital|genital|recurrent|neonatal|urine|serum|primär|chronischer?|akuter?|svår|kronisk|rapid) ){1,2}$/i;

/** Test words that stay inside even without a result. */
const HARD_TEST =
  /(?:[- ]?(?:抗原抗体|抗原\/抗体|特异性?抗体|特异抗体|螺旋体|抗体|抗原|Ag\/Ab|Ab\/Ag|Ag\/Ak|Ab(?![a-z])|Ag(?![a-z])|Ak(?![a-z])|RNA|DNA|mRNA|cAg|IgG|IgM|病毒载量|载量|感染|分型|四代|第四代|三代|antibody|antigen|antibodies|serology|viral load|infection|4th gen|carrier|PCR(?![a-z])|NAAT|NAT(?![a-z])|再激活|潜伏感染|急性期|CMIA|EIA|相关(?=[)、,;。]))){1,5}/iy;
/** Test words that count only with the result that follows. */
const SOFT_TEST =
  /(?:[- ]?(?:\([^()\n]{2,10}法\)|\([Pp]24(?:抗原)?\)|\((?:ECLIA|ELISA|CMIA|CLIA|TRFIA|PCR|FQ-PCR|WB)\)|检测|检查|筛查|滴度|初筛|快检|快速检测|试验|测定|确证试验?|确证|复检|复查|定量|定性|培养|涂片|镜检|核酸|快筛|自检|联合检测|联合测定|自测|试纸|试剂|抗体试纸|检测试剂|两种试剂|两次|胶体金法?|金标法?|ELISA|化学发光法?|Combo|combo|WB|PCR|E6\/E7|拭子|肛拭|尿道拭子|血清|病毒|脱氧核糖核酸|抗体|抗原|DNA|RNA|total|screen(?:ing)?|tests?|rapid|swab|culture|IgG|IgM|Suchtest|Test|Abstrich|Schnelltest|quick|AgAb|HBV|rápido|スクリーニング|定性|抗体|抗原|検査)){1,5}/iy;
const HIV_TYPE =
  /[- ]?\(?(?:1[+/]2|1|2|I\/II|Ⅰ\/Ⅱ|Ⅰ型?)\)?型?(?=[- ]?(?:抗|Ab|Ag|RNA|DNA|\(|感染|阳|阴|病毒|确|初|P24|p24|核))/y;
const HPV_TYPE =
  /(?:[- ]?(?:高危型?|低危型?|分型|DNA|RNA))?[- ]?(?:\(?\d{1,2}(?:[、,/+及和 ]\d{1,2}){0,8}\)?(?: ?[、,] ?HPV ?\d{1,2}){0,3}(?:型|亚型)?|[高低]危型?|分型[: ]{1,2}\d\d(?:[、,/]\d\d){0,6}(?:型)?(?=阳|\(\+|\+)|(?:分型)?:? ?\d\d(?:型)?[+-](?:[、,] ?\d\d(?:型)?[+-]){0,5}|E6\/E7(?: ?mRNA)?)/y;
/** Compounds: cirrhosis or a tumour due to hepatitis are one fact with it. */
const HEPATITIS_TAIL =
  /(?:病毒)?(?:后肝硬化|相关性?肝硬化|性肝硬化|肝硬化|相关性?肝癌|相关性?肝细胞癌|肝癌|相关性?肾小球肾炎|相关性?肾炎|相关性?肾病|相关性?慢加急性肝衰竭|慢加急性肝衰竭|相关肝衰竭|肝衰竭|病毒携带者?|携带者?|病毒带原者?|带原者?|病毒感染|病毒复制|感染|大三阳|小三阳|再激活|再活动)/y;
/** 梅毒性角膜炎, 淋菌性盆腔炎, 衣原体性睾丸炎. */
const ORGAN_TAIL =
  /(?:性|感染性)?[\p{Script=Han}]{1,6}?(?:结膜炎|角膜炎|葡萄膜炎|脑膜炎|脑炎|肝炎|盆腔炎|尿道炎|宫颈炎|子宫内膜炎|膀胱炎|前列腺炎|附睾炎|睾丸炎|直肠炎|咽炎|关节炎|骨膜炎|血管炎|主动脉炎|心脏病|眼病|神经炎|阴道炎|龟头炎|肾炎|脱发|树胶肿)/uy;
const HPV_TAIL = /[- ]?(?:相关(?=[)、,;。])|感染|亚临床感染)/y;
/** HCV 1b型, 丙肝病毒基因3a型. */
const HCV_TYPE = /[- ]?(?:\(?RNA\)?)?(?:基因)?(?:分型|型)?[: ]?[1-6](?:[a-e]型?|型)(?![\dA-Za-z])/y;
const GENOTYPE = /\s?(?:分型)? ?[A-L]\d?[a-c](?![A-Za-z])/y;

/** The same test by its abbreviation: 乙型肝炎表面抗原(HBsAg)阴性. */
const SYNONYM =
  /\s?\((?:(?:抗-?|anti-?)?(?:HIV|AIDS|HBsAg|HBsAb|HBeAg|HBeAb|HBcAb|HBV|HCV|HBs|HBe|HBc|TPPA|TPHA|TRUST|RPR|VDRL|TP|HPV|HSV|CT|NG|UU|MH|MG|STD|FTA)[-A-Za-z0-9+/ ]{0,12})\)(?=\s?(?:[:阴阳弱抗定检测+(<>=\d未低非]|核酸|[-,;。、)]|RNA|DNA))/iy;

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);

/** Start of the span with stage words and 抗- before the term. */
export function startOf(text: string, span: Span, kind: Kind): number {
  const before = text.slice(Math.max(0, span.start - 24), span.start);
  if (kind === 'disease' || kind === 'hepatitis' || kind === 'hpv' || kind === 'genital') {
    const found = BEFORE_ZH.exec(before.slice(-14)) ?? BEFORE_LATIN.exec(before);
    if (found) return span.start - found[0].length;
  }
  if (kind === 'viral' && /^(?:感染|携带)/.test(text.slice(span.end, span.end + 2))) {
    const found = BEFORE_ZH.exec(before.slice(-14));
    if (found) return span.start - found[0].length;
  }
  if (kind === 'marker' || kind === 'upper' || kind === 'viral' || kind === 'hepmarker') {
    const found = BEFORE_TEST.exec(before);
    if (found) return span.start - found[0].length;
  }
  return span.start;
}

export interface Tail {
  /** End of the name with its test words, without a result. */
  readonly name: number;
  /** End with the result; equal to `name` when none follows. */
  readonly end: number;
}

/** End of the span: test words, type numbers and the result that directly follows. */
export function tailOf(text: string, span: Span, kind: Kind, term: string): Tail {
  const shape = SHAPES[kind];
  let name = span.end;
  if (kind === 'hepatitis' || kind === 'hepmarker' || kind === 'viral') name = match(HEPATITIS_TAIL, text, name);
  if (/HCV$|^丙|^C肝/.test(text.slice(span.start, span.end))) name = match(HCV_TYPE, text, name);
  if (kind === 'disease' && text.charAt(name) === '性') name = match(ORGAN_TAIL, text, name);
  if (kind === 'hpv' || term === '人乳头瘤病毒') name = match(HPV_TAIL, text, match(HPV_TYPE, text, name));
  if (term === 'HIV') name = match(HIV_TYPE, text, name);
  if (shape.tests) name = match(HARD_TEST, text, name);
  const synonym = shape.tests ? match(SYNONYM, text, name) : name;
  if (synonym > name) name = match(HARD_TEST, text, synonym);
  if (kind === 'abbr') name = match(GENOTYPE, text, name);
  const named = text.slice(span.end, name);
  let numbers: NumberRule = shape.numbers;
  if (/(?:RNA|DNA|载量|load)$/i.test(text.slice(span.start, name))) numbers = 'any';
  else if (numbers === 'none' && /抗体|抗原|A[bg]|Ig[GM]/.test(named)) numbers = 'measured';
  let end = resultEnd(text, name, numbers);
  if (end === name && shape.tests) {
    const soft = match(SOFT_TEST, text, name);
    if (soft > name) {
      const wide = resultEnd(text, soft, /(?:RNA|DNA|载量|定量)$/.test(text.slice(name, soft)) ? 'any' : numbers);
      if (wide > soft) end = wide;
    }
  }
  if (end === name && kind === 'panel') end = panelResult(text, name);
  return { name, end };
}

const PANEL_RESULT =
  /(?:组合|全套|检查|筛查|检测)?(?:[ :]?\d(?:[、,]\d){1,4}(?:项)?)?(?:均|全|皆)?(?:阳性|阴性|全阴|(?:\(-\)))/y;

/** 乙肝五项1、3、5阳性. */
function panelResult(text: string, at: number): number {
  return match(PANEL_RESULT, text, at);
}

/** Whether what precedes an abbreviation makes it part of something else (头颅CT, 5mg). */
export function joinsBefore(text: string, start: number): boolean {
  const character = text.charAt(start - 1);
  return isHan(character) && !/[拭道颈淋查予行性体尿肛咽和及诊疑]/.test(character);
}
