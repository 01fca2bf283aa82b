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

/** Lower case of the units that have one; beyond Latin, Greek and Cyrillic nothing that a note holds has a case. */
const LOWER = makeLower(0x530);

function makeLower(length: number): Uint16Array {
  const lower = new Uint16Array(length);
  for (let unit = 0; unit < length; unit++) {
    const small = String.fromCharCode(unit).toLowerCase();
    lower[unit] = small.length === 1 ? small.charCodeAt(0) : unit;
  }
  return lower;
}

const lowerCase = (unit: number): number => (unit < LOWER.length ? (LOWER[unit] ?? 0) : unit);

/** @param patterns non-empty strings; equal ones (ignoring case) all match. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const trie = buildTrie(patterns);
  const { states, firstDeep, root, edges, units, outputs } = trie;
  const links = linksOf(trie);
  const { fail, shorter } = links;
  const pairs = pairsOf(trie);
  const pairMask = pairs.length * 32 - 1;
  const edgeMask = edges.length - 2;
  /** A bit for every state in which a pattern ends. */
  const ends = new Int32Array((states >>> 5) + 1);
  for (let state = 1; state < states; state++) {
    if (outputs[state] !== 0 || shorter[state] !== 0)
      ends[state >>> 5] = (ends[state >>> 5] ?? 0) | (1 << (state & 31));
  }
  const tables = [pairs, edges, units, root, outputs, fail, shorter, ends, trie.next, trie.lengths];

  return {
    states,
    bytes: tables.reduce((sum, { byteLength }) => sum + byteLength, 0),
    scan(text, onMatch) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = lowerCase(text.charCodeAt(i));
        let to = 0;
        // The goto function, written out: this is the loop that every unit of every note goes through.
        while (state !== 0) {
          const hash = hashOf(state, unit);
          if (((pairs[(hash & pairMask) >>> 5] ?? 0) >>> (hash & 31)) & 1) {
            let slot = (hash << 1) & edgeMask;
            let holder = edges[slot] ?? 0;
            while (holder !== 0) {
              const candidate = edges[slot + 1] ?? 0;
              if (holder === state && units[candidate] === unit) {
                to = candidate;
                break;
              }
              slot = (slot + 2) & edgeMask;
              holder = edges[slot] ?? 0;
            }
            if (to !== 0) break;
          }
          state = state < firstDeep ? 0 : (fail[state] ?? 0);
        }
        state = to !== 0 ? to : (root[unit] ?? 0);
        if ((((ends[state >>> 5] ?? 0) >>> (state & 31)) & 1) === 0) continue;
        for (let at = outputs[state] !== 0 ? state : (shorter[state] ?? 0); at !== 0; at = shorter[at] ?? 0) {
          for (let index = outputs[at] ?? 0; index !== 0; index = trie.next[index - 1] ?? 0) {
            onMatch(index - 1, i + 1 - (trie.lengths[index - 1] ?? 0), i + 1);
          }
        }
      }
    },
    find(text) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        state = child(trie, state, lowerCase(text.charCodeAt(i)));
        if (state === 0) return -1;
      }
      return text.length === 0 ? -1 : (outputs[state] ?? 0) - 1;
    },
  };
}

/**
 * The goto function. State 0 is the root; its children lie in a table by unit, all other edges in a hash table. States
 * are numbered breadth first, so that the few that most texts visit lie close together.
 */
interface Trie {
  readonly states: number;
  /** States below it lie directly below the root: their fail link is the root. */
  readonly firstDeep: number;
  readonly root: Uint16Array;
  /** Open addressing: state (0 where free) and target, alternating. */
  readonly edges: Int32Array;
  readonly parents: Int32Array;
  /** Unit that leads into a state. */
  readonly units: Uint16Array;
  /** First pattern that ends in a state, plus one; further ones are chained in `next`. */
  readonly outputs: Int32Array;
  readonly next: Int32Array;
  readonly lengths: Uint16Array;
}

function buildTrie(patterns: readonly string[]): Trie {
  const lengths = Uint16Array.from(patterns, ({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length, 1);
  const root = new Uint16Array(65536);
  const parents = new Int32Array(total);
  const units = new Uint16Array(total);
  let edges = new Int32Array(1 << Math.ceil(Math.log2(Math.max(64, total * 2))));
  let states = 1;
  let firstDeep = 1;

  const slotOf = (state: number, unit: number): number => {
    const mask = edges.length - 2;
    let slot = (hashOf(state, unit) << 1) & mask;
    while (edges[slot] !== 0 && (edges[slot] !== state || units[edges[slot + 1] ?? 0] !== unit))
      slot = (slot + 2) & mask;
    return slot;
  };
  const insert = (state: number, to: number): void => {
    const slot = slotOf(state, units[to] ?? 0);
    edges[slot] = state;
    edges[slot + 1] = to;
  };
  const newState = (from: number, unit: number): number => {
    parents[states] = from;
    units[states] = unit;
    return states++;
  };

  // Level by level: the patterns that are longer than the depth, and the state each has reached.
  const active = Int32Array.from(patterns.keys());
  const reached = new Int32Array(patterns.length);
  let count = patterns.length;
  for (let depth = 0; count > 0; depth++) {
    if (depth === 1) firstDeep = states;
    let kept = 0;
    for (let k = 0; k < count; k++) {
      const index = active[k] ?? 0;
      if ((lengths[index] ?? 0) <= depth) continue;
      active[kept++] = index;
      const unit = lowerCase((patterns[index] ?? '').charCodeAt(depth));
      const from = reached[index] ?? 0;
      if (depth === 0) {
        reached[index] = root[unit] ||= newState(0, unit);
        continue;
      }
      const slot = slotOf(from, unit);
      if (edges[slot] === 0) {
        edges[slot] = from;
        edges[slot + 1] = newState(from, unit);
      }
      reached[index] = edges[slot + 1] ?? 0;
      if (states * 4 > edges.length) {
        edges = new Int32Array(edges.length * 2);
        for (let state = firstDeep; state < states; state++) insert(parents[state] ?? 0, state);
      }
    }
    count = kept;
  }

  const outputs = new Int32Array(states);
  const next = new Int32Array(patterns.length);
  for (let index = 0; index < patterns.length; index++) {
    const state = reached[index] ?? 0;
    if (state === 0) continue;
    next[index] = outputs[state] ?? 0;
    outputs[state] = index + 1;
  }
  return { states, firstDeep, root, edges, parents, units: units.slice(0, states), outputs, next, lengths };
}

function child({ root, edges, units }: Trie, state: number, unit: number): number {
  if (state === 0) return root[unit] ?? 0;
  const mask = edges.length - 2;
  let slot = (hashOf(state, unit) << 1) & mask;
  for (let holder = edges[slot]; holder; holder = edges[slot]) {
    const to = edges[slot + 1] ?? 0;
    if (holder === state && units[to] === unit) return to;
    slot = (slot + 2) & mask;
  }
  return 0;
}

/** Fail links, and the nearest state on each fail chain, itself excluded, that ends a pattern. */
function linksOf(trie: Trie): { fail: Int32Array; shorter: Int32Array } {
  const { states, firstDeep, parents, units, outputs } = trie;
  const fail = new Int32Array(states);
  const shorter = new Int32Array(states);
  for (let state = firstDeep; state < states; state++) {
    const unit = units[state] ?? 0;
    let at = fail[parents[state] ?? 0] ?? 0;
    let link = child(trie, at, unit);
    while (link === 0 && at !== 0) {
      at = fail[at] ?? 0;
      link = child(trie, at, unit);
    }
    fail[state] = link;
    shorter[state] = outputs[link] !== 0 ? link : (shorter[link] ?? 0);
  }
  return { fail, shorter };
}

/** A bit for the hash of every edge, small enough to stay in a near cache: most units of a text have no edge. */
function pairsOf({ states, firstDeep, parents, units }: Trie): Int32Array {
  const pairs = new Int32Array(1 << Math.max(0, Math.ceil(Math.log2(states)) - 3));
  const mask = pairs.length * 32 - 1;
  for (let state = firstDeep; state < states; state++) {
    const hash = hashOf(parents[state] ?? 0, units[state] ?? 0) & mask;
    pairs[hash >>> 5] = (pairs[hash >>> 5] ?? 0) | (1 << (hash & 31));
  }
  return pairs;
}

function hashOf(state: number, unit: number): number {
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}
