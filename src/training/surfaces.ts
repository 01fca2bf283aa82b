/** Other surface forms of hospitals, places and numbers. */
import { mod11Two } from '../core/check-digits.ts';
import type { Prng } from './prng.ts';

export interface Surfaces {
  hospital(random: Prng): string;
  organization(random: Prng): string;
  address(random: Prng): { readonly text: string; readonly level: 1 | 2 };
}

const GOODNESS = '康仁安济德和泰华明瑞福慈爱惠民宁佑健恒圣美嘉同博'.split('');
const NUMBERS = '一二三四五六七八九'.split('');
const FIELDS =
  '口腔 眼科 妇产 肿瘤 儿童 精神病 骨科 胸科 中医 中西医结合 传染病 肛肠 皮肤病 职业病防治 妇幼保健 康复'.split(' ');
const SMALL =
  '诊所 门诊部 口腔诊所 卫生院 社区卫生服务中心 社区卫生服务站 体检中心 妇产医院 医院 中医馆 卫生室 急救中心 中心血站 医学检验所'.split(
    ' ',
  );
const TRADES = '电子 机械 服饰 食品 建材 物流 化工 纺织 汽车 光电 置业 餐饮 农业 医药 科技 水泥 造纸 陶瓷'.split(' ');
const FIRMS = '有限公司 股份有限公司 厂 集团 公司 合作社 加工厂'.split(' ');
const SCHOOLS =
  '第一中学 第三小学 实验小学 职业技术学院 师范学院 中心小学 幼儿园 养老院 敬老院 派出所 看守所 大学 机务段 财政局'.split(
    ' ',
  );
const ROADS =
  '人民 解放 建设 中山 和平 新华 文化 长江 黄河 青年 胜利 朝阳 东风 光明 北京 南京 团结 花园 学府 滨河 迎宾 凤凰 红旗 振兴'.split(
    ' ',
  );
const ESTATES = '花园 小区 家园 新村 公寓 苑 豪庭 名城 里 嘉园'.split(' ');
const VILLAGES = '张王李赵刘陈杨周徐孙马朱胡郭何高林罗'.split('');

const bare = (place: string): string =>
  place.length > 2 ? place.replace(/(?:市|县|区|旗|自治县|自治州|地区|镇|乡|街道)$/, '') : place;

export function makeSurfaces(
  places: Readonly<Record<'province' | 'city' | 'county' | 'street', readonly string[]>>,
): Surfaces {
  const name = (random: Prng): string => random.pick(GOODNESS) + random.pick(GOODNESS);
  const place = (random: Prng): string => random.pick(random.chance(0.5) ? places.city : places.county);
  const number = (random: Prng, most: number): string => String(1 + random.below(most));
  return {
    hospital(random) {
      const where = place(random);
      switch (random.below(9)) {
        case 0:
          return `${where}人民医院`;
        case 1:
          return `${where}第${random.pick(NUMBERS)}人民医院`;
        case 2:
          return `${bare(where)}${random.pick(NUMBERS)}院`;
        case 3:
          return `${bare(where)}${random.pick(FIELDS)}医院`;
        case 4:
          return `${where}${random.pick(['妇幼保健院', '中医院', '疾控中心', '妇保院', '中心医院', '中心血站'])}`;
        case 5:
          return name(random) + random.pick(SMALL);
        case 6:
          return `${random.pick(places.street)}${random.pick(['卫生院', '社区卫生服务中心', '中心卫生院'])}`;
        case 7:
          return `${bare(where)}${name(random)}${random.pick(SMALL)}`;
        default:
          return `${bare(where)}医${random.pick(['大', '科大', '学院'])}附${random.pick(NUMBERS)}院`;
      }
    },
    organization(random) {
      const where = bare(place(random));
      if (random.chance(0.4)) return where + random.pick(SCHOOLS);
      return (random.chance(0.6) ? where : '') + name(random) + random.pick(TRADES) + random.pick(FIRMS);
    },
    address(random) {
      const top = random.chance(0.5) ? random.pick(places.province) : '';
      const where = place(random);
      if (random.chance(0.35)) return { text: random.chance(0.5) ? bare(where) : top + where, level: 2 };
      if (random.chance(0.35)) {
        const village = `${random.pick(VILLAGES)}${random.pick(['家', '', '家'])}${random.pick(['村', '庄', '屯', '湾', '寨'])}`;
        return {
          text: `${top}${where}${random.pick(places.street)}${village}${random.chance(0.5) ? `${number(random, 12)}组` : ''}`,
          level: 1,
        };
      }
      const door = random.chance(0.5)
        ? `${number(random, 30)}栋${number(random, 5)}单元${number(random, 30)}0${number(random, 4)}`
        : `${number(random, 30)}号楼${number(random, 20)}0${number(random, 6)}室`;
      const road = `${random.pick(ROADS)}${random.pick(['路', '街', '大道', '东路', '巷'])}`;
      const estate = `${name(random)}${random.pick(ESTATES)}`;
      return {
        text: `${top}${where}${random.chance(0.7) ? `${road}${number(random, 300)}号` : ''}${estate}${random.chance(0.7) ? door : ''}`,
        level: 1,
      };
    },
  };
}

/** The same number with other digits; a citizen number stays a valid one. Letters and separators stay. */
export function otherDigits(value: string, random: Prng): string {
  const digits = value.replace(/[^0-9Xx]/g, '');
  if (/^\d{17}[\dXx]$/.test(digits) && digits.length === value.length) {
    const head = value.slice(0, 14) + String(random.below(1000)).padStart(3, '0');
    return head + mod11Two(head);
  }
  let seen = 0;
  return value.replace(/[0-9]/g, (digit) => (seen++ < 3 ? digit : String(random.below(10))));
}
