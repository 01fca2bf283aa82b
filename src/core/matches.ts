/**
 * All matches of many patterns over one text. One pass by tables finds where each pattern can begin (see
 * pattern-start.ts); only there is it tried. Results are those of `text.matchAll(pattern)`.
 */
import { patternSigns, type PatternSign } from './pattern-start.ts';
import { UnitSet } from './unit-set.ts';

interface Finder {
  readonly pattern: RegExp;
  readonly sticky: RegExp;
  /** Null where tables do not help. */
  readonly signs: readonly PatternSign[] | null;
  /** Index in the tables, or -1. */
  index: number;
}

const NO_MATCHES: readonly RegExpExecArray[] = [];
const GROUP = 32;

const finders = new Map<RegExp, Finder>();
/** Patterns met since the tables were built are tried everywhere until so many texts have gone by, or most are new. */
const REBUILD_AFTER = 8;
/** Units of a text worth tables of its own for a pattern not met before. */
const LONG = 50_000;
let tables: Tables = buildTables([]);
let age = REBUILD_AFTER;
let known = 0;
let current: { readonly text: string; readonly places: readonly (readonly number[])[] } | null = null;

/**
 * @param pattern a global pattern that lives as long as the program; never one made for the call.
 * @param text the text of a page; for a part of one, `matchAll` is quicker.
 */
export function matchesOf(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  const finder = finders.get(pattern) ?? register(pattern);
  if (!finder.signs) return everywhere(text, pattern);
  if (current?.text !== text) {
    age++;
    if (known < finders.size && (age >= REBUILD_AFTER || finders.size > known * 2)) rebuild();
    current = { text, places: tables.places(text) };
  }
  const places =
    current.places[finder.index] ?? (text.length > LONG ? buildTables([finder]).places(text)[0] : undefined);
  return places ? at(text, finder, places) : everywhere(text, pattern);
}

function rebuild(): void {
  const all = [...finders.values()].filter(({ signs }) => signs !== null);
  all.forEach((finder, index) => (finder.index = index));
  tables = buildTables(all);
  known = finders.size;
  age = 0;
}

function register(pattern: RegExp): Finder {
  const finder: Finder = {
    pattern,
    sticky: new RegExp(pattern.source, pattern.flags.replace('g', 'y')),
    signs: patternSigns(pattern),
    index: -1,
  };
  finders.set(pattern, finder);
  return finder;
}

function everywhere(text: string, pattern: RegExp): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (!match) return NO_MATCHES;
  const matches: RegExpExecArray[] = [];
  for (; match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex++;
  }
  return matches;
}

function at(text: string, { sticky }: Finder, places: readonly number[]): readonly RegExpExecArray[] {
  let matches: RegExpExecArray[] | null = null;
  let end = 0;
  for (const place of places) {
    if (place < end) continue;
    sticky.lastIndex = place;
    const match = sticky.exec(text);
    if (!match) continue;
    (matches ??= []).push(match);
    end = place + match[0].length;
  }
  return matches ?? NO_MATCHES;
}

interface Tables {
  /** Where each finder can begin, by its index. */
  places(text: string): number[][];
}

/**
 * Units that no set tells apart share a class. The tables hold for every class a row of bits, one for each sign of each
 * finder; class 0 is outside the text.
 */
function buildTables(all: readonly Finder[]): Tables {
  const signs = all.flatMap(({ signs }, finder) => (signs ?? []).map((sign) => ({ ...sign, finder })));
  const { classOf, count } = classesOf(
    signs.flatMap(({ before, first, second, start }) => [before, first, second, start.before, start.first]),
  );
  const width = Math.ceil(signs.length / GROUP);
  const table = (): Int32Array => new Int32Array((count + 1) * width);
  const [before, first, second, startBefore, startFirst] = [table(), table(), table(), table(), table()];
  signs.forEach((sign, index) => {
    const mark = (rows: Int32Array, one: number): void => {
      const at = one * width + (index >>> 5);
      rows[at] = (rows[at] ?? 0) | (1 << (index & 31));
    };
    const markAll = (rows: Int32Array, set: UnitSet): void => {
      for (const [from, to] of set.ranges)
        for (let one = classOf[from] ?? 0; one <= (classOf[to - 1] ?? 0); one++) mark(rows, one);
    };
    markAll(before, sign.before);
    markAll(first, sign.first);
    markAll(second, sign.canBeSingle ? UnitSet.all : sign.second);
    markAll(startBefore, sign.start.before);
    markAll(startFirst, sign.start.first);
    mark(before, 0);
    mark(startBefore, 0);
    if (sign.canBeSingle) mark(second, 0);
  });
  const finderOf = signs.map(({ finder }) => finder);
  const most = signs.map((sign) => sign.most);
  const least = signs.map((sign) => sign.least);
  const isUnsorted = all.map(({ signs }) => signs?.some((sign) => sign.most > 0) ?? false);

  return {
    places(text) {
      const places: number[][] = all.map(() => []);
      const add = (sign: number, i: number): void => {
        const list = places[finderOf[sign] ?? 0] ?? [];
        const farthest = most[sign] ?? 0;
        if (farthest === 0) {
          if (list[list.length - 1] !== i) list.push(i);
          return;
        }
        const word = sign >>> 5;
        for (let at = Math.max(0, i - farthest); at <= i - (least[sign] ?? 0); at++) {
          const from = classOf[text.charCodeAt(at)] ?? 0;
          const behind = at > 0 ? (classOf[text.charCodeAt(at - 1)] ?? 0) : 0;
          const bits = (startFirst[from * width + word] ?? 0) & (startBefore[behind * width + word] ?? 0);
          if ((bits >>> (sign & 31)) & 1) list.push(at);
        }
      };
      let left = 0;
      let here = text.length > 0 ? (classOf[text.charCodeAt(0)] ?? 0) : 0;
      for (let i = 0; i < text.length; i++) {
        const right = i + 1 < text.length ? (classOf[text.charCodeAt(i + 1)] ?? 0) : 0;
        for (let word = 0; word < width; word++) {
          let bits = first[here * width + word] ?? 0;
          if (bits === 0) continue;
          bits &= (before[left * width + word] ?? 0) & (second[right * width + word] ?? 0);
          while (bits !== 0) {
            const bit = 31 - Math.clz32(bits);
            bits &= ~(1 << bit);
            add(word * GROUP + bit, i);
          }
        }
        left = here;
        here = right;
      }
      return places.map((list, index) => (isUnsorted[index] ? inOrder(list) : list));
    },
  };
}

/** Sorted, each once. */
function inOrder(places: number[]): number[] {
  return places.sort((a, b) => a - b).filter((place, index) => place !== places[index - 1]);
}

/** Class of every unit, from 1, rising with the units. */
function classesOf(sets: readonly UnitSet[]): { classOf: Uint16Array; count: number } {
  const isBorder = new Uint8Array(65537);
  for (const { ranges } of sets) for (const [from, to] of ranges) isBorder[from] = isBorder[to] = 1;
  const classOf = new Uint16Array(65536);
  let count = 1;
  for (let unit = 0; unit < 65536; unit++) {
    if (unit > 0 && isBorder[unit] === 1) count++;
    classOf[unit] = count;
  }
  return { classOf, count };
}
