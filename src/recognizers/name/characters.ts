/** Characters of Chinese given names and of names written by sound; from general knowledge of the language. */

/** Given names hold these most of the time. */
const FREQUENT =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲红玉建华国志海春梅萍鹏宇浩俊婷雪琳颖佳欣怡梓涵轩晨博子思雨嘉诗雅梦琪瑶悦馨' +
  '慧莹洁晶燕云凤珍荣翠莲香菊素琴美爱光林峰龙飞波斌彬亮宁鑫健康凯东旭阳振宏永胜福祥贵财宝德根生树森柏松山川江庆忠义仁' +
  '智新民立卫兴安乐启学良友善昌盛晓小淑丹倩雯妍媛瑞昊泽睿翔帆毅坤伦继绍世祖泉培士少锋剑钢铁柱富彩惠贞芬芸芝莉蓉蕾薇婉' +
  '璐瑜瑾珊珠琼莎茜菲萌彤欢露霜冰秋冬夏朝阿顺喜来招弟妹娣囡仙银花桃杏竹芹茹苹萱若语依诺可心恒远航舟川岩岭';
/** Given names hold these now and then. */
const FAIR =
  '家老成长发有才天正开信先元守万金方达宗宪章炳炎煌耀照灿焕烈煜炜烨勋功业保全定邦治政为人中大本自在如意从容清源河流深渊润泊沛淼淳' +
  '滨澜瀚汉沂淮漪涟湘溪潇池沙野田原石磐砚墨书画笔音韵歌鸣鹤鸿雁鹭莺鹃鹂麟骏骥虎豹牛犇马羊鹿熊驰奔腾跃迅捷迪迎进逸遥道通连逢运' +
  '巧妙姣姿娇姝娅婧娴婵媚嫣嫦娥妮娉姗姬婕娆茵苑苗英范茂芷芙蓓蔚蓝黛青翎羽翼翰承尚向丞丰主乃久之乐乔亚亦京亨人代令以仪任份伊伯' +
  '何作侃侠侨俐俪修倚偲傲儒允兆克全其典冉冠净凌一月凡则初利力加劲勤化北千升卓南占原双友同向君吟听吾呈周品哲唯商喆嘉四园圆土均坚垚' +
  '城域基堂增墨士壮声复夕外多夜央奇奕奎奥好妤妙姐始娃孔存孝孟季孜宇守宣宪宵宸容宽宾密寅寒寿封尉小尔尧尹居展屹岑岗岚岳峻崇崎崔嵘' +
  '巍左巧希帅常平年并广庚库庭延弘弦弼影彦彪彭征徐徵必忆念怀怜性恋恩息恬恺悠悟情惜想愉愿慈懿成战才扬抗抒拓振援摇操支攀政敬数斐斯' +
  '旋旗日旦旺时昀昆昕映昭是显晋晏景晴晖智暄暖曙曜曦曼望木未术权村杨极枝枫柔柯栋格桐桑梁梅棋棠楠楷榕樱橙正武毓民汀汐汝沁沐沧沫泓' +
  '泰津洪洲浪浦浩浓淇淑淡添渝渭湛湫湖源滔漫潮澄澳灵炫点烁焱然熙燊牧献玄王玖玟珂珈珏珑珞理琅琛琦琬琮琰瑄璇璞璟瓃甜用甫田申男畅' +
  '略盈盼相真睛知石砺碧磊示社祎祖祝祺禄禹秀秉秦稳穆空立竞竹笑笛筠筱箫米粒素紫红纯纳纹线练细经绣绮维绿缘罗罡群义翊老聪聿聪育胤胭自' +
  '至致舒良色艺艾节芊芮芯芽苏茗茜荃荔莘菁菡葆葳蒙蓬蕊蕴虹融行衍衡裕西观觉言计训许论诚诠诣语谊谦谷豪贝贤赋赛赞超越路轲辰达过还' +
  '述逊透逸道邦郁郎重量钊钗钟钦钧钰铃铎铜铠铭铮银锦锐镇长闯闻阔阳陆陶隆雄集霄霆霏霖霭青靖静非韧韬韶顺颂颜飘香驹驿骁骄高魁魏鱼鲁鲜' +
  '鹊鸽麒麦黎默鼎齐龄龙纾斓嵩淙迈赐昱骅蕙苒莞楚佑佩僖俞倾儿兰冲冬列创劼卿厚双召台合名呼和咏哈唐善喻回团图圣地坡坦埔城塔奉奶妈姑姨宝' +
  '客察居属岱州工巾布帕干幸序应延廷式强当形影彻徒得快怡恒恩悦慕戈戴扎托择拉措放敦斗新无旺昂明昔普智曲月有期末札朴材来板果柳标栀桂' +
  '桓棣森榆次止步武殿民水江沃泽洞活流济浏海涌涓淳渔温游湾满源演澎火炯焰照燃爽片版牌特狄率环现班球琉瑛璋瓦甘产由电留登的皇益盖目直省督' +
  '石砖础硕确福秀程税穗窈章童竹竺筝笙箐策简粟糖系紧素索累纶练纸络绎统继维综缨缦群翘耕耘联肖胡能臣致舜航般良芭芒苇草荆荣莫莱菊萍营落葛' +
  '葵蒂蒲蓄蓉蓬蔓蔡蕃蕉薛藏藤虞虾蚕蝶融衣裳裘裴西要解誉让许诗谕谣谭豆贡贸赵起足跃路踪轻辉边达迁过近返迟迦郡都鄂酉里野金鉴钏铄铅锁镜门';
/** Words of grammar and medicine; a name with one of these is rarely a name. */
const FOREIGN_TO_NAMES =
  '的了在是不我这他们你她它吗呢吧啊与及或但被把将未无否已予后内侧腔带段痛病症炎癌瘤肿药疗诊术检查验血尿便粪痰咳喘呕吐泻肝肾肺胃肠脾胰胆膀胱脑' +
  '骨髓皮肤喉鼻耳牙龈腹胸腰颈腿臂膝肢瓣膜栓塞梗溃疡菌毒酶胞钾钠钙氯糖脂压率搏脉冷汗湿图片剂服注射滴输液醉切缝拆院科室床号岁度约余每各均' +
  '此该么什就都也还又再因所若能需要会使给到至于对比等第个位种项者仍且很太更最较则被让叫着并没去说做看吃打问告嘱陪抱送诉疑拟按症状况感觉发伴' +
  '体查房入出住转收治今昨患医护士师员您哪谁怎些样里面上下左右头手足眼口面部背身经常突反间断加减轻缓解停禁饮食睡眠纳差神精';
/** Words of grammar that stand next to names and are in none. */
const NEVER = '跟让由其它她他你您们吗呢吧呀嘛啦哦着了过的得地很太也都就还又才却只把被将给须应啥咋俩且仍';
/** Characters that write foreign and minority names by sound. */
const BY_SOUND =
  '阿卜杜拉买提古丽尔江艾力木热合曼托吐逊米吉克里姆沙塔依夏娜扎姑孜迪帕努肉孜麦努斯曼茹仙玛娅萨巴特尔呼楞其格日图宝音苏荣雅恩和乌云' +
  '兰其木朝鲁额敦那生布仁德勒道吉娃卓央金旺堆次曲珍索朗洛桑普尼顿多杰才让扎西德仁增平措达瓦白益西单贡嘎丹巴班觉强久加措格桑罗布边' +
  '拉姆央宗仓决措觉宁玉罕岩温香叫波伊万巴维尔约翰史密斯玛丽亚冈萨雷雅各布奥孔沃安娜戈登汤姆杰瑞理大卫彼得保罗伊琳费斯蒂文森' +
  '弗朗兹汉斯亚历山德琪莫泽阔热海买合木苏里坦努尔波孜别提加叶娜赛力克哈什肯库班艾山依明艾则地麦麦提图荪热帕提东迪丽努拜尼沙' +
  '白西日乎惹果古呷妞牛洛色且诗薇莎尼克凯瑟琳洛佩费尔南迭戈奇诺维奇耶夫娃夫柯契拉吾不排则孜陶彦恒拜赞坚钦群培牙森切项司登嘉哈力荷勒米尼尔买热那顺高娃萨仁托娅斯琴' +
  '塔娜通拉嘎图雅孟克特木钢巴雅' +
  '都扎西卓玛央金次仁多吉尼达娃边巴桑普布米拉旺姆白平措丹增格洛索朗曲德青晋美嘉贡强土登赤列顿珠云旦益欧斯泽拥娜嘎其罗追昂江才仓尕藏完南东周加羊娘毛豆更图雅苏日萨如汗楞额朝克毕力阿坦哈宝道和勒满都那呼伊敖托塔高琪根木来赛罕照特古孟胡干乌恩牧通音艾合买提吐洪依亚生玉素甫库再祖丽菲麦热努曼凯比敏肉班喀迪尔里夏衣穆叶兰别沙吾彦支果伍呷铁俄海马惹莫史嫫牛乃色黑友坎香嫩喃龙帕夫耶利奥莉琳雷路易丝菲利克劳乔治弗兰西阿德里欧朱塔盖亨安东尼吴哥农黎氏苇贾合别肯达吾提汗木江塞依甫卡迈尔哈买苏甫阔什吉';

/** Log odds of the classes below; of few values, so that the table by unit is small enough to stay in a near cache. */
const CLASS_WEIGHTS = Float32Array.of(-0.3, 0.2, -0.5, -1.6, 0.5, -2.4);
const [FAIR_CLASS, DOUBTFUL_CLASS, FOREIGN_CLASS, FREQUENT_CLASS, NEVER_CLASS] = [1, 2, 3, 4, 5] as const;

/** Index into `CLASS_WEIGHTS` by UTF-16 unit. */
const classes = new Uint8Array(65536);
const put = (characters: string, classAfter: (before: number) => number): void => {
  for (let i = 0; i < characters.length; i++) {
    const unit = characters.charCodeAt(i);
    classes[unit] = classAfter(classes[unit] ?? 0);
  }
};
put(FAIR, () => FAIR_CLASS);
put(FOREIGN_TO_NAMES, (before) => (before === FAIR_CLASS ? DOUBTFUL_CLASS : FOREIGN_CLASS));
put(FREQUENT, () => FREQUENT_CLASS);
put(NEVER, () => NEVER_CLASS);

const bySound = new Uint8Array(65536);
for (let i = 0; i < BY_SOUND.length; i++) bySound[BY_SOUND.charCodeAt(i)] = 1;

/** Log odds that a character is part of a given name rather than of running text. */
export function givenWeight(character: string): number {
  return character === '' ? 0 : givenWeightOf(character.charCodeAt(0));
}

/** {@link givenWeight} of a UTF-16 unit; NaN outside a text. */
export function givenWeightOf(unit: number): number {
  const known = classes[unit];
  return known === undefined ? NaN : (CLASS_WEIGHTS[known] ?? 0);
}

export function isBySound(character: string): boolean {
  return isBySoundOf(character.charCodeAt(0));
}

/** {@link isBySound} of a UTF-16 unit. */
export function isBySoundOf(unit: number): boolean {
  return bySound[unit] === 1;
}

export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf);
}

/** Whether a unit is one of the middle dots between the parts of a name: · • ・. */
export function isDot(unit: number): boolean {
  return unit === 0xb7 || unit === 0x2022 || unit === 0x30fb;
}
