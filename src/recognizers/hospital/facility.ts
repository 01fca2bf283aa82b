/** Facilities by grammar: a name and a head (医院, 卫生院, 诊所, 疾控中心 …). */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { nameBefore, withCampus } from './borders.ts';
import { DEPARTMENT_LIKE, GENERIC, HEADS, NAMED, NOT_OUTREACH, OUTREACH, RANKED, TALK } from './zh.ts';

const HEAD = new RegExp(HEADS.join('|'), 'g');
/** Longer words that only look like a head. */
const NOT_HEAD_AFTER =
  /^(?:感染(?!科|门诊|病|性疾病|中心|内)|获得性|管理|协会|学会|制剂|焦虑|代码|等级|名称|编号|编码|信息系统|建设|级别|机构|工作|相关|外|费用)/;
const LAW = /(?:执业|开业|互联|信息|组织|评审)$/;

export function* facilities(page: Page): Iterable<PageFinding> {
  const { text } = page;
  let floor = 0;
  let last = 0;
  for (const match of matchesOf(text, HEAD)) {
    let end = match.index + match[0].length;
    const after = text.slice(end, end + 4);
    if (NOT_HEAD_AFTER.test(after) || LAW.test(text.slice(Math.max(0, match.index - 2), match.index))) continue;
    // 卫疾控发〔2007〕305号: a document's number.
    if (match[0].startsWith('疾控') && /卫$/.test(text.slice(0, match.index).slice(-1))) continue;
    const { place, leading, cued, ...border } = nameBefore(page, match.index, floor);
    let { start } = border;
    const name = text.slice(start, end).replaceAll(' ', '');
    const bare = match.index - start;
    end = withCampus(text, end);
    const ranked = place && place.form !== 'word' ? null : RANKED.exec(name);
    // A town the dictionary does not know (江滨市|第二人民医院) still begins the name.
    if (ranked && (!(ranked.index >= 2 && (cued || leading)) || /^[我咱你他]们?/.test(name))) {
      // Set with blanks (OCR) the name keeps its whole length.
      if (!text.slice(start, match.index).includes(' ')) start = match.index + match[0].length - ranked[0].length;
      if (/(?:当地|上级|某|各|下级|多家)$/.test(text.slice(Math.max(0, start - 2), start))) continue;
      yield finding(start, end, 0.85, 'ranked', match[0]);
      floor = end;
      continue;
    }
    if (bare === 0 || ((!place || place.form === 'word') && GENERIC.test(name))) {
      if (
        /^疾控(?:中心)?$/.test(match[0]) &&
        !/(?:[/级]|上级|当地|各)$/.test(text.slice(Math.max(0, match.index - 2), match.index))
      )
        yield finding(match.index, end, 0.7, 'bare', match[0]);
      continue;
    }
    if ((!place || place.form === 'word') && TALK.test(name.slice(0, bare))) continue;
    const isDepartment = DEPARTMENT_LIKE.test(name) && !NAMED.test(name);
    const isOutreach = cued && bare >= 2 && OUTREACH.test(name) && !NOT_OUTREACH.test(name);
    if (isDepartment && !place && !leading && !isOutreach) continue;
    if (isDepartment && place && place.form === 'word' && !leading && !cued) continue;
    if (!place && bare === 1 && !leading) continue;
    const score = place && place.form !== 'word' ? 0.96 : leading || cued ? 0.92 : bare <= 12 ? 0.85 : 0.6;
    // 顺义区第二医院|汉石桥社区卫生服务站 is one facility.
    if (start === floor && last && /(?:站|室|门诊部|所)$/.test(match[0]) && place?.kind !== 'city') start = last;
    yield finding(start, end, isDepartment ? Math.min(score, 0.85) : score, 'facility', match[0]);
    floor = end;
    last = start;
  }
}

function finding(start: number, end: number, score: number, rule: string, term: string): PageFinding {
  return { start, end, type: 'HOSPITAL', score, reason: { rule: `hospital.${rule}`, term } };
}
