/** Simplified to Traditional characters, good enough to train on: one character for one, with the common exceptions. */

/** Characters that become one of several, or that Traditional also has but as another word. */
const CHOSEN = new Map(
  (
    '并並 干乾 几幾 儿兒 划劃 后後 采採 坏壞 于於 听聽 准準 杆桿 朴樸 涌湧 范範 筑築 里裡 虫蟲 荐薦 丰豐 余餘 郁鬱 咸鹹 云雲 愿願 斗鬥 杰傑 ' +
    '挂掛 征徵 帘簾 夸誇 晒曬 扑撲 仑侖 个個 尽盡 别別 铲鏟 勋勳 汇匯 历歷 叹嘆 尝嘗 哗嘩 当當 苏蘇 团團 坛壇 弥彌 径徑 复復 凄淒 摆擺 术術 ' +
    '毁毀 冲沖 湿濕 卤滷 炼煉 烟煙 获獲 发發 荡蕩 签簽 纤纖 脏臟 艳艷 证證 赞讚 迹跡 钟鐘 锤錘 鉴鑑 闲閒 须須 饥飢'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);
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
  ['余', '余'],
  ['范', '范'],
  ['丰', '丰'],
  ['云', '云'],
]);

export type ToTraditional = (text: string, isName: boolean) => string;

/** The frequent Traditional characters: level 1 of Big5, bytes A440 to C67E. */
function frequentTraditional(): ReadonlySet<string> {
  const decoder = new TextDecoder('big5');
  const characters = new Set<string>();
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    const trails = Array.from({ length: 0xff - 0x40 }, (_, i) => 0x40 + i).filter(
      (trail) => (trail <= 0x7e || trail >= 0xa1) && !(lead === 0xc6 && trail > 0x7e),
    );
    for (const trail of trails) characters.add(decoder.decode(Uint8Array.of(lead, trail)));
  }
  return characters;
}

/** @param pairs Traditional and Simplified characters by turns, the dictionary `traditional`. */
export function traditionalWriter(pairs: string): ToTraditional {
  const frequent = frequentTraditional();
  const forms = new Map<string, string>();
  const characters = [...pairs.trim()];
  for (let i = 0; i + 1 < characters.length; i += 2) {
    const [traditional = '', simplified = ''] = [characters[i], characters[i + 1]];
    // 出 and 冬 are Traditional themselves; 齣 and 鼕 only look like theirs.
    if (frequent.has(simplified)) continue;
    const known = forms.get(simplified);
    if (known === undefined || (!frequent.has(known) && frequent.has(traditional))) forms.set(simplified, traditional);
  }
  for (const [simplified, traditional] of CHOSEN) forms.set(simplified, traditional);
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
