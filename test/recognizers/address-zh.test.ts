import { expect, test } from 'vitest';
import { RECOGNIZERS } from '../../src/recognizers/index.ts';
import { unmark } from '../mark.ts';
import { findPlaces, markedBy } from './run-zh.ts';

const LABELLED = [
  '住址：[浙江省湖州市德清县武康街道永安街68号3幢502室:ADDRESS:1]',
  '家庭住址:[四川省泸州市江阳区茜草街道春晖小区12-3-402:ADDRESS:1]，电话见首页',
  '现住址 [南山区科技园北区8栋1单元1204:ADDRESS:1]',
  '地址：[香港九龙尖沙咀弥敦道100号:ADDRESS:1]',
  '籍贯：[江苏南通:ADDRESS:2]',
  '籍贯[湖北黄冈:ADDRESS:2]，汉族',
  '出生地：[河南省 信阳市 固始县:ADDRESS:2]',
  '户籍：[安徽亳州利辛县:ADDRESS:2]；婚姻：未',
  '住　　址：[鄂尔多斯市伊金霍洛旗乌兰木伦镇巴图塔村三社:ADDRESS:1]',
  '户口所在地：[甘肃省定西市:ADDRESS:2]',
  '住：[马站镇下墩村委会上洋屯15号:ADDRESS:1]　体重60kg',
  '通讯地址：[成都市高新区天府三街199号B座7楼:ADDRESS:1]（邮编[610041:ADDRESS:1]）',
  '住址：[幸福里小区5-2-301:ADDRESS:1]',
  '地址：[臺北市中正區忠孝東路一段12號5樓:ADDRESS:1]',
];

const NARRATIVE = [
  '丈夫在[大连:ADDRESS:2]工作',
  '家住[哈尔滨市道外区靖宇街29号:ADDRESS:1]，退休',
  '来自[贵州金沙:ADDRESS:2]，务农',
  '患者系[湖南省娄底市涟源市七星街镇杉山村:ADDRESS:1]人',
  '[河北保定:ADDRESS:2]人，长期在[广东东莞:ADDRESS:2]打工',
  '租住[晋江陈埭:ADDRESS:1]，做鞋',
  '儿子在[美国纽约:ADDRESS:2]读书',
  '近期赴[海南三亚:ADDRESS:2]旅游',
  '自[莫斯科:ADDRESS:2]返回',
  '生于[四川自贡:ADDRESS:2]',
  '昨日从[乌鲁木齐:ADDRESS:2]到[西宁:ADDRESS:2]',
  '患者来[沪:ADDRESS:2]务工3年',
  '住[翠湖花园:ADDRESS:1]，与子同住',
  '家住[李家沟:ADDRESS:1]，务农',
  '于[解放路与人民路交叉口:ADDRESS:1]被撞伤',
  '骑车行至[中山东路路口:ADDRESS:1]摔倒',
  '在[坎门渔港码头:ADDRESS:1]卸货',
  '到[人民公园北门:ADDRESS:1]跳舞',
  '曾到[荔湾区芳村花鸟市场:ADDRESS:1]',
  '在[东莞市长安镇:ADDRESS:1]租房',
  '现居[深圳南山:ADDRESS:2]',
  '[云南省西双版纳州勐海县:ADDRESS:2]人',
  '曾在[澳门:ADDRESS:2]居住',
  '住[良田镇和顺新村三区17号:ADDRESS:1]',
  '寄到[延吉市北山街道丹进小区9-2-602:ADDRESS:1]。',
  '住在[兰州大学家属院7号楼:ADDRESS:1]',
  '就住[万达对面那个小区3号楼:ADDRESS:1]',
  '自[云南昭通镇雄:ADDRESS:2]来',
  '住[武昌区团结新村17-2-301:ADDRESS:1]，[430061:ADDRESS:1]。',
];

const NOTHING = [
  '患者中国籍，曾居韩国',
  '汉族，已婚',
  '藏族、维吾尔族各一例',
  '口服北京降压0号',
  '长春西汀20mg静滴',
  '长春新碱化疗',
  '云南白药外敷',
  '日本血吸虫病史',
  '香港脚反复发作',
  '按悉尼系统评估',
  '格拉斯哥昏迷评分15分',
  '匹兹堡睡眠质量指数12分',
  '我市多发',
  '本区居民',
  '外地返回',
  '收住3楼病房',
  '在5号手术间手术',
  '12床，男',
  '右上海绵状血管瘤',
  '符合肥胖症诊断',
  '延长春雨过程',
  '大连续性杂音',
  '德州仪器探头',
  '上海罗氏制药有限公司生产',
  '开封后冷藏保存',
  '日照时间不足',
  '否认疫区居住史',
  '来自农村',
  '在小区散步时跌倒',
  '尿路感染，输尿管通畅',
  '2号切口愈合好',
  '王延安，男，45岁',
  '主刀医师：张长春',
  '包头痛粉自服',
  '达卡巴嗪化疗',
  '太溪、三阴交、商丘，留针30分钟',
];

const INSIDE = ['在北京大学第三医院住院', '哈尔滨第三轴承厂工人', '就读于南京师范大学'];

test.each([...LABELLED, ...NARRATIVE])('%s', (marked) => {
  expect(markedBy(unmark(marked).text, 'ADDRESS', true)).toBe(marked);
});

test.each(NOTHING)('holds no address: %s', (text) => {
  expect(markedBy(text, 'ADDRESS')).toBe(text);
});

test.each(INSIDE)('the place belongs to the name: %s', (text) => {
  expect(markedBy(text, 'ADDRESS')).toBe(text);
});

test('every reason is a rule of the recognizer', () => {
  const rules = RECOGNIZERS.find(({ id }) => id === 'address-zh')?.rules ?? {};
  const findings = findPlaces([...LABELLED, ...NARRATIVE].map((marked) => unmark(marked).text).join('\n'));
  const ids = new Set(findings.filter(({ type }) => type === 'ADDRESS').map(({ reason }) => reason.rule));
  expect([...ids].filter((id) => !(id in rules))).toEqual([]);
});

test.each(['省市区', '1', '住址：', '北京市', '路', '12-', '村', '在', '幢单元室 ', '上海', '东'])(
  'a long run of %s ends with sound spans',
  (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    for (const { start, end } of findPlaces(text)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  },
);
