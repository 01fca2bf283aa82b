/** Reads one run of address parts from an offset, as far as it goes. */
import type { Page } from '../../core/recognizer.ts';
import { placesOf, type Place } from './places.ts';
import { DOOR, GENERIC_PART, NUMBERED, PLOT, REJECT, STOPS, STRONG, TAIL, VERBS, WEAK } from './zh.ts';

export interface Run {
  readonly start: number;
  readonly end: number;
  /** A part finer than district or county. */
  readonly isFine: boolean;
  /** Divisions from the dictionaries. */
  readonly places: readonly Place[];
  /** Parts by grammar: roads, estates, numbers, doors. */
  readonly parts: number;
}

/** `label`: the value of a label; `narrative`: running text, where verbs and clinical words end a name. */
export type Manner = 'label' | 'narrative';

const sticky = (source: string): RegExp => new RegExp(source, 'y');
const WORD = `[^${STOPS}]`;
const CAREFUL = `[^${STOPS}${VERBS}]`;
const named = (sign: string) => sticky(`${sign}{0,9}?(?:${STRONG.join('|')})`);
const NAMED = { label: named(WORD), narrative: named(CAREFUL) };
const weak = (sign: string) =>
  sticky(
    `${sign}{1,6}?(?:${WEAK})(?=[${STOPS}\\dA-Z]|$|[那这]边|一带|附近|[一二三四五六七八九十](?:[号栋幢座单层楼组期区室]|$))`,
  );
const PLOTS = { label: sticky(WORD + PLOT), narrative: sticky(CAREFUL + PLOT) };
const ROOTED = sticky(`[那无约其发](?![边里个时位者])${CAREFUL}{1,6}?(?:[村屯寨乡镇路街]|小区|组)(?!民)`);
const WEAKLY = { label: weak(WORD), narrative: weak(CAREFUL) };
const NUMBER = sticky(NUMBERED);
const DOORS = sticky(DOOR);
const TAILS = sticky(TAIL);
const BRACKET = sticky('\\((?:居|村|社区|街道|镇|原[^()]{1,8})\\)');
const MAX_RUN = 80;
const DOOR_NEXT = /^[\dA-Z一二三四五六七八九十]{1,4}(?:栋|幢|号楼|单元|座)/;
/** A school's or firm's own grounds: 海南大学紫荆公寓. */
const OWNED = /(?:宿舍|公寓|家属[院区楼]|校区|厂区|园区|大院)$/;

export function readRun(page: Page, start: number, manner: Manner, limit = page.text.length): Run | null {
  const { text } = page;
  const { at } = placesOf(page);
  const places: Place[] = [];
  let parts = 0;
  let isFine = false;
  let isNamed = false;
  let end = start;
  const stop = Math.min(limit, start + MAX_RUN);
  const match = (pattern: RegExp, from: number): string | null => {
    pattern.lastIndex = from;
    const found = pattern.exec(text)?.[0];
    return found && from + found.length <= stop ? found : null;
  };
  for (;;) {
    if (end >= stop) break;
    let from = end;
    // One blank, or a line's end after a fine part, may stand between parts (OCR, forms).
    const gap = end > start ? (/^(?: ?(?:\n|\\n)? {0,2}|[,_·] ?)/.exec(text.slice(end, end + 4))?.[0] ?? '') : '';
    const isOver =
      gap !== '' &&
      !(gap === ' ' || (manner === 'label' && isFine && !gap.includes(',')) || gap === '_' || gap === '·');
    // A line's end inside a door: R区⏎4栋2单元.
    const isWrapped =
      isFine &&
      gap.includes('n') !== gap.includes('\n') &&
      DOOR_NEXT.test(text.slice(from + gap.length, from + gap.length + 8));
    if (gap !== '' && isOver && !isWrapped) break;
    from += gap.length;
    const place = townless(page, at(from));
    // After a blank a province or city begins the next field.
    if (gap !== '' && isFine && place && (place.kind === 'province' || place.kind === 'city')) break;
    // 东方村, 共和小区, 南京路: what is named after a place is no place.
    const owner = place && place.form !== 'full' && end > start && !at(place.end) ? match(NAMED[manner], from) : null;
    const isOwned =
      owner !== null && place !== undefined && from + owner.length > place.end && accepts(owner, false, manner, isFine);
    // 紫金苑5幢, 福海楼1203室: an estate that bears a place's name.
    const estate =
      place && place.form !== 'full'
        ? /^[一-鿿]?[苑府庭郡轩阁邸楼](?=\d|[A-Z一二三四五六七八九十]{1,2}[号栋幢座单层])|^(?:小区|花园|家园|嘉园|公寓|新村|花苑|华庭|豪庭|公馆)/.exec(
            text.slice(place.end, place.end + 5),
          )
        : null;
    if (place && estate && place.end + estate[0].length <= stop) {
      end = place.end + estate[0].length;
      parts++;
      isFine = true;
      continue;
    }
    if (place && !isOwned && place.end <= stop && place.kind !== 'country' && (gap === '' || place.form !== 'word')) {
      places.push(place);
      if (
        place.kind === 'street' ||
        (place.kind === 'region' && /[湖山海漠景原沟寨岛]$/.test(text.slice(place.start, place.end)))
      )
        isFine = true;
      end = place.end;
      continue;
    }
    if (place?.kind === 'country' && end === start) {
      places.push(place);
      end = place.end;
      continue;
    }
    const hasBefore = end > start;
    const wasNamed = isNamed;
    isNamed = false;
    const number = hasBefore || manner === 'label' ? match(NUMBER, from) : null;
    if (
      number &&
      !(gap !== '' && !isFine) &&
      !/^[一二三四五六七八九十两\d]+(?:期|段|门|连|团|社|户|楼|房|路|街)$/.test(isFine ? '' : number)
    ) {
      end = from + number.length;
      parts++;
      isFine = true;
      continue;
    }
    if (isFine && gap !== '\n') {
      const door = match(DOORS, from);
      if (door && (gap === '' || /-|室|房|号/.test(door))) {
        end = from + door.length;
        parts++;
        continue;
      }
    }
    const bracket = hasBefore ? match(BRACKET, from) : null;
    if (bracket) {
      end = from + bracket.length;
      continue;
    }
    const last = places.at(-1);
    const isAfterShort = last?.end === from && (last.form !== 'full' || text.startsWith('小区', from));
    // 隆林县猪场乡|那伟村: right after a division a name may begin with a sign that is a word elsewhere.
    const strong = match(NAMED[manner], from) ?? (last?.end === from ? match(ROOTED, from) : null);
    if (strong && accepts(strong, isAfterShort || (wasNamed && gap === ''), manner, isFine)) {
      end = from + strong.length;
      isNamed = true;
      parts++;
      isFine = true;
      continue;
    }
    const tail = isFine ? match(TAILS, from) : null;
    if (tail && gap === '') {
      end = from + tail.length;
      continue;
    }
    const feeble = places.length > 0 || isFine ? match(WEAKLY[manner], from) : null;
    const isBounded =
      isFine || manner === 'label' || /[\dA-Z一二三四五六七八九十]/.test(text.charAt(from + (feeble?.length ?? 0)));
    if (feeble && isBounded && accepts(feeble, isAfterShort, manner, isFine) && !at(from)) {
      end = from + feeble.length;
      parts++;
      isFine = true;
      continue;
    }
    const plot = places.length > 0 && gap === '' ? match(PLOTS[manner], from) : null;
    if (plot && accepts(plot, false, manner, isFine)) {
      end = from + plot.length;
      parts++;
      isFine = true;
      continue;
    }
    const town = places.length > 0 && gap === '' ? shortTown(page, end, last) : 0;
    if (town > 0) {
      end += town;
      parts++;
      isFine = true;
      continue;
    }
    break;
  }
  return end > start ? { start, end, isFine, places, parts } : null;
}

/** @param follows the part comes right after a name: 埽街|村, 东方|路, 渔港|码头. */
function accepts(part: string, follows: boolean, manner: Manner, isFine: boolean): boolean {
  if (GENERIC_PART.test(part)) return follows && !/^[本该同外我]|农村|病区|(?<!小)区$/.test(part);
  if (/^村民$/.test(part)) return false;
  if (part.length === 1) return follows && /[路街乡镇村屯庄巷]/.test(part);
  if (manner === 'label') return !/医院|病区|电话|手机/.test(part);
  if (OWNED.test(part) && (isFine || part.length > 4)) return true;
  return !REJECT.test(part);
}

/** 晋江|陈埭: a town without 镇 right after its county, if the dictionary knows it with one. */
function shortTown(page: Page, from: number, last: Place | undefined): number {
  if (!last || last.end !== from || !(last.kind === 'county' || last.kind === 'city')) return 0;
  for (let length = 4; length >= 2; length--) {
    const name = page.text.slice(from, from + length);
    if (name.length < length || !/^[一-鿿]+$/.test(name)) continue;
    if (REJECT.test(name)) continue;
    for (const kind of ['镇', '乡', '街道']) if (page.knowledge.has('divisions-zh', name + kind)) return length;
  }
  return 0;
}

/** 昭通|镇雄, not 昭通镇|雄: the sign 镇 may begin the next place. */
function townless(page: Page, place: Place | undefined): Place | undefined {
  if (place?.kind !== 'street' || page.text.charAt(place.end - 1) !== '镇') return place;
  const next = placesOf(page).at(place.end - 1);
  if (!next || next.form === 'word') return place;
  const { start, end } = place;
  return { start, end: end - 1, kind: 'city', form: 'short' };
}
