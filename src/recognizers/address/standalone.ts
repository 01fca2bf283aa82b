/** Addresses without a division: after 住 or 家在, roads with numbers, crossings, named places one is at. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { placesOf } from './places.ts';
import { readRun } from './run.ts';
import { GENERIC_PART, LIVING, REJECT } from './zh.ts';

const CUE = new RegExp(`(?:${LIVING})[:：]?\\s?`, 'g');
const WARD = /病房|病区|监护|ICU|[0-9一二三四五六七八九十]+床|手术[间室]|病室|我科|产房|抢救室|候诊|诊室/;
/** A road with a number, a building with a door, a crossing. */
const SITE =
  /(?:[路街巷弄道]|胡同|大院)(?:\d{1,5}|[一二三四五六七八九十百]{1,4})(?:号|弄|巷)|(?:路|街|大道)(?:与|和|、|-)[一-鿿]{2,7}(?:路|街|大道|高速|环)|[一-鿿](?:小区|花园|家园|公寓|新村|苑|大厦|社区|宿舍|村|屯)[A-Za-z\d一二三四五六七八九十东西南北]{1,4}(?:期|区|号|栋|幢|座|单元|组|队)|村(?:民委员会|委会?)|村民小组|[一-鿿]居委会|[一-鿿]{2}镇[一-鿿]{0,3}(?:农贸市场|菜市场|集市|老街)|(?:\d{1,4}|[一二三四五六七八九十A-Z]{1,3})(?:栋|幢|号楼)[\d一二三四五六七八九十东西A-Z]{1,4}(?:单元|室|门|楼|层|-)|[一-鿿]{2}镇[一-鿿]{1,5}[村街]/g;
/** Being at, going to or passing a named place. */
const AT =
  /(?:[在于到去至从经过自往]|途经|行经|行至|位于|前往)([A-Z\d一-鿿]{2,9}?(?:农贸市场|批发市场|菜市场|花鸟市场|海鲜市场|水产市场|市场|公园|购物中心|商场|万象城|大悦城|古镇|古城|步行街|(?<=[一-鿿]{2})[东西南北]站|(?<=[一-鿿])[路街门口桥寺园]站|景区|风景区|度假村|滑雪场|码头|渔港|火车站|汽车站|高铁站|客运站|地铁站|机场|路口|十字路口|交叉口|收费站|服务区|(?<=高速[一-鿿]{0,4})(?:出口|路段|段)|高速公路|高速(?=[,，。;发行追撞上翻])|立交桥|大桥|工业园区?|产业园|科技园|开发区|工业区|林场|农场|牧场|茶园|水库|广场|夜市|厂区|矿区|小区|大厦|校区|乡|镇|村|寨|屯|嘎查|苏木))/g;
/** Roads between towns with the stretch one was on: 京港澳高速咸宁段, G4高速岳阳服务区, 318国道. */
const HIGHWAY =
  /(?<=[在于至到从经过沿自]|途经|行驶至)(?:(?:[GS]\d{1,4}|[一-鿿]{2,4}?)(?:高速公?路?|快速路|绕城)(?:[一-鿿]{0,6}?(?:段|出口|入口|收费站|服务区|互通|枢纽|匝道口?))?|\d{3}(?:国道|省道|县道|乡道)(?:[一-鿿]{0,6}?(?:段|路口|旁))?)(?:[KkＫ]?\d{1,4}(?:\+\d{1,4})?(?:公里|km|KM|米)?(?:处)?)?/g;
/** Regiments and companies of the farming corps as where one lives. */
const REGIMENT =
  /(?:(?:新疆)?(?:生产建设)?兵团)?(?:第?[一二三四五六七八九十]{1,3}|农[一二三四五六七八九十]{1,3})师(?:[一二三四五六七八九十〇零百\d]{1,4}团(?:场|部)?(?:[一二三四五六七八九十\d]{1,3}连)?|[一-鿿]{2,5}农场)|(?<=[住在于])[一二三四五六七八九十\d]{2,4}团(?:[一二三四五六七八九十\d]{1,3}连)/g;
/** A stop of an underground line. */
const STOP = /(?<=[在于至到从经])(?:地铁)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})号线[一-鿿]{2,8}?站(?![台])/g;

/** A building with a door and no name before it: 3号楼7-2. */
const BUILDING = /^\d{1,3}(?:号楼|栋|幢)(?:\d{1,2}单元\d|\d{1,2}-\d)/;
/** A hamlet named after its land: 家住李家沟. */
const HAMLET = /^[一-鿿]{1,4}[沟湾坪岗铺营堡冲坳坡塘桥坝岭洼屯里垸圩坊](?=[,，。;、\s(人]|出租|附近|一带|$)/;
/** What one says when no name comes to mind: 万达对面那个小区3号楼. */
const COLLOQUIAL =
  /^[一-鿿A-Za-z\d]{2,8}(?:对面|旁边?|后面|隔壁|楼上|门口)的?(?:那个?|这个?)?[一-鿿]{0,4}?(?:小区|院子|院|楼|巷子|市场|公寓)(?:[\dA-Z一二三四五六七八九十]{1,4}(?:栋|号楼|幢|单元|号|楼|座)){0,3}/;
/** A road and what one sees there: 人民路万达对面. */
const LANDMARK =
  /(?<=[在到住])(?![一-鿿]{0,3}(?:马路|公路|铁路|走|半路|一路))[一-鿿]{2,4}(?:路|街|大道)[一-鿿A-Z]{2,6}?(?:对面|旁边?|门口|隔壁|后面|路口)(?=[,，。;\s)]|$)/g;
/** A named place in a field of its own: 09-18 人民公园北门. */
const FIELD =
  /(?:^|\s)([一-鿿]{2,8}?(?:公园|市场|广场|码头|景区|夜市|火车站|机场|体育馆)(?:[东西南北]{1,2}门)?)(?=[\s,，。;]|$|跳|逛|买|玩|吃)/gm;
const LEFT_STOP = /[报址籍回在于到去至从自住往经由是的了因患者沿过即就被把对向抵达送行居家寄与和及、]/;

export function* standalone(page: Page, taken: (start: number, end: number) => boolean): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, CUE)) {
    const start = match.index + match[0].length;
    if (!/[一-鿿\dA-Za-z]/.test(text.charAt(start))) continue;
    const talk = /住|家在/.test(match[0]) ? COLLOQUIAL.exec(text.slice(start, start + 36)) : null;
    if (talk && !WARD.test(talk[0]) && !REJECT.test(talk[0])) {
      yield finding(start, start + talk[0].length, 0.8, 'living', match[0].trim());
      continue;
    }
    const run = readRun(page, start, 'narrative');
    const hamlet = !run && /住|家在/.test(match[0]) ? HAMLET.exec(text.slice(start, start + 8)) : null;
    if (hamlet && !REJECT.test(hamlet[0]) && !taken(start, start + hamlet[0].length)) {
      yield finding(start, start + hamlet[0].length, 0.75, 'living', match[0].trim());
      continue;
    }
    if (!run || run.parts === 0) continue;
    const value = text.slice(run.start, run.end);
    if (WARD.test(text.slice(run.start, run.end + 3)) || value.length < 3 || taken(run.start, run.end)) continue;
    yield finding(run.start, run.end, run.places.length > 0 ? 0.95 : 0.85, 'living', match[0].trim());
  }
  for (const match of matchesOf(text, SITE)) {
    if (taken(match.index, match.index + match[0].length)) continue;
    let start = match.index;
    const lowest = Math.max(0, start - 10);
    while (start > lowest && /[一-鿿\dA-Za-z]/.test(text.charAt(start - 1)) && !LEFT_STOP.test(text.charAt(start - 1)))
      start--;
    const { all, from } = placesOf(page);
    const first = all[from(start)];
    if (first && first.start <= match.index && first.form !== 'word') start = first.start;
    const run = readRun(page, start, 'narrative');
    const crossing = /^(?:路|街|大道)[与和、-]/.test(match[0]);
    let end = run?.end ?? start;
    if (crossing) {
      end = match.index + match[0].length;
      const rest =
        /^(?:路口|交叉口|交汇处|交叉路口|十字路口|口)?(?:[东西南北]\d{1,4}米)?/.exec(text.slice(end, end + 10))?.[0] ??
        '';
      end += rest.length;
    }
    if (end < match.index + Math.min(2, match[0].length)) continue;
    const value = text.slice(start, end);
    if (
      value.length < 4 ||
      WARD.test(text.slice(start, end + 2)) ||
      (/^\d/.test(value) && !BUILDING.test(value)) ||
      REJECT.test(value) ||
      taken(start, end)
    )
      continue;
    if (!crossing && match.index - start < 1 && !/^[一-鿿\d]/.test(match[0])) continue;
    yield finding(start, end, 0.85, 'site', undefined);
  }
  for (const pattern of [HIGHWAY, REGIMENT, STOP, LANDMARK]) {
    for (const match of matchesOf(text, pattern)) {
      const end = match.index + match[0].length;
      if (taken(match.index, end) || match[0].length < 4 || /^(?:上|走|开|骑|跑|高速)/.test(match[0])) continue;
      yield finding(match.index, end, 0.85, 'site', undefined);
    }
  }
  for (const match of matchesOf(text, AT)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    if (
      GENERIC_PART.test(name) ||
      REJECT.test(name) ||
      /^(?:[一-鿿]?(?:附近|隔壁|当地|本|我|某|该|家|这|那|一|个|外|邻|其|老|乡|小|大|自|回|来|农|同|各|多)[一-鿿]?)+(?:村|镇|乡|市场|公园|广场|码头|机场|路口|工业园|寨)|[的了是有过和]/.test(
        name,
      )
    )
      continue;
    if (name.length < 3 || taken(start, start + name.length)) continue;
    // With a division in it the name is read from there.
    const { all, from } = placesOf(page);
    const inner = all[from(start)];
    if (inner && inner.start >= start && inner.end <= start + name.length && inner.form !== 'word') continue;
    const run = readRun(page, start, 'narrative');
    const end = Math.max(run?.end ?? 0, start + name.length);
    yield finding(start, end, 0.75, 'at', undefined);
  }
  for (const match of matchesOf(text, FIELD)) {
    const name = match[1] ?? '';
    const start = match.index + match[0].length - name.length;
    if (
      GENERIC_PART.test(name) ||
      REJECT.test(name) ||
      name.length < 4 ||
      /^[在于到去至从往经我你他她俺咱]|[昨今前明][天日晚晨早]|[去在到过了的]/.test(name) ||
      taken(start, start + name.length)
    )
      continue;
    yield finding(start, start + name.length, 0.7, 'at', undefined);
  }
}

function finding(start: number, end: number, score: number, rule: string, term: string | undefined): PageFinding {
  return {
    start,
    end,
    type: 'ADDRESS',
    level: 1,
    score,
    reason: { rule: `address.${rule}`, ...(term ? { term } : {}) },
  };
}
