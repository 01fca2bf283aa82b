import { expect, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { std } from '../../src/recognizers/std.ts';
import type { Language } from '../../src/core/language.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [std] };

const found = (text: string, language: Language) => {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return resolve(note, runRules(note, 'core', options));
};

/** `[梅毒:S1]` stands for `[梅毒:STD:1]`. */
const expand = (row: string): string => row.replace(/:S([123])\]/g, ':STD:$1]');

const CHINESE = [
  // A test with its own result.
  '[抗-HIV(-):S1]，[RPR 1:16:S1]，[TPPA(+):S1]。',
  '[HBsAg阳性:S3]，[HBV DNA 9.2E7→2.3E3:S3]。',
  '[HCV-RNA<15IU/mL:S3]，肝功能正常。',
  '[HBsAg 1.62IU/ml(阳性):S3]',
  '[HBV-DNA 2.35×10^7IU/mL:S3]，[HBeAg(+):S3]',
  '[HIV-1抗体确证试验阳性:S1]，CD4 236个/μl。',
  '[HIV1+2抗体阴性:S1]；[TP-Ab弱阳性:S1]',
  '术前查[乙肝表面抗原(-):S3]、[丙肝抗体0.05(-):S3]。',
  '[HPV16、52阳性:S2]，TCT正常。',
  '[HPV 58型(+):S2]',
  '宫颈[高危型HPV阳性:S2]',
  '[乙型肝炎表面抗原(HBsAg)：阴性:S3]',
  '[人类免疫缺陷病毒(HIV)抗体阴性:S1]',
  '[TRUST：不反应:S1]',
  '[HCV RNA低于检测下限:S3]，继续随访',
  '[HIV病毒载量<20copies/ml:S1]',
  '[HBsAg(+):S3][HBeAg(+):S3]，ALT 88',
  '白带：[滴虫(-):S2]，霉菌(+)',
  '尿道拭子：[NG-DNA(-):S1]、[CT-DNA 6.2×10^4拷贝/ml:S2]、[UU阳性:S2]',
  '[HSV-2 IgG 阳性:S2]，外阴水疱。',
  // Panels.
  '[乙肝五项:S3]：[HBsAb(+):S3]，余阴性',
  '[感染四项阴性:S3]，备血2U。',
  '[输血前八项:S3]：[HIV抗体:S1]、[梅毒抗体:S1]均(-)',
  // Diseases and history.
  '否认[梅毒:S1]病史，否认[乙肝:S3]、结核史。',
  '诊断：[乙肝肝硬化:S3]失代偿期',
  '考虑[艾滋病相关淋巴瘤:S1]。',
  '[慢性丙型病毒性肝炎:S3]10年',
  '[早期隐性梅毒:S1]？',
  '[先天性梅毒:S1]待排',
  '肛周[尖锐湿疣:S2]激光治疗2次',
  '[生殖器疱疹:S2]复发；[阴虱:S2]已治',
  '有[冶游史:S3]，否认[性病史:S3]',
  '[小三阳:S3]十多年，母亲[大三阳:S3]',
  '妊娠合并[梅毒:S1]，已[驱梅:S1]2疗程',
  '自诉3周前有[高危性行为:S3]，[无套性行为:S3]一次',
  '患者担心得了[性病:S3]',
  '病人患[淋病:S1]后未治',
  '[HIV:S1]暴露后预防',
  // One result shared by a list stays outside.
  '[梅毒:S1]、[HIV:S1]均阴性',
  '余[乙肝:S3]、[丙肝:S3]、[梅毒:S1]、[HIV:S1]均阴性。',
  '[淋球菌:S1]、[沙眼衣原体:S2]、[解脲支原体:S2]检查均阴性',
  '[梅毒:S1]，[HIV:S1]，[乙肝:S3]均阴性',
  '[HBsAg:S3]  阴性',
  '[梅毒TP(-):S1] [HIV(-):S1]',
  '[梅毒性角膜炎:S1]，[淋菌性盆腔炎:S1]',
  // Neighbours settle what an abbreviation means.
  '[TP(-):S1] [HIV(-):S1] [NG(-):S1] [CT(-):S2]',
  '阴道分泌物：[支原体阳性:S2]，[衣原体(-):S2]',
  // No finding.
  '肝炎病史10年，甲肝、戊肝已愈。',
  '肺炎支原体IgM阳性，咳嗽发热3天。',
  '发热咳嗽，咽拭支原体核酸阳性，双肺啰音。',
  '带状疱疹后神经痛。',
  '已接种乙肝疫苗及HPV疫苗，注射乙肝免疫球蛋白。',
  'CD4 236，口服恩替卡韦。',
  '就诊于皮肤性病科门诊。',
  '慢性病程，急性病容，心脏病史，肾脏病5期。',
  '头颅CT平扫未见异常，CT(-)不能除外腔梗',
  'TP 65.2g/L，ALB 38g/L',
  '行TP方案化疗（紫杉醇270MG+顺铂100MG）',
  'CA199 522U/ml，CA-125正常，PCT 0.6NG/ML',
  '双肺未见活动性病变。',
];

const ENGLISH = [
  '[HIV negative:S1], [HBsAg negative:S3], [anti-HCV neg:S3].',
  '[RPR reactive 1:32:S1], [TPPA reactive:S1].',
  '[HCV RNA undetectable:S3] since 2019.',
  'Past [chlamydia:S2]; denies [gonorrhoea:S1].',
  '[Hepatitis B surface antigen negative:S3], [HIV:S1] and [syphilis:S1] negative',
  'Admits [unprotected sex:S3] twice.',
  'CT chest normal. I trust her. Hepatitis A vaccine given. Mycoplasma pneumoniae IgM positive.',
];

const OTHERS: readonly (readonly [Language, string])[] = [
  ['de', '[HBsAg negativ:S3], [HIV-Test negativ:S1], [Lues:S1] 1984'],
  ['fr', '[sérologie VIH négative:S1], [Ag HBs négatif:S3], [TPHA 1/640:S1]'],
  ['es', '[VIH negativo:S1], [RPR no reactivo:S1]; niega [gonorrea:S1]'],
  ['sv', '[hiv neg:S1], [HBsAg neg:S3]. Nekar [gonorré:S1], [syfilis:S1].'],
  ['it', '[HIV neg:S1], [TPHA positivo:S1] con [VDRL 1:2:S1]'],
  ['ja', '[HBs抗原(-):S3]、[HIV抗体陰性:S1]、[梅毒RPR陰性:S1]'],
];

const rows: readonly (readonly [Language, string])[] = [
  ...CHINESE.map((row) => ['zh', row] as const),
  ...ENGLISH.map((row) => ['en', row] as const),
  ...OTHERS,
];

test.each(rows)('%s: %s', (language, row) => {
  const { text } = unmark(expand(row));
  const spans = found(text, language).filter(({ type }) => type === 'STD');
  expect(mark(text, spans, true)).toBe(expand(row));
});

test.each([
  ['digits', '1234567890'.repeat(10_000)],
  ['brackets', 'HIV('.repeat(20_000)],
  ['hepatitis', '乙肝病毒'.repeat(20_000)],
  ['list', 'HBsAg、'.repeat(15_000)],
  ['numbers', `HBV-DNA ${'1,'.repeat(50_000)}`],
])('ends on a long run of %s with spans inside the text', (_, text) => {
  for (const { start, end } of found(text, 'zh')) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
});

test('every rule of a finding is listed', () => {
  for (const [language, row] of rows)
    for (const { evidence } of found(unmark(expand(row)).text, language))
      expect(std.rules).toHaveProperty([evidence[0]?.reason.rule ?? '']);
});
