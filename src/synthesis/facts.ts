/** Sensitive facts by level, for sentences of the project's own, and groups of facts that can stand for one another. */
import type { Level } from '../core/entities.ts';
import type { Prng } from './random.ts';

export interface Fact {
  readonly text: string;
  readonly level: Level;
}

const rows = (level: Level, text: string): readonly Fact[] => text.split('|').map((one) => ({ text: one, level }));

/** Diseases and infections as one has them, denies them or is treated for them. */
export const STD_DISEASES: readonly Fact[] = [
  ...rows(
    1,
    '梅毒|艾滋病|淋病|HIV感染|神经梅毒|潜伏梅毒|二期梅毒|隐性梅毒|先天梅毒|AIDS|HIV|淋球菌感染|早期梅毒|淋菌性尿道炎|艾滋',
  ),
  ...rows(
    2,
    '生殖器疱疹|尖锐湿疣|HPV感染|HPV16感染|HPV52感染|衣原体感染|解脲支原体感染|滴虫性阴道炎|软下疳|非淋菌性尿道炎|沙眼衣原体感染|宫颈HPV感染|性病性淋巴肉芽肿|生殖道疱疹',
  ),
  ...rows(
    3,
    '乙肝|丙肝|乙型肝炎|慢性乙型病毒性肝炎|乙肝病毒携带|小三阳|大三阳|性传播疾病|慢性丙型肝炎|乙肝肝硬化|慢乙肝',
  ),
];

/** Tests with the result that belongs to them. */
export const STD_RESULTS: readonly Fact[] = [
  ...rows(
    1,
    'HIV抗体阴性|HIV(-)|抗-HIV(-)|HIV抗体待复检|TPPA阳性|TPPA(+)|RPR 1:16|TRUST 1:4|TRUST 1:32|TP-Ab(-)|梅毒螺旋体抗体阳性|HIV-1 RNA 3.2×10^4 copies/ml|RPR(-)|梅毒抗体(+)|HIV Ag/Ab 0.09(-)|淋球菌培养阳性|抗HIV阴性|快速血浆反应素试验阴性|TP抗体 12.4 S/CO|FTA-ABS(+)|人类免疫缺陷病毒抗体阴性|TRUST阴性|NG-RNA(-)',
  ),
  ...rows(
    2,
    'HPV16阳性|HPV52(+)|高危型HPV(+)|HPV-DNA阴性|UU(+)|CT-RNA(-)|解脲支原体培养阳性|HSV-2 IgG(+)|滴虫(+)|MH(-)|衣原体抗原(-)|HPV18/58型阳性|滴虫未见',
  ),
  ...rows(
    3,
    'HBsAg(+)|HBsAg阳性|HBsAg 256.30 IU/ml|HBV-DNA 4.6×10^5 IU/ml|抗-HCV(-)|HCV-RNA未检出|HBeAg(+)|抗-HBs(-)|乙肝表面抗原阳性|HBV DNA<20IU/ml|丙肝抗体阴性|抗-HBc(+)|HCV抗体 0.07|乙肝表面抗体(+)|HBsAg(-)',
  ),
];

export const STD_BEHAVIOUR: readonly Fact[] = rows(3, '冶游史|不洁性生活史|性病史|不洁性交史|无套性行为|嫖娼史');

export const STD_PANELS: readonly Fact[] = rows(
  3,
  '输血前八项|传染病四项|乙肝五项|乙肝两对半|感染八项|输血前四项|感染四项|术前八项',
);

/** Histories that hold in any note. */
export const PREGNANCY_HISTORY: readonly Fact[] = [
  ...rows(
    1,
    '人工流产2次|2015年人工流产1次|药物流产1次|自然流产史|G3P1A1|孕3产1流1|孕4产2流2|2018年稽留流产清宫1次|宫外孕史|异位妊娠史|葡萄胎清宫史|孕24周引产|胎停育2次|人流史|1-0-2-1|打胎1次|死胎史|2019年药流后清宫|未婚先孕',
  ),
  ...rows(
    2,
    '2019年剖宫产|剖宫产史|足月顺产1女|2016年顺产1子|上环10年|2012年上环|不孕症|继发不孕3年|IVF-ET术后|双侧输卵管结扎|妊娠期糖尿病史|产后出血史|早产史|妊娠期高血压疾病史|取环史|试管婴儿|剖宫产2次|皮下埋植避孕',
  ),
  ...rows(
    3,
    '已婚|未婚|离异|丧偶|再婚|育有1子1女|育2子|孕2产2|G1P1|结婚7年|适龄结婚|未育|育有一女|离婚|已婚未育|G2P2|20岁结婚|育3女',
  ),
];

export const MARRIAGE: readonly Fact[] = rows(
  3,
  '已婚|未婚|离异|丧偶|再婚|已婚未育|结婚7年|未婚未育|离婚|已婚已育|分居',
);

/** Facts of a pregnancy that goes on. */
export const PREGNANCY_CURRENT: readonly Fact[] = rows(
  2,
  '停经50天|宫内早孕|孕38+2周|孕12周|G1P0|早孕|宫内孕39+1周|胎膜早破|妊娠期糖尿病|双胎妊娠|孕5月|先兆早产|前置胎盘|预产期2024年3月8日|中期妊娠|妊娠剧吐|单活胎|ICP|子痫前期|足月妊娠',
);

/** Words that can stand for each other in any sentence; a group has one level and one part of speech. */
const EXCHANGE: readonly (readonly string[])[] = [
  ['梅毒', '淋病', '艾滋病'],
  ['HIV', 'TP', '艾滋'],
  ['HIV(-)', 'TP(-)', 'TPPA(-)', 'TRUST(-)', 'RPR(-)', '梅毒(-)', 'HIV抗体(-)', '抗-HIV(-)'],
  ['TPPA(+)', 'RPR(+)', 'TRUST 1:8', 'RPR 1:32', 'TP-Ab(+)', 'TRUST 1:16'],
  ['乙肝', '丙肝'],
  ['HBsAg(-)', '抗-HCV(-)', '乙肝表面抗原(-)', 'HCV(-)', '丙肝抗体(-)'],
  ['HBsAg(+)', 'HBsAg阳性', '乙肝表面抗原阳性', '抗-HCV(+)'],
  ['小三阳', '大三阳', '乙肝病毒携带'],
  ['尖锐湿疣', '生殖器疱疹', '软下疳'],
  ['支原体', '衣原体', '滴虫'],
  ['乙肝五项', '乙肝两对半', '输血前四项', '传染病四项'],
  ['已婚', '离异', '丧偶', '未婚'],
  ['剖宫产', '顺产'],
  ['人工流产', '药物流产', '自然流产'],
];
const GROUP_OF = new Map(EXCHANGE.flatMap((group) => group.map((word) => [word, group] as const)));

/** Another fact of the same level and form, or the same where none is known. */
export function otherFact(text: string, random: Prng): string {
  const group = GROUP_OF.get(text);
  return group ? random.pick(group) : text;
}

export const STD_ENGLISH: readonly Fact[] = [
  ...rows(1, 'HIV|syphilis|gonorrhoea|HIV infection|latent syphilis|neurosyphilis|gonorrhea|AIDS'),
  ...rows(2, 'genital herpes|HPV|chlamydia|genital warts|trichomoniasis|Mycoplasma genitalium'),
  ...rows(3, 'hepatitis B|hepatitis C|chronic hepatitis B'),
];

export const STD_RESULTS_ENGLISH: readonly Fact[] = [
  ...rows(
    1,
    'HIV Ag/Ab negative|RPR 1:16|TPPA positive|VDRL non-reactive|HIV viral load <20 copies/mL|RPR non-reactive|GC NAAT negative',
  ),
  ...rows(2, 'HPV 16 positive|chlamydia NAAT positive|HSV-2 IgG positive|CT NAAT negative'),
  ...rows(3, 'HBsAg negative|HBsAg positive|anti-HCV negative|HCV RNA not detected'),
];

export const PREGNANCY_ENGLISH: readonly Fact[] = [
  ...rows(
    1,
    'G3P1A1|two miscarriages|termination of pregnancy in 2016|ectopic pregnancy in 2014|stillbirth in 2011|one miscarriage',
  ),
  ...rows(2, 'caesarean section in 2019|Mirena coil|two vaginal deliveries|IVF|infertility|postpartum haemorrhage'),
  ...rows(3, 'married|divorced|widowed|two children|G2P2|one daughter'),
];
