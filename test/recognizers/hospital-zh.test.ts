import { expect, test } from 'vitest';
import { RECOGNIZERS } from '../../src/recognizers/index.ts';
import { unmark } from '../mark.ts';
import { findPlaces, markedBy } from './run-zh.ts';

const NAMED = [
  '患者3天前在[福州市第二医院:HOSPITAL]就诊。',
  '由[金溪县人民医院:HOSPITAL]救护车转入我院。',
  '[云溪市妇幼保健院:HOSPITAL]　产科门诊病历',
  '于[桥头镇中心卫生院:HOSPITAL]输液两天。',
  '先到[榆林路街道社区卫生服务中心:HOSPITAL]测血压。',
  '在[李庄村卫生室:HOSPITAL]打针后好转。',
  '标本送[南平市疾病预防控制中心:HOSPITAL]复核。',
  '[哈密市中心血站:HOSPITAL]供血4U。',
  '转[四川大学华西医院:HOSPITAL]神经外科。',
  '曾于[首都医科大学附属北京天坛医院:HOSPITAL]行手术。',
  '外院（[浙江大学医学院附属第二医院:HOSPITAL]）病理会诊',
  '在[中国人民解放军总医院:HOSPITAL]体检',
  '2016年在[解放军第175医院:HOSPITAL]取出内固定。',
  '就诊于[联勤保障部队第九二〇医院:HOSPITAL]',
  '到[兵团第三师医院:HOSPITAL]复查',
  '后转[盛京医院滑翔院区:HOSPITAL]继续治疗。',
  '在[康乐口腔门诊部:HOSPITAL]拔牙',
  '[老车牙科:HOSPITAL]　电话预约',
  '于[杨永坤皮肤科诊所:HOSPITAL]冷冻治疗',
  '出院后入住[安馨月子会所:HOSPITAL]。',
  '透析在[泰州市海陵区仁济血液透析中心:HOSPITAL]进行',
  '送[无锡迪安医学检验中心:HOSPITAL]检测',
  '[上海市徐汇区精神卫生中心:HOSPITAL]开药',
  '经[大连急救中心:HOSPITAL]送来',
  '[云鹊健康互联网医院:HOSPITAL]图文问诊',
];

const SHORT = [
  '2019年于[哈医大一院:HOSPITAL]放支架。',
  '在[北医三院:HOSPITAL]生殖科建档',
  '[苏大附一院:HOSPITAL]病理示腺癌',
  '转[郑大三附院:HOSPITAL]新生儿科',
  '到[重医附一院:HOSPITAL]门诊',
  '去[深圳二院:HOSPITAL]拍片',
  '曾在[南京市二院:HOSPITAL]住院',
  '在[修水县一院:HOSPITAL]化疗',
  '现住[市八:HOSPITAL]（感染科）',
  '上报[县疾控:HOSPITAL]。',
  '转[省人民:HOSPITAL]住院',
  '在[威宁县妇幼:HOSPITAL]做B超',
  '病理送[合肥金域:HOSPITAL]，未回。',
  '片子寄到[上海胸科:HOSPITAL]、[北京友谊:HOSPITAL]看过',
  '在[山大齐鲁:HOSPITAL]植入起搏器',
  '于[华西二院:HOSPITAL]产检',
  '到[省中医二沙岛:HOSPITAL]就诊',
  '转[西京医院:HOSPITAL]及[唐都:HOSPITAL]均建议手术',
];

const ALIASES = [
  '建议转[协和:HOSPITAL]就诊',
  '曾在[湘雅:HOSPITAL]住院',
  '到[积水潭:HOSPITAL]手术',
  '去[瑞金:HOSPITAL]消化科复查',
  '2018年[301:HOSPITAL]评估过',
  '在[PUTH:HOSPITAL]做了IVF',
  'seen at [PUMCH:HOSPITAL] last year',
  'admitted to [Prince of Wales Hospital:HOSPITAL] in May',
  '[和睦家:HOSPITAL]产科建档',
  '在[北大深圳:HOSPITAL]就诊',
  '建档机构：[青禾妇产:HOSPITAL]',
  '于[同志健康中心:HOSPITAL]筛查',
  '在 [宣威市第二人民 医 院:HOSPITAL]住院',
];

const TRADITIONAL = ['轉[高雄榮總:HOSPITAL]急診', '曾於[威爾斯親王醫院:HOSPITAL]留醫', '在[臺大醫院:HOSPITAL]追蹤'];

const NOTHING = [
  '来我院就诊',
  '外院CT示占位',
  '在当地医院输液',
  '建议上级医院进一步诊治',
  '于某医院行手术',
  '去社区医院测血糖',
  '在村卫生室输液',
  '校医务室处理后返家',
  '到附近诊所开药',
  '某三甲医院建议观察',
  '多家医院会诊',
  '医院感染管理',
  '门诊部主任查房',
  '口腔黏膜完整，牙科会诊',
  '入院后完善检查，住院治疗',
  '癫痫哪家医院治疗好',
  '同济会员',
  '中山路塌方',
  '方案SCMC-2011',
  '遵医嘱服药，遵医行为良好',
  '联系血站备血',
];

test.each([...NAMED, ...SHORT, ...ALIASES, ...TRADITIONAL])('%s', (marked) => {
  expect(markedBy(unmark(marked).text, 'HOSPITAL')).toBe(marked);
});

test.each(NOTHING)('names no facility: %s', (text) => {
  expect(markedBy(text, 'HOSPITAL')).toBe(text);
});

test('the department after the name stays outside', () => {
  expect(markedBy('在北京协和医院消化内科住院', 'HOSPITAL')).toBe('在[北京协和医院:HOSPITAL]消化内科住院');
});

test('every reason is a rule of the recognizer', () => {
  const rules = RECOGNIZERS.find(({ id }) => id === 'hospital-zh')?.rules ?? {};
  const findings = findPlaces([...NAMED, ...SHORT, ...ALIASES].map((marked) => unmark(marked).text).join('\n'));
  const ids = new Set(findings.filter(({ type }) => type === 'HOSPITAL').map(({ reason }) => reason.rule));
  expect([...ids].filter((id) => !(id in rules))).toEqual([]);
});

test.each(['医院', '卫生', '第一', '附属', '在', '大学', '省市县', '协和'])(
  'a long run of %s ends with sound spans',
  (part) => {
    const text = part.repeat(50_000);
    for (const { start, end } of findPlaces(text)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  },
);
