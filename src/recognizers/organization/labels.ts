/** Organisations as the value of a label: 工作单位, 就读学校, 院舍. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { readRun } from '../address/run.ts';
import { LABELS } from './zh.ts';

const LABEL = new RegExp(
  `(?:^|[我\\s,，。;；(（、|【<]|孩子|患者|本人|家属|我们|[父母夫妻])(${LABELS})(?:[:：>是]|[(（]盖章[)）][:：]?| (?=[一-鿿]{2}))\\s{0,3}`,
  'gm',
);
const EMPTY =
  /^(?:无(?:[\s,，。;/]|业|单位|固定|$)|不详|同上|退休|离休|农民|务农|个体|自由|待业|无业|未|拒绝|保密|略|见|家务|学生|儿童|散居|婴幼儿|本院|我院|[-/—_]+|是|否|有|自营|灵活|[某])|^(?:农|工人|职员|司机|个体户?)(?:[\s,，。;]|$)/;
const VALUE_END = /[,，。;；、\n\t|☎{}"”(（]| {1,}|$/;
/** Titles after the organisation's name. */
const TITLE =
  /(?:退休)?(?:职工|工人|员工|职员|教师|老师|学生|司机|会计|经理|保安|保洁|干部|[高初大][一二三四]|[一二三四五六七八九]年级.*)$/;

/** 学校(贵州民大), 电子厂(华科精密), works at Ashgrove College. */
const BRACKETED =
  /(?:学校|公司|厂|单位|幼儿园|养老院)[(]([一-鿿]{3,16})[)]|\b(?:[Ww]orks? (?:at|for)|[Ee]mployed (?:at|by)|[Ss]tud(?:ent|ies|ying) at|[Tt]each(?:er|es) at) ((?:[A-Z][A-Za-z'&-]+ ?){1,5}(?:[一-鿿]{2,4}(?:校区|分校))?)/g;

/** What one is employed at or enrolled in, whatever its name ends with. */
const EMPLOYED =
  /(?:就职|供职|任职|受雇|就读|毕业|服役|从业|务工|退休|实习|打工|履职)[于在]([一-鿿A-Za-z]{3,16}?)(?=[(,，。;；、\s]|$|担?任|从事|工作|退休|[大高初][一二三四]|[一二三四五六七八九]年级|学习|期间|专业)/g;
/** 在…上班, 在…读书: what is neither a place nor a kind of work. */
const WORKING =
  /在([一-鿿A-Za-z]{3,14}?)(?:上班|开(?:塔吊|叉车|大车|货车|挖机|吊车|车)|当过[一-鿿]|做过[一-鿿]|干(?:了|过|活)|做研发|搞[一-鿿]{2}|打[暑寒]?假?工|务工|做工|干活|任教|教书|教学|代课|就读|读[书研博]|读[大高初小中][一二三四班]|读[一二三四五六]年级|上学|上课|上[小中大托]班|实习|服役|服刑|就职|任职|供职|担任[一-鿿]|值班|执勤|兼职|退休|做义工|当(?:兵|保安|老师|会计|厨师|护工|司机|工人|服务员|收银|店员|老板|教练|主播|教师|技师|清洁工|保洁)|做(?:保洁|保安|会计|工人|护工|厨师|服务员|前台|收银|销售|客服|文员|财务|技师|普工|仓管|质检|司机|技术员|程序员|清洁)|任(?:会计|教师|经理|主管|司机|出纳)|[一-鿿]{0,3}工作(?=[,，。;、)）]))/g;
const NOT_WORKING =
  /[的了着过某我他她家里上中下时后前内外边]|外地|本地|当地|单位|公司$|工地|县城|国外|附近|一家|[私国民]企|农村|车间$|办公|流水线|高温|夜间|期间|粉尘|岗位|环境|水上|[省市县区镇乡村州]$|学校$|工厂$|建筑|装修|服装|电子厂|餐馆|饭店$|超市$|医院|卫生/;
/** What one is, with where in brackets: 退休(第二纺织厂), 学生(遵义师范). */
const TRADED =
  /(?:退休|职员|学生|教师|老师|工人|司机|会计|干部|公务员|快递员|保安|保洁|厨师|程序员|经理|职工|员工|技术员|工程师|民警|军人|战士|在读|幼师|导游|记者|律师|销售|厂长|校长)[(]([一-鿿]{4,16})[)]/g;
const NOT_TRADED =
  /退休|已|现|离岗|某|长途|货车|出租|夜班|高级|初级|主管|住校|走读|年级|病|孕|婚|代诉|患者|联系|电话|父|母|妻|夫|子$|女$|陪|家属/;

const NOT_EMPLOYED = /某|行业|企业$|单位$|我|本|当地|外地|私人|个体|一家|工厂$|岗位|部门|学校$|公司$/;

/** 在“丽人”美容院上班 */
const QUOTED =
  /[“"]([一-鿿A-Za-z]{2,8})[”"](?:[一-鿿]{0,2}(?:公司|工厂|美容院|养老院|托老所|理发店|美发店|足浴店|饭店|餐厅|面馆|宾馆|会所|超市|酒店|学校|幼儿园|酒吧|网吧|KTV))/g;

export function* employed(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, EMPLOYED)) {
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
  for (const [pattern, not] of [
    [WORKING, NOT_WORKING],
    [TRADED, NOT_TRADED],
  ] as const) {
    for (const match of matchesOf(page.text, pattern)) {
      const value = match[1] ?? '';
      const start = match.index + match[0].indexOf(value, 1);
      const end = start + value.length;
      if (not.test(value) || page.covered({ start, end }) || isPlace(page, start, end)) continue;
      yield { start, end, type: 'ORGANIZATION', score: 0.72, reason: { rule: 'organization.label' } };
    }
  }
  for (const match of matchesOf(page.text, QUOTED)) {
    const span = { start: match.index, end: match.index + match[0].length };
    if (page.covered(span)) continue;
    yield { ...span, type: 'ORGANIZATION', score: 0.75, reason: { rule: 'organization.named' } };
  }
}

/** Nothing but divisions and address parts. */
function isPlace(page: Page, start: number, end: number): boolean {
  const run = readRun(page, start, 'narrative');
  return run !== null && run.end >= end - 1;
}

/** A table's heading cell of work or schooling names the cells below it. */
const HEADING =
  /(?:^|[|\t])[ ]?(?:现?(?:工作|所在|服务|就职)?单位|学校|就读学校|所在学校|单位\/学校|工作单位\/学校)[ ]?(?=[|\t]|$)/gm;
const MAX_ROWS = 200;

export function* tabled(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, HEADING)) {
    const at = match.index + (/[|\t]/.test(match[0]) ? 1 : 0);
    const head = page.line(at);
    const line = text.slice(head.start, head.end);
    const mark = line.includes('\t') ? '\t' : '|';
    if (!line.includes(mark)) continue;
    const column = text.slice(head.start, at).split(mark).length - 1;
    const columns = line.split(mark).length;
    let start = head.end + 1;
    for (let row = 0; row < MAX_ROWS && start < text.length; row++) {
      const { end } = page.line(start);
      const cells = text.slice(start, end).split(mark);
      if (cells.length !== columns) break;
      const cell = cells[column] ?? '';
      const value = cell.trim();
      const from = start + cells.slice(0, column).join(mark).length + (column > 0 ? 1 : 0) + cell.indexOf(value);
      const span = { start: from, end: from + value.length };
      if (
        /^[一-鿿A-Za-z\d·()]{4,24}$/.test(value) &&
        /[一-鿿]{3}/.test(value) &&
        !EMPTY.test(value) &&
        !page.covered(span)
      )
        yield { ...span, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.label' } };
      start = end + 1;
    }
  }
}

export function* bracketed(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, BRACKETED)) {
    const value = (match[1] ?? match[2] ?? '').trimEnd();
    const start = match.index + match[0].lastIndexOf(value);
    const end = start + value.length;
    if (page.covered({ start, end }) || /退休|负责|门房|无|不|已|某|[省市县]$/.test(value)) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.label' } };
  }
}

export function* labelled(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, LABEL)) {
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
