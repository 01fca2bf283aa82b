/** Invented names of every kind, so that the model learns the places of names and not the names. */
import type { Knowledge } from '../core/knowledge.ts';
import type { Prng } from './prng.ts';

/** Characters of given names. */
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲芬燕彩春菊兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉',
  ...'青倩婷姣婉娴瑾颖露瑶怡婵雁蓓纨仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗琰韵融园艺咏卿聪澜纯毓悦昭冰爽琬茗羽希宁欣飘育滢馥筠柔竹霭凝',
  ...'晓欢霄枫芸菲寒伊亚宜可姬舒影荔枝思毅俊峰保东文辉力永健世广志义兴良海山仁波贵福生龙元全国胜学祥才发武新利清飞彬富顺信子昌成康星',
  ...'光天达安岩中茂进林有坚和彪博诚先敬震振壮会思群豪心邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨奇固之轮翰朗伯宏言若鸣朋斌梁栋维启克',
  ...'伦翔旭鹏泽晨辰士以建家致树炎德行时泰盛雄琛钧冠策腾楠榕弘宇轩梓涵一诺子睿浩然沐雨晗皓博宸熙语桐诗琪钰淇芷若木水根土金银财宝喜来',
];

/** Syllables of names in other scripts written in Chinese. */
const FOREIGN = [
  '阿卜杜拉 买买提 艾合买提 古丽 努尔 热依汗 帕提古丽 吐尔逊 木合塔尔 阿依古丽 扎西 卓玛 次仁 多吉 央金 平措 德吉 索朗 旺姆 尼玛 拉姆 巴特尔',
  '其其格 乌日娜 图雅 萨仁 斯琴 那日苏 朝鲁 阿木 尔古 曲木 吉克 沙马 伍呷 阿呷 约翰 史密斯 安娜 伊万 彼得罗夫 玛丽亚 卡洛斯 哈桑 法蒂玛 穆罕默德 迈克尔 琼斯',
  '岩罕 玉香 岩温 咪依 吾买尔 海热古丽 阿迪力 迪丽 萨迪克 依明 卡德尔 坚赞 格桑 桑珠 罗布',
].flatMap((line) => line.split(' '));

const LATIN = (
  'Adams Nguyen Okafor Smith Garcia Müller Rossi Dubois Tanaka Kim Chen Wang Novak Petrov Silva Khan Ali Brown Jones Lopez ' +
  'Svensson Larsen Moreau Weber Bianchi Haddad Osei Mensah Patel Singh Ivanova Santos Kowalski Meyer Fischer Russo Martin Laurent'
).split(' ');
const LATIN_GIVEN = (
  'John Mary Ahmed Fatima Anna Peter Laura Carlos Yuki Minh Grace Samuel Elena Ivan Nora Lucas Emma Hugo Maria David Sofia Erik Ingrid ' +
  'Marco Giulia Pierre Claire Hans Greta Pablo Carmen Ken Hana Amina Kofi Priya Raj Olga Zoe Tom'
).split(' ');

const PINYIN =
  'wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui hua yu'.split(' ');
const PINYIN_SURNAMES = 'Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo Ma Luo'.split(' ');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export interface Names {
  /** A full Chinese name; its surname has `surname` units. */
  chinese(random: Prng): { readonly name: string; readonly surname: number };
  surname(random: Prng): string;
  foreign(random: Prng): string;
  latin(random: Prng): string;
}

export function makeNames(knowledge: Knowledge, terms: (dictionary: string) => readonly string[]): Names {
  const surnames = terms('surnames-zh');
  const compound = surnames.filter((surname) => surname.length === 2);
  const single = surnames.filter((surname) => surname.length === 1);
  /** The dictionary begins with the common ones. */
  const common = single.slice(0, 100);
  /** Ordinary words that begin like a name. */
  const words = terms('name-stop-zh').filter(
    (word) => (word.length === 2 || word.length === 3) && knowledge.has('surnames-zh', word.charAt(0)),
  );
  const surname = (random: Prng): string =>
    random.chance(0.08) ? random.pick(compound) : random.pick(random.chance(0.55) ? common : single);
  return {
    surname,
    chinese(random) {
      if (random.chance(0.2)) return { name: random.pick(words), surname: 1 };
      const first = surname(random);
      const given = random.chance(0.07)
        ? random.pick(['小', '阿', '大', '老']) + random.pick(GIVEN)
        : random.pick(GIVEN) + (random.chance(0.68) ? random.pick(GIVEN) : '');
      return { name: first + given, surname: first.length };
    },
    foreign: (random) =>
      random.chance(0.4) ? random.pick(FOREIGN) : `${random.pick(FOREIGN)}·${random.pick(FOREIGN)}`,
    latin(random) {
      if (random.chance(0.4)) {
        const given = random.pick(PINYIN) + (random.chance(0.5) ? random.pick(PINYIN) : '');
        return `${random.pick(PINYIN_SURNAMES)} ${capital(given)}`;
      }
      return `${random.pick(LATIN_GIVEN)} ${random.pick(LATIN)}`;
    },
  };
}
