import { expect, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { pregnancy } from '../../src/recognizers/pregnancy.ts';
import type { Language } from '../../src/core/language.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [pregnancy] };

const found = (text: string, language: Language) => {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return resolve(note, runRules(note, 'core', options));
};

/** `[早孕:P2]` stands for `[早孕:PREGNANCY:2]`. */
const expand = (row: string): string => row.replace(/:P([123])\]/g, ':PREGNANCY:$1]');

const CHINESE = [
  // Formulas; level 1 as soon as one states a loss.
  '婚育史：[已婚:P3]，[孕3产2:P3]，体健',
  '[G3P1A1:P1]，既往体健',
  '[孕3产1流1:P1]',
  '[孕6产2人流3:P1]，[剖1顺1:P2]',
  '生育史：[1-0-2-1:P1]',
  '[孕l产O:P2]，[孕28周:P2]，[胎心140次/分:P2]',
  '患儿系[G2P1:P3]，[孕39+1周顺产:P2]，[出生体重3200g:P2]',
  '患儿系[第1胎第1产:P2]，[足月剖宫产:P2]',
  // Gestational age.
  '[孕39+2周:P2]，[LOA:P2]，[临产:P2]',
  '[宫内孕32+1周:P2]待产',
  '[停经50天:P2]，[尿妊娠试验阳性:P2]',
  '[孕4产2孕38+6周临产:P2]',
  '[怀孕三个月:P2]，[胎动:P2]未及',
  '[孕12-14周:P2]行[NT:P2]检查',
  '[停经8W+:P2]，[孕9w3d:P2]，[孕40周整:P2]',
  '[孕3,产1,流产2:P1]',
  // Dates of a current pregnancy.
  '[末次月经2023年3月5日:P2]，[预产期2023年12月12日:P2]，[孕12周:P2]',
  '[LMP 2023-08-02:P2]，[EDC 2024-05-09:P2]',
  // Losses with date and count.
  '[2015年人工流产1次:P1]，[2018年药流1次:P1]',
  '[2014、2017、2019年早期自然流产:P1]',
  '[2018年稽留流产清宫1次:P1]',
  '[2020年因胎儿18三体引产1次:P1]',
  '诊断：[左侧输卵管妊娠破裂:P1]',
  '[复发性流产:P1]，[先兆流产:P1]',
  '因[未婚先孕:P1]要求[无痛人流:P1]',
  '女友[打胎:P1]后出血，上一个也[没保住:P1]',
  '病理：[完全性葡萄胎:P1]',
  // Births.
  '[2015年足月顺产1女:P2]，[2018年剖宫产1子:P2]',
  '[2012年、2017年剖宫产2次:P2]',
  '[剖宫产术后第2天:P2]，[恶露:P2]不净',
  '[早产儿:P2]，[孕31周出生:P2]',
  // Complications and findings.
  '[孕34周:P2]，[重度子痫前期:P2]，[胎膜早破:P2]',
  '[妊娠:P2]合并梅毒，[孕20周:P2]',
  '[孕30+4周单活胎:P2]，[妊娠期糖尿病:P2]，[瘢痕子宫:P2]',
  '[双胎:P2]，[BPD 79mm:P2] [HC 288:P2] [AC 274:P2] [FL 60mm:P2]，[FHR 139:P2]',
  '[孕37周:P2]，[宫高34cm:P2]，[腹围101cm:P2]，[头先露:P2]，[宫口开2cm:P2]，[胎膜未破:P2]',
  '[孕32周:P2]，[羊水池5.0cm:P2]，[NST反应型:P2]',
  '[血β-HCG 38652mIU/ml:P2]，[孕囊28×19mm:P2]，[早孕:P2]',
  '[产后42天:P2]复查，[哺乳期:P2]',
  // Reproduction.
  '[原发性不孕5年:P2]，[IVF-ET失败1次:P2]',
  '[3月17日取卵18枚:P2]，[移植囊胚1枚:P2]',
  '男方[少弱精子症:P2]',
  '[2018年上环:P2]，[2021年取环:P2]',
  '[1995年结扎:P2]，无不适',
  '现[备孕:P3]，[避孕套避孕:P3]',
  '[尿妊娠试验阴性:P2]',
  // Marriage and children.
  '[23岁结婚:P3]，[配偶已故:P3]，[育有3子1女:P3]',
  '[离异:P3]，[1子1女:P3]均体健',
  '[结婚7年:P3]，[未育:P3]',
  '[未婚:P3]，[无子女:P3]',
  '[丧偶:P3]，现独居',
  '[2019年离婚:P3]，[2022年再婚:P3]',
  '婚姻：[同居:P3]',
  '妈妈[生过两个:P3]，现在[怀二胎:P2]',
  '[老公前年车祸走了:P3]',
  // No finding.
  '月经规律，末次月经2021.3.3，子宫肌瘤2cm。',
  '宫体如孕12周大小，质硬。',
  '妇产科会诊，孕酮14.6ng/ml。',
  'AFP 3.2，HCG<0.5（肿瘤标志物）',
  '孕妇及哺乳期妇女禁用。本品妊娠期慎用。',
  '术中结扎血管止血，断端结扎。',
  '病理示两侧切缘未见癌。',
  '住单身宿舍。',
  '母羊流产，亲手接羔。',
  '肝母细胞瘤（胎儿型）。',
  '减少精神压力，医患交流过程。',
];

const ENGLISH = [
  '[G2P1:P2], [32+4 weeks pregnant:P2], [LMP 25 June 2023:P2].',
  '[2 previous miscarriages:P1], [C-section 2021:P2].',
  '[G4P1021:P1]; [ruptured ectopic pregnancy:P1]',
  '[Married:P3], [two sons:P3].',
  '[Miscarriage at 9 weeks in 2021:P1]. [IUD since 2023:P2].',
  'Single dose given; ectopic beats on ECG; the aneurysm coil is stable.',
];

const OTHERS: readonly (readonly [Language, string])[] = [
  ['de', '[verheiratet:P3], [zwei Kinder:P3], [Z. n. Sectio 2020:P2]'],
  ['fr', '[célibataire:P3], [IVG en 2021:P1], [enceinte de 5 mois:P2]'],
  ['es', '[G4A2P1:P1], [gestación de 39+1 semanas:P2], [cesárea en 2018:P2]'],
  ['sv', '[3-gravida 1-para:P2], [graviditetsvecka 10+1:P2], [sambo:P3]'],
  ['it', '[coniugata:P3], [aborto spontaneo nel 2023:P1]'],
  ['ja', '[妊娠38週2日:P2]、[2019年稽留流産:P1]、[既婚:P3]'],
];

const rows: readonly (readonly [Language, string])[] = [
  ...CHINESE.map((row) => ['zh', row] as const),
  ...ENGLISH.map((row) => ['en', row] as const),
  ...OTHERS,
];

test.each(rows)('%s: %s', (language, row) => {
  const { text } = unmark(expand(row));
  const spans = found(text, language).filter(({ type }) => type === 'PREGNANCY');
  expect(mark(text, spans, true)).toBe(expand(row));
});

test.each([
  ['digits', '1234567890'.repeat(10_000)],
  ['formulas', 'G1P1A1'.repeat(15_000)],
  ['weeks', '孕1周'.repeat(20_000)],
  ['years', '2015年、'.repeat(15_000)],
  ['children', '育1子1女'.repeat(15_000)],
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
      expect(pregnancy.rules).toHaveProperty([evidence[0]?.reason.rule ?? '']);
});
