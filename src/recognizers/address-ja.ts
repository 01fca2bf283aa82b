/** Addresses in Japanese: postcode, prefecture, city, ward, town, block and building; places of living and travel. */
import { matchesOf } from '../core/matches.ts';
import type { Span } from '../core/note.ts';
import type { Recognizer } from '../core/recognizer.ts';
import { HIRAGANA, KANJI, KATAKANA, longestHits } from './ja/text.ts';

const AREA = `[${KANJI}${HIRAGANA}${KATAKANA}]`;
const BLOCK =
  '(?:[0-9一二三四五六七八九十]{1,3}丁目)?(?:[0-9]{1,4}(?:番地?の?|-|号)?){0,4}(?:[0-9]{1,4}(?:番地?|号室?|号)?)?';
const BUILDING = `(?: ?(?!TEL|FAX|Tel|Fax|[电電]|携|自宅)[${KANJI}${KATAKANA}A-Za-z${HIRAGANA}・]{2,16}(?: ?[0-9A-Z]{1,5}(?:号室|号|階|F)?)| [0-9]{3,4}(?![0-9-])(?:号室)?)?`;
/** A city, ward, town or county, with its prefecture where one stands before it. */
const DIVISION = new RegExp(
  `(?:[0-9]{3}-[0-9]{4} ?)?(?:北海道|(?:京都|大阪|[东東]京|[${KANJI}]{2,3})[都府県])?(?:${AREA}{1,5}?[市郡](?!販|内|民|立|大|街|場))?(?:[${KANJI}${HIRAGANA}]{1,4}区(?!域|分))?(?:${AREA}{1,5}[町村](?!民|立))?`,
  'g',
);

export const addressJa: Recognizer = {
  id: 'address-ja',
  types: ['ADDRESS'],
  languages: ['ja'],
  dictionaries: ['cities-ja'],
  rules: {
    'address-ja.division': { zh: '都道府县与市区町村', en: 'prefecture, city, ward or town' },
    'address-ja.place': { zh: '居住、出身、往返的地名', en: 'a place of living, birth or travel' },
  },
  *recognize(page) {
    const { text } = page;
    const found: Span[] = [];
    for (const { 0: whole, index } of matchesOf(text, DIVISION)) {
      const hasCode = /^[0-9]{3}-[0-9]{4} ?(?=[^0-9\s-])/.test(whole);
      const area = whole.replace(/^[0-9]{3}-[0-9]{4} ?/, '');
      if (area.length < 3 || !isArea(page.knowledge, area)) continue;
      let start = index + leadingWords(area, whole.length - area.length);
      if (hasCode) start = index;
      let end = index + whole.length;
      const rest = new RegExp(`^${AREA}{0,8}?(?=[0-9])${BLOCK}${BUILDING}`).exec(text.slice(end, end + 60))?.[0] ?? '';
      const isFine = /[0-9]/.test(rest) && !/^[0-9]{1,2}[年月日歳岁:]/.test(rest) && !/[、。]/.test(rest);
      const quarter = isFine
        ? rest
        : (new RegExp(
            `^(?!出身|在住|在勤|方面|内|生|居住|役所|長|长|外|立|民|出|在)[${KANJI}]{1,5}(?=[ \\n、。(,]|$)`,
          ).exec(text.slice(end, end + 8))?.[0] ?? '');
      end += quarter.trimEnd().length;
      const span = { start, end };
      if (page.covered(span, ['HOSPITAL', 'ORGANIZATION'])) continue;
      const level = isFine || hasCode || /[町村]/.test(area) || quarter !== '' ? 1 : 2;
      found.push(span);
      yield { ...span, type: 'ADDRESS', level, score: 0.88, reason: { rule: 'address-ja.division' } };
    }
    for (const hit of longestHits(page, 'cities-ja')) {
      if (found.some(({ start, end }) => start < hit.end && hit.start < end) || page.covered(hit)) continue;
      const after = text.slice(hit.end, hit.end + 8);
      const before = text.slice(Math.max(0, hit.start - 4), hit.start);
      if (
        !/^(?:在住|出身|へ|から(?!の紹|紹)|に(?:在住|居住|住|帰|旅行|滞在|転居|出張)|まで|旅行|観光|出張|より帰|で生|県|市)/.test(
          after,
        )
      )
        continue;
      const script = new RegExp(`^[${KANJI}]`).test(hit.form) ? KANJI : KATAKANA;
      if (new RegExp(`[${script}]$`).test(before) && !/(?:現在|以前|先月|昨年|家族|里帰り先)$/.test(before)) continue;
      const isDivision = /^[県市]/.test(after);
      yield {
        start: hit.start,
        end: hit.end + (isDivision ? 1 : 0),
        type: 'ADDRESS',
        level: 2,
        score: 0.8,
        reason: { rule: 'address-ja.place', term: hit.form },
      };
    }
  },
};

/** Whether the area names a prefecture, or a city or town that is no ordinary word (市場, 区域). */
function isArea(knowledge: { has(dictionary: string, form: string): boolean }, area: string): boolean {
  if (/^(?:北海道|.{2,3}[都府県])/.test(area)) return area.length > 3 || /^(?:北海道|.{2,3}[都府県])$/.test(area);
  if (/[市郡].*[区町村]$|市.{1,4}区/.test(area)) return true;
  const core = area.replace(/[市区町村郡]$/, '');
  return knowledge.has('cities-ja', core) || /^[\u4e00-\u9fff]{2,4}市$/.test(area);
}

/** Particles that the lazy area swallowed: `現在は松江市` → the offset of 松江市. */
function leadingWords(area: string, offset: number): number {
  const cut = /^.{0,6}?(?:は|を|に|で|が|の|と|から|より|現在|以前)(?=[\u4e00-\u9fff]{2})/.exec(area)?.[0] ?? '';
  return offset + cut.length;
}
