/** Addresses in running text, found from a division's name. */
import type { Page, PageFinding } from '../../core/recognizer.ts';
import { placesOf, type Place } from './places.ts';
import { readRun, type Run } from './run.ts';

/** What stands before a place where one is, goes or comes from. */
const BEFORE =
  /(?:[在于到去至从自回往赴返抵喺住居驻嫁搬迁飞来经系]|来自|或者|还是|籍贯|户籍|户口|祖籍|原籍|老家|家乡|生于|出生|途经|前往|[我他她俺人]是|出差|旅游|务工|打工|探亲|现居|常驻|目的地|行程|和|与|及|、)(?:了|过|[:的是为])?\s?$/;
/** A place as its own field: after a bracket, a comma or a blank. */
const FIELD = /(?:^|[\s(,;。:"“|/])$/;
/** What stands after a place where one lives, works or comes from. */
const AFTER =
  /^(?:人(?!民|类|体|工)|籍|当地|农民|村民|居民|牧民|渔民|市民|退休|工人|学生|职工|个体|转[来入院]|送[来入]|旅居|旅游史|居住史|输入|归来|入境|的(?=[,，。;!！\s]|$)|[一-鿿]{0,4}(?:厂|工地|公司|饭店|餐馆|酒店|超市)[一-鿿]{0,2}(?:打工|上班|务工|工作|做)|打工|务工|工作|上班|居住|生活|读书|读大学|上学|求学|出差|旅游|旅行|经商|做生意|学习|进修|探亲|出生|长大|定居|休养|疗养|避暑|过冬|[租居]住|工地|厂里|老家|家[中里]|做|开|跑|种|养|学|住|回来|返[回岗]|赶来|来|期间)/;
/** What makes of a place a language, a product, a score, an institution. */
const NOT_AFTER =
  /^(?:某|大学|学院|医科|话|方言|口音|菜系?|式|型|牌|产|时间|市民|出版|科技|生物|制药|药[业厂品]|医药|化学|仪器|公司|集团|股份|有限|银行|证券|保险|航空|卫视|[日晚]报|标准|分[型期类级]|评[分价]|量表|指数|系统|宣言|共识|定义|规则|指南|方案|病毒|[毒菌]株|株|菌|霉素|注射|胶囊|颗粒|口服|抗体|试剂|诊断|征|综合征|染色体|昏迷|睡眠|军区|铁路局|[一-鿿]{0,8}(?:药业|制药|有限公司|生物科技|医疗器械|试剂|出版社|学会|协会|杂志|标准|分型|分级|评分|量表|指数|系统|染色体|啤酒|白药|牌))/;
const FIELD_SCORE = 0.65;
const FOREIGN_NOT_AFTER =
  /^[一-鿿A-Z]{0,6}(?:标准|分型|分期|分类|分级|评分|指数|量表|系统|宣言|共识|定义|规则|心功能|昏迷|睡眠|抑郁|瘢痕|认知|指南|方案|公约|病毒|法|征|术|热|式|型|大学|时间)/;
/** What follows a person who bears a place's name (昌平主任). */
const PERSON_NEXT =
  /^\s?(?:副?主任|主治|住院医|医[生师]|教授|大夫|护士|老师|先生|女士|小姐|同志|阿姨|叔|姐|哥|警官|院长|所长|局长|经理|[,，\s]*(?:男|女)(?:[,，\s]|$)|\((?:护士|医师|主任|签|高年|[父母妻夫子女兄弟姐妹])|操作|主刀|记录|协助|会诊|说|诉|签|审核|[:：])/;
/** Words before that a product or standard follows. */
const NOT_BEFORE = /(?:按|据|根据|依据|参照|采用|应用|使用|口服|服用|含服|予|给予|产自|购自|厂家|生产商|品牌)[:"“]?$/;

type Taken = (start: number, end: number) => boolean;

/** A person's label: what follows is a name (检查者:巫山). */
const PERSON =
  /(?:(?<![患或])者|医师|医生|护士|主任|签名|签字|审核|记录|大夫|教授|姓名|术者|助手|主刀|麻醉|[男女]友|[父母妻夫子女兄弟姐妹])\s?[:：]?\s*$|(?:人员|参加|在场|到场|成员|组员|联系人|陪同|出席)[:：]?[一-鿿、,\s]{0,12}[、:：,\s]$/;

export function* narratives(page: Page, taken: Taken, owned: Taken): Iterable<PageFinding> {
  const { all } = placesOf(page);
  let end = 0;
  for (const place of all) {
    if (place.start < end || taken(place.start, place.end)) continue;
    const run = readRun(page, place.start, 'narrative');
    if (!run || owned(run.start, run.end)) continue;
    const score = judge(page, place, run, end);
    if (score === 0) continue;
    end = run.end;
    yield {
      start: run.start,
      end: run.end,
      type: 'ADDRESS',
      level: run.isFine ? 1 : 2,
      score,
      reason: { rule: run.isFine ? 'address.run' : 'address.place' },
    };
  }
}

/** Probability that a run is an address; 0 for what is none. */
function judge(page: Page, place: Place, run: Run, lastEnd: number): number {
  const { text } = page;
  const before = text.slice(Math.max(0, run.start - 6), run.start);
  const after = text.slice(run.end, run.end + 14);
  // In a list a place follows a place; after a person it is one more person.
  const isCued =
    BEFORE.test(before) &&
    (!/[、和与及]\s?$/.test(before) ||
      lastEnd === run.start - 1 ||
      page.covered({ start: run.start - 2, end: run.start - 1 }, ['HOSPITAL']));
  const isField = FIELD.test(before);
  const known = run.places.filter(({ kind }) => kind !== 'country');
  if (known.length === 0) return 0;
  if (NOT_BEFORE.test(before)) return 0;
  if (PERSON.test(text.slice(Math.max(0, run.start - 18), run.start)) && run.end - run.start <= 3) return 0;
  if (/[穴溪泉里海陵]、$/.test(before) && run.end - run.start <= 2) return 0;
  if (isField && run.parts === 0 && known.length === 1 && known[0]?.form !== 'full' && /^[:：]/.test(after)) return 0;
  if (known.some(({ kind }) => kind === 'foreign')) {
    if (FOREIGN_NOT_AFTER.test(after)) return 0;
    const isLatin = /[A-Za-z]/.test(text.charAt(place.start));
    if (run.places.length > 1 || run.parts > 0) return 0.88;
    if (isLatin)
      return /(?:\b(?:in|from|to|at|near)|[在于到去从回,]) ?$/i.test(before) && !/^ ?[A-Z]/.test(after) ? 0.8 : 0;
    return isCued || AFTER.test(after) ? 0.85 : 0;
  }
  if (run.parts > 0 || known.length > 1) {
    if (known.every(({ form }) => form === 'word') && known.length === 1)
      return isCued ? 0.75 : run.parts > 1 ? 0.7 : 0;
    if (!run.isFine && NOT_AFTER.test(after)) return 0;
    if (known[0]?.form === 'word' && known.every(({ form }) => form === 'word')) return isCued || isField ? 0.75 : 0;
    return 0.95;
  }
  const only = known[0] as Place;
  if (NOT_AFTER.test(after)) return 0;
  const isFollowed = AFTER.test(after);
  const isAlone = /^(?:$|[\s,。;、:)("”|/])/.test(after);
  // 江西铜业, 沈阳市第七…: a name that goes on is no place.
  if (!isCued && !isFollowed && !isAlone) return 0;
  if (only.form === 'full') {
    if (only.kind === 'street' && !isCued && !isField) return 0.75;
    return 0.92;
  }
  if (PERSON_NEXT.test(after)) return 0;
  if (only.kind === 'region') return isCued ? 0.75 : 0;
  if (only.form === 'word')
    return isCued && !/[、和与及]\s?$/.test(before) && (isFollowed || (only.kind === 'city' && isAlone)) ? 0.72 : 0;
  if (only.kind === 'county')
    return (isCued && (isFollowed || isAlone)) || (isField && (isFollowed || isAlone)) ? 0.82 : isCued ? 0.72 : 0;
  // 王延安, 李海林: a place's name after another sign is the end of a person's.
  return isCued || (isFollowed && isField) ? 0.9 : isFollowed ? 0.72 : isField ? FIELD_SCORE : 0;
}
