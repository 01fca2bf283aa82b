/**
 * Aho-Corasick over UTF-16 code units on typed arrays. A hash table holds the goto function, so that the memory
 * follows the number of states and not states × alphabet.
 * Source: Aho and Corasick 1975, Efficient string matching, CACM 18(6).
 */

/** Called for every occurrence: index of the pattern, and its half-open range in the text. */
export type OnMatch = (pattern: number, start: number, end: number) => void;

export interface Automaton {
  readonly states: number;
  /** Bytes held by the typed arrays. */
  readonly bytes: number;
  scan(text: string, onMatch: OnMatch): void;
  /** Index of a pattern equal to the text, or -1. */
  find(text: string): number;
}

/** Lower case of every unit whose lower case is one unit; matching ignores case. */
const LOWER = makeLower();

function makeLower(): Uint16Array {
  const lower = new Uint16Array(65536);
  for (let unit = 0; unit < 65536; unit++) {
    lower[unit] = unit;
    // Beyond the Latin, Greek and Cyrillic blocks nothing that a note holds has a case.
    if (unit < 0x530) {
      const small = String.fromCharCode(unit).toLowerCase();
      if (small.length === 1) lower[unit] = small.charCodeAt(0);
    }
  }
  return lower;
}

/** @param patterns non-empty strings; equal ones (ignoring case) all match. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  let total = 1;
  for (const pattern of patterns) total += pattern.length;
  const capacity = 1 << Math.ceil(Math.log2(Math.max(16, total * 2)));
  const keyState = new Int32Array(capacity).fill(-1);
  const keyUnit = new Uint16Array(capacity);
  const target = new Int32Array(capacity);
  const mask = capacity - 1;

  const slotOf = (state: number, unit: number): number => {
    let slot = (Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    while (keyState[slot] !== -1 && (keyState[slot] !== state || keyUnit[slot] !== unit)) slot = (slot + 1) & mask;
    return slot;
  };
  const root = new Int32Array(65536);

  const parent = new Int32Array(total);
  const byUnit = new Uint16Array(total);
  const depth = new Uint16Array(total);
  /** First pattern that ends in a state, plus one; further ones are chained in `next`. */
  const output = new Int32Array(total);
  const next = new Int32Array(patterns.length);
  let states = 1;

  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index] ?? '';
    if (pattern.length === 0) continue;
    let state = 0;
    for (let i = 0; i < pattern.length; i++) {
      const unit = LOWER[pattern.charCodeAt(i)] ?? 0;
      let to: number;
      if (state === 0) {
        to = root[unit] ?? 0;
        if (to === 0) root[unit] = to = add(0, unit);
      } else {
        const slot = slotOf(state, unit);
        if (keyState[slot] === -1) {
          to = add(state, unit);
          keyState[slot] = state;
          keyUnit[slot] = unit;
          target[slot] = to;
        } else to = target[slot] ?? 0;
      }
      state = to;
    }
    next[index] = output[state] ?? 0;
    output[state] = index + 1;
  }

  function add(from: number, unit: number): number {
    const state = states++;
    parent[state] = from;
    byUnit[state] = unit;
    depth[state] = (depth[from] ?? 0) + 1;
    return state;
  }

  const goto = (state: number, unit: number): number => {
    if (state === 0) return root[unit] ?? 0;
    const slot = slotOf(state, unit);
    return keyState[slot] === -1 ? 0 : (target[slot] ?? 0);
  };

  // Breadth first by counting sort on depth: a state's link is ready before its children need it.
  const order = byDepth(depth, states);
  const fail = new Int32Array(states);
  /** Nearest state on the fail chain, itself excluded, that ends a pattern. */
  const shorter = new Int32Array(states);
  for (const state of order) {
    const from = parent[state] ?? 0;
    if (state === 0) continue;
    const unit = byUnit[state] ?? 0;
    let link = 0;
    if (from !== 0) {
      let at = fail[from] ?? 0;
      for (;;) {
        link = goto(at, unit);
        if (link !== 0 || at === 0) break;
        at = fail[at] ?? 0;
      }
    }
    fail[state] = link;
    shorter[state] = output[link] !== 0 ? link : (shorter[link] ?? 0);
  }
  const lengths = Uint16Array.from(patterns, (pattern) => pattern.length);
  const outputs = output.slice(0, states);

  return {
    states,
    bytes:
      keyState.byteLength +
      keyUnit.byteLength +
      target.byteLength +
      root.byteLength +
      fail.byteLength +
      shorter.byteLength +
      outputs.byteLength,
    scan(text, onMatch) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = LOWER[text.charCodeAt(i)] ?? 0;
        let to = goto(state, unit);
        while (to === 0 && state !== 0) {
          state = fail[state] ?? 0;
          to = goto(state, unit);
        }
        state = to;
        if (state === 0) continue;
        for (let at = outputs[state] !== 0 ? state : (shorter[state] ?? 0); at !== 0; at = shorter[at] ?? 0) {
          for (let index = outputs[at] ?? 0; index !== 0; index = next[index - 1] ?? 0) {
            onMatch(index - 1, i + 1 - (lengths[index - 1] ?? 0), i + 1);
          }
        }
      }
    },
    find(text) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        state = goto(state, LOWER[text.charCodeAt(i)] ?? 0);
        if (state === 0) return -1;
      }
      return text.length === 0 ? -1 : (outputs[state] ?? 0) - 1;
    },
  };
}

function byDepth(depth: Uint16Array, states: number): Int32Array {
  let deepest = 0;
  for (let state = 0; state < states; state++) deepest = Math.max(deepest, depth[state] ?? 0);
  const first = new Int32Array(deepest + 2);
  for (let state = 0; state < states; state++)
    first[(depth[state] ?? 0) + 1] = (first[(depth[state] ?? 0) + 1] ?? 0) + 1;
  for (let d = 1; d < first.length; d++) first[d] = (first[d] ?? 0) + (first[d - 1] ?? 0);
  const order = new Int32Array(states);
  for (let state = 0; state < states; state++) {
    const d = depth[state] ?? 0;
    order[first[d] ?? 0] = state;
    first[d] = (first[d] ?? 0) + 1;
  }
  return order;
}
