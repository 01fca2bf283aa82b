/** Organisations by grammar: a name and a head (小学, 派出所, 有限公司 …). */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { nameBefore } from '../hospital/borders.ts';
import { TALK } from '../hospital/zh.ts';
import { unitEnd } from './units.ts';
import { AFTER, BEFORE, GENERIC, LIKELY_HEADS, MAKER, RANKED, SITE, SURE_HEADS, TRADES } from './zh.ts';

const SURE = new RegExp(SURE_HEADS.join('|'), 'y');
const HEAD = new RegExp(`${SURE_HEADS.join('|')}|${LIKELY_HEADS.join('|')}`, 'g');
const HOSPITAL_NEXT = /^(?:附属|第?[一二三四五六七八九十]?医院|医院|[一-鿿]{0,6}(?:医院|附院)|医务室|卫生)/;

/** Places of pastime one went to. */
const LEISURE =
  /KTV|酒吧|网吧|美容院|美发店|理发店|发廊|洗浴中心|足浴店|俱乐部|火锅店|驾校|养生馆|会所|会馆|足浴|足疗|洗浴城|夜总会|歌厅|舞厅|桑拿/;

/** Seats of a village, a street or an association: an address goes on after them, an office is followed by who works there. */
const SEAT = /[居村]委会|委员会|街道办事处|社区工作站|残联|妇联|工地/;
const OFFICER =
  /^(?:[一-鿿]{0,3}(?:干部|人员|主任|书记|民警|网格员|社工|专干|委员|保安|工人|民工|[瓦木电焊钢泥抹油架]工|小工|做[一-鿿]工|打工|务工|干活)|陪同|护送|送[来至入诊]|出具|证明|开具|联系|告知|通知)/;

/** Words before the name that the borders leave in: 原|哈尔滨第三轴承厂. */
const PREFIX =
  /^(?:(?:患者|患儿|伤者|死者|其|父亲|母亲|丈夫|妻子|配偶|儿子|女儿|孩子|娃|家属|父|母|夫|妻|本人|自述)(?:系|为|上|读(?!书))|系(?!统)|(?:父亲|母亲|丈夫|妻子|儿子|女儿|患者|本人|[父母夫妻其我])?(?:在|由)(?!家)|送[入至往]|转[入至往]|入住|住在|来自|前往|安置[在于]|寄养[在于]|羁押[在于]|关押[在于]|就近送|读|供职|受雇|任职|就职|委托|通知|函告|抄送|上报|报|已与|经与|病前|退休前|生前|原(?!州|平|阳)|警方|代表|现任|曾任|现|韩国|美国|日本|英国)/;

/** 盐城悦达纺织挡车工, 三一重工员工: a firm's short name right before its trade. */
const FIRM = new RegExp(
  `(?:${TRADES})(?![厂])(?=(?:公司)?(?:退休)?(?:职工|员工|工人|职员|普工|女工|临时工|厂长|董事长|老板|财务|出纳|文员|保安|空乘|空姐|飞行员|机长|乘务员|船员|水手|轮机长|大副|研发|程序员|厨师|店员|导购|客服|[一-鿿]{0,2}(?:[一-鿿]工(?![作程地业伤人龄种具])|[作术务管检验质销售送递抄库理]员|师傅|工程师|会计|经理|司机|销售|主管))(?![作程]))`,
  'g',
);

export function* firms(page: Page): Iterable<PageFinding> {
  for (const match of matchesOf(page.text, FIRM)) {
    const end = match.index + match[0].length;
    const border = nameBefore(page, match.index, 0, true);
    const start = border.start + (PREFIX.exec(page.text.slice(border.start, match.index))?.[0].length ?? 0);
    const name = page.text.slice(start, end);
    if (
      name.length < 4 ||
      name.length > 14 ||
      GENERIC.test(`${name}公司`) ||
      TALK.test(name) ||
      /某|退休|务农|[籍族岁男女]/.test(name)
    )
      continue;
    if (page.covered({ start, end })) continue;
    yield { start, end, type: 'ORGANIZATION', score: 0.75, reason: { rule: 'organization.named', term: match[0] } };
  }
}

export function* named(page: Page): Iterable<PageFinding> {
  const { text } = page;
  let floor = 0;
  for (const match of matchesOf(text, HEAD)) {
    let end = match.index + match[0].length;
    if (HOSPITAL_NEXT.test(text.slice(end, end + 8)) || page.covered({ start: match.index, end })) continue;
    const { place, leading, cued, ...border } = nameBefore(page, match.index, floor, true);
    let start = border.start + (PREFIX.exec(text.slice(border.start, match.index))?.[0].length ?? 0);
    // …红旗大道86号|江西理工大学: the address before it is no part of the name.
    const door = /^.*\d(?:号(?!线)|弄|室)/.exec(text.slice(start, match.index));
    if (door) start += door[0].length;
    const name = text.slice(start, end);
    const bare = match.index - start;
    const isRanked =
      RANKED.test(name) || (bare === 1 && /^[省市县区州旗盟镇乡]/.test(name) && AFTER.test(text.slice(end, end + 10)));
    if (bare < 2 && !(bare === 1 && (place || isRanked)) && !(bare === 0 && /政府/.test(match[0]))) continue;
    if (/^(?:快递|速递|速运)$/.test(match[0]) && /[当送跑做开发寄]$/.test(text.slice(start, match.index))) continue;
    if ((!isRanked && GENERIC.test(name)) || page.covered({ start, end })) continue;
    const isPlaced = place !== null && place.form !== 'word';
    if (!isPlaced && TALK.test(name)) continue;
    // A head that only begins a longer name (大学|宿舍) is an address.
    const isHome = /养老|敬老|托老|老年|安老|护老|福利/.test(match[0]);
    if (SITE.test(text.slice(end, end + 10)) && !(isHome && place?.form !== 'full')) continue;
    if (/某|[读上考念办别寄]$/.test(text.slice(start, match.index)) || /某/.test(name)) continue;
    if (/(?:[路街巷]|\d号)[一-鿿]{2,8}$/.test(name) && isPlaced && isHome) continue;
    const headEnd = end;
    end = unitEnd(text, end);
    SURE.lastIndex = match.index;
    const isSure = SURE.exec(text)?.[0] === match[0];
    const isListed = start === floor + 1 && text.charAt(floor) === '、';
    if (SEAT.test(match[0]) && (!OFFICER.test(text.slice(end, end + 8)) || bare < 3)) continue;
    const isWork =
      isListed ||
      end > headEnd ||
      BEFORE.test(text.slice(Math.max(0, start - 6), start)) ||
      border.start < start ||
      AFTER.test(text.slice(end, end + 10));
    if (MAKER.test(name) && !/大学|学院|学校|中学|小学/.test(match[0]) && !isWork) continue;
    // A plant named with its town and nothing after it is an employer more often than a place.
    const isPlant = isPlaced && /厂$/.test(match[0]) && /^(?:[\s,，。;)]|$)/.test(text.slice(end, end + 1));
    const isLeisure = cued && LEISURE.test(match[0]) && bare >= 2;
    if (!isSure && !isWork && !isPlant && !isLeisure) continue;
    if (bare > 16 && !isPlaced) continue;
    if (/公司$/.test(match[0]) && !isWork && !isPlaced && !leading && bare < 3) continue;
    floor = end;
    const score = isWork ? 0.92 : isPlaced ? 0.88 : leading || cued ? 0.8 : 0.65;
    yield { start, end, type: 'ORGANIZATION', score, reason: { rule: 'organization.named', term: match[0] } };
  }
}
