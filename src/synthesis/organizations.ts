/** Invented employers, schools, units and homes. */
import type { Place } from './places.ts';
import type { Prng } from './random.ts';

const words = (text: string): readonly string[] => text.split(' ');
const GOOD = '康仁安德和泰华明瑞福惠民宁健恒美嘉同博益兴隆盛源达通顺鑫宏金辉旺利丰正天海龙腾飞';
const TRADES = words(
  '电子 机械 服饰 食品 建材 物流 化工 纺织 汽车配件 光电 置业 餐饮 农业 医药 科技 水泥 造纸 陶瓷 物业 家政 皮革 印染 五金 鞋业 电缆 蓄电池 矿业 劳务 装饰 网络 传媒 渔业 茶叶',
);
const FIRMS = words('有限公司 股份有限公司 厂 集团 公司 合作社 加工厂 有限责任公司 经营部 商行');
const STATE = words(
  '供电局 财政局 税务局 邮政局 自来水公司 公交公司 环卫所 教育局 人社局 水利局 运输队 农机站 气象局 林业局 烟草公司 机务段 工务段 钢铁厂 煤矿 油田 港务局 交警大队 消防救援站 法院 检察院',
);
const SCHOOLS = words(
  '第一中学 第三小学 实验小学 职业技术学院 师范学院 中心小学 幼儿园 职业中专 外国语学校 理工学院 大学 高级中学 特殊教育学校 卫生学校',
);
const CARE = words('养老院 敬老院 福利院 老年公寓 护老中心 托老所 救助站');
const CUSTODY = words('看守所 监狱 派出所 拘留所 强制隔离戒毒所 公安局');

const KINDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/学|学校|幼儿园|中$|小$/, SCHOOLS],
  [/养老|敬老|福利|老年|护老|托老|救助/, CARE],
  [/派出所|监狱|看守所|戒毒|公安|拘留/, CUSTODY],
  [/局|队|段|院$|法院|矿|站/, STATE],
];

/** @param like an old name: a school stays a school. */
export function inventOrganization({ city, county }: Place, random: Prng, like = ''): string {
  const where = random.pick([city.short, county.short]);
  if (/部队/.test(like) || (like === '' && random.chance(0.03)))
    return `${random.digits(5)}部队${random.pick(['', '通信营', '汽车连', '机关'])}`;
  const kind =
    KINDS.find(([sign]) => sign.test(like))?.[1] ??
    (like === '' && random.chance(0.45) ? random.pick([SCHOOLS, CARE, CUSTODY, STATE]) : undefined);
  if (kind) return where + random.pick(kind);
  const name = random.character(GOOD) + random.character(GOOD);
  return (random.chance(0.6) ? where : '') + name + random.pick(TRADES) + random.pick(FIRMS);
}

const ENGLISH = words('Harlow Pinnacle Redbridge Silverline Westfield Cedar Meridian Beacon');
const ENGLISH_KINDS = [
  'Logistics Ltd',
  'Primary School',
  'Engineering',
  'Community College',
  'Bakery',
  'Care Home',
  'Textiles Ltd',
  'High School',
  'Fire Station',
  'Packaging Ltd',
];

export const inventEnglishOrganization = (random: Prng): string =>
  `${random.pick(ENGLISH)} ${random.pick(ENGLISH_KINDS)}`;
