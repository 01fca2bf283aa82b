import { describe, expect, it } from 'vitest';
import type { EntityType, Level } from '../../src/core/entities.ts';
import type { Language } from '../../src/core/language.ts';
import type { AddressDetail } from '../../src/core/policy.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { contextOf } from './context.ts';

const general = (text: string, type: EntityType, level: Level = 1, language: Language = 'zh', detail?: AddressDetail) =>
  STRATEGIES.generalize.replace(
    text,
    contextOf(text, type, { level, language, choice: { strategy: 'generalize', ...(detail ? { detail } : {}) } }),
  );

describe('generalize an address', () => {
  it.each([
    ['浙江省杭州市拱墅区和睦路15号', '浙江省', '浙江省杭州市', '浙江省杭州市拱墅区'],
    ['北京市海淀区上地街道树村西路甲8号院', '北京市', '北京市', '北京市海淀区'],
    [
      '内蒙古自治区呼和浩特市新城区海拉尔东街12-3',
      '内蒙古自治区',
      '内蒙古自治区呼和浩特市',
      '内蒙古自治区呼和浩特市新城区',
    ],
    ['云南省西双版纳州勐海县打洛镇曼掌村', '云南省', '云南省西双版纳州', '云南省西双版纳州勐海县'],
    ['甘肃省临夏州东乡县达板镇', '甘肃省', '甘肃省临夏州', '甘肃省临夏州东乡县'],
    ['内蒙古锡林郭勒盟东乌珠穆沁旗萨麦苏木', '内蒙古', '内蒙古锡林郭勒盟', '内蒙古锡林郭勒盟东乌珠穆沁旗'],
    ['福建省 厦门市 集美区 侨英街道', '福建省', '福建省厦门市', '福建省厦门市集美区'],
    ['福州市鼓楼区阳光小区3栋', '[某地]', '福州市', '福州市鼓楼区'],
    ['阳光小区3栋', '[某地]', '[某地]', '[某地]'],
    ['芒东镇翁冷村', '[某地]', '[某地]', '[某地]'],
    ['澳門黑沙環海濱花園', '澳門', '澳門', '澳門'],
  ])('%s', (text, province, city, district) => {
    expect(general(text, 'ADDRESS', 1, 'zh', 'province')).toBe(province);
    expect(general(text, 'ADDRESS', 1, 'zh', 'city')).toBe(city);
    expect(general(text, 'ADDRESS', 1, 'zh', 'district')).toBe(district);
    expect(general(text, 'ADDRESS')).toBe(district);
  });

  it('leaves what stops at a district', () => {
    expect(general('四川仁寿', 'ADDRESS', 2)).toBe('四川仁寿');
    expect(general('四川仁寿', 'ADDRESS', 2, 'zh', 'province')).toBe('四川');
  });

  it('says nothing of an address it cannot read', () => {
    expect(general('14 Elm Grove, Leeds LS6 2QX', 'ADDRESS', 1, 'en')).toBe('[place]');
  });
});

it.each([
  ['隐性梅毒', 'STD', 1, 'zh', '[性传播或血源性感染]'],
  ['syphilis', 'STD', 1, 'en', '[sexually transmitted or blood-borne infection]'],
  ['稽留流产', 'PREGNANCY', 1, 'zh', '[妊娠相关]'],
  ['已婚', 'PREGNANCY', 3, 'zh', '[婚育史]'],
  ['懷孕', 'PREGNANCY', 2, 'zh-Hant', '[妊娠相關]'],
  ['91岁', 'AGE', 2, 'zh', '90岁以上'],
  ['97歲', 'AGE', 2, 'zh-Hant', '90歲以上'],
  ['九十三岁', 'AGE', 2, 'zh', '90岁以上'],
  ['94-year-old', 'AGE', 2, 'en', '90+-year-old'],
  ['95歳', 'AGE', 2, 'ja', '90歳以上'],
  ['2024年8月21日 21:15', 'DATE', 2, 'zh', '2024年'],
  ['1989-12-03', 'DATE', 1, 'zh', '1989'],
  ['20240117', 'DATE', 2, 'zh', '2024'],
  ['二〇二二年八月四日', 'DATE', 2, 'zh', '二〇二二年'],
  ['民國78年5月14日', 'DATE', 1, 'zh-Hant', '民國78年'],
  ['3 March 2024', 'DATE', 2, 'en', '2024'],
  ['8月23日', 'DATE', 2, 'zh', '[某日]'],
  ['4 March', 'DATE', 2, 'en', '[date]'],
  ['北京协和医院', 'HOSPITAL', 1, 'zh', '某医院'],
  ['雕庄卫生院', 'HOSPITAL', 1, 'zh', '某卫生院'],
  ['曙光门诊部', 'HOSPITAL', 1, 'zh', '某诊所'],
  ['武侯区疾控中心', 'HOSPITAL', 1, 'zh', '某疾控机构'],
  ['河北医科大学第二医院', 'HOSPITAL', 1, 'zh', '某大学附属医院'],
  ['Ashfield Surgery', 'HOSPITAL', 1, 'en', 'a clinic'],
  ['闽宁镇中心小学', 'ORGANIZATION', 1, 'zh', '某学校'],
  ['保定顺捷货运有限公司', 'ORGANIZATION', 1, 'zh', '某公司'],
] as const)('generalize %s (%s %i %s)', (text, type, level, language, expected) => {
  expect(general(text, type, level, language)).toBe(expected);
});
