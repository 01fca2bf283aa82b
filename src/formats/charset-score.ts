/** How likely a text is to be a note and not another encoding read wrongly. */

/** The most frequent characters of prose and of clinical notes: Simplified, Traditional, Japanese. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本' +
    '去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题程展五果料象员革位入常文总次' +
    '品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收' +
    '证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断' +
    '深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙患医病' +
    '诊疗药痛姓男女岁龄职婚址录诉既检腹胸肺肝肾胃肠脑血尿糖咳嗽痰炎癌瘤症孕妇婴护士李刘陈杨赵黄孙胡朱郭梁郑罗宋谢唐韩曹邓萧冯曾蔡彭潘袁董余苏叶吕魏蒋田杜丁沈姜范傅钟卢汪戴崔陆廖姚邱夏谭韦贾邹熊孟秦阎薛侯雷' +
    '郝孔邵顾赖武康贺尹钱施牛洪龚，。、；：？！（）“”《》【】℃％０１２３４５６７８９' +
    '這個為來時們國對會發動過說產種後學經進著電裡現實兩體機當點從業應開還與關樣線內數質氣條沒結問無軍題員總設長頭資邊級圖統組見計別論運農幾區強戰則據處隊給門規熱領東導壓爭濟階術極聯認權證單帶場車務萬達積議' +
    '聲報類離華確張馬節話況傳許廣記觀織裝復兒際驗連斷難礦備辦習響約勞團歷構稱準號維劃選標寫親養層卻專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴龍醫診療藥職錄訴檢陰陽腸腎腦婦護劉陳楊趙黃孫鄭羅謝韓鄧蕭馮葉呂蔣範鐘盧' +
    '陸譚賈鄒閻顧賴賀錢龔臺灣齡歲牀檔姐妳您' +
    '氏歴検査薬処図様県気圧総対応経験労円',
);

/** The first planes of GB 2312 (3,755 characters) and Big5 (5,401): everyday ones by the standards' own choice. */
let everyday: ReadonlySet<string> | undefined;
function isEveryday(character: string): boolean {
  everyday ??= new Set(plane('gb18030', 0xb0, 0xd7, 0xa1) + plane('big5', 0xa4, 0xc6, 0x40));
  return everyday.has(character);
}

/** All characters whose first byte is in a range and whose second is at least `from`. */
function plane(encoding: string, first: number, last: number, from: number): string {
  const bytes: number[] = [];
  for (let lead = first; lead <= last; lead++)
    for (let trail = from; trail <= 0xfe; trail++) if (trail < 0x7f || trail > 0xa0) bytes.push(lead, trail);
  return new TextDecoder(encoding).decode(new Uint8Array(bytes));
}

/**
 * How much a text looks like a note, from minus one to one a character beyond ASCII; text of ASCII alone scores one.
 * A rare character speaks against the encoding, and so does a Chinese one stuck between Latin letters.
 */
export function scoreText(text: string, encoding: string): number {
  const isLatin = encoding === 'windows-1252';
  const hasLatin = isLatin || encoding.startsWith('utf-16');
  let sum = 0;
  let characters = 0;
  const all = [...text];
  for (let i = 0; i < all.length; i++) {
    const character = all[i] ?? '';
    const code = character.codePointAt(0) ?? 0;
    const isControl = code < 0x20 && !/[\t\n\r\f]/.test(character);
    if (code < 0x80 && !isControl) continue;
    characters++;
    const [before, after] = [all[i - 1] ?? ' ', all[i + 1] ?? ' '];
    if (isControl) sum--;
    else if (isLatin || (hasLatin && code < 0x180)) sum += weighLatin(character, before, after);
    else sum += weighEastAsian(character, code, before, after);
  }
  return characters === 0 ? 1 : sum / characters;
}

/** Accented letters stand among plain ones; a run of them is another encoding read wrongly. */
function weighLatin(character: string, before: string, after: string): number {
  if (/[’‘“”–—…€•]/u.test(character)) return 0.6;
  const isAlone = before < '\x80' && after < '\x80';
  if (/\p{Lowercase}/u.test(character)) return /[A-Za-z]/.test(before + after) ? (isAlone ? 0.9 : 0.4) : -0.3;
  if (/\p{Uppercase}/u.test(character)) return isAlone && /[A-Za-z]/.test(after) ? 0.6 : -0.3;
  return isAlone && /[°±²³µ·º½«»¿§¡\xa0]/u.test(character) ? 0.5 : -0.5;
}

function weighEastAsian(character: string, code: number, before: string, after: string): number {
  const isHan = code >= 0x4e00 && code <= 0x9fff;
  const inWord = isHan && /[a-z]/.test(before) && /[a-z]/.test(after);
  if (inWord) return -0.5;
  if (FREQUENT.has(character)) return 1;
  if (isHan) return isEveryday(character) ? 0.5 : -0.2;
  if (code >= 0x3041 && code <= 0x30fc) return 0.9;
  const isSign =
    /[×÷°±·§]/.test(character) ||
    (code >= 0x3000 && code <= 0x301f) ||
    (code >= 0xff01 && code <= 0xff5e) ||
    (code >= 0x2010 && code <= 0x266f);
  if (isSign) return 0.4;
  return code >= 0x370 && code <= 0x3ff ? 0.2 : -1;
}
