/** Locates what a model named: as it stands, with writing made equal, or nearly (a few characters differ). */
import type { FoldTable } from '../../core/fold.ts';
import type { Span } from '../../core/note.ts';
import { keyed, type KeyedText } from './key.ts';
import { typeNamed } from './labels.ts';

export type Way = 'exact' | 'folded' | 'aligned';

export interface Located {
  readonly spans: readonly Span[];
  readonly way: Way;
}

export interface Sought {
  readonly text: string;
  readonly before?: string;
}

/** Most occurrences of one text: a model that names 的 shall not paint the note. */
const MOST = 200;

/** Spans of the passage that a claim stands for: the one whose context fits, or every one. Undefined: it is not there. */
export class Locator {
  readonly #source: KeyedText;
  readonly #table: FoldTable | undefined;
  /** End of what was located last; lists mostly follow the text. */
  #cursor = 0;

  constructor(text: string, table?: FoldTable) {
    this.#source = keyed(text, table);
    this.#table = table;
  }

  get source(): KeyedText {
    return this.#source;
  }

  locate(sought: Sought): Located | undefined {
    const found = this.#find(sought) ?? this.#withoutLabel(sought);
    const last = found?.spans.at(-1);
    if (last) this.#cursor = last.end;
    return found;
  }

  /** `姓名：张三` where the form of the note has its value elsewhere. */
  #withoutLabel({ text, before }: Sought): Located | undefined {
    const value = text.slice(fieldLabel(text));
    return value === text || value === ''
      ? undefined
      : this.#find({ text: value, ...(before === undefined ? {} : { before }) });
  }

  #find({ text: named, before }: Sought): Located | undefined {
    const text = named.trim();
    const key = keyed(text, this.#table).key;
    if (key === '') return undefined;
    const exact = occurrences(this.#source.text, text);
    const isExact = exact.length > 0;
    const all = isExact ? exact : occurrences(this.#source.key, key).map((span) => this.#source.toText(span));
    if (all.length === 0) {
      const near = nearest(this.#source.key, key, this.#contextKey(before));
      return near ? { spans: [this.#source.toText(near)], way: 'aligned' } : undefined;
    }
    const spans = this.#chosen(all, before);
    return spans.length === 0 ? undefined : { spans, way: isExact ? 'exact' : 'folded' };
  }

  #contextKey(before: string | undefined): string {
    return before === undefined ? '' : keyed(before, this.#table).key;
  }

  #chosen(all: readonly Span[], before: string | undefined): readonly Span[] {
    if (all.length === 1) return all;
    const fitting = this.#fitting(all, before);
    if (fitting.length > 0) return fitting;
    const whole = all.filter((span) => isWhole(this.#source.text, span));
    const candidates = whole.length > 0 ? whole : all;
    const first = candidates[0];
    // One character alone (王 of 王主任) is elsewhere something else: the next one in the order of the list is meant.
    if (first && lengthOf(first) === 1) return [candidates.find(({ start }) => start >= this.#cursor) ?? first];
    return candidates;
  }

  /** Those before which the most of the context stands. */
  #fitting(all: readonly Span[], before: string | undefined): readonly Span[] {
    const context = this.#contextKey(before);
    if (context === '') return [];
    const { key } = this.#source;
    let most = 0;
    let best: Span[] = [];
    for (const span of all) {
      const shared = sharedSuffix(key, this.#source.fromText(span.start), context);
      if (shared > most) [most, best] = [shared, [span]];
      else if (shared === most && shared > 0) best.push(span);
    }
    // A context that holds the text itself (患者张三 for 张三) is tried without it.
    if (most === 0 && lengthOf(all[0] ?? { start: 0, end: 0 }) < context.length) {
      const own = keyed(this.#source.text.slice(all[0]?.start, all[0]?.end), this.#table).key;
      if (context.endsWith(own)) return this.#fitting(all, context.slice(0, -own.length));
    }
    return best;
  }
}

/** Length of the field's label before a value (`姓名：`), where it names a type; 0 where there is none. */
export function fieldLabel(text: string): number {
  const match = /^\s*([^:：]{1,16})[:：]\s*/.exec(text);
  return match && typeNamed(match[1] ?? '') ? match[0].length : 0;
}

const lengthOf = ({ start, end }: Span): number => end - start;

function occurrences(text: string, part: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(part); at >= 0 && found.length < MOST; at = text.indexOf(part, at + part.length))
    found.push({ start: at, end: at + part.length });
  return found;
}

/** How many units before an offset are the last ones of a context. */
function sharedSuffix(key: string, offset: number, context: string): number {
  let shared = 0;
  while (
    shared < context.length &&
    shared < offset &&
    key.charAt(offset - 1 - shared) === context.charAt(context.length - 1 - shared)
  )
    shared++;
  return shared;
}

const isWordUnit = (character: string): boolean => /[\p{Script=Latin}\p{N}]/u.test(character);

/** Not inside a longer Latin word or number. */
function isWhole(text: string, { start, end }: Span): boolean {
  const joined = (left: string, right: string): boolean => isWordUnit(left) && isWordUnit(right);
  return !joined(text.charAt(start - 1), text.charAt(start)) && !joined(text.charAt(end - 1), text.charAt(end));
}

/** Units of a text for which one may differ; shorter texts must be as they are. */
const A_DIFFERENCE = 6;
const MOST_DIFFERENCES = 12;

/** The span of a key that differs least from a part, if little enough (Sellers' search). Of equals, the one after the context. */
function nearest(key: string, part: string, context: string): Span | undefined {
  const allowed = Math.min(MOST_DIFFERENCES, Math.floor(part.length / A_DIFFERENCE));
  if (allowed === 0 || part.length > 300) return undefined;
  const rows = part.length + 1;
  let costs = Uint16Array.from({ length: rows }, (_, i) => i);
  let starts = new Int32Array(rows);
  let best: (Span & { cost: number }) | undefined;
  for (let j = 1; j <= key.length; j++) {
    const nextCosts = new Uint16Array(rows);
    const nextStarts = new Int32Array(rows);
    nextStarts[0] = j;
    for (let i = 1; i < rows; i++) {
      const change = (costs[i - 1] ?? 0) + (part.charCodeAt(i - 1) === key.charCodeAt(j - 1) ? 0 : 1);
      const drop = (nextCosts[i - 1] ?? 0) + 1;
      const insert = (costs[i] ?? 0) + 1;
      const least = Math.min(change, drop, insert);
      nextCosts[i] = least;
      nextStarts[i] = (least === change ? starts[i - 1] : least === drop ? nextStarts[i - 1] : starts[i]) ?? 0;
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[part.length] ?? Infinity;
    const span = { start: starts[part.length] ?? 0, end: j, cost };
    if (cost > allowed || (best && cost > best.cost)) continue;
    if (!best || cost < best.cost || isNearer(key, span, best, context)) best = span;
  }
  return best && best.end > best.start ? { start: best.start, end: best.end } : undefined;
}

/** Of spans that differ as much: the one after more of the context, then the longer one, which leaves nothing out. */
function isNearer(key: string, span: Span, best: Span, context: string): boolean {
  const more = sharedSuffix(key, span.start, context) - sharedSuffix(key, best.start, context);
  return more > 0 || (more === 0 && lengthOf(span) > lengthOf(best));
}
