/** Short names without a full head: 南京市二院, 哈医大一院, 苏大附一院, 市八, 内蒙古妇幼, 福州金域检验. */
import { matchesOf } from '../../core/matches.ts';
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { chainStart, inPlace, placesOf } from '../address/places.ts';
import { AFTER_NAME, withCampus } from './borders.ts';
import { UNIVERSITIES } from './zh.ts';

const DIGIT = '[一二三四五六七八九]?十?[一二三四五六七八九十]|\\d{1,2}';
const UNIVERSITY = new RegExp(
  `(?:${UNIVERSITIES})(?:(?:第?(?:${DIGIT})|附属?第?(?:${DIGIT})?|附属(?:人民|儿童|妇产|口腔|肿瘤|中医|眼科)?)(?:临床)?(?:附属)?医?院|附(?:属)?(?:儿童|妇产|妇儿|口腔|肿瘤|中医|眼科|协和|妇幼|人民)(?:医?院)?|附[一二三四五六]|(?:齐鲁|瑞金|仁济|新华|九院|华山|中山|华西|湘雅|协和|同济|人民|总|儿|妇|口腔|肿瘤|中南|妇产|儿童|第[一二三四五]|[一二三四]附)医?院?(?!大学|医科|学院))`,
  'g',
);
const NUMBERED = new RegExp(`^(?:第)?(?:${DIGIT})(?:人民|中医)?(?:医院|医|院)(?!士|长|[生保学疗药师护])`);
const RANK_NUMBERED = new RegExp(
  `(?<![一-鿿]市)(?:省|市|县|区|州|旗|地区)(?:第)?(?:${DIGIT})(?:人民|中医)?(?:医院|院)`,
  'g',
);
/** 市八, 市一, 省二: only between a word of motion and an end or a department. */
const RANK_BARE =
  /(?<=[于在至转到去往送、从由请经]|现住|住在)(?:省|市)[一二三四五六七八九十](?=[(),，。;、\s]|[一-鿿]{1,5}科|住院|就诊|门诊|急诊|查|住|$)/g;
const RANK_KIND =
  /(?:省|(?<![城都])市|(?<![郊市])县|(?<![社小院病地])区|州|旗|地区|自治区)(?:人民(?!政府|法院|检察|代表|大会|武装|[路桥币群警]|公园|广场|银行|调解|陪审|出版|日报|电影|商场|医院|公社|公安|防空)|中医(?![药学师生协管馆理科医])|妇幼|疾控(?:中心)?|CDC|中医院?|妇保院?|职防院|皮防所|皮防院|精卫中心|二院|一院|中心血站|血站|血液中心|急救中心|儿医|儿童医院|肿瘤医院|胸科|传染病医院|公卫中心)/g;

const KIND =
  /^[省市县区州旗]?(?:人民|中心|中心人民|妇幼|妇儿|妇保|疾控(?:中心)?|疾病预防控制|CDC|cdc|中医|蒙医|藏医|儿童|儿医|儿院|肿瘤|胸科|肺科|结核病?|胸科|友谊|朝阳|血站|中心血站|血液中心|急救(?:中心)?|金域(?:检验|医学)?|迪安(?:检验|诊断)?|艾迪康|华大(?:基因)?|康圣环球|安诺优达|贝瑞|平安好医|妇产|中心妇产|口腔|眼科|皮防[所院]?|皮研所|皮科所|职防[院所]|精卫(?:中心)?|精神病院|精神卫生|脑科|脑病|骨科|骨伤|传染病?|公卫|公共卫生|市立|省立|红会|红十字|协和|同济|同仁|中山|总院|军总|军区总|武警|武警总队|石油|铁路|华侨|博爱|博爱|仁济|肛肠|血研所|爱尔(?:眼科)?|华厦(?:眼科)?|美年(?:大健康)?|慈铭|爱康国宾|和睦家|瑞慈|新华|儿研所|一附院?|二附院?|附一|附二|附院|医专附院|医学院附院|电力|邮电|民航|监狱(?=[医总中])|公安|老年病?|康复|佑安|地坛|天坛|安贞|阜外|宣武|协和|医科院肿瘤|积水潭|世纪坛|鼓楼|建邺|瑞金|华山|仁济|龙华|曙光|岳阳|西溪|同德|红房子|国妇婴|九龙|明基|华西|复大|亚心|质子(?:重离子)?|心脑(?:血管)?|妇儿中心|妇女儿童|眼视光|空军|海军|陆军|油田|矿总|口岸|荣军|康宁|惠民|仁和|安宁|长庚|慈济|马偕|荣总|县立|基督教|圣母|心血管|血管病|糖尿病|男科|妇科|肝病|血透|透析|产院|医专|中西医(?:结合)?|国医|苗医|壮医|维医|矿务局|红会|结控所?|慢病|慢病中心|弘爱|德济|国际和平|第一妇婴|中妇产|妇婴|儿保|中心院|中心医|人医|一医|二医|三医|市医|县医|院本部)(?:医院)?/;
/** Words that make of place and kind something else: 北京友谊商店, 上海中医药大学, 人民路. */
const NOT_AFTER_KIND =
  /^(?:[路街道区大商店宾馆饭公园广场桥政府群众币日报币法检院校学药师生理局委会产业集团公司协厂村镇乡社]|防治|卫生|疾病|保健|健康|患者|人群|系统|工作|感染|肺炎|疫苗|病房|科|用品|生产|友好|发育|生长)/;

export function* shortNames(page: Page): Iterable<PageFinding> {
  const { text } = page;
  for (const match of matchesOf(text, UNIVERSITY)) {
    let start = match.index;
    const end = start + match[0].length;
    start = inPlace(page, start)?.start ?? start;
    if (!AFTER_NAME.test(text.slice(end, end + 6)) && !match[0].endsWith('院')) continue;
    yield finding(start, withCampus(text, end), 0.95, 'university');
  }
  for (const pattern of [RANK_NUMBERED, RANK_BARE, RANK_KIND]) {
    for (const match of matchesOf(text, pattern)) {
      const { index: start } = match;
      const end = start + match[0].length;
      if (/^[路街]/.test(text.slice(end)) || /当地|上级|各$/.test(text.slice(Math.max(0, start - 2), start))) continue;
      if (inPlace(page, start)) continue;
      if (
        pattern === RANK_KIND &&
        !AFTER_NAME.test(text.slice(end, end + 6)) &&
        !/[于在至到去往转送由]/.test(text.charAt(start - 1))
      )
        continue;
      yield finding(start, withCampus(text, end), pattern === RANK_KIND ? 0.85 : 0.9, 'ranked');
    }
  }
  const places = placesOf(page).all;
  for (const [index, place] of places.entries()) {
    if (place.kind === 'country' || place.kind === 'street') continue;
    const tail = text.slice(place.end, place.end + 12);
    const numbered = NUMBERED.exec(tail);
    const start = chainStart(places, index);
    if (numbered) {
      const end = place.end + numbered[0].length;
      yield finding(start, withCampus(text, end), 0.95, 'numbered');
      continue;
    }
    const kind = KIND.exec(tail);
    if (!kind) continue;
    const end = place.end + kind[0].length;
    const next = text.slice(end, end + 6);
    if (NOT_AFTER_KIND.test(next) || !AFTER_NAME.test(next)) continue;
    // 广东中山 and 辽宁朝阳 are places; they are hospitals only where one is treated.
    if (
      /^(?:中山|朝阳|九龙|龙华|岳阳|鼓楼)$/.test(kind[0]) &&
      !/^(?:[内外神心消呼肾骨泌胸儿妇产眼耳皮感肿急][科内外]|就诊|住院|门诊|急诊|做|查|看|医院)/.test(next)
    )
      continue;
    if (
      place.form === 'word' &&
      !/[于在至到去往转送由经从请、,，。(（\s]$/.test(text.slice(Math.max(0, start - 1), start))
    )
      continue;
    yield finding(
      start,
      withCampus(text, end),
      /人民|朝阳|友谊|中心$|老年|康复|电力|公安/.test(kind[0]) ? 0.8 : 0.9,
      'kind',
    );
  }
}

function finding(start: number, end: number, score: number, rule: string): PageFinding {
  return { start, end, type: 'HOSPITAL', score, reason: { rule: `hospital.${rule}` } };
}
