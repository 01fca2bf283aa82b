/** Private practices named by trade: 蔡氏口腔, 老车牙科, 泉州鲤城金鱼巷牙科, 西安怡康妇儿. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { AFTER_NAME, nameBefore } from './borders.ts';
import { GENERIC, TRADES } from './zh.ts';

const TRADE = new RegExp(`(?:${TRADES})`, 'g');
/** What the trade's word is part of when it is no practice. */
const NOT_AFTER =
  /^(?:[科学炎癌病症溃黏粘颌卫护检清疾溢异手专主会教医门急病住就治问疱感肿颈部用感染辅粘膜内底念护]|粘膜|护理|诊|保健|综合|中心|超声|医院|的)/;

/** Words before 口腔 that name no practice. */
const NOT_BRAND = /患|保持|清洁|全|内|外院|当地|本院|我院|医院|医生|附近|[去来看到找做]$/;

export function* trades(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, TRADE)) {
    const end = match.index + match[0].length;
    const next = text.slice(end, end + 2);
    if (NOT_AFTER.test(next)) continue;
    const { start, place, leading, cued } = nameBefore(page, match.index);
    const name = text.slice(start, match.index);
    if (name.length < 2 || name.length > 14 || GENERIC.test(`${name}诊所`)) continue;
    const isFamily = /^[一-鿿]{0,6}(?:[一-鿿]氏|老[一-鿿])$/.test(name);
    const isPlaced = place !== null && place.form !== 'word' && name.length >= place.end - place.start + 2;
    const isDental = /口腔|牙科|齿科|医美|整形/.test(match[0]);
    if (
      !isFamily &&
      !(isPlaced && (cued || leading) && AFTER_NAME.test(text.slice(end, end + 6))) &&
      !(isDental && leading && isPlaced) &&
      !(
        isDental &&
        (leading || cued) &&
        name.length <= 4 &&
        !NOT_BRAND.test(name) &&
        /^(?:看牙|洗牙|补牙|种牙|拔牙|镶牙|正畸|矫[正牙]|就诊|诊所|门诊)/.test(text.slice(end, end + 3))
      )
    )
      continue;
    if (/(?:大学|学院|[院所站部]|中心|门诊|病区|住院|联系|转|会诊|请)$/.test(name)) continue;
    yield {
      start,
      end,
      type: 'HOSPITAL',
      score: isFamily || isPlaced ? 0.85 : 0.6,
      reason: { rule: 'hospital.trade', term: match[0] },
    };
  }
}
