/** Addresses in every regional form, from a province's name down to the door. */
import type { Level } from '../core/entities.ts';
import type { Language } from '../core/language.ts';
import type { Place } from './places.ts';
import type { Prng } from './random.ts';

export interface Address {
  readonly text: string;
  readonly level: Level;
}

const words = (text: string): readonly string[] => text.split(' ');

const ROADS = words(
  '人民 解放 建设 中山 和平 新华 文化 长江 黄河 青年 胜利 朝阳 东风 光明 北京 南京 团结 花园 学府 滨河 迎宾 凤凰 红旗 振兴 平安 安康 健康 幸福 永安 工农 友谊 体育场 火车站前 西大 东环 南二环 北关 环城西 鼓楼 钟鼓楼 沿江 滨海 望湖 桃源 兴隆 康复 白石 石碑 果园 电厂 钢铁 轧花厂 粮库 老车站 柳树 槐荫 龙泉 虎丘 珠江 天山 昆仑 泰山 黄山 三元 五一 八一 七一',
);
const ROAD_KINDS = words('路 街 大街 大道 东路 西路 南路 北路 中路 巷 胡同 道 一街 二路 支路 横街');
const ESTATES = words(
  '阳光花园 锦绣家园 万和城 金色水岸 翠湖天地 康居苑 安居小区 幸福里 电力小区 棉纺厂家属院 铁路新村 教师公寓 水岸名都 碧波苑 御景湾 东方明珠 和谐家园 桂花园 紫荆花园 香榭里 丽景豪庭 凯旋国际 书香门第 天润城 老干部休养所 北苑公寓 梧桐里 玉兰花苑 橡树湾 星河湾 保利天玺 拆迁安置小区 公租房 钢厂三村 曹家二村 民政局宿舍 药材公司宿舍 税务局家属楼',
);
const VILLAGE_HEADS = words(
  '张 王 李 赵 刘 陈 杨 周 徐 孙 马 朱 胡 郭 何 高 林 罗 大桥 石门 柳树 桃花 上马 下坝 青山 红星 东风 前进 胜利 团结 双龙 白沙 黄泥 竹园 新塘 老鸦 清水 龙王 三岔 李家 王家 赵家 张家 后刘 前徐 东郭 西高 北孟 小河 大田 石头 楼子 窑头 靠山 沙坪 坪上 水口 田心 塘尾 尖山 茶园 枫树 樟木 金鸡 石鼓 双桥',
);
const VILLAGE_KINDS = words('村 庄 屯 湾 寨 沟 坪 岭 坝 冲 垸 塘 墩 店 铺 圩 堡 村委会 行政村 自然村 社区');
const HAN_DIGITS = '零一二三四五六七八九十';
const DIRECTIONS = words('旁 对面 附近 后面 路口 东侧 北头 桥头 南门 隔壁');
const SHOPS = words(
  '菜市场 农贸市场 中心小学 加油站 信用社 老供销社 汽车站 粮站 水塔 教堂 戏台 卫生室 建材市场 砖厂 工地 工业园 创业园 渔港 果园场',
);

const number = (most: number, random: Prng): string => String(1 + random.below(most));
const hanNumber = (random: Prng): string => HAN_DIGITS.charAt(1 + random.below(10));

/** How much of the divisions an address names. */
export interface Parts {
  readonly province: boolean;
  readonly city: boolean;
  readonly county: boolean;
  readonly town: boolean;
}

const organised = ({ province, city, county }: Place, parts: Parts, random: Prng): string => {
  const top = parts.province ? (random.chance(0.8) ? province.name : province.short) : '';
  const isMunicipality = city.name === province.name;
  const middle = parts.city && !(isMunicipality && parts.province) ? city.name : '';
  return top + middle + (parts.county ? county.name : '');
};

/** Divisions only, which is level 2: 河北省沧州市, 沧州, 河北沧州, 青县. */
export function inventRegion(place: Place, random: Prng): Address {
  const { province, city, county } = place;
  const isMunicipality = city.name === province.name;
  const text = random.weighted<string>([
    [city.short, 6],
    [isMunicipality ? city.name : province.short + city.short, 5],
    [isMunicipality ? province.short + county.name : province.name + city.name, 4],
    [city.short + county.short, 2],
    [county.name, 4],
    [isMunicipality ? city.name + county.name : province.name + city.name + county.name, 3],
    [city.name, 3],
    [province.name, 2],
    [province.short, 2],
  ]);
  return { text, level: 2 };
}

function door(random: Prng): string {
  const sign = random.pick(['栋', '号楼', '幢', '座', '#', '栋']);
  const block = random.weighted<string>([
    [number(40, random), 6],
    [random.character('ABCDE'), 1],
    [hanNumber(random), 1],
  ]);
  const room = `${number(30, random)}0${number(6, random)}`;
  return random.weighted<string>([
    [`${block}${sign}${number(4, random)}单元${room}室`, 5],
    [`${block}${sign}${number(4, random)}单元${room}`, 4],
    [`${block}${sign}${room}`, 3],
    [`${block}-${number(4, random)}-${room}`, 3],
    [`${block}${sign}${hanNumber(random)}单元${number(7, random)}楼${random.pick(['东户', '西户', '左', '右'])}`, 1],
    [`${block}${sign}`, 2],
  ]);
}

function street(random: Prng): string {
  const road = random.pick(ROADS) + random.pick(ROAD_KINDS);
  const at = random.weighted<string>([
    [`${number(999, random)}号`, 6],
    [`${number(99, random)}号院`, 1],
    [`${number(300, random)}弄${number(80, random)}号${number(6, random)}0${number(4, random)}室`, 1],
    [`${number(200, random)}-${number(9, random)}号`, 1],
    [random.pick(SHOPS) + random.pick(DIRECTIONS), 1],
    ['', 1],
  ]);
  const inside = random.chance(0.45) && /号$/.test(at) ? random.pick(ESTATES) + door(random) : '';
  return road + at + inside;
}

function village(random: Prng): string {
  const name = random.pick(VILLAGE_HEADS) + random.pick(VILLAGE_KINDS);
  return (
    name +
    random.weighted<string>([
      [`${number(20, random)}组`, 4],
      [`${hanNumber(random)}组`, 2],
      [`${hanNumber(random)}社`, 1],
      [`${number(12, random)}组${number(200, random)}号`, 2],
      [`${number(300, random)}号`, 2],
      [`${hanNumber(random)}队`, 1],
      [random.pick(VILLAGE_HEADS) + random.pick(['屯', '小组', '组', '湾']), 1],
      ['', 3],
    ])
  );
}

const isRural = (town: string): boolean => /(?:镇|乡|苏木|农场|林场|牧场)$/.test(town);
const isPastoral = ({ county, city }: Place): boolean => /旗$/.test(county.name) || /盟$/.test(city.name);

function pastoral(random: Prng): string {
  const name = random.pick(words('巴彦花 查干 乌兰 哈日 萨茹拉 阿拉坦 伊和 陶来 宝力格 沙巴尔 塔林 呼热'));
  return `${name}嘎查${random.weighted<string>([
    ['', 3],
    [`${number(6, random)}组`, 1],
    [`${random.pick(words('东 西 北 南'))}艾里`, 1],
  ])}`;
}

/** A home, level 1: the organised divisions as far as `parts` says, then village, road or estate, then the door. */
export function inventHome(place: Place, parts: Parts, random: Prng): Address {
  const town = random.pick(place.county.towns);
  const head = organised(place, parts, random) + (parts.town ? town : '');
  const tail =
    isPastoral(place) && random.chance(0.6)
      ? pastoral(random)
      : isRural(town) || (!parts.town && random.chance(0.3))
        ? village(random)
        : random.weighted<string>([
            [street(random), 6],
            [random.pick(ESTATES) + door(random), 4],
            [`${random.pick(VILLAGE_HEADS)}社区${street(random)}`, 1],
          ]);
  return { text: head + tail, level: 1 };
}

/** A spot of a town that people name without divisions: 人民路菜市场旁, 柳树屯桥头. */
export function inventSpot(random: Prng): Address {
  const text = random.weighted<string>([
    [random.pick(ROADS) + random.pick(ROAD_KINDS) + random.pick(SHOPS) + random.pick(['', '旁', '对面', '门口']), 2],
    [random.pick(VILLAGE_HEADS) + random.pick(VILLAGE_KINDS) + random.pick(['', '村口', '桥头', '口']), 2],
    [random.pick(ESTATES) + door(random), 2],
    [random.pick(ROADS) + random.pick(ROAD_KINDS) + number(400, random) + '号', 2],
    [`${random.pick(ROADS)}路与${random.pick(ROADS)}街交叉口`, 1],
  ]);
  return { text, level: 1 };
}

/** Hong Kong, Macao and Taiwan, as notes on the mainland write them. */
export function inventOffshore(random: Prng): Address {
  return random.pick([
    (): Address => ({
      text: `${random.pick(['香港', ''])}${random.pick(words('九龙旺角 九龙深水埗 新界沙田 新界屯门 港岛湾仔 九龙观塘 新界元朗 港岛北角'))}${random.pick(words('弥敦道 长沙湾道 大围道 青山公路 轩尼诗道 鸿图道 英皇道 康乐路'))}${number(600, random)}号${random.pick(words('富华 丽晶 康怡 宝翠 海景 金辉'))}${random.pick(['大厦', '花园', '阁', '楼'])}${number(30, random)}楼${random.character('ABCDEFGH')}室`,
      level: 1,
    }),
    (): Address => ({
      text: `澳门${random.pick(words('氹仔 路环 花地玛堂区 风顺堂区 黑沙环'))}${random.pick(words('孙逸仙大马路 永宁街 高士德大马路 祐汉新村第四街 提督马路'))}${number(300, random)}号${random.pick(words('海擎天 利达 百利 康泰'))}${random.pick(['大厦', '新邨'])}${number(20, random)}楼${random.character('ABCDEFGH')}座`,
      level: 1,
    }),
    (): Address => ({
      text: `${random.pick(['台湾省', '台湾', ''])}${random.pick(words('台北市大安区 新北市板桥区 高雄市三民区 台中市西屯区 台南市东区 桃园市中坜区'))}${random.pick(words('忠孝东路 复兴路 民权路 建国三路 文化路 成功路'))}${random.pick(['一段', '二段', '三段', ''])}${number(400, random)}号${number(15, random)}楼${random.chance(0.4) ? `之${number(6, random)}` : ''}`,
      level: 1,
    }),
    (): Address => ({ text: random.pick(words('香港 澳门 台北 高雄 九龙 台中')), level: 2 }),
  ])();
}

const STREET: Readonly<Record<string, (random: Prng) => string>> = {
  en: (random) =>
    `${number(240, random)} ${random.pick(words('Mill Station Church Victoria Orchard Hawthorn Willow Kingsley Harbour Priory Elm Chapel Garden Quarry'))} ${random.pick(words('Road Street Lane Avenue Close Drive Court Terrace'))}, ${random.pick(words('Ashford Burnley Carlisle Dunmore Elmsworth Fairhaven Greystone Holbrook Kirkby Larkfield'))}`,
  de: (random) =>
    `${random.pick(words('Lindenstraße Bahnhofstraße Gartenweg Schillerstraße Mühlenweg Ringstraße'))} ${number(120, random)}, ${random.digits(5)} ${random.pick(words('Kassel Bremen Ulm Erfurt Münster Freiburg'))}`,
  fr: (random) =>
    `${number(120, random)} rue ${random.pick(['de la Gare', 'des Lilas', 'Victor Hugo', 'du Moulin', 'Pasteur'])}, ${random.digits(5)} ${random.pick(words('Nantes Dijon Angers Limoges Reims Pau'))}`,
  es: (random) =>
    `Calle ${random.pick(['Mayor', 'del Olmo', 'San Isidro', 'La Paz', 'Cervantes'])} ${number(120, random)}, ${number(9, random)}º ${random.character('ABCD')}, ${random.pick(words('Zaragoza Murcia Oviedo Burgos Toledo'))}`,
  it: (random) =>
    `Via ${random.pick(['Garibaldi', 'Roma', 'dei Mille', 'Verdi', 'San Marco'])} ${number(120, random)}, ${random.pick(words('Modena Pisa Trieste Bari Parma'))}`,
  sv: (random) =>
    `${random.pick(words('Storgatan Kyrkogatan Björkvägen Skolgatan Hamngatan'))} ${number(90, random)}, ${random.pick(words('Uppsala Lund Örebro Växjö Umeå'))}`,
};

/** A home abroad; undefined for a language without a form here. */
export function inventForeignHome(language: Language, random: Prng): Address | undefined {
  const make = STREET[language];
  return make ? { text: make(random), level: 1 } : undefined;
}

/** What takes the place of an old address: as fine as the old one, named from the same rank on. */
export function addressLike(old: string, level: Level, place: Place, random: Prng): Address | undefined {
  if (/香港|澳[门門]|[台臺][湾灣北中南]|九[龙龍]|新界|新北|高雄/.test(old)) return inventOffshore(random);
  if (level === 2) return inventRegion(place, random);
  const parts: Parts = {
    province: /省|自治区|^(?:北京|上海|天津|重庆)/.test(old),
    city: /[市州盟]/.test(old),
    county: /[县区旗]/.test(old),
    town: /[镇乡]|街道|苏木/.test(old),
  };
  if (Object.values(parts).some(Boolean)) return inventHome(place, parts, random);
  if (/[村路街巷道]|小区|花园|单元|[栋幢]/.test(old)) return inventSpot(random);
  return undefined;
}
