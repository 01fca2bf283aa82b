/** Where a facility's name begins and how far its campus reaches. */
import type { Page } from '../../core/recognizer.ts';
import { placesOf, type Place } from '../address/places.ts';
import { CAMPUS, CUES, NOT_CAMPUS } from './zh.ts';

const MAX_NAME = 30;
const CUE = new RegExp(CUES.join('|'), 'g');

/** A name may go on across one blank (OCR) only where its left half cannot end. */
const UNFINISHED = /[省市县区第属学民医镇乡街道州旗一二三四五六七八九十]/;
const NAME_SIGN = /[一-鿿\dA-Za-z·〇○]/;

/** What may stand before the place in a name: 首都医科大学附属|北京口腔医院, 中信|惠州医院. */
const BEFORE_PLACE =
  /(?:大学|学院|附属|解放军|武警|部队|联勤保障部队|中国|中华|中日|国家|国际|华润|中信|爱尔|美年|美年大健康|慈铭|爱康|爱康国宾|华大|金域|迪安|艾迪康|同仁|协和|和睦家|百汇|新里程|树兰|树兰医疗|远大|中铁|中航|航天|航空|核工业|石油|铁路|民航|电力|煤炭|总院|集团|公司|红十字会?|首都|首医|联合|明基|泰康|前海人寿|平安|京东|阿里|微医|好大夫|普瑞|华厦|通策|瑞尔|拜博|中国医学科学院|原|苏州|新世纪|善方|复大|伊美尔|美莱|艺星|[区县市州盟旗])$/;

/** A blank within a word: after a sign that cannot end one, or in text set with a blank after every sign. */
function isInside(text: string, blank: number): boolean {
  const left = text.charAt(blank - 1);
  return (
    UNFINISHED.test(left) || (HAN.test(left) && text.charAt(blank - 2) === ' ' && HAN.test(text.charAt(blank + 1)))
  );
}
const HAN = /[一-鿿]/;

/** Heads whose own names join two nouns with 与 or 和. */
const JOINT = /^(?:防治|预防控制|服务|研究|技术|计划|保健|控制|卫生)/;

interface Name {
  readonly start: number;
  /** The place the name begins with or holds. */
  readonly place: Place | null;
  /** The name begins where its line begins, or after a wide blank or an opening bracket. */
  readonly leading: boolean;
  /** A word of motion or place stands before it. */
  readonly cued: boolean;
}

/** Start of the name whose head (医院, 诊所 …) begins at `head`. */
/** @param keepsBrand a name may begin before its place (奇瑞汽车|河南公司). */
export function nameBefore(page: Page, head: number, floor = 0, keepsBrand = false): Name {
  const { text } = page;
  const lowest = Math.max(page.line(head).start, head - MAX_NAME, floor);
  let left = head;
  while (left > lowest) {
    const sign = text.charAt(left - 1);
    if (NAME_SIGN.test(sign)) left--;
    else if (sign === ' ' && left - 1 > lowest && isInside(text, left - 1)) left--;
    else break;
  }
  while (left < head && text.charAt(left) === ' ') left++;
  const { all, from } = placesOf(page);
  const inside: Place[] = [];
  for (let i = from(left); i < all.length; i++) {
    const place = all[i] as Place;
    if (place.start >= head) break;
    if (place.kind !== 'country' && place.kind !== 'region' && place.end <= head + 1) inside.push(place);
  }

  let start = left;
  let cued = false;
  const raw = text.slice(left, head);
  CUE.lastIndex = 0;
  for (let cue = CUE.exec(raw); cue; cue = CUE.exec(raw)) {
    const from = left + cue.index;
    const to = from + cue[0].length;
    if (to > head) continue;
    if (inside.some((place) => place.form !== 'word' && place.start < to && from < place.end)) continue;
    if (
      head - to === 1 &&
      cue[0].length < 2 &&
      !/[省市县区州旗某]/.test(text.charAt(to)) &&
      !inside.some((place) => place.start === to)
    )
      continue;
    if (head === to && cue[0].length < 2 && !/[在于到去往送转的了过从至由请住回来该]/.test(cue[0])) continue;
    // 职业病与化学中毒预防控制中心 is one name; 甲医院和乙医院 are two.
    if (
      /^[和与及或]$/.test(cue[0]) &&
      !inside.some((place) => place.start === to) &&
      (JOINT.test(text.slice(head, head + 6)) || (cue[0] === '和' && from - start <= 2))
    )
      continue;
    start = to;
    cued = true;
    if (cue[0].length > 1) CUE.lastIndex = cue.index + 1;
  }
  let place: Place | null = null;
  for (const candidate of inside) {
    if (candidate.start < start || candidate.form === 'word') continue;
    place = candidate;
    break;
  }
  const brand = place ? text.slice(start, place.start) : '';
  if (
    place &&
    brand !== '' &&
    !BEFORE_PLACE.test(brand) &&
    !(keepsBrand && (cued || start === left) && brand.length >= 2 && brand.length <= 6)
  )
    start = place.start;
  place ??= inside.find((candidate) => candidate.start >= start) ?? null;
  const before = text.charAt(left - 1);
  const leading =
    start === left && (left === 0 || /[\n(（【「“"|:]/.test(before) || text.slice(left - 2, left) === '  ');
  return { start, place, leading, cued };
}

/** End of a name with its campus: 盛京医院|滑翔院区, 瑞金医院|(北院). */
export function withCampus(text: string, end: number): number {
  const rest = text.slice(end, end + 14);
  const station = text.startsWith('服务中心', end - 4) ? /^[一-鿿]{2,4}站/.exec(rest) : null;
  if (station && !NOT_CAMPUS.test(station[0])) return end + station[0].length;
  const match = CAMPUS.exec(rest);
  if (!match) return end;
  const campus = match[0];
  if (NOT_CAMPUS.test(campus)) return end;
  const opens = campus.startsWith('(');
  if (opens !== campus.endsWith(')')) return opens ? end : end + campus.replace(/\)$/, '').length;
  return end + campus.length;
}

/** What follows a short name: an end, or words that a name is followed by (departments, verbs). */
export const AFTER_NAME =
  /^(?:$|[\s,。;、:()"”」』【】/|+.!?<>→~·&*\d-]|追|跟|咨|确|[内外神心消呼肾骨泌胸儿妇产眼耳口皮感传肿放疗介重急检病影超核老康血风内肝胃肺脑甲乳肛烧整疼麻][科内外分谢诊病瘤染医诊复液湿胆肠科产伤形痛醉经血化吸科童妇症症]|就|住|查|做|看|行|诊|拍|复查|建|会诊|检|随|治|门诊|急|确诊|验|放了?|输|打|抽|取|开|报|转|的|及|和|与|或|等|给|予|说|医|专|值|远|近|不|没|她|他|你|我|这|也|还|都|就|排|离|号|床|太|先|再|要|想|吗|呢|吧|体检|生|分娩|剖|顺|引|流|清|切|植|装|服|用|领|手|住|化疗|电|收|接|同|建档|建卡|建册|出|回|让|来|那|挂|评|考|提|示|拟|并|后|前|时|方|为|已|均|未|曾|各|有|是|在|疑|主|张|王|李|赵|刘|陈|杨|吴|周|徐|孙|马|曹|丁|阑|宫|感|初|约|洗|补|拔|换|处|抢|监|第|[一-鿿]{1,4}(?:科|门诊|中心|病区|组|教授|主任|医生|大夫))/;
