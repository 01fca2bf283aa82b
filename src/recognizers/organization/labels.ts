/** Organisations as the value of a label: 工作单位, 就读学校, 院舍. */
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { LABELS } from './zh.ts';

const LABEL = new RegExp(`(?:^|[我\\s,，。;；(（、|【])(${LABELS})(?:[:：]| (?=[一-鿿]{2}))\\s{0,3}`, 'gm');
const EMPTY =
  /^(?:无(?:[\s,，。;/]|业|单位|固定|$)|不详|同上|退休|离休|农民|务农|个体|自由|待业|无业|未|拒绝|保密|略|见|家务|学生|儿童|散居|婴幼儿|本院|我院|[-/—_]+|是|否|有|自营|灵活|[某])|^(?:农|工人|职员|司机|个体户?)(?:[\s,，。;]|$)/;
const VALUE_END = /[,，。;；、\n\t|☎{}"”(（]| {1,}|$/;
/** Titles after the organisation's name. */
const TITLE =
  /(?:退休)?(?:职工|工人|员工|职员|教师|老师|学生|司机|会计|经理|保安|保洁|干部|[高初大][一二三四]|[一二三四五六七八九]年级.*)$/;

/** 学校(贵州民大), 电子厂(华科精密), works at Ashgrove College. */
const BRACKETED =
  /(?:学校|公司|厂|单位|幼儿园|养老院)[(]([一-鿿]{3,16})[)]|\b(?:[Ww]orks? (?:at|for)|[Ee]mployed (?:at|by)|[Ss]tud(?:ent|ies|ying) at|[Tt]each(?:er|es) at) ((?:[A-Z][A-Za-z'&-]+ ?){1,5})/g;

/** What one is employed at or enrolled in, whatever its name ends with. */
const EMPLOYED =
  /(?:就职|供职|任职|受雇|就读|毕业|服役)[于在]([一-鿿A-Za-z]{3,16}?)(?=[(,，。;；、\s]|$|担?任|从事|工作|退休|[大高初][一二三四]|[一二三四五六七八九]年级|学习|期间|专业)/g;
const NOT_EMPLOYED = /某|行业|企业$|单位$|我|本|当地|外地|私人|个体|一家|工厂$|岗位|部门|学校$|公司$/;

/** 在“丽人”美容院上班 */
const QUOTED =
  /[“"]([一-鿿A-Za-z]{2,8})[”"](?:[一-鿿]{0,2}(?:公司|工厂|美容院|养老院|托老所|理发店|美发店|足浴店|饭店|餐厅|面馆|宾馆|会所|超市|酒店|学校|幼儿园|酒吧|网吧|KTV))/g;

export function* employed(page: Page): Iterable<PageFinding> {
  for (const match of page.text.matchAll(EMPLOYED)) {
    const value = match[1] ?? '';
    const start = match.index + match[0].length - value.length;
    const end = start + value.length;
    if (NOT_EMPLOYED.test(value) || page.covered({ start, end })) continue;
    yield {
      start,
      end,
      type: 'ORGANIZATION',
      score: 0.8,
      reason: { rule: 'organization.label', term: match[0].slice(0, 3) },
    };
  }
  for (const match of page.text.matchAll(QUOTED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (page.covered(span)) continue;
    yield { ...span, type: 'ORGANIZATION', score: 0.75, reason: { rule: 'organization.named' } };
  }
}

export function* bracketed(page: Page): Iterable<PageFinding> {
  for (const match of page.text.matchAll(BRACKETED)) {
    const value = (match[1] ?? match[2] ?? '').trimEnd();
    const start = match.index + match[0].lastIndexOf(value);
    const end = start + value.length;
    if (page.covered({ start, end }) || /退休|负责|门房|无|不|已|某|[省市县]$/.test(value)) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.label' } };
  }
}

export function* labelled(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of text.matchAll(LABEL)) {
    const start = match.index + match[0].length;
    const rest = text.slice(start, start + 60);
    if (EMPTY.test(rest)) continue;
    const isLatin = /^[A-ZÀ-Ü]/.test(rest);
    const stop = isLatin ? /[,，。;；\n(]/.exec(rest) : VALUE_END.exec(rest);
    let value = rest.slice(0, stop?.index ?? rest.length).trimEnd();
    value = value.replace(TITLE, '');
    if (
      isLatin
        ? value.length < 6 || !/^[\p{L} .&'-]+$/u.test(value)
        : value.length < 4 || !/^[一-鿿A-Za-z\d·]+$/.test(value) || !/[一-鿿]{3}/.test(value)
    )
      continue;
    const end = start + value.length;
    if (page.covered({ start, end })) continue;
    if (/^[一-鿿]{2,5}[省市县区]$|医院|卫生院|疾控/.test(value)) continue;
    yield {
      start,
      end,
      type: 'ORGANIZATION',
      score: 0.85,
      reason: { rule: 'organization.label', term: match[1] ?? '' },
    };
  }
}
