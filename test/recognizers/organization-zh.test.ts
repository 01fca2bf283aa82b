import { expect, test } from 'vitest';
import { RECOGNIZERS } from '../../src/recognizers/index.ts';
import { unmark } from '../mark.ts';
import { findPlaces, markedBy } from './run-zh.ts';

const FOUND = [
  '工作单位：[济南市第二机床厂:ORGANIZATION]',
  '单位:[合肥洁城环境服务有限公司:ORGANIZATION]，班长',
  '就读于[遵义师范学院:ORGANIZATION]，大二',
  '退休前为[哈尔滨第三轴承厂:ORGANIZATION]工人',
  '[鄞江县东风水泥厂:ORGANIZATION]退休职工',
  '供职于[云帆软件公司:ORGANIZATION]',
  '[海沧区第七实验小学:ORGANIZATION]三年级学生',
  '由[北苑派出所:ORGANIZATION]民警送来',
  '现押于[白湖监狱四监区:ORGANIZATION]',
  '住[静怡养老院:ORGANIZATION]，护工陪同',
  '[蓝天幼儿园:ORGANIZATION]发现3例',
  '[73061部队:ORGANIZATION]战士',
  '学校：[汪清县春阳镇朝鲜族中心小学:ORGANIZATION]',
  '[绍兴银行百官支行:ORGANIZATION]职员',
  '原[甘肃省水利厅:ORGANIZATION]干部',
  '[西安铁路局咸阳工务段:ORGANIZATION]职工',
  '在[富士康:ORGANIZATION]打工',
  '[中铁四局:ORGANIZATION]职工',
  '[成都七中:ORGANIZATION]学生',
  '[松溪县石门沟煤矿:ORGANIZATION]工人',
  '[县实验小学:ORGANIZATION]教师',
  '任职于[青岚国际学校:ORGANIZATION]',
  '[省水利厅:ORGANIZATION]干部',
  '在[中国歌剧舞剧院:ORGANIZATION]退休',
  '学校（[贵州民大:ORGANIZATION]）通知军训',
  '单位：[无锡小天鹅总装二车间:ORGANIZATION]',
  '就讀：[高雄餐旅大學:ORGANIZATION]',
  '[海南椰海国际旅行社:ORGANIZATION]导游',
  '由[西昌市强制隔离戒毒所:ORGANIZATION]送诊',
  '[大沙河农场:ORGANIZATION]职工',
  '父亲在[本溪南芬露天矿:ORGANIZATION]工作',
  '[成都地铁项目部:ORGANIZATION]电工',
  'teaches at [Ashgrove College:ORGANIZATION]，外教',
  '{"employer": "[云帆软件:ORGANIZATION]"}',
  '[三江重工:ORGANIZATION]员工',
  '在[丽都KTV:ORGANIZATION]上班',
  '女儿在[美团:ORGANIZATION]送外卖',
  '就职于[腾讯:ORGANIZATION]',
  '送餐员（[饿了么:ORGANIZATION]）',
  '母亲在[镇供销社:ORGANIZATION]工作',
  '[华昌塑机:ORGANIZATION]装配工',
  '丈夫在[国家电网:ORGANIZATION]上班',
];

const NOTHING = [
  '单位：mmol/L',
  '工作单位：无',
  '工作单位：退休',
  '单位：农民',
  '某公司保洁员',
  '在工厂打工',
  '学校体检发现',
  '单位体检发现结节',
  '回学校上课',
  '读大学二年级',
  '派出所民警陪同',
  '上海罗氏制药有限公司生产的注射液',
  '批号20230101，华北制药有限公司',
  '输入红细胞2单位',
  '高中分化腺癌',
  '行气管插管术',
  '在外地工厂务工',
  '我单位职工',
  '大学生，未婚',
  '门诊拟“直肠癌术后”收入院',
  '厂里招工',
  '护工公司派人',
  '当地法院',
  '小学文化',
  '初中毕业',
  '家属到银行取款',
  '部队退役',
  '肝功能、肾功能未见异常',
  '送检单位：宁乡市妇幼',
];

test.each(FOUND)('%s', (marked) => {
  expect(markedBy(unmark(marked).text, 'ORGANIZATION')).toBe(marked);
});

test.each(NOTHING)('names no organisation: %s', (text) => {
  expect(markedBy(text, 'ORGANIZATION')).toBe(text);
});

test('a school used as an address is an address', () => {
  expect(markedBy('住海南大学紫荆公寓4栋', 'ORGANIZATION')).toBe('住海南大学紫荆公寓4栋');
  expect(markedBy('住海南大学紫荆公寓4栋', 'ADDRESS', true)).toBe('住[海南大学紫荆公寓4栋:ADDRESS:1]');
});

test('every reason is a rule of the recognizer', () => {
  const rules = RECOGNIZERS.find(({ id }) => id === 'organization-zh')?.rules ?? {};
  const findings = findPlaces(FOUND.map((marked) => unmark(marked).text).join('\n'));
  const ids = new Set(findings.filter(({ type }) => type === 'ORGANIZATION').map(({ reason }) => reason.rule));
  expect([...ids].filter((id) => !(id in rules))).toEqual([]);
});

test.each(['公司', '学校', '单位：', '第一小学', '厂', '“丽人”', '部队'])(
  'a long run of %s ends with sound spans',
  (part) => {
    const text = part.repeat(Math.ceil(100_000 / part.length));
    for (const { start, end } of findPlaces(text)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  },
);
