/** Organisations as the value of a label: 工作单位, 就读学校, 院舍. */
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { LABELS } from './zh.ts';

const LABEL = new RegExp(`(?:^|[我\\s,，。;；(（、|【])(${LABELS})(?:[:：]| (?=[一-鿿]{2}))\\s{0,3}`, 'gm');
const EMPTY =
  /^(?:无(?:[\s,，。;/]|业|单位|固定|$)|不详|同上|退休|离休|农民|务农|个体|自由|待业|无业|未|拒绝|保密|略|见|家务|学生|儿童|散居|婴幼儿|本院|我院|[-/—_]+|是|否|有|自营|灵活|[某])|^(?:农|工人|职员|司机|个体户?)(?:[\s,，。;]|$)/;
const VALUE_END = /[,，。;；、\n\t|☎{}"”(（]| {1,}|$/;
/** Titles after the organisation's name. */
const TITLE = /(?:退休)?(?:职工|工人|员工|职员|教师|老师|学生|司机|会计|经理|保安|保洁|干部|[高初大][一二三四]|[一二三四五六七八九]年级.*)$/;

/** 学校(贵州民大), 电子厂(华科精密), works at Ashgrove College. */
const BRACKETED = /(?:学校|公司|厂|单位|幼儿园|养老院)[(]([一-鿿]{3,16})[)]|\b(?:[Ww]orks? (?:at|for)|[Ee]mployed (?:at|by)|[Ss]tud(?:ent|ies|ying) at|[Tt]each(?:er|es) at) ((?:[A-Z][A-Za-z'&-]+ ?){1,5})/g;

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
    if (isLatin ? value.length < 6 || !/^[\p{L} .&'-]+$/u.test(value) : value.length < 4 || !/^[一-鿿A-Za-z\d·]+$/.test(value) || !/[一-鿿]{3}/.test(value)) continue;
    const end = start + value.length;
    if (page.covered({ start, end })) continue;
    if (/^[一-鿿]{2,5}[省市县区]$|医院|卫生院|疾控/.test(value)) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.85, reason: { rule: 'organization.label', term: match[1] ?? '' } };
  }
}
