import { describe, expect, it, test } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { contact } from '../../src/recognizers/contact.ts';
import { idNumber } from '../../src/recognizers/id-number.ts';
import { mark, unmark } from '../mark.ts';

const options = { ...(await loadRulesOptions()), recognizers: [idNumber, contact] };

function found(text: string, language: Language = 'zh') {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return runRules(note, 'core', options).filter(({ type }) => type === 'CONTACT');
}

function marked(text: string, language: Language = 'zh'): string {
  const note = { id: 'test', text, language, format: 'text', meta: {} };
  return mark(text, resolve(note, found(text, language)));
}

/** `[123:C]` stands for `[123:CONTACT]`. */
const expand = (row: string): string => row.replaceAll(':C]', ':CONTACT]');

const CHINESE = [
  // Mobiles, in every way people group them.
  '联系电话：[13801176653:C]',
  '手机[138 0117 6653:C]（本人）',
  '女儿（[138-0117-6653:C]）陪同',
  '丈夫 [13801-176-653:C]',
  '手机 [1380 1176 653:C]，夜班',
  '手机：[138.0117.6653:C]',
  '电话 [1 3 8 0 1 1 7 6 6 5 3:C]）',
  '来电：[1 3 8 - 0 1 1 7 - 6 6 5 3:C]　接警',
  '[+86 138 0117 6653:C]（境外漫游）',
  '手机 [0086-13801176653:C]\n2024年',
  'Mob [(86) 138-0117-6653:C]; 其余不详',
  '电话１３８０１１７６６５３'.replace('１３８０１１７６６５３', '[１３８０１１７６６５３:C]'),
  '父[13801176653:C]/母[13922180045:C]',
  '电话：[13801176653:C]、[13922180045:C]',
  '号码是不是[幺三八零幺幺七 六六五三:C] 对的',
  '她电话[一三八 零一一七 六六五三:C]住得近',
  '电话 [l38 O117 6653:C]',
  '签字　[l38O1176653:C]　2024',
  // Landlines, extensions, fax.
  '单位电话[010-6275 8842转206:C]',
  '[0411-8236 5518:C]，白天',
  '（[0312-868 2232:C]）统一领取',
  '联系电话：[(0537)2214 887:C] / [13801176653:C]',
  '电话[0431.8176.2291:C]。',
  '科室电话：[0755-27806600-2316:C]',
  '咨询 [0731-8899 1407 分机22:C]',
  '传真[0431-8878 2218:C]',
  '固话 [020·8319·6603:C]。',
  '家里 [0571-\n8862 3048:C]',
  '电话[8333 0193:C]。',
  '短号[62179:C]',
  '内线[6-3309:C]）',
  '預約熱線 [2636 7756 ext 308:C]',
  // Service numbers of a firm, Hong Kong, Macao, Taiwan and abroad.
  '客服[400-820-6614:C]。',
  '热线 [4008-117-236:C]',
  '贵司热线[800-810-3378:C]让我写信',
  'WhatsApp：[+852 6183 7406:C]',
  '冼某（[+853 6628 4018:C]）',
  '手機 [0912 668 038:C]，不可留言',
  '電話 [(07)386-2218:C]）',
  '女友[+34 612 09 87 46:C]',
  '[+1 (647) 555-0139:C]',
  '何太 [6183 5521:C]。',
  // E-mail and web.
  '邮箱：[lina.edu_zz@mail.example.com:C]',
  '账单电邮至[p.sok78@yandex.example.ru:C]。',
  'e-mail [koh.light(at)pmail.example:C]；勿寄信',
  '网址[www.lungcare-demo.example.cn/u/3307:C]。',
  // Accounts.
  '微信[wq_0215:C]，嘱勿通知家人',
  '微信号：[mm-ivf2018:C]。',
  '微信号 [ｗｘ_ｌａｎ２０:C]',
  'WeChat: [seun_AD:C]; 其余不详',
  'QQ [348 120 777:C]）。',
  'QQ：[284410938:C]',
  '抖音号[wanli_0927:C],手机 [13801176653:C]',
  '加微信（[sqgw-mm1987:C]）',
  '账号[luck_fish67:C]   实名',
  '咨询人昵称：[追风的老猫:C]  绑定手机：[+86 138 0117 6653:C]',
  '从微信“[暖心阿姨888:C]”处购得',
  '关注公众号"[灵山体检:C]"',
  '联系方式：[wx-yingying521:C]（其子）',
  '"mobile": "[+8613801176653:C]", "tel": "[0851-8558.4094:C]"',
  '"openid": "[oQx7d5Hc_k2m9LwE4vRtZ:C]"',
  // In a table.
  '姓名|电话\n张某|[13801176653:C]\n李某|[6952-4411:C]',
];

const NOT_CHINESE = [
  '批号13801176653，有效期至2026年',
  '耗材LOT 13801176653',
  '序列号 13801176653',
  '住院号：13801176653',
  '透析器批号 0478822046',
  '微信同号，勿打家里',
  '已加微信群，随访',
  '微信支付320元',
  '发热门诊24小时热线请拨120',
  '拨12393咨询医保，火警119',
  '收缩压140-160/90-100mmHg',
  '血压120/80mmHg 心率 80次/分',
  'WBC 13.8 Hb 112 PLT 266 CRP 53',
  '2024-03-18 15:40 入院',
  '电话随访3次，均无人接听',
  '家属电话不详',
  '电话：　　　手机：',
  '手机尾号3312',
  '邮编 310006',
  '每日2次，共14天',
  '术中出血约800-1000ml',
  '身份证330106198803124522',
  '白班8:00-17:30',
  'CT值35-40HU，大小1.3×2.2cm',
  '2型糖尿病10年，口服二甲双胍0.5g',
];

const OTHERS: readonly (readonly [Language, string])[] = [
  ['en', 'Tel [07700 900418:C], evenings'],
  ['en', 'daughter at [0113 496 0173 ext. 24:C].'],
  ['en', 'cell [802-555-0164:C]) stayed'],
  ['en', 'call [(251) 555-0148:C].'],
  ['en', 'email [joy.o@riverside-mw.example:C].'],
  ['en', 'BP 120/80, sats 98, seen 04/01/2025'],
  ['de', 'Tochter: [0171 39200417:C].'],
  ['fr', 'frère Karim, [07.99.00.61.19:C]'],
  ['es', 'Ángel: [600 555 173:C].'],
  ['it', 'cell. [+39 333 555 0129:C]'],
  ['sv', 'Mobil: [070-174 06 36:C]'],
  ['ja', '電話：[045-555-0184:C]'],
];

describe('contacts in Chinese notes', () => {
  test.each(CHINESE.map(expand))('%s', (row) => {
    expect(marked(unmark(row).text)).toBe(row);
  });
});

describe('what is no contact', () => {
  test.each(NOT_CHINESE)('%s', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('contacts in other languages', () => {
  test.each(OTHERS.map(([language, row]) => [language, expand(row)] as const))('%s: %s', (language, row) => {
    expect(marked(unmark(row).text, language)).toBe(row);
  });
});

describe('reasons', () => {
  it('lists every rule it uses', () => {
    for (const row of CHINESE)
      for (const { reason } of found(unmark(expand(row)).text)) expect(contact.rules).toHaveProperty([reason.rule]);
  });

  it('names the label, never the number', () => {
    expect(found('微信号：mm-ivf2018')[0]?.reason).toEqual({ rule: 'contact.account', term: '微信号' });
  });
});

describe('hostile texts', () => {
  test.each([
    ['ones and threes', '13'.repeat(50_000)],
    ['spaced digits', '1 3 8 '.repeat(20_000)],
    ['zeros', '0-'.repeat(50_000)],
    ['labels', '电话：'.repeat(30_000)],
    ['labels and digits', '电话12345678、'.repeat(10_000)],
    ['at signs', 'a@'.repeat(50_000)],
    ['dots', 'a.'.repeat(50_000)],
    ['plus signs', '+1('.repeat(30_000)],
    ['Chinese digits', '一三八 '.repeat(25_000)],
    ['quotes', '微信“'.repeat(30_000)],
  ])('%s give well-formed spans', (_, text) => {
    const malformed = found(text).filter(
      ({ start, end, score }) => !(start < end && end <= text.length && score > 0 && score <= 1),
    );
    expect(malformed).toEqual([]);
  });
});
