/** Names of Chinese hospitals in Latin letters: generic words become Chinese ones, the rest is read as pinyin. */

const WORDS: Readonly<Record<string, string>> = {
  hospital: '医院',
  clinic: '门诊部',
  university: '大学',
  univ: '大学',
  college: '学院',
  school: '学院',
  medical: '医科',
  medicine: '医',
  affiliated: '附属',
  affiliate: '附属',
  first: '一',
  second: '二',
  third: '三',
  fourth: '四',
  fifth: '五',
  sixth: '六',
  seventh: '七',
  eighth: '八',
  ninth: '九',
  tenth: '十',
  '1st': '一',
  '2nd': '二',
  '3rd': '三',
  '4th': '四',
  '5th': '五',
  '6th': '六',
  people: '人民',
  peoples: '人民',
  central: '中心',
  center: '中心',
  centre: '中心',
  general: '总',
  province: '省',
  provincial: '省',
  municipal: '市',
  city: '市',
  county: '县',
  district: '区',
  children: '儿童',
  childrens: '儿童',
  pediatric: '儿童',
  paediatric: '儿童',
  women: '妇女',
  womens: '妇女',
  maternity: '妇产',
  maternal: '妇幼',
  obstetrics: '妇产',
  gynecology: '妇产',
  health: '保健',
  mental: '精神卫生',
  psychiatric: '精神',
  cancer: '肿瘤',
  tumor: '肿瘤',
  tumour: '肿瘤',
  oncology: '肿瘤',
  eye: '眼科',
  ophthalmic: '眼科',
  dental: '口腔',
  stomatological: '口腔',
  stomatology: '口腔',
  chest: '胸科',
  pulmonary: '肺科',
  infectious: '传染病',
  cardiovascular: '心血管',
  orthopedic: '骨科',
  orthopaedic: '骨科',
  rehabilitation: '康复',
  chinese: '中国',
  china: '中国',
  tcm: '中医',
  traditional: '',
  capital: '首都',
  union: '协和',
  friendship: '友谊',
  workers: '工人',
  railway: '铁路',
  army: '军',
  military: '军',
  pla: '解放军',
  liberation: '解放',
  peking: '北京',
  canton: '广州',
  tsinghua: '清华',
  jiaotong: '交通',
  southern: '南方',
  southwest: '西南',
  northwest: '西北',
  west: '华西',
  red: '红',
  cross: '十字',
  international: '国际',
  branch: '分院',
  campus: '院区',
};

/** Words that say nothing. */
const SMALL = new Set(['the', 'and', 'in', 'at', 'for', 's', 'no', 'of', 'diseases', 'disease', 'science', 'sciences']);

const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/sun yat-?\s?sen/g, '中山'],
  [/traditional chinese medicine/g, 'tcm'],
  [/west china/g, '华西'],
  [/peking union/g, '北京协和'],
  [/central south/g, '中南'],
  [/china medical/g, '中国医科'],
  [/shanxi/g, '山西'],
  [/shaanxi/g, '陕西'],
];

/** A piece is Chinese characters, or sounds of a word read as pinyin. */
export type WesternPiece = { readonly text: string } | { readonly sounds: readonly number[] };

/**
 * The pieces of a name in Latin letters in Chinese order; null where a word is neither known nor pinyin.
 * @param spelled sounds of letters, see `Sounds.spelled`.
 */
export function readWestern(
  name: string,
  spelled: (letters: string) => readonly number[] | null,
): readonly WesternPiece[] | null {
  let text = name.toLowerCase().replace(/[’'`]/g, '');
  for (const [phrase, words] of PHRASES) text = text.replace(phrase, ` ${words} `);
  if (!/[a-z]{2}/.test(text)) return null;
  // The Third Hospital of Peking University, Huashan Hospital Fudan University: the owner stands first in Chinese.
  const parts = text.split(/\bof\b|,|(?<=\bhospital)\s/).reverse();
  const pieces: WesternPiece[] = [];
  for (const word of parts.join(' ').match(/[a-z0-9]+|[\u3400-\u9fff]+/g) ?? []) {
    const known = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    if (SMALL.has(word)) continue;
    if (known !== undefined) pieces.push({ text: known });
    else if (/^[a-z]+$/.test(word)) {
      const sounds = spelled(word);
      if (!sounds) return null;
      pieces.push({ sounds });
    } else pieces.push({ text: word });
  }
  return pieces.length === 0 ? null : pieces;
}
