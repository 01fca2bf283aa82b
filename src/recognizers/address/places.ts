/** Places: hits of the dictionaries of divisions and other places, made one sequence without overlaps. */
import type { TermHit } from '../../core/knowledge.ts';
import type { Span } from '../../core/note.ts';
import type { Page } from '../../core/recognizer.ts';

export const PLACE_DICTIONARIES = ['divisions-zh', 'places-zh'] as const;

export type PlaceKind = 'province' | 'city' | 'county' | 'street' | 'region' | 'foreign' | 'country';

export interface Place extends Span {
  readonly kind: PlaceKind;
  /** Full: 海淀区; short: 海淀; word: a short form that is a word as well (和平, 中山). */
  readonly form: 'full' | 'short' | 'word';
}

/** Signs before a short form that make it part of a word: 延长春…, 形成都是, 符合肥胖. */
const NOT_AFTER: Readonly<Record<string, string>> = {
  长春: '延生增院部校组班变较最全身体市县局处科',
  长沙: '延生增体身变较最',
  成都: '形组完变生构造达促合看做写分',
  合肥: '符适结混联并综配',
  上海: '右左向以中南北为',
  南通: '西东',
  海南: '上',
  海口: '上',
  大连: '最较更',
  广元: '推',
  和田: '国永',
  安阳: '西',
  吉安: '万',
  本溪: '日',
  济宁: '普',
};

/** Signs after a short form that make it part of a word: 上海绵, 大连续, 合肥胖. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  上海: '绵参马藻带蜇螺拔派牌',
  青海: '绵',
  南海: '绵',
  大连: '续接锁',
  合肥: '胖大厚料皂',
  长春: '西新碱花地瑞',
  北京: '降烤时',
  广州: '管话',
  哈密: '瓜',
  达卡: '巴',
  包头: '痛疼部皮',
  德州: '扒仪',
  成都: '是会有要能不',
  乐山: '楂',
  宁波: '动',
  济南: '大',
  河源: '性',
  保定: '时',
  普洱: '茶',
  金华: '火',
  青岛: '啤',
  绍兴: '酒黄',
  云南: '白',
  西藏: '红',
  江苏: '话',
  桂林: '西',
  太原: '始因来',
  武汉: '肺',
  承德: '露',
  平凉: '拌',
  常德: '路',
  香港: '脚',
  安庆: '祝',
  阿里: '巴健',
};

const RANKS: Readonly<Record<string, [PlaceKind, Place['form']]>> = {
  province: ['province', 'full'],
  city: ['city', 'full'],
  county: ['county', 'full'],
  street: ['street', 'full'],
  'province-short': ['province', 'short'],
  'city-short': ['city', 'short'],
  'county-short': ['county', 'short'],
  'city-word': ['city', 'word'],
  'county-word': ['county', 'word'],
  region: ['region', 'short'],
  foreign: ['foreign', 'short'],
  country: ['country', 'short'],
};

function placeOf(hit: TermHit, text: string): Place | null {
  const [kind, form] = RANKS[hit.entry.note ?? ''] ?? [];
  if (!kind || !form) return null;
  const before = NOT_AFTER[hit.form];
  if (before && hit.start > 0 && before.includes(text.charAt(hit.start - 1))) return null;
  const after = NOT_BEFORE[hit.form];
  if (after && hit.end < text.length && after.includes(text.charAt(hit.end))) return null;
  // 镇静, 镇痛, 镇咳 and 市区 begin after the sign that ends the name.
  if (form === 'full' && /[镇]/.test(text.charAt(hit.end - 1)) && /[静痛咳吐定]/.test(text.charAt(hit.end)))
    return null;
  return { start: hit.start, end: hit.end, kind, form };
}

export interface Places {
  readonly all: readonly Place[];
  /** The longest place that begins at an offset. */
  at(offset: number): Place | undefined;
  /** Index in `all` of the first place that begins at an offset or later. */
  from(offset: number): number;
}

const cache = new WeakMap<Page, Places>();

/** Places of a page, by start, longest first at one start and then none that overlaps the one before. */
export function placesOf(page: Page): Places {
  const known = cache.get(page);
  if (known) return known;
  const hits = PLACE_DICTIONARIES.flatMap((id) => [...page.hits(id)]).sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  const all: Place[] = [];
  const byStart = new Map<number, Place>();
  let end = 0;
  for (const hit of hits) {
    const place = placeOf(hit, page.text);
    if (!place) continue;
    if (!byStart.has(place.start)) byStart.set(place.start, place);
    // 山西安泽 is 山西 and 安泽, not 西安; a full name beats a short one that it overlaps from the right.
    if (place.start < end) {
      const last = all.at(-1);
      if (!last || place.form !== 'full' || last.form === 'full' || place.end <= last.end) continue;
      all.pop();
    }
    all.push(place);
    end = place.end;
  }
  const places: Places = {
    all,
    at: (offset) => byStart.get(offset),
    from(offset) {
      let low = 0;
      let high = all.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((all[middle]?.start ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
  cache.set(page, places);
  return places;
}

/** The place an offset lies inside of, not at its start. */
export function inPlace(page: Page, offset: number): Place | undefined {
  const { all, from } = placesOf(page);
  const place = all[from(offset) - 1];
  return place && place.start < offset && offset < place.end ? place : undefined;
}

/** Province, city, county, street, and their repeats. */
const MAX_CHAIN = 6;

/** Start of the run of places that ends with the one at `index` (深圳市|龙华区). */
export function chainStart(places: readonly Place[], index: number): number {
  let start = places[index]?.start ?? 0;
  for (let i = index - 1; i >= Math.max(0, index - MAX_CHAIN) && places[i]?.end === start; i--) {
    if (places[i]?.kind === 'country') break;
    start = places[i]?.start ?? start;
  }
  return start;
}
