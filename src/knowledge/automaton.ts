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
  for (let unit = 0; unit < 65536; unit++) lower[unit] = unit;
  // Beyond the Latin, Greek and Cyrillic blocks nothing that a note holds has a case.
  for (let unit = 0; unit < 0x530; unit++) {
    const small = String.fromCharCode(unit).toLowerCase();
    if (small.length === 1) lower[unit] = small.charCodeAt(0);
  }
  return lower;
}

/** @param patterns non-empty strings; equal ones (ignoring case) all match. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  let total = 1;
  for (const pattern of patterns) total += pattern.length;
  const trie = new Trie(total);
  /** First pattern that ends in a state, plus one; further ones are chained in `next`. */
  const output = new Int32Array(total);
  const next = new Int32Array(patterns.length);
  const lengths = new Uint16Array(patterns.length);
  for (let index = 0; index < patterns.length; index++) {
    const pattern = patterns[index] ?? '';
    if (pattern.length === 0) continue;
    let state = 0;
    for (let i = 0; i < pattern.length; i++) state = trie.add(state, LOWER[pattern.charCodeAt(i)] ?? 0);
    next[index] = output[state] ?? 0;
    output[state] = index + 1;
    lengths[index] = pattern.length;
  }

  const { states, root } = trie;
  const outputs = output.slice(0, states);
  const fail = new Int32Array(states);
  /** Nearest state on the fail chain, itself excluded, that ends a pattern. */
  const shorter = new Int32Array(states);
  // Breadth first by counting sort on depth: a state's link is ready before its children need it.
  for (const state of byDepth(trie.depth, states)) {
    const from = trie.parent[state] ?? 0;
    if (from === 0) continue;
    const unit = trie.unit[state] ?? 0;
    let at = fail[from] ?? 0;
    let link = trie.child(at, unit);
    while (link === 0 && at !== 0) {
      at = fail[at] ?? 0;
      link = trie.child(at, unit);
    }
    fail[state] = link;
    shorter[state] = outputs[link] !== 0 ? link : (shorter[link] ?? 0);
  }
  const { pairs, edges, unit: units } = trie.finish();
  const pairMask = pairs.length * 32 - 1;
  const edgeMask = edges.length - 2;

  return {
    states,
    bytes: [pairs, edges, units, root, fail, shorter, outputs, next, lengths].reduce((sum, a) => sum + a.byteLength, 0),
    scan(text, onMatch) {
      let state = 0;
      for (let i = 0; i < text.length; i++) {
        const unit = LOWER[text.charCodeAt(i)] ?? 0;
        let to = 0;
        // The goto function, written out: this is the loop that every unit of every note goes through.
        while (state !== 0) {
          const hash = hashOf(state, unit);
          if (((pairs[(hash & pairMask) >>> 5] ?? 0) >>> (hash & 31)) & 1) {
            let slot = (hash << 1) & edgeMask;
            let holder = edges[slot] ?? 0;
            while (holder !== 0) {
              if (holder === state) {
                const candidate = edges[slot + 1] ?? 0;
                if (units[candidate] === unit) {
                  to = candidate;
                  break;
                }
              }
              slot = (slot + 2) & edgeMask;
              holder = edges[slot] ?? 0;
            }
            if (to !== 0) break;
          }
          state = fail[state] ?? 0;
        }
        state = to !== 0 ? to : (root[unit] ?? 0);
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
        state = trie.child(state, LOWER[text.charCodeAt(i)] ?? 0);
        if (state === 0) return -1;
      }
      return text.length === 0 ? -1 : (outputs[state] ?? 0) - 1;
    },
  };
}

function hashOf(state: number, unit: number): number {
  const hash = Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Goto function while it grows. State 0 is the root; its children lie in a table by unit, all others in a hash. */
class Trie {
  states = 1;
  readonly root = new Int32Array(65536);
  readonly parent: Int32Array;
  readonly depth: Uint16Array;
  /** Unit that leads into a state. */
  unit: Uint16Array;
  /** Open addressing: state (0 where free) and target, alternating. */
  #edges = new Int32Array(1 << 15);
  #count = 0;

  constructor(capacity: number) {
    this.parent = new Int32Array(capacity);
    this.depth = new Uint16Array(capacity);
    this.unit = new Uint16Array(capacity);
  }

  child(state: number, unit: number): number {
    return state === 0 ? (this.root[unit] ?? 0) : (this.#edges[this.#slot(state, unit) + 1] ?? 0);
  }

  /** The child of a state, made where it is missing. */
  add(state: number, unit: number): number {
    if (state === 0) return (this.root[unit] ||= this.#newState(0, unit));
    const slot = this.#slot(state, unit);
    if (this.#edges[slot] !== 0) return this.#edges[slot + 1] ?? 0;
    const to = this.#newState(state, unit);
    this.#edges[slot] = state;
    this.#edges[slot + 1] = to;
    if (++this.#count * 4 > this.#edges.length) this.#grow();
    return to;
  }

  /** The tables for scanning; `pairs` has a bit for the hash of every edge, small enough to stay in a near cache. */
  finish(): { pairs: Int32Array; edges: Int32Array; unit: Uint16Array } {
    this.unit = this.unit.slice(0, this.states);
    const pairs = new Int32Array(Math.max(1, this.#edges.length >>> 4));
    const mask = pairs.length * 32 - 1;
    for (let state = 1; state < this.states; state++) {
      const from = this.parent[state] ?? 0;
      if (from === 0) continue;
      const hash = hashOf(from, this.unit[state] ?? 0) & mask;
      pairs[hash >>> 5] = (pairs[hash >>> 5] ?? 0) | (1 << (hash & 31));
    }
    return { pairs, edges: this.#edges, unit: this.unit };
  }

  #newState(from: number, unit: number): number {
    const state = this.states++;
    this.parent[state] = from;
    this.unit[state] = unit;
    this.depth[state] = (this.depth[from] ?? 0) + 1;
    return state;
  }

  #slot(state: number, unit: number): number {
    const edges = this.#edges;
    const mask = edges.length - 2;
    let slot = (hashOf(state, unit) << 1) & mask;
    while (edges[slot] !== 0 && (edges[slot] !== state || this.unit[edges[slot + 1] ?? 0] !== unit)) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }

  #grow(): void {
    const old = this.#edges;
    this.#edges = new Int32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 2) {
      const state = old[slot] ?? 0;
      if (state === 0) continue;
      const to = old[slot + 1] ?? 0;
      const free = this.#slot(state, this.unit[to] ?? 0);
      this.#edges[free] = state;
      this.#edges[free + 1] = to;
    }
  }
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
