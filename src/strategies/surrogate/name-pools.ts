/** Parts of invented names. Every row of a Chinese pool is Simplified, Traditional where it differs, and pinyin. */

export type Sex = 'female' | 'male';

/** A part of a name in its three scripts. */
export interface NamePart {
  readonly hans: string;
  readonly hant: string;
  readonly pinyin: string;
}

function parts(table: string): readonly NamePart[] {
  return table
    .trim()
    .split(/\s+/)
    .map((row) => {
      const [hans = '', second = '', third] = row.split('/');
      return third === undefined ? { hans, hant: hans, pinyin: second } : { hans, hant: second, pinyin: third };
    });
}

export const SURNAMES = parts(`
李/Li 陈/陳/Chen 林/Lin 何/He 高/Gao 罗/羅/Luo 郑/鄭/Zheng 梁/Liang 谢/謝/Xie 宋/Song 唐/Tang 许/許/Xu 韩/韓/Han 冯/馮/Feng
邓/鄧/Deng 曹/Cao 彭/Peng 曾/Zeng 肖/Xiao 田/Tian 董/Dong 潘/Pan 袁/Yuan 蔡/Cai 蒋/蔣/Jiang 余/Yu 杜/Du 叶/葉/Ye 程/Cheng
魏/Wei 苏/蘇/Su 吕/呂/Lv 丁/Ding 任/Ren 沈/Shen 姚/Yao 卢/盧/Lu 姜/Jiang 崔/Cui 钟/鍾/Zhong 谭/譚/Tan 陆/陸/Lu 汪/Wang
范/Fan 廖/Liao 石/Shi 贾/賈/Jia 韦/韋/Wei 夏/Xia 傅/Fu 方/Fang 邹/鄒/Zou 熊/Xiong 白/Bai 孟/Meng 秦/Qin 邱/Qiu 江/Jiang
尹/Yin 薛/Xue 闫/閆/Yan 段/Duan 雷/Lei 侯/Hou 龙/龍/Long 黎/Li 史/Shi 陶/Tao 贺/賀/He 顾/顧/Gu 毛/Mao 郝/Hao 龚/龔/Gong
邵/Shao 万/萬/Wan 钱/錢/Qian 严/嚴/Yan 武/Wu 戴/Dai 莫/Mo 孔/Kong 向/Xiang 常/Chang 温/溫/Wen 康/Kang 施/Shi 文/Wen 牛/Niu
樊/Fan 葛/Ge 邢/Xing 安/An 齐/齊/Qi 易/Yi 乔/喬/Qiao 伍/Wu 庞/龐/Pang 颜/顏/Yan 倪/Ni 庄/莊/Zhuang 聂/聶/Nie 章/Zhang
鲁/魯/Lu 岳/Yue 翟/Zhai 殷/Yin 詹/Zhan 申/Shen 耿/Geng 关/關/Guan 兰/蘭/Lan 焦/Jiao 俞/Yu 左/Zuo 柳/Liu 甘/Gan 祝/Zhu
`);

export const COMPOUND_SURNAMES = parts(`
欧阳/歐陽/Ouyang 司徒/Situ 上官/Shangguan 诸葛/諸葛/Zhuge 司马/司馬/Sima 皇甫/Huangfu 尉迟/尉遲/Yuchi 公孙/公孫/Gongsun
慕容/Murong 令狐/Linghu 夏侯/Xiahou 端木/Duanmu 南宫/南宮/Nangong 长孙/長孫/Zhangsun 宇文/Yuwen 闻人/聞人/Wenren
申屠/Shentu 钟离/鍾離/Zhongli 东方/東方/Dongfang 呼延/Huyan 完颜/完顏/Wanyan 百里/Baili 西门/西門/Ximen 司空/Sikong
`);

/** Given names of two characters. */
export const GIVEN: Readonly<Record<Sex, readonly NamePart[]>> = {
  male: parts(`
志远/志遠/Zhiyuan 浩然/Haoran 文博/Wenbo 立诚/立誠/Licheng 子昂/Ziang 明哲/Mingzhe 启航/啟航/Qihang 宏毅/Hongyi 俊楠/Junnan
承业/承業/Chengye 思源/Siyuan 景行/Jingxing 伯言/Boyan 振宇/Zhenyu 家骏/家駿/Jiajun 昱辰/Yuchen 泽民/澤民/Zemin 德昌/Dechang
维钧/維鈞/Weijun 修远/修遠/Xiuyuan 鹏程/鵬程/Pengcheng 嘉树/嘉樹/Jiashu 致和/Zhihe 云帆/雲帆/Yunfan 永年/Yongnian 光耀/Guangyao
正涛/正濤/Zhengtao 世杰/世傑/Shijie 兴邦/興邦/Xingbang 绍辉/紹輝/Shaohui 庆丰/慶豐/Qingfeng 守义/守義/Shouyi 仲谋/仲謀/Zhongmou
汉卿/漢卿/Hanqing 晓峰/曉峰/Xiaofeng 一鸣/一鳴/Yiming 克勤/Keqin 少华/少華/Shaohua 长风/長風/Changfeng 秉文/Bingwen
`),
  female: parts(`
雅琴/Yaqin 静怡/靜怡/Jingyi 若兰/若蘭/Ruolan 思敏/Simin 晓蕾/曉蕾/Xiaolei 佩珊/Peishan 婉婷/Wanting 雨桐/Yutong 慧珍/Huizhen
淑媛/Shuyuan 美玲/Meiling 秋菊/Qiuju 海棠/Haitang 诗涵/詩涵/Shihan 丽娟/麗娟/Lijuan 梦洁/夢潔/Mengjie 桂香/Guixiang 凤仪/鳳儀/Fengyi
春燕/Chunyan 玉莲/玉蓮/Yulian 翠屏/Cuiping 文秀/Wenxiu 心悦/心悅/Xinyue 可欣/Kexin 红霞/紅霞/Hongxia 素芬/Sufen 月娥/Yuee
敏芝/Minzhi 巧云/巧雲/Qiaoyun 婷玉/Tingyu 蕙如/Huiru 依琳/Yilin 晴岚/晴嵐/Qinglan 采薇/Caiwei 映雪/Yingxue 兰芝/蘭芝/Lanzhi
萍生/Pingsheng 珍妮/Zhenni 倩文/Qianwen 瑞华/瑞華/Ruihua
`),
};

/** Given names of one character. */
export const GIVEN_SHORT: Readonly<Record<Sex, readonly NamePart[]>> = {
  male: parts(`
磊/Lei 鹏/鵬/Peng 涛/濤/Tao 斌/Bin 毅/Yi 昊/Hao 峰/Feng 凯/凱/Kai 铮/錚/Zheng 楠/Nan 旭/Xu 恺/愷/Kai 钧/鈞/Jun 锐/銳/Rui
巍/Wei 骏/駿/Jun 渊/淵/Yuan 泓/Hong 捷/Jie 奎/Kui 朗/Lang 勋/勳/Xun 翔/Xiang 晖/暉/Hui 衡/Heng 琛/Chen 煜/Yu 邦/Bang
`),
  female: parts(`
婷/Ting 颖/穎/Ying 莉/Li 倩/Qian 琳/Lin 蕾/Lei 薇/Wei 霞/Xia 萍/Ping 瑶/瑤/Yao 妍/Yan 娟/Juan 岚/嵐/Lan 芸/Yun 黛/Dai
媛/Yuan 蓉/Rong 茜/Qian 璐/Lu 馨/Xin 娜/Na 洁/潔/Jie 琪/Qi 悦/悅/Yue 桐/Tong 淑/Shu 琴/Qin 荷/He
`),
};

/** Parts of transliterated names, joined by a dot (阿卜杜拉·买买提), by sex. */
export const TRANSLITERATED: Readonly<Record<Sex, readonly string[]>> = {
  male: (
    '艾力 肉孜 玉素甫 阿迪力 图尔贡 买合木提 艾尔肯 库尔班 努尔兰 哈力克 依明江 塔依尔 木拉提 阿不都热依木 热合曼江 ' +
    '亚森 沙塔尔 吾布力 伊力亚斯 喀斯木江 麦合苏提 阿合买提江 叶尔波力 巴特尔汗 居马 乌斯曼江 阿卜力孜 ' +
    '扎西 顿珠 平措 边巴 旺堆 格桑顿珠 洛桑次仁 多吉占堆 苏和 恩克 巴雅尔 朝鲁门 乌力吉 那日苏 特木尔'
  ).split(' '),
  female: (
    '古丽 阿依 热依拉 帕提曼 古丽娜尔 阿依古丽 热孜婉 祖丽胡玛 米日古丽 玛依努尔 阿米娜 迪力拜尔 古丽巴哈尔 ' +
    '茹仙古丽 阿曼古丽 努尔比亚 赛娜木 坎曼尔 巴哈古丽 加依娜尔 萨吾列 阿依达娜 ' +
    '卓嘎 央金 德吉 拉姆 白玛拉姆 次仁卓嘎 格桑央宗 其木格 萨仁 乌云 娜仁花 斯琴高娃 托娅 阿茹罕'
  ).split(' '),
};

/** Given names of Latin script. */
export const LATIN_GIVEN: Readonly<Record<Sex, readonly string[]>> = {
  male: (
    'Adrian Bernard Calvin Dennis Edwin Felix Gilbert Harold Ivor Jasper Keith Leonard Martin Nigel Oscar Philip ' +
    'Quentin Roland Stuart Tobias Vernon Walter Abel Bruno Conrad Emil Gustav Hugo Lorenz Marcel Rufus Sylvan'
  ).split(' '),
  female: (
    'Agnes Beatrice Cecilia Dorothy Edith Florence Gloria Harriet Irene Josephine Katherine Lillian Mabel Nora ' +
    'Olive Pauline Rosalind Sylvia Theodora Ursula Vera Winifred Adela Bettina Clarissa Elena Greta Helena Ines Livia'
  ).split(' '),
};

/** Family names of Latin script, put together from two syllables. */
export const LATIN_SURNAMES: readonly string[] = (
  'Ald Ash Bar Beck Birch Brad Carl Chad Dun Ell Fair Fen Gar Grant Had Hol Ing Kend Lang Lock Mar Mer Nor Oak Pem Red ' +
  'Sel Stan Thorn Wil'
)
  .split(' ')
  .flatMap((first) =>
    ['ford', 'ley', 'wick', 'ton', 'ham', 'by', 'worth', 'well', 'stone', 'brook'].map((second) => first + second),
  );

/** Characters that tell the sex of whoever has them in a given name. */
export const TELLING: Readonly<Record<Sex, string>> = {
  male: '国建军刚强勇伟明志德福贵财雄彪龙虎海山峰涛磊鹏斌杰辉毅宏宝柱根生成武忠义信仁才发庆祥國軍剛強偉貴財龍濤鵬傑輝寶義發慶',
  female:
    '娜娟婷丽芳芬芝兰莲菊梅桂花香玉珍珠翠红艳燕凤霞萍琴静淑慧敏惠秀英美玲倩雪娥妹姐嫂婉婧妍媛姗莉莎薇蕾蓉娇丽妮姣麗蘭蓮紅艷鳳靜嬌',
};

/** Given names of Latin script whose sex most readers know; they are not given to anyone. */
export const TELLING_GIVEN: Readonly<Record<Sex, ReadonlySet<string>>> = {
  male: new Set(
    (
      'James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark ' +
      'Steven Paul Andrew Kevin Brian George Edward Peter Jack Henry Samuel Benjamin Alexander Ryan Jacob Ethan Noah ' +
      'Hans Klaus Jürgen Stefan Björn Lars Sven Jean Pierre Jacques Luc José Carlos Juan Luis Miguel Pedro Pablo ' +
      'Giovanni Marco Giuseppe Ahmed Mohammed Ali Omar Rajesh Ravi Sanjay Ivan Pavel Dmitri Sergei'
    ).split(' '),
  ),
  female: new Set(
    (
      'Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Margaret Sandra Ashley Emily ' +
      'Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Helen Anna Alice Emma Olivia Sophia Grace ' +
      'Ursula Monika Sabine Ingrid Astrid Marie Claire Sophie Camille Carmen María Lucía Ana Isabel Pilar Dolores ' +
      'Francesca Giulia Chiara Fatima Aisha Priya Lakshmi Anita Olga Natalia Svetlana Elena'
    ).split(' '),
  ),
};
