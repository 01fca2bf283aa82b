/** What invented names are made of. */

/** The hundred commonest surnames, commonest first. */
export const COMMON_SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];

export const RARE_SURNAMES = [
  ...'常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由',
];

export const COMPOUND_SURNAMES =
  '欧阳 司徒 上官 诸葛 司马 皇甫 尉迟 公孙 慕容 令狐 夏侯 端木 南宫 长孙 宇文 闻人 申屠 钟离 东方 呼延 完颜 百里 西门 司空 轩辕 独孤 拓跋 澹台 鲜于 淳于 单于 太史 濮阳 赫连 万俟 第五 梁丘 东郭 左丘 纳兰'.split(
    ' ',
  );

/** Characters of given names by how they are mostly read. */
export const GIVEN = {
  male: '伟强磊军洋勇杰涛明超刚平辉力永健世广志义兴良海山仁波贵福生龙全国胜学祥才发武新利清飞彬富顺信昌成康光天达岩中茂进林有坚和彪博诚先敬震振壮会群豪邦承乐绍功松善厚庆民友裕河哲江浩亮政谦亨固翰朗伯宏言鸣朋斌梁栋维启克伦翔旭鹏泽辰建家树炎德行泰盛雄琛钧冠策腾楠榕弘宇轩睿皓宸根柱虎',
  female:
    '芳娜敏静丽艳娟秀霞桂英华玉萍红玲芬燕彩春菊兰凤洁梅琳素云莲真雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉青倩婷姣婉娴瑾颖露瑶怡婵雁蓓仪荷丹蓉眉君琴蕊薇菁梦岚苑婕馨瑗韵园艺咏卿聪纯悦昭冰爽琬茗羽希宁欣滢馥筠柔竹凝晓欢枫芸菲寒伊亚宜可姬舒荔枝思涵梓语桐诗琪淇芷若花娣妮',
  any: '一子文安春冬秋云青雨玉金银水木土火石正立东南西北小晨晓新宇希然之乐阳佳喜来平和元',
} as const;

/** Full names that are also words. */
export const WORD_NAMES =
  '高峰 高原 高兴 高洁 马上 白雪 白云 白杨 江河 黄河 黄山 黄金 黄昏 时间 安静 安全 安定 安康 方便 方向 方正 任意 任重 常青 常规 石林 石头 金星 金华 雷雨 云飞 温和 温暖 温馨 成功 成熟 文静 文明 华山 海洋 海燕 田野 田园 龙门 明亮 明月 明白 和平 和谐 平安 平静 康复 康宁 钱塘 毛毛 古月 项目 余地 万全 万福 万年 季节 管理 单纯 阳光 路遥 向阳 向导 关键 关心 关爱 蓝天 水清 严谨 严肃 严格 解放 童心 宁静 易学 凌晨 梅花 顾全 包容 乐观 房源 车前 柳絮 党参 连翘 苏叶 杜仲 白芷 黄芩 沙棘 国庆 建军 胜利 张力 张扬 张弛 周全 周到 周期 周正 陈列 陈述 陈旧 程序 曾经 于是 何必 何时 许可 许多 郑重 谢意 徐缓 杨柳 朱红 胡琴 牛黄 盛夏 司机 谷雨 齐全 牟平 计量 支持 应急 应征 全面 全新 元旦 相关 强直'.split(
    ' ',
  );

/** Minority and neighbouring peoples: given parts, father's names or clan names, and how they join. */
export interface People {
  readonly given: Readonly<Record<'male' | 'female', readonly string[]>>;
  readonly second: readonly string[];
  /** `·`: given·second; `clan`: second·given; none: given alone; `run`: given and second without a sign. */
  readonly joins: readonly ('·' | 'clan' | 'none' | 'run')[];
}

const words = (text: string): readonly string[] => text.split(' ');

export const PEOPLES: readonly People[] = [
  {
    given: {
      male: words(
        '买买提 艾合买提 吐尔逊 阿卜杜拉 阿布都热合曼 木合塔尔 阿迪力 萨迪克 依明 卡德尔 玉素甫 热合曼 库尔班 艾尼瓦尔 亚森 肉孜 帕尔哈提 努尔买买提 托乎提 伊力哈木 阿里木 塔依尔 西尔艾力 麦麦提江',
      ),
      female: words(
        '古丽 阿依古丽 热依汗 帕提古丽 海热古丽 迪丽拜尔 努尔比亚 阿依夏木 古丽娜尔 米热古丽 阿孜古丽 热孜万古丽 哈斯也提 祖丽胡玛尔 布威海丽且 麦尔耶姆 茹仙古丽 玛依拉 塔吉古丽 阿米娜',
      ),
    },
    second: words(
      '买买提 吐尔逊 艾山 卡德尔 玉山 依布拉音 托合提 阿布拉 司马义 尼亚孜 热西提 肉孜 赛买提 亚库甫 木沙 喀斯木 吾买尔 阿西木 达吾提 麦提尼亚孜',
    ),
    joins: ['·', '·', '·', '·', 'none', 'run'],
  },
  {
    given: {
      male: words(
        '叶尔波力 巴合提 努尔兰 哈力别克 别克 赛力克 阿山 木拉提 叶尔肯 加尔肯 达吾列提 胡安别克 沙尔山 吾拉孜别克',
      ),
      female: words('阿依努尔 巴合提古丽 古丽米拉 加娜尔 玛丽亚 沙吾列 叶尔克加娜 阿依达娜 努尔古丽 库丽扎'),
    },
    second: words('哈布都 别克 卡肯 阿合买提 苏丹 木哈买提 吐尔干 热合木 马合苏提 胡马尔'),
    joins: ['·', '·', 'none'],
  },
  {
    given: {
      male: words(
        '扎西 多吉 次仁 平措 尼玛 索朗 旦增 格桑 坚赞 罗布 巴桑 普布 洛桑 嘉措 顿珠 才让 仁青 贡布 达瓦 桑珠 边巴 旺堆 益西 土登',
      ),
      female: words('卓玛 央金 德吉 拉姆 旺姆 白玛 曲珍 卓嘎 措姆 梅朵 拉毛 才吉 央宗 仓决 达珍 格桑 仁增 色珍'),
    },
    second: words('卓玛 多吉 次仁 扎西 旺姆 曲珍 平措 央宗 顿珠 加措 拉姆 罗布 旺堆 群培 才旦 吉'),
    joins: ['run', 'run', 'run', 'none'],
  },
  {
    given: {
      male: words(
        '巴特尔 那日苏 朝鲁 苏和 额尔德尼 宝音 恩和 道尔吉 呼格吉勒 阿古拉 乌力吉 孟和 布和 斯琴毕力格 哈斯 满都拉 敖其尔 格日勒图 特木尔',
      ),
      female: words(
        '其其格 乌日娜 图雅 萨仁 斯琴 高娃 萨日娜 乌云 娜仁 通拉嘎 阿拉坦花 乌兰 诺敏 塔娜 乌仁 斯日古冷 南丁 琪琪格 格日乐',
      ),
    },
    second: words('其木格 托娅 高娃 巴雅尔 巴图 呼 花 图雅 吉日嘎拉 格日乐'),
    joins: ['none', 'none', 'run'],
  },
  {
    given: {
      male: words('尔古 木呷 阿木 拉者 子布 伍各 小林 尔布 阿各 伟布 布哈 曲比 石一 拉铁 日哈 克古'),
      female: words('阿呷 阿衣木 尔作 阿支 五呷 阿依 阿果 阿牛 子作 依合 色作 日洛 牛牛 曲西'),
    },
    second: words('吉克 沙马 曲木 阿尔 吉木 海来 马海 吉伍 阿苏 俄木 贾巴 勒格 莫色 的日 罗洪 阿侯 尔库 约其'),
    joins: ['run', 'clan', 'clan'],
  },
  {
    given: {
      male: words('罕 温 三 香 叫 保 坎 龙 应 扁 说 糯 燕 拉 胆'),
      female: words('香 罕 波 儿 应 叫 旺 南 坎 丙 喃 月 拉 光'),
    },
    second: words('岩 玉 刀'),
    joins: ['clan'],
  },
];

/** Transliterated names of foreigners. */
export const TRANSLITERATED = {
  male: words(
    '约翰 迈克尔 大卫 伊万 卡洛斯 哈桑 穆罕默德 托马斯 彼得 安德烈 弗拉基米尔 亨利 詹姆斯 罗伯特 保罗 马丁 奥马尔 拉吉夫 费尔南多 尼古拉 塞缪尔 阿列克谢 让 弗朗索瓦',
  ),
  female: words(
    '安娜 玛丽亚 法蒂玛 艾米丽 索菲亚 娜塔莎 伊莎贝拉 凯瑟琳 卡门 苏珊 阿伊莎 叶卡捷琳娜 海伦 劳拉 普里娅 奥尔加 珍妮 露西 玛格丽特 艾琳',
  ),
  family: words(
    '史密斯 琼斯 彼得罗夫 冈萨雷斯 席尔瓦 布朗 米勒 伊万诺夫 罗德里格斯 奥科耶 辛格 帕特尔 阿里 穆勒 杜邦 汉森 约翰逊 威廉姆斯 安德森 泰勒 莫雷诺 科瓦奇 汗 加西亚 马丁内斯 门萨 克鲁兹 里奇 贝克尔 罗西',
  ),
} as const;

/** Names in Latin letters by language: given names of men, of women, family names. */
export const LATIN: Readonly<Record<string, Readonly<Record<'male' | 'female' | 'family', readonly string[]>>>> = {
  en: {
    male: words(
      'John Samuel Oliver Marcus Daniel Kwame Arjun Connor Leroy Patrick Nathan Callum Tariq Gareth Wesley Dominic Curtis Edmund Rhys Stuart Ibrahim Kenji Pedro Isaac Winston Jamal Theodore Angus',
    ),
    female: words(
      'Mary Grace Eleanor Priya Chloe Yasmin Harriet Naomi Bridget Sienna Abigail Rosalind Keisha Imogen Freya Latoya Maureen Tamsin Nadia Hope Joy Faith Violet Ruby Amara Beatrice Shanice Dawn',
    ),
    family: [
      ...words(
        'Whitcombe Okafor Harrington Patel Nguyen Baker Hargreaves Mensah Lindqvist Brennan Castellano Rahman Thistlewood Penrose Adeyemi Choudhury Fletcher Young Long Short Bright Wood Brook Hale March Moody Pickering Osei Rutherford Singh Kowalczyk Delgado O’Neill O’Connor MacLeod Ellsworth Quigley Winterbourne Bell Cross Fox Lamb Rivers Snow Stone Waters Khan Fernandez Kaur Lowe',
      ),
      'St. Clair',
      'Van Dyke',
    ],
  },
  de: {
    male: words('Hans Jürgen Matthias Uwe Florian Holger Torben Emre Konrad Dieter Rainer Lukas'),
    female: words('Greta Heike Ursula Sabine Anneliese Merle Gudrun Ayşe Friederike Lena Hannelore Ilse'),
    family: words(
      'Brandt Köhler Schäfer Vogt Yılmaz Hartmann Lindemann Böhm Krause Ziegler Petersen Winkler Seidel Morgenstern',
    ),
  },
  fr: {
    male: words('Pierre Luc Mathieu Étienne Gilles Rachid Antoine Bastien Yves Olivier Thierry Karim'),
    female: words('Claire Sylvie Amélie Hélène Odile Fatou Camille Brigitte Margaux Nadège Solange Inès'),
    family: words(
      'Moreau Lefèvre Garnier Rousseau Benali Chevalier Fontaine Marchand Perrin Delacroix Traoré Mercier Dumas Noël',
    ),
  },
  es: {
    male: words('Pablo Ignacio Rafael Andrés Joaquín Esteban Gonzalo Iván Ramiro Nicolás Hugo Álvaro'),
    female: words('Carmen Lucía Beatriz Rocío Inés Marisol Pilar Noelia Ximena Aurora Consuelo Elvira'),
    family: words(
      'Navarro Ortega Salinas Ibáñez Cortés Vidal Peñalver Rojas Medina Campos Serrano Fuentes Quiroga Prieto',
    ),
  },
  it: {
    male: words('Marco Luca Giovanni Matteo Davide Salvatore Enrico Stefano Corrado Fabio Tommaso Nino'),
    female: words('Giulia Francesca Chiara Paola Rosaria Elisa Ornella Silvia Caterina Grazia Serena Ilaria'),
    family: words(
      'Bianchi Ferrari Conti Marchetti Greco Rinaldi Moretti Barbieri Fontana Caruso Galli Santoro Pellegrini Testa',
    ),
  },
  sv: {
    male: words('Erik Lars Gustav Anders Olof Nils Håkan Mikael Torsten Amir Viktor Jonas'),
    female: words('Ingrid Karin Astrid Elsa Birgitta Maja Ulla Linnea Åsa Sara Gunilla Ebba'),
    family: words(
      'Lindgren Bergström Åkesson Nyström Sandberg Hedlund Öberg Forsberg Ekman Lund Sjöberg Norén Wallin Hassan',
    ),
  },
};

/** Japanese names: family and given. */
export const JAPANESE = {
  family: words('佐藤 高橋 渡辺 小林 山口 松本 清水 中島 藤田 岡本 石川 前田 西村 三浦 大野 森田 原田 上田 竹内 金子'),
  male: words('健一 翔太 誠 大輔 和也 拓海 隆 浩二 正人 直樹 修 亮介'),
  female: words('美咲 陽子 由美子 恵 結衣 真理子 さくら 千尋 和子 彩香 久美子 愛'),
} as const;

/** Pinyin of common surnames and syllables of given names. */
export const PINYIN = {
  family: words(
    'Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Gao Lin Luo Zheng Liang Xie Song Tang Ouyang Lv Jiang Cui Tan',
  ),
  syllables: words(
    'wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui hua yu xin yi ze han rui mei lan zhi guo jian zi hao',
  ),
} as const;
