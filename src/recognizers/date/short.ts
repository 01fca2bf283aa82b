/** Month and day in digits without a year: 7/24, 09-11, 12.25; their surroundings decide, since ratios look alike. */
import { matchesOf } from '../../core/matches.ts';
import type { Page } from '../../core/recognizer.ts';
import { endWithClock, hasClock } from './clock.ts';
import { isMonthDay, type DateMatch } from './match.ts';
import { daysAfter } from './zh.ts';

const SHORT =
  /(?<![\dA-Za-z./%+_]|\d[ ]?[:×xX])(\d{1,2})([/.-])(\d{1,2})(?:~(\d{1,2})(?=[ ]))?(?![\d/%_]|[.:]\d|[~-]\d(?!\d?[/.]\d))/g;
/** A titre or load beside year and month: 18-9 1:64. */
const SERIES = /(?<=[;。】\n ,])([012]\d)-(1[0-2]|[1-9])(?=[ ]1:\d)/g;

/** Measured in pairs or counted: no date follows. */
const RATIO_BEFORE =
  /(?:BP|bp|Bp|血压|压|视力|眼压|肌力|评分|得分|密集度|听力|初潮|经期|周期|(?<!末次)月经(?!:)[^,;。]{0,6}|VAS|NRS|GCS|ECOG|FMA|MMSE|Apgar|[左右双]眼|OD|OS|第|共|每|型|比|分|率|占|=|[><≥≤×]|上肢|下肢|级|(?<![产孕日诊])期|肌|PLT|WBC|体重|剂量|各|服|片|滴|浓度|稀释|pain|score|power|strength|Tension|tension|TA|RR|Blutdruck|tensión|Tensión|Pressione|blodtryck|BT|Grade|grade|vision|acuity|[Vv]ersion|[Vv]er\.?|[Ss]ection|[Ss]ect\.?|[Cc]hapter|[Pp]aragraph|[Ff]igure|[Ff]ig\.?|[Tt]able|[Rr]elease|[Ff]irmware|[Ss]oftware|Gleason|Kapitel|Abschnitt|Abb\.|Tabelle|[Vv]ersión|[Ss]ección|[Ff]igura|[Tt]abla|[Tt]abella|[Ss]ezione|[Cc]apitolo|[Aa]vsnitt|[Tt]abell)[ :]{0,2}$/;
const RATIO_AFTER =
  /^[ ]?(?:días|days|jours|Tage|giorni|dagar|级|次|天|周|日为|日一|月|年|个|枚|转移|见癌|肌层|\(\+|支|例|HP|LP|mm|cm|分|片|人(?![民员工流际])|Hz|岁|ml|mL|mmHg|度|瓶|包|期|位|间隙|椎|间|点|粒|两|斤|杯|小时|页|h\b|kg|g\b|号|倍|口|厚|周岁|处|mg|U\b|℃|袋|盒|根|颗|米|公里|元|万|张|楼|室|弄|栋|床|肋|指|阳性|Prolene|可吸收|丝线|缝|带针|叩|[-+](?!\d)|×)/;
const DATE_BEFORE =
  /(?:(?<![大小等低高多少])于|至|自|(?<!达)到|从|起|日期|时间|复诊|初诊|诊|复查|复|术|院|随访|期|月经|LMP|EDC|定|拟|挂号|签收|已收|收到|回报|预约|超|片|查|及|on|On|ON|dated|from|since|until|till|by|Date|DATE|Bloods|bloods|labs|Labs|Appt|appt|seen|Seen|visit|back|anointing|vom|am|bis|zum|den|seit|le|du|au|depuis|del|al|el|il|dal|Bio du|data|día|fecha|jour|sedan|den|√|RTC|RAT|LC)[ :(,]{0,3}$/;
/** Decimals follow most words: only these ask for a date. */
const DOTTED_BEFORE = /(?:日期|时间|复诊|随访|签收|已收|收到|月经|LMP|末次)[ :,]{0,2}$/;
const DATE_AFTER =
  /^[ ]?(?:复查|复诊|复|入院|出院|手术|查|行|来|回|起|至|到|术|送|就诊|随访|转|领|接种|开始|停|拆|夜|早|晚|上午|下午|中午|凌晨|[一二三四五六七八九十]诊|√|第|日|报|门诊|体温|发热|予|改|抽|当天|那天|回报|体检|取|片|约|前|后)/;
const BORDER = /(?:^|[\n;。:,、(【[|①-⑳])[ ]{0,4}$/;
/** Fractions of everyday use. */
const FRACTION = /^(?:1\/[2-9]|1\/10|2\/[35-7]|3\/[4-9]|4\/[5-9]|5\/[6-9]|[6-9]\/10)$/;
/** Nodes with tumour of nodes found (3/12), and the like. */
const COUNTED =
  /(?:淋巴结|LN|转移|癌|浸润|切缘|其中|枚|第[^,;。]{1,6}组|脉旁|阳性率|中位|发病率|概率|比例)[^。\n]{0,24}$/;
const ROW = /^[ |]{0,4}\d{1,2}([/.-])\d{1,2}(?=[ |\t])/gm;
const LEAST_ROWS = 3;

export function* shortDates(page: Page, known: readonly DateMatch[]): Generator<DateMatch> {
  const { text, language } = page;
  const isChinese = language === 'zh' || language === 'zh-Hant' || language === 'ja';
  const columns = new Map<string, number>();
  for (const match of matchesOf(text, ROW)) columns.set(match[1] ?? '', (columns.get(match[1] ?? '') ?? 0) + 1);
  const matches: DateMatch[] = [];
  const undecided: Candidate[] = [];
  for (const match of matchesOf(text, SHORT)) {
    const [whole, a = '', mark = '', b = ''] = match;
    const [first, second] = [Number(a), Number(b)];
    if (!isMonthDay(first, second) && (isChinese || !isMonthDay(second, first))) continue;
    const start = match.index;
    const end = start + whole.length;
    const score = scoreOf(page, start, end, {
      whole,
      a,
      b,
      mark,
      isChinese,
      isColumn: (columns.get(mark) ?? 0) >= LEAST_ROWS,
    });
    const candidate = { start, end, mark };
    // After a dash it is the end of a range, which only its beginning makes a date.
    if (score === 0 || /[~—–-]/.test(text.charAt(start - 1))) undecided.push(candidate);
    else matches.push({ start, end: endWithClock(text, end, !isChinese), rule: 'date.short', score });
  }
  for (const match of matchesOf(text, SERIES))
    matches.push({ start: match.index, end: match.index + match[0].length, rule: 'date.short', score: 0.7 });
  matches.push(...listedWith(text, [...known, ...matches], undecided));
  yield* matches;
  if (isChinese)
    yield* daysAfter(
      page,
      [...known, ...matches].sort((x, y) => x.start - y.start),
    );
}

interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly mark: string;
}

const JOINED = /^[ ]?(?:[、,;~—–-]|和|及|至|到)[ ]?$/;

/** Undecided ones that a comma joins to a date written with the same mark: 2013-01-25、2-25、3-15. */
function listedWith(text: string, dates: readonly DateMatch[], undecided: readonly Candidate[]): DateMatch[] {
  const byEnd = new Map<number, string>();
  const byStart = new Map<number, string>();
  const markOf = ({ start, end }: { start: number; end: number }) => /[/.-]/.exec(text.slice(start, end))?.[0] ?? '';
  for (const date of dates) {
    byEnd.set(date.end, markOf(date));
    byStart.set(date.start, markOf(date));
  }
  const joins = (from: number, to: number) => JOINED.test(text.slice(from, to));
  const listed = new Map<number, Candidate>();
  const accept = (candidate: Candidate) => {
    listed.set(candidate.start, candidate);
    byEnd.set(candidate.end, candidate.mark);
    byStart.set(candidate.start, candidate.mark);
  };
  const near = [1, 2, 3];
  const isRatio = (end: number) => RATIO_AFTER.test(text.slice(end, end + 8));
  for (const candidate of undecided)
    if (
      near.some(
        (gap) => byEnd.get(candidate.start - gap) === candidate.mark && joins(candidate.start - gap, candidate.start),
      )
    )
      if (!isRatio(candidate.end)) accept(candidate);
  for (const candidate of [...undecided].reverse())
    if (
      near.some(
        (gap) => byStart.get(candidate.end + gap) === candidate.mark && joins(candidate.end, candidate.end + gap),
      )
    )
      if (!isRatio(candidate.end)) accept(candidate);
  return [...listed.values()].map(({ start, end }) => ({ start, end, rule: 'date.list', score: 0.75 }));
}

interface Shape {
  readonly whole: string;
  readonly a: string;
  readonly b: string;
  readonly mark: string;
  readonly isChinese: boolean;
  /** Several lines begin in this way. */
  readonly isColumn: boolean;
}

function scoreOf({ text }: Page, start: number, end: number, shape: Shape): number {
  const before = text.slice(Math.max(0, start - 12), start);
  const clause = text.slice(Math.max(0, start - 32), start);
  const after = text.slice(end, end + 8);
  if (RATIO_BEFORE.test(before) || RATIO_AFTER.test(after)) return 0;
  const isLineStart = /(?:^|\n)[ |]{0,4}$/.test(start < 12 ? before : `x${before}`);
  const isBordered = BORDER.test(before) || start === 0;
  const clock = hasClock(text, end);
  if (clock && (shape.mark !== '.' || isBordered)) return 0.9;
  if (shape.mark === '/' && Number(shape.a) <= Number(shape.b) && COUNTED.test(clause)) return 0;
  const cue = DATE_BEFORE.test(before);
  const follows = DATE_AFTER.test(after);
  if (isLineStart && shape.isColumn && /^[ |\t]/.test(after)) return 0.85;
  if (!shape.isChinese) return cue || (isLineStart && /^[ :]/.test(after)) ? 0.75 : 0;
  if (shape.mark === '/') {
    if (FRACTION.test(shape.whole))
      return (cue && (follows || /^[ ]?[,;。)、]/.test(after))) || (isLineStart && /^[ :]/.test(after)) ? 0.75 : 0;
    return cue || follows || isBordered ? 0.85 : 0.7;
  }
  if (shape.mark === '-') return scoreDashed(shape, { cue, follows, isBordered, isLineStart, after });
  return (cue && follows) ||
    (DOTTED_BEFORE.test(before) && /^[ ]?(?:[,;。)\n]|$)/.test(after)) ||
    (follows && isBordered && shape.b.length === 2)
    ? 0.75
    : 0;
}

interface Around {
  readonly cue: boolean;
  readonly follows: boolean;
  readonly isBordered: boolean;
  readonly isLineStart: boolean;
  readonly after: string;
}

/** A dash makes ranges too: those ascend, and nothing stands before them that asks for a date. */
function scoreDashed({ a, b }: Shape, { cue, follows, isBordered, isLineStart, after }: Around): number {
  const isPadded = a.length === 2 && b.length === 2;
  const descends = Number(a) > Number(b);
  const isWide = Number(b) >= 13;
  if (isLineStart && /^[ :]/.test(after) && (isPadded || descends || isWide)) return 0.85;
  if (isPadded && (isBordered || cue) && (a.startsWith('0') || follows || descends)) return 0.85;
  if (isBordered && /^\)/.test(after) && (descends || isWide)) return 0.8;
  if (isBordered && descends && /^[ ]?[\u4e00-\u9fffA-Z]/.test(after)) return 0.72;
  if (isBordered && isWide && (follows || /^[ ][\u4e00-\u9fffA-Z]/.test(after))) return 0.75;
  return cue && (follows || isWide || descends) ? 0.72 : 0;
}
