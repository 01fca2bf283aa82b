/**
 * All matches of many patterns over one text. One pass by tables finds where each pattern can begin (see
 * pattern-start.ts); only there is it tried. Results are those of `text.matchAll(pattern)`.
 */
import { patternStart, type PatternStart } from './pattern-start.ts';
import { UnitSet } from './unit-set.ts';

interface Finder {
  readonly pattern: RegExp;
  readonly sticky: RegExp;
  readonly start: PatternStart;
  /** Whether it can begin almost anywhere, so that tables do not help. */
  readonly isPlain: boolean;
  /** Index in the tables, or -1. */
  index: number;
}

const NO_MATCHES: readonly RegExpExecArray[] = [];
/** A pattern that more units than this can begin is tried everywhere. */
const MOST_UNITS = 4000;
const GROUP = 32;

const finders = new Map<RegExp, Finder>();
/** Patterns met since the tables were built are tried everywhere until so many texts have gone by. */
const REBUILD_AFTER = 8;
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
  if (finder.isPlain) return everywhere(text, pattern);
  if (current?.text !== text) {
    if (++age >= REBUILD_AFTER && known < finders.size) rebuild();
    current = { text, places: tables.places(text) };
  }
  const places = current.places[finder.index];
  return places ? at(text, finder, places) : everywhere(text, pattern);
}

function fewest({ before, first, second, canBeSingle }: PatternStart): number {
  return Math.min(before.size, first.size, canBeSingle ? Infinity : second.size);
}

function rebuild(): void {
  const all = [...finders.values()].filter(({ isPlain }) => !isPlain);
  all.forEach((finder, index) => (finder.index = index));
  tables = buildTables(all);
  known = finders.size;
  age = 0;
}

function register(pattern: RegExp): Finder {
  const start = patternStart(pattern);
  const finder: Finder = {
    pattern,
    sticky: new RegExp(pattern.source, pattern.flags.replace('g', 'y')),
    start,
    isPlain: start.canBeEmpty || fewest(start) > MOST_UNITS,
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

/** Units that no set tells apart share a class; the tables go by class, a bit for each finder of a group of 32. */
function buildTables(all: readonly Finder[]): Tables {
  const { classOf, count } = classesOf(all.flatMap(({ start: { before, first, second } }) => [before, first, second]));
  const groups = Array.from({ length: Math.ceil(all.length / GROUP) }, (_, group) => {
    const table = (): Int32Array => new Int32Array(count + 1);
    const [before, first, second] = [table(), table(), table()];
    all.slice(group * GROUP, (group + 1) * GROUP).forEach(({ start }, bit) => {
      const mark = (to: Int32Array, set: UnitSet): void => {
        for (const [from, end] of set.ranges)
          for (let one = classOf[from] ?? 0; one <= (classOf[end - 1] ?? 0); one++)
            to[one] = (to[one] ?? 0) | (1 << bit);
      };
      mark(before, start.before);
      mark(first, start.first);
      mark(second, start.canBeSingle ? UnitSet.all : start.second);
      // Class 0 is outside the text.
      before[0] = (before[0] ?? 0) | (1 << bit);
      if (start.canBeSingle) second[0] = (second[0] ?? 0) | (1 << bit);
    });
    return { before, first, second };
  });

  return {
    places(text) {
      const places: number[][] = all.map(() => []);
      const classes = new Uint16Array(text.length + 2);
      for (let i = 0; i < text.length; i++) classes[i + 1] = classOf[text.charCodeAt(i)] ?? 0;
      groups.forEach(({ before, first, second }, group) => {
        for (let i = 1; i <= text.length; i++) {
          let bits = first[classes[i] ?? 0] ?? 0;
          if (bits === 0) continue;
          bits &= (before[classes[i - 1] ?? 0] ?? 0) & (second[classes[i + 1] ?? 0] ?? 0);
          while (bits !== 0) {
            const bit = 31 - Math.clz32(bits);
            bits &= ~(1 << bit);
            places[group * GROUP + bit]?.push(i - 1);
          }
        }
      });
      return places;
    },
  };
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
