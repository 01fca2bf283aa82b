/** Reads one note with a model: every passage, what could not be read once more, and all of it joined again. */
import type { ChatModel } from '../../core/chat.ts';
import type { Detection } from '../../core/engine.ts';
import { typesOf, type Profile } from '../../core/entities.ts';
import { YinjiError, type ErrorRecord } from '../../core/errors.ts';
import { byStart, overlaps, type Finding, type Note, type Span } from '../../core/note.ts';
import type { Passage } from '../../core/prompt.ts';
import type { ChatEngineOptions } from '../chat.ts';
import type { GroundedSpan } from '../grounding/ground.ts';
import { askPassage, type Asked, type Asking } from './ask.ts';
import { Cost } from './cost.ts';
import { claimOf } from './reasons.ts';
import { planPassages } from './requests.ts';

/** @throws YinjiError `cancelled`; every other failure leaves its passage among the unread ones. */
export async function readNote(
  note: Note,
  model: ChatModel,
  profile: Profile,
  options: ChatEngineOptions,
  signal?: AbortSignal,
): Promise<Detection> {
  const types = typesOf(profile);
  const asking: Asking = { model, types, options, cost: new Cost(), ...(signal ? { signal } : {}) };
  const plan = { ...options, types, contextTokens: model.contextTokens };
  const passages = planPassages(note, plan);
  if (!passages) {
    const error: ErrorRecord = { code: 'model.context', params: { model: model.id, tokens: model.contextTokens } };
    return { findings: [], unread: [{ start: 0, end: note.text.length }], error, cost: asking.cost.sum };
  }
  const reader = new Reader(note, asking, (part) => planPassages(note, plan, part) ?? []);
  const read = await pooled(passages, options.concurrency ?? 1, (passage) => reader.read(passage));
  const spans = joined(read.flatMap((one) => one.spans));
  const unread = outsideOf(read);
  const error = read.find((one) => one.unread.length > 0 && one.error)?.error;
  return {
    findings: spans.map((span) => findingOf(span, options.id)),
    unread,
    ...(unread.length > 0 && error ? { error } : {}),
    cost: asking.cost.sum,
  };
}

/** What came of one passage, in offsets of the note. */
interface ReadPassage extends Asked {
  readonly passage: Passage;
}

/** Parts of a passage asked about again one by one; when there are more, the whole of it is. */
const MOST_PARTS = 3;

/** Requests in a row that fail alike: one passage twice may be the passage, one more is the model. */
const MOST_FAILURES = 3;

class Reader {
  readonly #note: Note;
  readonly #asking: Asking;
  readonly #plan: (part: Span) => readonly Passage[];
  /** The error that came so often in a row that whoever is asked next would meet it too. */
  #stopped: ErrorRecord | undefined;
  #failures: { readonly code: string; readonly count: number } = { code: '', count: 0 };

  constructor(note: Note, asking: Asking, plan: (part: Span) => readonly Passage[]) {
    this.#note = note;
    this.#asking = asking;
    this.#plan = plan;
  }

  async read(passage: Passage): Promise<ReadPassage> {
    const first = await this.#ask(passage);
    if (first.unread.length === 0) return { passage, ...first };
    const spans = [...first.spans];
    const unread: Span[] = [];
    let error = first.error;
    for (const part of this.#againOf(passage, first)) {
      const again = await this.#ask(part);
      spans.push(...again.spans);
      unread.push(...again.unread);
      error = again.error ?? error;
    }
    return { passage, spans, unread, ...(error ? { error } : {}) };
  }

  /** The passages of the one repetition: what was left out, or all. */
  #againOf(passage: Passage, { unread }: Asked): readonly Passage[] {
    const isWhole =
      unread.length > MOST_PARTS || unread.some((part) => part.start <= passage.start && part.end >= passage.end);
    return isWhole ? [passage] : unread.flatMap((part) => this.#plan(wholeSentences(this.#note.text, part, passage)));
  }

  async #ask(passage: Passage): Promise<Asked> {
    const { signal } = this.#asking;
    signal?.throwIfAborted();
    const nothing = { spans: [], unread: [{ start: passage.start, end: passage.end }] };
    if (this.#stopped) return { ...nothing, error: this.#stopped };
    try {
      const asked = await askPassage(passage, this.#asking);
      this.#failures = { code: '', count: 0 };
      return { ...asked, spans: asked.spans.map(at(passage.start)), unread: asked.unread.map(at(passage.start)) };
    } catch (thrown) {
      signal?.throwIfAborted();
      const error = YinjiError.from(thrown);
      if (error.code === 'cancelled') throw error;
      const record = error.toRecord();
      const count = this.#failures.code === record.code ? this.#failures.count + 1 : 1;
      this.#failures = { code: record.code, count };
      if (count >= MOST_FAILURES) this.#stopped = record;
      return { ...nothing, error: record };
    }
  }
}

const at =
  (offset: number) =>
  <S extends Span>(span: S): S => ({ ...span, start: span.start + offset, end: span.end + offset });

/** A part from the beginning of its sentence on, so that the model sees what it is about. */
function wholeSentences(text: string, part: Span, passage: Span): Span {
  const before = text.slice(passage.start, part.start);
  const sentence = /[^\n。！？!?]*$/.exec(before.slice(-200));
  return { start: part.start - (sentence?.[0].length ?? 0), end: part.end };
}

/** Runs a task for each item, so many at a time; results in the order of the items. */
async function pooled<T, R>(items: readonly T[], width: number, task: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const run = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) results[index] = await task(items[index] as T);
  };
  await Promise.all(Array.from({ length: Math.max(1, Math.min(width, items.length)) }, run));
  return results;
}

const lengthOf = ({ start, end }: Span): number => end - start;

/** Spans of passages that overlap, once each: of two of one type that overlap the longer, which no passage's end cut. */
function joined(spans: readonly GroundedSpan[]): GroundedSpan[] {
  const kept: GroundedSpan[] = [];
  for (const span of [...spans].sort((a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start)) {
    if (!kept.some((other) => other.type === span.type && overlaps(other, span))) kept.push(span);
  }
  return kept.sort(byStart);
}

/** Unread parts that no other passage has read, joined where they touch. */
function outsideOf(read: readonly ReadPassage[]): Span[] {
  const parts = read
    .flatMap(({ passage: own, unread }) =>
      unread.flatMap((part) => {
        let rest: Span[] = [part];
        for (const other of read) {
          if (
            other.passage === own ||
            !overlaps(other.passage, part) ||
            other.unread.some((gap) => overlaps(gap, part))
          )
            continue;
          rest = rest.flatMap((piece) => without(piece, other.passage));
        }
        return rest;
      }),
    )
    .sort(byStart);
  const merged: Span[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last && part.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, part.end) };
    else merged.push(part);
  }
  return merged;
}

const without = (span: Span, taken: Span): Span[] =>
  [
    { start: span.start, end: Math.min(span.end, taken.start) },
    { start: Math.max(span.start, taken.end), end: span.end },
  ].filter(({ start, end }) => start < end);

function findingOf({ start, end, type, level, way, form }: GroundedSpan, source: string): Finding {
  return { start, end, type, ...(level === undefined ? {} : { level }), source, ...claimOf(form, way === 'aligned') };
}
