/** Known hospitals: full names and sure aliases anywhere, ambiguous ones (协和, 中山, 301) only in context. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { chainStart, placesOf } from '../address/places.ts';
import { AFTER_NAME, withCampus } from './borders.ts';

/** What stands before a facility one goes to, lies in or hears from. */
const BEFORE =
  /(?:^|[于在至到去往转送由经从请赴向访回自来抵挂约找是有没选的给问比跑奔者及和与或同喺、:("“「,，/。;!?~…\s>]|联系|咨询|外院|曾住|建议|推荐|先后|随访|检查|老|你们|他们|那边|当年|年|月|日|前|后|北京|上海|武汉|广州|南京|杭州|长沙|成都|济南|天津|沈阳|福州|在我们)\s?$/;
/** For aliases that are ordinary words or given names. */
const MOTION = /[于在至到去往转送由从请赴抵挂、]$/;
/** QMH A&E, UFH 产检 */
const VISIT = /^ ?(?:A&E|AED|OPD|产检|急[症诊]|门诊|住院|就诊|复查)/;
/** For numbers and acronyms: 2018年301, at QMH. */
const GOING = /(?:[于在至到去往转送由从请赴经年月(喺]|联系|\b(?:at|from|to|in|of|with|by|via))\s?$/;
const TREATED = /^(?:做|住院|就诊|[一-鿿]{1,4}科)/;
const DEPARTMENT_NEXT =
  /^(?:医院|院区|[东西南北新老本总]院|(?:[一-鿿]{1,6}(?:科|门诊|中心|研究所|病房|急诊))|心内|神内|消化|就诊|住院|门诊|急诊|手术|会诊|治疗|复查|检查|查|做|看|住|行|建|生|产检|诊断|确诊|咨询|评估|追踪|说|验过|随访|专家|教授|的?[一-鿿]{0,2}(?:主任|教授|大夫|医生))/;

export function* aliases(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const hit of [...page.hits('hospitals-zh'), ...page.hits('hospital-aliases-zh')]) {
    let { end } = hit;
    let { start } = hit;
    // 北大|深圳, 华西|厦门: the town of a branch belongs to the name.
    const branch = placesOf(page).at(end);
    if (
      branch &&
      branch.form !== 'word' &&
      (branch.kind === 'city' || branch.kind === 'county') &&
      (text.startsWith('医院', branch.end) || AFTER_NAME.test(text.slice(branch.end, branch.end + 6)))
    )
      end = branch.end + (text.startsWith('医院', branch.end) ? 2 : 0);
    const next = text.slice(end, end + 8);
    const isContext = hit.dictionary === 'hospital-aliases-zh';
    if (!isContext) {
      // A dictionary name that is only the head of a longer one (北京大学|深圳医院) is left to the grammar.
      yield finding(start, withCampus(text, end), 0.97, 'known');
      continue;
    }
    if (hit.entry.note === 'latin' && /^[-\d]|^ (?:protocol|regimen|criteria)/.test(next)) continue;
    if (
      /^[路街桥村镇乡区县市广公站酒宾大小式征菌法氏肽散丸汤膏片粉素林基坛寺兰]|^(?:嘱|行为|第[一二三四五六七八九十]{1,2}(?!人民|医|临床|附)|[中小大]学|高中|图书|体育|幼儿|养老)/.test(
        next,
      )
    )
      continue;
    // 武汉市|金银潭, 武汉市一
    const places = placesOf(page);
    const left = places.from(start) - 1;
    const placeEnd = places.all[left]?.end ?? -1;
    if (placeEnd === start || placeEnd === start + 1) start = chainStart(places.all, left);
    const before = start < hit.start || BEFORE.test(text.slice(Math.max(0, start - 4), start));
    const department = DEPARTMENT_NEXT.test(next);
    if (!before && !department) continue;
    // 在邵逸夫排队: a long alias one is at needs no word after it.
    const isAt =
      hit.entry.note === 'context' && hit.form.length >= 3 && MOTION.test(text.slice(Math.max(0, start - 1), start));
    if (!AFTER_NAME.test(next) && !department && !isAt) continue;
    if (
      hit.entry.note === 'word' &&
      !(
        department &&
        (start < hit.start ||
          MOTION.test(text.slice(Math.max(0, start - 2), start)) ||
          (/[,;。]/.test(text.charAt(start - 1)) && TREATED.test(next)))
      )
    )
      continue;
    if (
      /number|latin/.test(hit.entry.note ?? '') &&
      !GOING.test(text.slice(Math.max(0, start - 6), start)) &&
      !VISIT.test(next)
    )
      continue;
    if (hit.entry.note === 'number' && !(before && department) && !/^(?:[，,。;、)）(]|$)/.test(next)) continue;
    const isSure = before && (department || /^[,，。;、)）(]/.test(next));
    yield finding(start, withCampus(text, end), isSure ? 0.92 : 0.72, 'alias');
  }
}

/** Western names: Mayo Clinic, Prince of Wales Hospital, Universitätsklinikum Freiburg. */
const LATIN =
  /\b(?:[A-Z][A-Za-z'.&-]+ (?:of |and |the |for |de )?){1,6}(?:Hospitals?|Clinics?|Infirmary|Medical Cent(?:er|re)|Health Cent(?:er|re)|Sanatorium|Maternity|Klinikum)\b(?: of (?:[A-Z][A-Za-z]+ ?){1,4}\b)?|\b(?:Universitäts(?:klinikum|spital)|Klinikum|Krankenhaus|Hôpital|Hospital|Ospedale|Clínica) (?:[A-ZÀ-Ü][A-Za-zÀ-ü-]+[ -]?){1,4}/g;

export function* latinNames(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, LATIN)) {
    const text = match[0].replace(/^(?:The|At|In|From|To|Referred|Our|This|Local|Other|Seen) /, '');
    if (
      /^[A-Z]{2,4} Clinic$|^(?:Hospital|Clinic|Medical|Health|Outpatient|Local|General|Public|Private|University|Fever) ?(?:Hospitals?|Clinics?|Cent(?:er|re))$/.test(
        text,
      )
    )
      continue;
    const end = match.index + match[0].length;
    yield finding(end - text.length, end, 0.9, 'latin');
  }
}

function finding(start: number, end: number, score: number, rule: string): PageFinding {
  return { start, end, type: 'HOSPITAL', score, reason: { rule: `hospital.${rule}` } };
}
