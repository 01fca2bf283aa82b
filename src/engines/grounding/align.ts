/**
 * Alignment of two texts that are mostly the same: which unit of one is which of the other, in order. Unique runs that
 * both have are anchors; what is between two anchors is aligned by dynamic programming that likes long runs.
 */

/** Cells of one table; larger gaps that have no anchor stay without alignment. */
const MOST_CELLS = 400_000;
/** Lengths of the runs that are anchors, tried in turn. */
const ANCHORS = [16, 8, 4];
/** A run of matches shorter than this counts only beside another. */
const MIN_RUN = 2;

/** For each unit of `b` its unit of `a`, or -1; increasing where it is not -1. */
export function align(a: string, b: string): Int32Array {
  const match = new Int32Array(b.length).fill(-1);
  between(a, b, { a0: 0, a1: a.length, b0: 0, b1: b.length }, match);
  dropLone(match);
  return match;
}

interface Gap {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

function between(a: string, b: string, gap: Gap, match: Int32Array): void {
  let { a0, a1, b0, b1 } = gap;
  while (a0 < a1 && b0 < b1 && a.charCodeAt(a0) === b.charCodeAt(b0)) match[b0++] = a0++;
  while (a0 < a1 && b0 < b1 && a.charCodeAt(a1 - 1) === b.charCodeAt(b1 - 1)) match[--b1] = --a1;
  if (a0 === a1 || b0 === b1) return;
  const rest = { a0, a1, b0, b1 };
  if ((a1 - a0 + 1) * (b1 - b0 + 1) <= MOST_CELLS) {
    byTable(a, b, rest, match);
    return;
  }
  for (const length of ANCHORS) {
    const anchors = anchorsOf(a, b, rest, length);
    if (anchors.length === 0) continue;
    let from = { a: a0, b: b0 };
    for (const anchor of anchors) {
      // Anchors may touch or overlap by their runs; what an earlier one took is taken.
      if (anchor.a < from.a || anchor.b < from.b) continue;
      between(a, b, { a0: from.a, a1: anchor.a, b0: from.b, b1: anchor.b }, match);
      for (let i = 0; i < length; i++) match[anchor.b + i] = anchor.a + i;
      from = { a: anchor.a + length, b: anchor.b + length };
    }
    between(a, b, { a0: from.a, a1, b0: from.b, b1 }, match);
    return;
  }
}

interface Anchor {
  readonly a: number;
  readonly b: number;
}

/** Runs that each side has once, in an order that both sides have. */
function anchorsOf(a: string, b: string, { a0, a1, b0, b1 }: Gap, length: number): Anchor[] {
  const inA = places(a, a0, a1, length);
  const inB = places(b, b0, b1, length);
  const anchors: Anchor[] = [];
  for (const [run, place] of inB) {
    const other = inA.get(run);
    if (place >= 0 && other !== undefined && other >= 0) anchors.push({ a: other, b: place });
  }
  return increasing(anchors.sort((one, two) => one.b - two.b));
}

/** Where each run is; -1 for those that are there more than once. */
function places(text: string, from: number, to: number, length: number): Map<string, number> {
  const found = new Map<string, number>();
  for (let i = from; i + length <= to; i++) {
    const run = text.slice(i, i + length);
    found.set(run, found.has(run) ? -1 : i);
  }
  return found;
}

/** The longest part of a list, sorted by `b`, in which `a` increases too. */
function increasing(anchors: readonly Anchor[]): Anchor[] {
  const tails: number[] = [];
  const previous = new Int32Array(anchors.length).fill(-1);
  anchors.forEach((anchor, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((anchors[tails[middle] ?? 0]?.a ?? 0) < anchor.a) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const chain: Anchor[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const anchor = anchors[index];
    if (anchor) chain.push(anchor);
  }
  return chain.reverse();
}

/** What a match is worth after another and alone: few long runs beat many short ones. */
const IN_RUN = 3;
const ALONE = 1;
const FROM_A = 1;
const FROM_B = 2;
const MATCH = 3;
const RUN = 4;

function byTable(a: string, b: string, { a0, a1, b0, b1 }: Gap, match: Int32Array): void {
  const width = b1 - b0 + 1;
  const height = a1 - a0 + 1;
  const ways = new Uint8Array(width * height);
  /** Ways of the best score that ends with a match, where one does. */
  const matchWays = new Uint8Array(width * height);
  let scores = new Int32Array(width);
  let matched = new Int32Array(width).fill(-1);
  for (let i = 1; i < height; i++) {
    const nextScores = new Int32Array(width);
    const nextMatched = new Int32Array(width).fill(-1);
    for (let j = 1; j < width; j++) {
      const at = i * width + j;
      const up = scores[j] ?? 0;
      const left = nextScores[j - 1] ?? 0;
      let best = up >= left ? up : left;
      let way = up >= left ? FROM_A : FROM_B;
      if (a.charCodeAt(a0 + i - 1) === b.charCodeAt(b0 + j - 1)) {
        const alone = (scores[j - 1] ?? 0) + ALONE;
        const before = matched[j - 1] ?? -1;
        const run = before < 0 ? -1 : before + IN_RUN;
        const score = Math.max(alone, run);
        nextMatched[j] = score;
        matchWays[at] = run >= alone ? RUN : MATCH;
        if (score > best) {
          best = score;
          way = MATCH;
        }
      }
      nextScores[j] = best;
      ways[at] = way;
    }
    [scores, matched] = [nextScores, nextMatched];
  }
  let i = height - 1;
  let j = width - 1;
  let isRun = false;
  while (i > 0 && j > 0) {
    const at = i * width + j;
    const way = isRun ? MATCH : ways[at];
    if (way === MATCH) {
      match[b0 + j - 1] = a0 + i - 1;
      isRun = matchWays[at] === RUN;
      i--;
      j--;
    } else if (way === FROM_A) i--;
    else j--;
  }
}

/** Takes away runs that are too short to mean anything and stand apart on both sides. */
function dropLone(match: Int32Array): void {
  for (let start = 0; start < match.length;) {
    if ((match[start] ?? -1) < 0) {
      start++;
      continue;
    }
    let end = start + 1;
    while (end < match.length && match[end] === (match[end - 1] ?? 0) + 1) end++;
    const isShort = end - start < MIN_RUN;
    if (isShort && isApart(match, start, -1) && isApart(match, end - 1, 1)) match.fill(-1, start, end);
    start = end;
  }
}

/** Units without a match around which a lone one is chance. */
const APART = 3;

function isApart(match: Int32Array, at: number, step: 1 | -1): boolean {
  for (let k = 1; k <= APART; k++) {
    const near = at + k * step;
    if (near < 0 || near >= match.length) return k > 1;
    if ((match[near] ?? -1) >= 0) return false;
  }
  return true;
}
