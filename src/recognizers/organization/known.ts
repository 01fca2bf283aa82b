/** Well-known firms, mills and universities: only beside words of work or schooling. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { chainStart, placesOf } from '../address/places.ts';
import { TALK } from '../hospital/zh.ts';
import { unitEnd } from './units.ts';
import { AFTER, BEFORE } from './zh.ts';

const IN = /(?:[在于为是从到入读进系]|就职|任职|单位|公司|学校|[(])[:：]?\s?$/;
const DONE =
  /^(?:做|干|搞|当|开|跑|送[外餐快货]|收银|导购|骑手|站长|店长|店员|跑单|拉货|搬货|分拣|拧螺丝|流水线|车间|夜班|加班|上班|打工|务工|工作|任职|读|上学|[当做]|退休|的?[一-鿿]{0,4}(?:职工|员工|工人|员|师|司机|保安|经理|学生|主管|工程师)|大[一二三四]|研|博|[一-鿿]{0,4}(?:车间|仓库|分厂|工地|门店|项目部))/;

export function* known(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const { start, end, form } of page.hits('organizations-zh')) {
    const to = unitEnd(text, end);
    const after = text.slice(to, to + 10);
    const isDone = DONE.test(after) || AFTER.test(after);
    const before = text.slice(Math.max(0, start - 6), start);
    const isInsurer =
      /保险|人寿|人保|财险|平安|泰康/.test(form) &&
      (/(?:保险|理赔|投保|承保)(?:公司)?(?:联系|[:：(（])?$/.test(before) || /^(?:承保|理赔|投保)/.test(after));
    const isBracketed = /[员师工手人机安长休]\($/.test(before) && after.startsWith(')');
    const isEnd =
      isBracketed ||
      (/(?:在|[就任供]职于|受雇于|服务于|入职|跳槽到|(?:单位|公司|学校)[:：是])$/.test(before) &&
        /^(?:[,，。;；)）\s]|$)/.test(after));
    if (
      !isInsurer &&
      !isEnd &&
      !(isDone && (IN.test(before) || BEFORE.test(before) || /(?:^|[\s,，。;、])$/.test(before)))
    )
      continue;
    if (page.covered({ start, end: to })) continue;
    yield { start, end: to, type: 'ORGANIZATION', score: 0.85, reason: { rule: 'organization.known', term: form } };
  }
}

/** A place, a name of any kind and a trade: 沈阳铁西重机|钳工. */
const TRADE =
  /^(?:退休|离休|下岗|在职)?(?:职工|工人|员工|职员|教师|干部|司机|[一-鿿]{0,2}(?:[钳焊电车铣刨锻铸瓦木油漆]工|检修工|挡车工|锅炉工|保管员|操作工|会计|技术员|工程师|车间主任|业务员|营业员|售货员))/;
const NOT_NAME =
  /[人籍某的在于从来去到为是和与及等业民]$|农民|打工|务工|外来|本地|当地|下岗|城市|居民|出租|公交|[货吊叉]车|长途|快递|个体|建筑|工地|户籍|医院|退休|私企|国企|企业|民营|大学|自由|某/;

export function* traded(page: Page): Iterable<PageFinding> {
  const { text } = page;
  const { all } = placesOf(page);
  for (const [index, place] of all.entries()) {
    if (place.form === 'word' || place.kind === 'country' || place.kind === 'region') continue;
    if (!/(?:^|[\s,，。;、:(（原系为在是任])$/.test(text.slice(Math.max(0, place.start - 1), place.start))) continue;
    for (let length = 2; length <= 12; length++) {
      const end = place.end + length;
      const sign = text.charAt(end - 1);
      if (!/[一-鿿A-Za-z\d]/.test(sign)) break;
      if (!TRADE.test(text.slice(end, end + 8))) continue;
      const name = text.slice(place.end, end);
      if (NOT_NAME.test(name) || TALK.test(name)) break;
      const start = chainStart(all, index);
      if (page.covered({ start, end })) break;
      yield { start, end, type: 'ORGANIZATION', score: 0.78, reason: { rule: 'organization.named' } };
      break;
    }
  }
}

/** Universities as students shorten them, beside a year or subject: 华中师大大二, 江城理工在读. */
const SHORT_UNIVERSITY =
  /[一-鿿]{1,4}(?:师大|师范|农大|工大|理工|财大|科大|民大|林大|矿大|交大|政法|外大|师院|医专|师专|幼专|职院|[财经贸法]大)(?=[(（]?(?:[大研博][一二三四]|在读|学生|学员|研究生|本科|博士|硕士|毕业|[一-鿿]{2,6}(?:专业|系)))/g;
/** 新疆兵团第八师143团, 农八师149团: a regiment one works at. */
const REGIMENT =
  /(?:(?:新疆)?(?:生产建设)?兵团)?(?:第?[一二三四五六七八九十]{1,2}|农[一二三四五六七八九十]{1,2})师(?:石河子)?[一二三四五六七八九十〇零百\d]{1,4}团(?:场)?(?:[一二三四五六七八九十\d]{1,2}连)?(?=(?:退休)?(?:职工|工人|干部|教师|医生|农工))/g;

/** Schools by place and number (成都七中, 市一中, 实验二小), units by number (消防三中队, 武警云南总队). */
const NUMBERED =
  /(?:[一-鿿]{2,4}|[省市县区镇])?(?:第?[一二三四五六七八九十]{1,2}|实验[一二三四]?|外国语|中心)[中小](?=学生|[高初][一二三四中]|老师|教师|上学|读书|读|就读|[一二三四五六]年级|退休|校长|\)|[,，。;]|流感|水痘|停课|聚集|暴发|疫情|$)|武警[一-鿿]{2,6}[总支]队|消防[一二三四五六七八九十]中队|\d{5}部队/g;

export function* numbered(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const pattern of [SHORT_UNIVERSITY, REGIMENT]) {
    for (const match of matchesOf(text, pattern)) {
      const cut = /^.*(?:[在于是为系从读的了原现就]|毕业于|考入)(?=[一-鿿]{3})/.exec(match[0])?.[0].length ?? 0;
      const span = { start: match.index + cut, end: match.index + match[0].length };
      if (span.end - span.start < 3 || page.covered(span)) continue;
      yield { ...span, type: 'ORGANIZATION', score: 0.82, reason: { rule: 'organization.named' } };
    }
  }
  for (const match of matchesOf(text, NUMBERED)) {
    const cut = /^.*[在于到去至从读上的了是系为原现就](?=[一-鿿]{2})/.exec(match[0])?.[0].length ?? 0;
    const start = match.index + cut;
    const end = match.index + match[0].length;
    const isSchool = /[中小]$/.test(match[0]);
    const near = text.slice(Math.max(0, start - 3), end + 5);
    if (isSchool && !/学|师|读|[高初][一二三四中]|年级|校/.test(near.replace(text.slice(start, end), ''))) continue;
    if (end - start < 3 || page.covered({ start, end })) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.8, reason: { rule: 'organization.named' } };
  }
}
