/** Simplified to Traditional characters, good enough to train on: one character for one, with the common exceptions. */

/** Characters with several Traditional forms, or that are a form of their own, each before what it becomes. */
const CHOSEN =
  '并並干乾系系局局私私家家佣傭幸幸克克凶凶冲沖准准几幾划劃别別制制升升占占卤鹵卷卷历歷厂廠参參只只台台叶葉合合吊吊同同后後向向吃吃周周咸鹹咽咽哗嘩回回团團困困坛壇复復姜姜娘娘尝嘗尽盡岳岳布布弥彌当當录錄彩彩征徵御御志志念念恶惡愿願戚戚扎扎扣扣折折抵抵担擔拐拐拼拼挨挨据據采採摆擺斗鬥于於昆昆札札术術朱朱杆桿杠槓松松板板极極果果柜櫃栗栗梁梁欲欲毁毀汇匯沈沈注注泛泛涂塗淀澱游游漓漓炼煉烟煙熏熏获獲症症痹痹瘀瘀秋秋秘秘种種签簽纤纖群群脏臟胡胡致致舍舍苏蘇范范荐薦蒙蒙虫蟲表表谷谷赞贊迹跡郁郁里裡钟鐘闲閒霉霉面面须須杰傑岩岩峰峰床床启啟污污况況凉涼减減净淨胜勝吓嚇佛佛伙伙雇雇恤恤却卻呆呆抬抬捍捍教教敎既既旗旗拼拼拚恒恆夹夾伪偽为為伟偉吴吳仆僕借借價价儿兒册冊刹剎卹恤叁叄吕呂喂喂唇唇坝壩奸奸娴嫻嫺宁寧岁歲峡峽';
/** Words whose characters become others than alone. */
const WORDS: readonly (readonly [string, string])[] = [
  ['头发', '頭髮'],
  ['毛发', '毛髮'],
  ['脱发', '脫髮'],
  ['理发', '理髮'],
  ['公里', '公里'],
  ['干部', '幹部'],
  ['干扰', '干擾'],
  ['若干', '若干'],
  ['关系', '關係'],
  ['联系', '聯繫'],
  ['复查', '複查'],
  ['重复', '重複'],
  ['复方', '複方'],
  ['复杂', '複雜'],
  ['制剂', '製劑'],
  ['准备', '準備'],
  ['标准', '標準'],
  ['疏松', '疏鬆'],
  ['松弛', '鬆弛'],
  ['放松', '放鬆'],
  ['冲击', '衝擊'],
  ['只眼', '隻眼'],
  ['注射', '注射'],
  ['症状', '症狀'],
  ['合并', '合併'],
  ['面条', '麵條'],
  ['方便面', '方便麵'],
];
const WORD_FORMS = new Map(WORDS);
const WORD_PATTERN = new RegExp(WORDS.map(([word]) => word).join('|'), 'g');
/** In names these stay what they are. */
const NAME_FORMS = new Map([
  ['于', '于'],
  ['钟', '鍾'],
  ['郁', '郁'],
  ['里', '里'],
  ['干', '干'],
]);

export type ToTraditional = (text: string, isName: boolean) => string;

/** @param pairs Traditional and Simplified characters by turns, the dictionary `traditional`. */
export function traditionalWriter(pairs: string): ToTraditional {
  const forms = new Map<string, string>();
  const characters = [...pairs.trim()];
  for (let i = 0; i + 1 < characters.length; i += 2) {
    const [traditional = '', simplified = ''] = [characters[i], characters[i + 1]];
    if (!forms.has(simplified)) forms.set(simplified, traditional);
  }
  const chosen = [...CHOSEN];
  for (let i = 0; i + 1 < chosen.length; i += 2) forms.set(chosen[i] ?? '', chosen[i + 1] ?? '');
  const convert = (text: string): string => {
    let out = '';
    for (const character of text) out += forms.get(character) ?? character;
    return out;
  };
  return (text, isName) => {
    if (isName) {
      let out = '';
      for (const character of text) out += NAME_FORMS.get(character) ?? forms.get(character) ?? character;
      return out;
    }
    let out = '';
    let last = 0;
    for (const match of text.matchAll(WORD_PATTERN)) {
      out += convert(text.slice(last, match.index)) + (WORD_FORMS.get(match[0]) ?? '');
      last = match.index + match[0].length;
    }
    return out + convert(text.slice(last));
  };
}
