/** Addresses as the value of a label: 住址, 籍贯, 现住址, 现场地址. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { placesOf } from './places.ts';
import { readRun } from './run.ts';

export const ADDRESS_LABELS = 'address-labels-zh';

/** Values that say nothing. */
const EMPTY =
  /^(?:[本该]?[市县区镇]?某|同[上户前]|不详|无|未提供|未填|拒绝|保密|略|见|[-/—_]+|本地|外地|本市|城市|农村|城镇|非农|农业|居民|是|否|有|\d)/;
/** Where a value ends: signs, wide blanks, or a blank before the next label. */
const VALUE_END =
  /[。;；，\n\t|☎{}"”]|,(?! ?[\u4e00-\u9fff]{2,10}楼)| {2,}| (?=[一-鿿]{1,6}[:：])| (?=(?:电话|手机|联系|邮编|身份证|性别|年龄|职业|监护|丈夫|妻子|体重|主诉|与[一-鿿]))/;
const MAX_VALUE = 90;
/** What may follow the label before its value. */
const GAP = /^(?:\([^()\n]{1,8}\))?\*? ?(?:[:：?？]| [:：]|\s?[是为在于]\s?| {1,8}|"\s?[:：]\s?")?\s{0,3}"?/;

export function* labelled(page: Page, taken: (start: number, end: number) => boolean): Iterable<PageFinding> {
  const { text } = page;
  let last = 0;
  const values = [...labels(page)];
  for (const { label, kind, value, hasColon } of values) {
    if (value < last) continue;
    const rest = text.slice(value, value + MAX_VALUE);
    if (EMPTY.test(rest)) continue;
    const stop = VALUE_END.exec(rest);
    let limit = value + (stop ? stop.index : rest.length);
    while (limit > value && /[\s.:,、]/.test(text.charAt(limit - 1))) limit--;
    if (limit - value < 2) continue;
    const run = readRun(page, value, hasColon ? 'label' : 'narrative', stop?.[0] === '\n' ? value + MAX_VALUE : limit);
    let end = run?.end ?? value;
    const wholeIsShort = limit - value <= 36;
    const remainder = text.slice(end, limit);
    if (
      hasColon &&
      kind === 'strong' &&
      run &&
      end < limit &&
      remainder.length <= 14 &&
      !/[(（\d]{5}|^(?:\(|人|籍)|[:：]/.test(remainder) &&
      /^[ 一-鿿\dA-Za-z#-]+$/.test(remainder)
    )
      end = limit;
    if (run && end > value && (run.places.length > 0 || run.parts > 0)) {
      if (run.places.length > 0 && run.parts === 0 && run.places.every(({ kind: k }) => k === 'country')) continue;
      if (taken(value, end)) continue;
      last = end;
      const isFine = run.isFine || end > run.end;
      yield finding(value, end, isFine ? 1 : 2, kind === 'weak' && run.places.length === 0 ? 0.8 : 0.97, label);
      continue;
    }
    if (
      hasColon &&
      kind === 'strong' &&
      wholeIsShort &&
      /^[一-鿿A-Za-z\d][一-鿿A-Za-z\d ()·#-]{2,35}$/.test(text.slice(value, limit)) &&
      !taken(value, limit)
    ) {
      last = limit;
      yield finding(value, limit, 1, 0.75, label);
    }
  }
}

interface Labelled {
  readonly label: string;
  readonly kind: string;
  readonly value: number;
  readonly hasColon: boolean;
}

/** 住 and 居 alone are labels only at the start of a field and before a colon or a blank. */
const SINGLE = /(?:^|[\s,;。(、|])(?:住|居|址)(?:[:：]| (?=[一-鿿]))\s{0,3}/gm;

function* labels(page: Page): Iterable<Labelled> {
  const { text } = page;
  const hits = page.hits(ADDRESS_LABELS);
  let covered = 0;
  for (const hit of hits) {
    if (hit.start < covered) continue;
    covered = hit.end;
    const gap = GAP.exec(text.slice(hit.end, hit.end + 16))?.[0] ?? '';
    const hasColon = /[:：?？]/.test(gap) || (/ /.test(gap) && hit.entry.note === 'strong') || gap.includes('\t');
    yield { label: hit.form, kind: hit.entry.note ?? 'strong', value: hit.end + gap.length, hasColon };
  }
  for (const match of matchesOf(text, SINGLE)) {
    const value = match.index + match[0].length;
    if (placesOf(page).at(value) || match[0].includes(':')) yield { label: '住', kind: 'place', value, hasColon: true };
  }
}

function finding(start: number, end: number, level: 1 | 2, score: number, term: string): PageFinding {
  return { start, end, type: 'ADDRESS', level, score, reason: { rule: 'address.label', term } };
}
