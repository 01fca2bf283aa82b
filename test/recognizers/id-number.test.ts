import { describe, expect, it, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { idNumber } from '../../src/recognizers/id-number.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [idNumber] };

function found(text: string, language: Language = 'zh') {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return runRules(note, 'core', options);
}

function marked(text: string, language: Language = 'zh'): string {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return mark(text, resolve(note, found(text, language)));
}

/** `[123:I]` stands for `[123:ID_NUMBER]`. */
const expand = (row: string): string => row.replaceAll(':I]', ':ID_NUMBER]');

const CHINESE = [
  // Citizen numbers: bare, spaced, full-width, over a line, with X.
  '身份证号：[330106198803124522:I]',
  '患者持[330106198803124522:I]就诊',
  '身份证 [330106 19880312 4522:I]，女',
  '身份证：[３３０１０６１９８８０３１２４５２２:I]',
  '身份证[3 3 0 1 0 6 1 9 8 8 0 3 1 2 4 5 2 2:I]。',
  '证件号码 [330106-19880312-4522:I] 已核',
  '身份证号[330106198803\n124522:I]',
  '公民身份号码[65230119761123084X:I]',
  '身份证65230119761123084x：无'.replace('65230119761123084x', '[65230119761123084x:I]'),
  '（身份证[510107500101003:I]，旧证）',
  '旧证[510107500101003:I]',
  // A wrong check digit is still someone's number.
  '身份证号 [330106198803124529:I]（待核）',
  '身份证(本人)：[330106198803124522:I]；家属[420111199910051338:I]',
  '姓　名：某　身　份　证　号：[140223198312170061:I]',
  // Look-alike letters after a label.
  '身份证号：[33O1O6198803124522:I]',
  '住院号：[O01l8823:I]',
  // Other documents.
  '护照号 [E73920118:I]，来华旅游',
  '护照[65 7712045:I]，俄罗斯籍',
  '港澳居民来往内地通行证 [H01928374:I]',
  '台胞证号：[08127364:I]',
  'HKID: [K482016(9):I]',
  '香港身份证[AB765432(2):I]',
  '病人 K482016(9) 已签'.replace('K482016(9)', '[K482016(9):I]'),
  '澳门居民[5128830(4):I]来诊',
  '身份證字號：[F229135777:I]',
  '其女[F229135777:I]陪同',
  '军官证[空字第1182034号:I]',
  '士兵证：[海字第30198872号:I]',
  '出生医学证明编号[T330411902:I]',
  '判决书编号：[(2022)浙0106民初882号:I]',
  '工伤认定书编号：[杭人社工〔2023〕1182:I]',
  '居留许可 [Q00817345:I]',
  // Records.
  '住院号：[0023317:I]　床号：12',
  '住院号[ZY2023-00182:I]，女，45岁',
  '住院号 [318 225:I]\n手术日期',
  '住　院　号：[0023317:I]',
  '病案号：[A209932:I]；门诊号：[M7719303:I]',
  '门诊号\n[20230099182:I]',
  '病历号 #[88120:I]',
  '就诊卡号=[0755003918265:I]',
  '病理号[S24-06672:I]、[S24-06673:I]',
  '术后病理（[202417771:I]）示腺癌',
  '活检（[P25-00872:I]）轻度炎症',
  '检查号：[CT 0 0 3 1 7 7 2 8:I]      姓名',
  '条码[5902 3387 6612:I]）：GLU 8.1',
  '医保号[3301990017732:I]，自费',
  '工号 [N3308:I]，护士',
  '学号[2021044919:I]',
  '筛选号：[S07-0024:I]　随机号：[R1182:I]',
  '保单号[GH-88213-0458:I]',
  '住院号是[四零二五零三一零八七:I]昨天',
  '就诊卡给我 [A零三三九一九:I] 好',
  '随访卡号：[SX-90419:I]',
  '报告单号 [LIS20240318-0091:I]',
  '银行卡[6228480031255501749:I]',
  '赔款汇入[6217 0012 3000 4567 893:I]',
  '江西理工大学计算机系（[2019030177:I]）',
  // Plates.
  '车牌[浙A·8K2P7:I]，追尾',
  '乘[鲁H·K8816挂:I]送来',
  '新能源车[粤BD12345:I]',
  '車號 [NKL-7836:I]',
  // In a table and in messages.
  '姓名|住院号|床\n张某|[0018822:I]|3\n李某|[0018823:I]|4',
  '"idNo": "[420111199910051338:I]", "age": 24',
  'MSH|^~\\&|HIS\nPID|1||[00188231:I]^^^HOSP^PI||王^某||19880312|F',
  'PV1|1|I|3^12||||YS^赵||||||||||||[V2024001882:I]\nPID|1',
];

const NOT_CHINESE = [
  '注射用头孢曲松（批号15299604418）静滴',
  '批号：20240318001、20240318002',
  '疫苗批号 202203B058，第2剂',
  '心脏起搏器（型号SEDR01，序列号7730912847）',
  '国药准字H20070417',
  '耗材 LOT 9981208 / REF 304512',
  '尾号3312的手机',
  '身份证尾号不详',
  '床号 泌外-08，病房号 1204',
  '邮编：310006',
  '会议号 882 119 003',
  '腾讯会议：118822331',
  'ICD-10编码 E11.900',
  '依据GB 11643-1999与GBZ 70-2015',
  '方案编号：HRS-8080-301（版本2.1）',
  '白细胞 12.5×10^9/L，血小板 318',
  'CA19-9 41U/ml，K-RAS G12D',
  'BP 140-160/90-100mmHg',
  '淋巴结12枚，其中3枚见癌转移(3/12)',
  '头孢他啶 2.0g q12h ×7天',
  '身高 165cm 体重 52.5kg',
  '2024年3月18日 10:40',
  '入院时间：2024-03-18 15:40',
  '1号可吸收线连续缝合，3-0丝线关皮',
  '护理编号 3，等级2',
  '住院号：　　　姓名：',
  '身份证号：330106********4522',
  '病程第12天，住院5天',
  'T 36.5℃ P 80次/分 R 18次/分',
  '血压计（便携式，编号XD-13885520418）',
];

const OTHERS: readonly (readonly [Language, string])[] = [
  ['en', 'NHS No: [943 476 5919:I], seen today'],
  ['en', 'MRN: [00918275:I]   Sex: F'],
  ['en', 'SSN [987-65-4325:I]'],
  ['en', 'Hb 12.4, Lot 9981207 given'],
  ['sv', 'Personnr [19840623-7514:I], Uppsala'],
  ['es', 'DNI [48291736Q:I]'],
  ['es', 'su DNI es [48291736Q:I]'],
  ['it', 'nato a Bari, [RSSFBA76E03A944M:I]'],
  ['fr', 'NIR [1 78 08 97 120 043 82:I]'],
  ['de', 'Versicherter [T482177302:I], Station 4'],
];

describe('ID numbers in Chinese notes', () => {
  test.each(CHINESE.map(expand))('%s', (row) => {
    expect(marked(unmark(row).text)).toBe(row);
  });
});

describe('what is no ID number', () => {
  test.each(NOT_CHINESE)('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('ID numbers in other languages', () => {
  test.each(OTHERS.map(([language, row]) => [language, expand(row)] as const))('%s: %s', (language, row) => {
    expect(marked(unmark(row).text, language)).toBe(row);
  });
});

describe('scores and reasons', () => {
  const best = (text: string) => found(text).sort((a, b) => b.score - a.score)[0];

  it('a right check digit is nearly sure, a wrong one less', () => {
    expect(best('持330106198803124522就诊')).toMatchObject({ score: 0.99, reason: { rule: 'id.citizen' } });
    expect(best('持330106198803124529就诊')?.score).toBeLessThan(0.95);
    expect(best('持330106198803124529就诊')?.reason.rule).toBe('id.citizen-doubtful');
  });

  it('names the label as its term, never the number', () => {
    expect(best('住院号：0023317')?.reason).toEqual({ rule: 'id.label', term: '住院号' });
  });

  it('lists every rule it uses', () => {
    for (const row of CHINESE)
      for (const { reason } of found(unmark(expand(row)).text)) expect(idNumber.rules).toHaveProperty([reason.rule]);
  });
});

describe('hostile texts', () => {
  test.each([
    ['digits', '8'.repeat(100_000)],
    ['spaced digits', '8 '.repeat(50_000)],
    ['labels', '住院号：'.repeat(25_000)],
    ['labels and digits', '病理号1234567、'.repeat(10_000)],
    ['lots', '批号12345678、'.repeat(10_000)],
    ['plates', '粤B·7K8F2'.repeat(10_000)],
    ['brackets', '病理（'.repeat(30_000)],
    ['dashes', 'A1-'.repeat(30_000)],
    ['bars', '住院号|'.repeat(20_000) + '\n' + '1|'.repeat(20_000)],
    ['Chinese digits', '零一二三'.repeat(25_000)],
  ])('%s give well-formed spans', (_, text) => {
    const malformed = found(text).filter(
      ({ start, end, score }) => !(start < end && end <= text.length && score > 0 && score <= 1),
    );
    expect(malformed).toEqual([]);
  });
});
