/**
 * What the matches of a regular expression can begin with, read from its source: the unit before, the first and the
 * second. The answer may be too wide and never too narrow, so that a scan by tables misses no match.
 */
import { UnitSet } from './unit-set.ts';

const ANY_UNIT = UnitSet.all;
const NO_UNIT = UnitSet.none;

export interface PatternStart {
  /** Units that can stand before a match; the start of the text always can. */
  readonly before: UnitSet;
  readonly first: UnitSet;
  readonly second: UnitSet;
  /** Whether a match can have one unit only, so that anything, or the end of the text, may follow. */
  readonly canBeSingle: boolean;
  /** Whether a match can be empty. */
  readonly canBeEmpty: boolean;
}

const LINE_ENDS = UnitSet.of([0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]);
const DIGITS = UnitSet.of([0x30, 0x39]);
const WORD = UnitSet.of([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
const NO_WORD = WORD.not();
const BLANKS = UnitSet.of(
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
);
const SURROGATES = UnitSet.of([0xd800, 0xdfff]);
/** Units beyond ASCII that may be another case of something. */
const CASED = UnitSet.of(
  [0x80, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x1fff],
  [0x2100, 0x218f],
  [0x24b0, 0x24ff],
  [0x2c00, 0x2dff],
  [0xa640, 0xabff],
  [0xff21, 0xff5a],
);

/** Long s and the Kelvin sign, which are ASCII letters in another case. */
const ODD_CASES = UnitSet.of([0x17f, 0x17f], [0x212a, 0x212a]);

const ESCAPES: Readonly<Record<string, UnitSet>> = {
  d: DIGITS,
  D: DIGITS.not(),
  w: WORD,
  W: WORD.not(),
  s: BLANKS,
  S: BLANKS.not(),
  n: single(0x0a),
  r: single(0x0d),
  t: single(0x09),
  v: single(0x0b),
  f: single(0x0c),
  0: single(0),
};

/** Facts about one node, read forwards or (inside a lookbehind) backwards. */
interface Facts extends PatternStart {
  /** Units it consumes. */
  readonly shortest: number;
  readonly longest: number;
  /** Set where it consumes nothing whatever the text is. */
  readonly isZeroWidth?: true;
  /** What a lookahead asks for. */
  readonly ahead?: Facts;
  /** A word border. */
  readonly isBorder?: true;
}

const EMPTY: Facts = {
  before: ANY_UNIT,
  first: NO_UNIT,
  second: NO_UNIT,
  canBeSingle: false,
  canBeEmpty: true,
  shortest: 0,
  longest: 0,
  isZeroWidth: true,
};
const UNKNOWN: Facts = {
  before: ANY_UNIT,
  first: ANY_UNIT,
  second: ANY_UNIT,
  canBeSingle: true,
  canBeEmpty: true,
  shortest: 0,
  longest: Infinity,
};

/** A sign of a match: it begins between `least` and `most` units before the place where this stands. */
export interface PatternSign extends PatternStart {
  readonly least: number;
  readonly most: number;
  /** What can begin the match and stand before it. */
  readonly start: Pick<PatternStart, 'before' | 'first'>;
}

/** A sign at a larger share of the places of a text saves nothing. */
const MOST_SIGNED = 0.3;
/** Farthest sign behind a beginning that may be anything. */
const MOST_BEFORE_SIGN = 6;
/** Alternatives are taken together in so many signs. */
const MOST_SIGNS = 4;

/** Signs of which every match has one; null where its matches can be empty or begin and go on with anything. */
export function patternSigns(pattern: RegExp): PatternSign[] | null {
  const near: PatternSign[] = [];
  const signs: PatternSign[] = [];
  for (const items of new Reader(pattern.source, pattern.flags).sequences()) {
    const sign = signOf(items);
    if (!sign) return null;
    (sign.most === 0 ? near : signs).push(sign);
  }
  const firstOf = ({ first }: PatternSign): number => first.ranges[0]?.[0] ?? 0;
  near.sort((a, b) => Number(a.canBeSingle) - Number(b.canBeSingle) || firstOf(a) - firstOf(b));
  const size = Math.ceil(near.length / MOST_SIGNS);
  for (let i = 0; i < near.length; i += size) {
    const start = startOfAny(near.slice(i, i + size));
    signs.push({ ...start, least: 0, most: 0, start });
  }
  return signs;
}

/** The rarest of the beginning of a sequence and of what follows a short beginning. */
function signOf(items: readonly Facts[]): PatternSign | null {
  let best: PatternSign | null = null;
  let lowest = MOST_SIGNED;
  let least = 0;
  let most = 0;
  const start = upToLookahead(items);
  for (let i = 0; i < items.length && most <= MOST_BEFORE_SIGN; i++) {
    const sign = { ...upToLookahead(items.slice(i)), least, most, start };
    const share = sign.canBeEmpty ? 1 : shareOf(sign) * (most - least + 1);
    if (share < lowest) {
      best = sign;
      lowest = share;
    }
    least += items[i]?.shortest ?? 0;
    most += items[i]?.longest ?? 0;
  }
  return best;
}

/** What the first lookahead asks for stands where the items after it begin, and tells as much as they do. */
function upToLookahead(items: readonly Facts[]): PatternStart {
  const index = items.findIndex(({ ahead }) => ahead !== undefined);
  const ahead = items[index]?.ahead;
  const facts = (ahead ? [...items.slice(0, index), ahead] : items).reduce(followed, EMPTY);
  return facts.canBeEmpty ? items.reduce(followed, EMPTY) : facts;
}

/** Roughly the share of the places of a text where this stands. */
function shareOf({ before, first, second, canBeSingle }: PatternStart): number {
  return frequency(before) * frequency(first) * (canBeSingle ? 1 : frequency(second));
}

/** Roughly the share of the units of Chinese clinical text that a set holds: a Han character is rare, a digit is not. */
function frequency(set: UnitSet): number {
  let share = 0;
  for (const [from, to] of set.ranges) {
    for (const [first, end, each] of FREQUENCIES)
      share += Math.max(0, Math.min(to, end) - Math.max(from, first)) * each;
  }
  return Math.min(1, share);
}

const FREQUENCIES = [
  [0x00, 0x30, 0.003],
  [0x30, 0x3a, 0.012],
  [0x3a, 0x80, 0.001],
  [0x3000, 0x3040, 0.001],
  [0x4e00, 0xa000, 0.00004],
] as const;

class Reader {
  readonly #source: string;
  readonly #ignoresCase: boolean;
  readonly #isMultiline: boolean;
  readonly #isUnicode: boolean;
  #at = 0;

  constructor(source: string, flags: string) {
    this.#source = source;
    this.#ignoresCase = flags.includes('i');
    this.#isMultiline = flags.includes('m');
    this.#isUnicode = /[uv]/.test(flags);
  }

  /** The items of every alternative of the whole pattern. */
  sequences(): Facts[][] {
    const all = [this.#sequence(false)];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      all.push(this.#sequence(false));
    }
    return all;
  }

  /** Up to the closing bracket. */
  #alternatives(isBackwards: boolean): Facts {
    const options = [this.#sequence(isBackwards).reduce(followed, EMPTY)];
    while (this.#source[this.#at] === '|') {
      this.#at++;
      options.push(this.#sequence(isBackwards).reduce(followed, EMPTY));
    }
    return anyOf(options);
  }

  #sequence(isBackwards: boolean): Facts[] {
    const items: Facts[] = [];
    for (
      let char = this.#source[this.#at];
      char !== undefined && char !== '|' && char !== ')';
      char = this.#source[this.#at]
    ) {
      items.push(this.#quantified(this.#atom(isBackwards)));
    }
    return isBackwards ? items.reverse() : items;
  }

  #quantified(atom: Facts): Facts {
    const match = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(this.#source.slice(this.#at, this.#at + 12));
    if (!match) return atom;
    this.#at += match[0].length;
    const symbol = match[0][0];
    const least = symbol === '{' ? Number(match[1]) : symbol === '+' ? 1 : 0;
    const most = symbol === '?' ? 1 : symbol !== '{' ? Infinity : match[2] ? Number(match[3] || Infinity) : least;
    const isRepeated = most > 1;
    if (atom.isZeroWidth) return least === 0 ? EMPTY : atom;
    return {
      before: least === 0 ? ANY_UNIT : atom.before,
      first: atom.first,
      second: isRepeated ? (atom.canBeSingle ? atom.second.or(atom.first) : atom.second) : atom.second,
      canBeSingle: atom.canBeSingle && (least <= 1 || atom.canBeEmpty),
      canBeEmpty: least === 0 || atom.canBeEmpty,
      shortest: atom.shortest * least,
      longest: atom.longest === 0 ? 0 : atom.longest * most,
    };
  }

  #atom(isBackwards: boolean): Facts {
    const char = this.#source[this.#at++] ?? '';
    if (char === '(') return this.#group(isBackwards);
    if (char === '[') return this.#units(this.#class());
    if (char === '.') return this.#units(ANY_UNIT);
    if (char === '^') return this.#lineStart(isBackwards);
    if (char === '$') return EMPTY;
    if (/[\ud800-\udfff]/.test(char)) return UNKNOWN;
    if (char !== '\\') return this.#units(this.#withCases(single(char.charCodeAt(0))));
    if (this.#source[this.#at] === 'b' && !isBackwards && !(this.#isUnicode && this.#ignoresCase)) {
      this.#at++;
      return { ...EMPTY, isBorder: true };
    }
    if (/[bB]/.test(this.#source[this.#at] ?? '')) {
      this.#at++;
      return EMPTY;
    }
    if (/[1-9k]/.test(this.#source[this.#at] ?? '')) {
      if (this.#source[this.#at] === 'k') this.#at = this.#source.indexOf('>', this.#at) + 1;
      else while (/\d/.test(this.#source[this.#at] ?? '')) this.#at++;
      return UNKNOWN;
    }
    return this.#units(this.#withCases(this.#escape()));
  }

  /** Read backwards, a line start is a line end that is never crossed. */
  #lineStart(isBackwards: boolean): Facts {
    const before = this.#isMultiline ? LINE_ENDS : NO_UNIT;
    if (!isBackwards) return { ...EMPTY, before };
    return { ...UNKNOWN, first: before, canBeEmpty: false };
  }

  #group(isBackwards: boolean): Facts {
    const [head = ''] = /^\?(?:<?[=!]|:|<[^>]*>)/.exec(this.#source.slice(this.#at, this.#at + 40)) ?? [];
    this.#at += head.length;
    const from = this.#at;
    const isLookbehind = head.startsWith('?<=') || head.startsWith('?<!');
    const isLookahead = head === '?=' || head === '?!';
    const inner = this.#alternatives(isLookbehind || (isBackwards && !isLookahead));
    const source = this.#source.slice(from, this.#at);
    this.#at++;
    if (head === '?=' && !isBackwards) return { ...EMPTY, ahead: inner };
    if (isLookahead || (isLookbehind && isBackwards)) return EMPTY;
    if (head === '?<=') return { ...EMPTY, before: inner.canBeEmpty ? ANY_UNIT : inner.first };
    // Only where every alternative is one unit is its opposite known.
    if (head === '?<!')
      return isOneUnit(source) && !this.#ignoresCase ? { ...EMPTY, before: inner.first.not() } : EMPTY;
    return inner;
  }

  #class(): UnitSet {
    const isNegated = this.#source[this.#at] === '^';
    if (isNegated) this.#at++;
    const members: UnitSet[] = [];
    let isExact = true;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ']') {
      const low = this.#member();
      if (low.unit !== undefined && this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']') {
        this.#at++;
        const high = this.#member();
        if (high.unit === undefined) isExact = false;
        else members.push(UnitSet.of([low.unit, high.unit]));
      } else {
        members.push(low.set);
        if (low.set === ANY_UNIT) isExact = false;
      }
    }
    this.#at++;
    // The opposite of a set that is too wide would be too narrow.
    if (!isExact || (isNegated && this.#ignoresCase)) return ANY_UNIT;
    const set = UnitSet.union(members);
    return isNegated ? set.not() : this.#withCases(set);
  }

  #member(): { unit?: number; set: UnitSet } {
    const char = this.#source[this.#at++] ?? '';
    if (char !== '\\') return { unit: char.charCodeAt(0), set: single(char.charCodeAt(0)) };
    const from = this.#at;
    const set = this.#escape(true);
    const isSet = /[dDsSwWpP]/.test(this.#source[from] ?? '');
    if (isSet || set === ANY_UNIT) return { set };
    return { unit: set.ranges[0]?.[0] ?? 0, set };
  }

  /** After a backslash. */
  #escape(isInClass = false): UnitSet {
    const char = this.#source[this.#at++] ?? '';
    const rest = this.#source.slice(this.#at, this.#at + 5);
    const hex = char === 'x' ? /^[\da-fA-F]{2}/.exec(rest) : char === 'u' ? /^[\da-fA-F]{4}/.exec(rest) : null;
    if (hex) {
      this.#at += hex[0].length;
      return single(parseInt(hex[0], 16));
    }
    if (char === 'w' && this.#isUnicode && this.#ignoresCase) return ANY_UNIT;
    const known = ESCAPES[char];
    if (known) return known;
    if (char === 'b' && isInClass) return single(0x08);
    if (/[pPu]/.test(char) && this.#source[this.#at] === '{') this.#at = this.#source.indexOf('}', this.#at) + 1;
    else if (/[cu]/.test(char)) this.#at++;
    return /[pPuc]/.test(char) ? ANY_UNIT : single(char.charCodeAt(0));
  }

  #withCases(set: UnitSet): UnitSet {
    if (!this.#ignoresCase || set === ANY_UNIT) return set;
    const cases = [set, set.and(CASED).size > 0 ? CASED : ODD_CASES];
    for (let unit = 0x41; unit <= 0x5a; unit++) {
      if (set.has(unit) || set.has(unit + 32)) cases.push(single(unit), single(unit + 32));
    }
    return UnitSet.union(cases);
  }

  #units(set: UnitSet): Facts {
    const isHalf = this.#isUnicode && set.and(SURROGATES).size > 0;
    const first = isHalf ? set.or(SURROGATES) : set;
    return {
      before: ANY_UNIT,
      first,
      second: isHalf ? SURROGATES : NO_UNIT,
      canBeSingle: true,
      canBeEmpty: false,
      shortest: 1,
      longest: isHalf ? 2 : 1,
    };
  }
}

function single(unit: number): UnitSet {
  return UnitSet.of([unit, unit]);
}

/** Alternatives of one unit each: `x`, `\d`, `[…]`, joined by bars; no classes whose units are not known exactly. */
function isOneUnit(source: string): boolean {
  return (
    !/\\[pPu]/.test(source.replace(/\\u[\da-fA-F]{4}/g, '')) &&
    /^(?:(?:\[(?:[^\]\\]|\\.)*\]|\\[dsw]|[^\\[\](){}|*+?.^$])(?:\||$))+$/.test(source)
  );
}

function startOfAny(options: readonly PatternStart[]): PatternStart {
  return {
    before: UnitSet.union(options.map(({ before }) => before)),
    first: UnitSet.union(options.map(({ first }) => first)),
    second: UnitSet.union(options.map(({ second }) => second)),
    canBeSingle: options.some(({ canBeSingle }) => canBeSingle),
    canBeEmpty: options.some(({ canBeEmpty }) => canBeEmpty),
  };
}

function anyOf(options: readonly Facts[]): Facts {
  const [first] = options;
  if (first && options.length === 1) return first;
  return {
    ...startOfAny(options),
    shortest: Math.min(...options.map(({ shortest }) => shortest)),
    longest: Math.max(...options.map(({ longest }) => longest)),
    ...(options.every(({ isZeroWidth }) => isZeroWidth) ? { isZeroWidth: true as const } : {}),
  };
}

function followed(a: Facts, b: Facts): Facts {
  if (a.isZeroWidth && b.isZeroWidth) {
    return {
      ...EMPTY,
      before: a.before.and(b.before),
      ...(a.isBorder || b.isBorder ? { isBorder: true as const } : {}),
    };
  }
  if (a.isBorder && !b.canBeEmpty && b.first.and(NO_WORD).size === 0) {
    return { ...b, before: a.before.and(b.before).and(NO_WORD) };
  }
  // What follows something that consumes says nothing about the unit before.
  return {
    before: a.isZeroWidth ? a.before.and(b.before) : a.before,
    first: a.canBeEmpty ? a.first.or(b.first) : a.first,
    second: UnitSet.union([a.second, a.canBeSingle ? b.first : NO_UNIT, a.canBeEmpty ? b.second : NO_UNIT]),
    canBeSingle: (a.canBeSingle && b.canBeEmpty) || (a.canBeEmpty && b.canBeSingle),
    canBeEmpty: a.canBeEmpty && b.canBeEmpty,
    shortest: a.shortest + b.shortest,
    longest: a.longest + b.longest,
  };
}
