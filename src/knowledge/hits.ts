/** All term hits of one text, recorded as numbers; objects are made only for the dictionaries that are asked for. */
import type { Matches, Term, TermHit } from '../core/knowledge.ts';

const NO_HITS: readonly TermHit[] = [];

/** The terms that an automaton knows, by pattern. */
export interface PatternTable {
  readonly ids: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly forms: readonly string[];
  readonly entries: readonly Term[];
  /** Index into `ids`. */
  readonly owner: Uint16Array;
}

/** What most texts need; a log that grew beyond what a long note needs is not kept. */
const ROOM = 1 << 14;
const MOST_KEPT = 1 << 20;

/** One for all texts, one after the other. The automaton reports by end, `matches` sorts by dictionary and start. */
export class HitLog {
  /** Pattern and start, alternating. */
  #log = new Int32Array(ROOM);
  #length = 0;

  clear(): void {
    this.#length = 0;
    if (this.#log.length > MOST_KEPT) this.#log = new Int32Array(ROOM);
  }

  add(pattern: number, start: number): void {
    if (this.#length + 2 > this.#log.length) {
      const larger = new Int32Array(this.#log.length * 2);
      larger.set(this.#log);
      this.#log = larger;
    }
    this.#log[this.#length] = pattern;
    this.#log[this.#length + 1] = start;
    this.#length += 2;
  }

  /** The answer holds nothing of the log, which may be cleared. */
  matches(table: PatternTable): Matches {
    const { owner, ids } = table;
    const log = this.#log;
    const length = this.#length;
    /** Where the hits of each dictionary begin in `sorted`; counting sort keeps the order of the log. */
    const first = new Int32Array(ids.length + 2);
    for (let i = 0; i < length; i += 2) {
      const slot = (owner[log[i] ?? 0] ?? 0) + 2;
      first[slot] = (first[slot] ?? 0) + 2;
    }
    for (let d = 2; d < first.length; d++) first[d] = (first[d] ?? 0) + (first[d - 1] ?? 0);
    const sorted = new Int32Array(length);
    for (let i = 0; i < length; i += 2) {
      const slot = (owner[log[i] ?? 0] ?? 0) + 1;
      const to = first[slot] ?? 0;
      first[slot] = to + 2;
      sorted[to] = log[i] ?? 0;
      sorted[to + 1] = log[i + 1] ?? 0;
    }
    const made: (readonly TermHit[] | undefined)[] = [];
    return {
      in(id) {
        const index = table.indexOf.get(id) ?? -1;
        const from = first[index] ?? 0;
        const to = first[index + 1] ?? 0;
        if (index < 0 || from === to) return NO_HITS;
        return (made[index] ??= hitsOf(sorted.subarray(from, to), id, table));
      },
    };
  }
}

function hitsOf(sorted: Int32Array, dictionary: string, { forms, entries }: PatternTable): TermHit[] {
  const hits: TermHit[] = [];
  for (let i = 0; i < sorted.length; i += 2) {
    const pattern = sorted[i] ?? 0;
    const start = sorted[i + 1] ?? 0;
    const form = forms[pattern] ?? '';
    const end = start + form.length;
    const hit: TermHit = { start, end, dictionary, form, entry: entries[pattern] as Term };
    // By start, longer first. The log is by end, so a hit moves past the few that lie inside its own range.
    let at = hits.length;
    for (; at > 0; at--) {
      const before = hits[at - 1] as TermHit;
      if (before.start < start || (before.start === start && before.end >= end)) break;
      hits[at] = before;
    }
    hits[at] = hit;
  }
  return hits;
}
