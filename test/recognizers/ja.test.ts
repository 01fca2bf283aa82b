import { expect, test } from 'vitest';
import { RECOGNIZERS } from '../../src/recognizers/index.ts';
import { unmark } from '../mark.ts';
import { findIn, markedIn } from './run-notes.ts';

const NAMES = [
  '氏名：[大谷　真理子:NAME]　女性',
  '患者名：[古川　健二:NAME]（[フルカワ　ケンジ:NAME]）',
  '患者氏名：[村井美咲:NAME]（[むらいみさき:NAME]）',
  'フリガナ：[ヨシダ　ハナコ:NAME]',
  '主治医：[神田:NAME]　担当看護師：[三宅:NAME]',
  '執刀医 [遠藤　亮介:NAME]／助手 [片山:NAME]',
  '紹介医 [西尾:NAME]先生 御机下',
  '[児玉:NAME]医師より電話あり。',
  '[篠原:NAME]様、本日はありがとうございました。',
  '隣室の[松永:NAME]さんと談笑。',
  '夫の[浩一:NAME]が同席した。',
  '妻　[小倉　典子:NAME]に説明した。',
  '長女の[あかり:NAME]ちゃんは元気。',
  '次男　[瀬戸　大地:NAME]（キーパーソン）',
  '検査依頼医：Dr.[若林正樹:NAME]（消化器内科）',
  '通訳の[グエン:NAME]さんが同伴。',
  '患者：[マリア・サントス:NAME]、34歳',
  '[田辺:NAME]と申します。予約を変更したいです。',
  '担当の[稲葉:NAME]師長に報告',
  '読影医：[真田　光:NAME]',
  '同室の[桑原恵子:NAME]が転倒した。',
];

const FACILITIES = [
  '[あさひ野市民病院:HOSPITAL]から転院。',
  '前医の[水沢内科クリニック:HOSPITAL]で投薬。',
  '近くの[ひまわり薬局:HOSPITAL]で受け取り',
  '[県立東部医療センター:HOSPITAL]へ搬送',
  '2010年に[虎の門病院:HOSPITAL]で手術。',
  '[榎本産婦人科医院:HOSPITAL]で分娩',
  '[緑ヶ丘訪問看護ステーション:HOSPITAL]が週2回訪問',
  '[医療法人社団 青葉会 桜木医院:HOSPITAL]',
  '[さくら通りレディースクリニック:HOSPITAL]に通院中',
  '[株式会社ミナト精機:ORGANIZATION]勤務。',
  '[北星工業株式会社:ORGANIZATION]の社員',
  '[若草小学校:ORGANIZATION]の教員',
  '[グループホームこもれび:ORGANIZATION]入所中',
  '[特別養護老人ホーム松風荘:ORGANIZATION]より来院',
];

const ADDRESSES = [
  '住所：〒[305-0031 茨城県つくば市吾妻2丁目5-1 ハイツ梅105:ADDRESS]',
  '住所　[広島県呉市中央4-1-6:ADDRESS]',
  '[東京都品川区大井1-3-6:ADDRESS]に在住',
  '[愛知県豊橋市:ADDRESS]出身',
  '[大阪市北区:ADDRESS]の自宅で転倒',
  '来月[バンコク:ADDRESS]へ出張予定',
  '[札幌:ADDRESS]在住の弟',
  '〒[420-0853 静岡県静岡市葵区追手町10-2:ADDRESS]',
];

const NOTHING = [
  'パーキンソン病、橋本病、川崎病の既往なし。',
  '当院外来で経過観察、他院には通院していない。',
  '本人と家族に説明し、同意を得た。',
  '主治医：不明　担当：なし',
  '索状様の陰影と結節を認める。',
  '総合病院での精査を勧めた。',
  'ダグラス窩に液体、マックバーニー圧痛なし。',
  '看護師が付き添い、病室へ戻った。',
  '大学病院への紹介を希望。',
  '母親と来院。父は高血圧、祖母は糖尿病。',
  '呼吸器内科または耳鼻咽喉科へ紹介',
  '市販の薬を内服、区域切除を予定。',
  '皆さん、お子さん、奥さんはお元気ですか。',
  'クラミジア抗原陽性、梅毒陰性。',
  '会社を休んだ。学校でインフルエンザが流行。',
  '血圧 120/70、脈拍 80、体温 36.5度。',
  '入院日：令和5年3月1日',
];

test.each([...NAMES, ...FACILITIES, ...ADDRESSES, ...NOTHING])('%s', (marked) => {
  expect(markedIn('ja', unmark(marked).text)).toBe(marked);
});

test('every reason is a rule of its recognizer', () => {
  const rules = new Set(
    RECOGNIZERS.filter(({ id }) => id.endsWith('-ja')).flatMap(({ rules: own }) => Object.keys(own)),
  );
  const text = [...NAMES, ...FACILITIES, ...ADDRESSES].map((marked) => unmark(marked).text).join('\n');
  const used = new Set(findIn('ja', text).map(({ reason }) => reason.rule));
  expect(used.size).toBeGreaterThan(8);
  expect([...used].filter((rule) => !rules.has(rule))).toEqual([]);
});

test('a block of houses has level 1, a city alone level 2', () => {
  const levels = findIn('ja', '住所：島根県松江市殿町8-3\n実家は愛知県豊橋市').map(({ level }) => level);
  expect(levels).toEqual([1, 2]);
});

test.each(['佐藤', '病院', '市', '株式会社', '先生', '東京都', '1-', 'さん', 'アイウ', '氏名：'])(
  'a long run of %s ends with sound spans',
  (part) => {
    const text = part.repeat(60_000 / part.length);
    for (const { start, end } of findIn('ja', text)) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  },
);
