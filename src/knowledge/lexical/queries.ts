/** What is looked up for a query: the query itself, its reading in Chinese, and for a passage its windows. */
import type { Query } from './align.ts';
import { isGeneric } from './postings.ts';
import type { Sounds } from './sounds.ts';
import { readWestern } from './western.ts';

/** Longest clause in units of the normal form that is looked up as one. */
const WINDOW = 24;
const STEP = 12;
/** A query with more is a passage. */
const TERM = 40;

const CLAUSE = /[\n\r。！？!?；;，,、：:|\t]+/;

/** Parts of a query that are looked up each by itself. */
export function clausesOf(query: string): readonly string[] {
  if (query.length <= TERM && !/[\n。！？；，]/.test(query)) return [query];
  return query.split(CLAUSE).filter((clause) => clause.trim() !== '');
}

/** Overlapping windows of a normal form. */
export function windowsOf(form: string): readonly string[] {
  if (form.length <= TERM) return [form];
  const windows: string[] = [];
  for (let start = 0; start < form.length; start += STEP) {
    windows.push(form.slice(start, start + WINDOW));
    if (start + WINDOW >= form.length) break;
  }
  return windows;
}

/** The one character that stands for a province before the name of what is its own (粤省人民医院). */
const PROVINCES: Readonly<Record<string, string>> = {
  京: '北京',
  津: '天津',
  沪: '上海',
  渝: '重庆',
  冀: '河北',
  晋: '山西',
  辽: '辽宁',
  苏: '江苏',
  浙: '浙江',
  皖: '安徽',
  闽: '福建',
  赣: '江西',
  鲁: '山东',
  豫: '河南',
  鄂: '湖北',
  湘: '湖南',
  粤: '广东',
  桂: '广西',
  琼: '海南',
  川: '四川',
  蜀: '四川',
  黔: '贵州',
  滇: '云南',
  陕: '陕西',
  秦: '陕西',
  陇: '甘肃',
  藏: '西藏',
};

/** A term, and the same with the province written out. */
export function readingsOf(form: string): readonly string[] {
  const province = /^.[省医大人一二三中]/.test(form) ? PROVINCES[form.charAt(0)] : undefined;
  return province === undefined ? [form] : [form, province + form.slice(1)];
}

const SHORTEST_PART = 2;
const isLetter = (form: string, at: number): boolean => {
  const unit = form.charCodeAt(at);
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0xc0 && unit < 0x250);
};

/** Every part of a window that could be a term; none that cuts a Latin word. */
export function* partsOf(window: string): Generator<string> {
  for (let start = 0; start < window.length; start++) {
    if (start > 0 && isLetter(window, start) && isLetter(window, start - 1)) continue;
    for (let end = start + SHORTEST_PART; end <= window.length; end++) {
      if (end < window.length && isLetter(window, end) && isLetter(window, end - 1)) continue;
      if (end - start < window.length) yield window.slice(start, end);
    }
  }
}

const MOST_WORDS = 4;

/** Latin words of a clause, alone and up to four in a row: the normal form has no blanks to tell them by. */
export function* latinPartsOf(clause: string): Generator<string> {
  const words = clause.match(/[\p{Script=Latin}\d+/-]{2,}|[A-Za-z]/gu) ?? [];
  if (!words.some((word) => /\p{Script=Latin}/u.test(word))) return;
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= Math.min(words.length, start + MOST_WORDS); end++) {
      const part = words.slice(start, end).join(' ');
      if (part.length > 1) yield part;
    }
}

export interface QueryTools {
  readonly sounds: Sounds;
  readonly weight: Float32Array;
  /** Weight of a unit no form holds. */
  readonly unknown: number;
  /** Weight of a sound, by id. */
  readonly soundWeight: Float32Array;
  /** Whether any form holds a unit. */
  holds(unit: number): boolean;
}

/** What stands first names the place or the owner, and tells names apart better than what follows. */
const HEAD: readonly number[] = [1.4, 1.2];
const NONE: readonly number[] = [];
/** 省 before a rank is nobody's typing error. */
const RANK = 0x7701;

/** What a form that is a part of a term, or of a passage, can reach. */
const WITHIN_TERM = 0.8;
const WITHIN_PASSAGE = 0.94;

export function queryOf(form: string, isPassage: boolean, { sounds, weight, unknown, holds }: QueryTools): Query {
  const units = Array.from({ length: form.length }, (_, i) => form.charCodeAt(i));
  return {
    units,
    head: isPassage ? NONE : HEAD,
    most: isPassage ? WITHIN_PASSAGE : WITHIN_TERM,
    sounds: units.map((unit) => (isGeneric(unit) || unit === RANK ? NONE : sounds.of(unit))),
    weights: units.map(
      (unit, at) =>
        ((isPassage ? undefined : HEAD[at]) ?? 1) * (holds(unit) || unit < 0x300 ? (weight[unit] ?? 0) : unknown),
    ),
  };
}

/** A name in Latin letters read as a Chinese one; null where it cannot be. */
export function westernQuery(name: string, tools: QueryTools, normalize: (text: string) => string): Query | null {
  if (/[\u3400-\u9fff]/.test(name)) return null;
  const pieces = readWestern(name, (letters) => tools.sounds.spelled(letters));
  if (!pieces) return null;
  const parts = pieces.map((piece): Query => {
    if ('text' in piece) return queryOf(normalize(piece.text), true, tools);
    return {
      units: piece.sounds.map(() => 0),
      sounds: piece.sounds.map((sound) => [sound]),
      weights: piece.sounds.map((sound) => tools.soundWeight[sound] ?? tools.unknown),
      head: NONE,
      most: WITHIN_TERM,
    };
  });
  return {
    units: parts.flatMap(({ units }) => units),
    sounds: parts.flatMap(({ sounds }) => sounds),
    weights: parts.flatMap(({ weights }) => weights),
    head: NONE,
    most: WITHIN_TERM,
  };
}
