/** Replacements: what the spans of one note stand for, and what each strategy puts in their place. */
import type { EntityType } from './entities.ts';
import { YinjiError, type ErrorRecord } from './errors.ts';
import type { Annotation, Note } from './note.ts';
import type { StrategyChoice, StrategyId } from './policy.ts';
import type { ProtectOptions } from './protect.ts';
import { keyedRandom, type Random } from './random.ts';
import { comparable, realValues, type RealValues } from './real-values.ts';
import { tagText, type Mention, type ReplaceContext, type Strategy } from './strategy.ts';

/** What one span covers: the part of an annotation that no earlier one covers. */
export interface ProtectedSpan {
  readonly annotation: Annotation;
  readonly start: number;
  readonly text: string;
}

export interface Replacement {
  readonly text: string;
  readonly strategy: StrategyId;
  readonly error?: ErrorRecord;
}

interface Subject {
  readonly key: string;
  readonly ordinal: number;
  readonly spans: ProtectedSpan[];
  canonical: string;
  random?: Random;
  mentions?: readonly Mention[];
  // Most subjects have one mention and need neither.
  memo?: Map<string, unknown>;
  replacements?: Map<string, Replacement>;
}

interface Entry {
  readonly subject: Subject;
  readonly place: number;
}

const AROUND = 16;
const MOST_MENTIONS = 6;
const SHORTEST_SHIFT = 30;
const LONGEST_SHIFT = 365;

export class Replacements {
  readonly #note: Note;
  readonly #options: ProtectOptions;
  readonly #keyed: (...subject: readonly string[]) => Random;
  readonly #shiftDays: number;
  readonly #entries = new Map<ProtectedSpan, Entry>();
  readonly #peers = new Map<EntityType, string[]>();
  readonly #annotations: readonly Annotation[];
  #real: RealValues | undefined;
  /** Reserved forms, with the subject that holds each. */
  readonly #reserved = new Map<string, string>();

  constructor(
    note: Note,
    annotations: readonly Annotation[],
    spans: readonly ProtectedSpan[],
    options: ProtectOptions,
  ) {
    this.#note = note;
    this.#options = options;
    this.#keyed = keyedRandom(options.secret);
    const days = LONGEST_SHIFT - SHORTEST_SHIFT + 1;
    // Only into the past: a note from the future would tell that it was moved, and which way.
    this.#shiftDays = -(SHORTEST_SHIFT + Math.floor(this.#keyed('shift', options.patient ?? note.id)('days') * days));
    this.#group(spans);
    this.#annotations = annotations;
  }

  /** Of every annotation, the rejected ones too; made when the first surrogate is. */
  #realValues(): RealValues {
    const { text } = this.#note;
    const values = this.#annotations.map(({ start, end }) => text.slice(start, end));
    const surnames = this.#annotations.filter(({ type }) => type === 'NAME').map(({ start }) => text.charAt(start));
    return realValues(values, surnames);
  }

  #group(spans: readonly ProtectedSpan[]): void {
    const subjects = new Map<string, Subject>();
    const counts = new Map<EntityType, number>();
    for (const span of spans) {
      const { type, subject } = span.annotation;
      const peers = this.#peers.get(type) ?? [];
      this.#peers.set(type, peers);
      const place = peers.push(span.text) - 1;

      const key = `${type} ${subject ?? comparable(span.text)}`;
      let mine = subjects.get(key);
      if (!mine) {
        const ordinal = (counts.get(type) ?? 0) + 1;
        counts.set(type, ordinal);
        mine = { key, ordinal, spans: [], canonical: span.text };
        subjects.set(key, mine);
      }
      mine.spans.push(span);
      if (isFuller(span.text, mine.canonical)) mine.canonical = span.text;
      this.#entries.set(span, { subject: mine, place });
    }
  }

  /** The replacement of a span by a strategy; a tag, with the error, where the strategy throws. */
  replace(span: ProtectedSpan, choice: StrategyChoice, strategy: Strategy): Replacement {
    const { level } = span.annotation;
    const entry = this.#entries.get(span);
    if (!entry) throw new Error('a span of another note');
    const { subject } = entry;
    if (strategy.positional || subject.spans.length === 1) return this.#make(span, entry, choice, strategy);
    const key = `${choice.strategy} ${String(level)} ${span.text}`;
    const known = subject.replacements?.get(key);
    if (known) return known;
    const replacement = this.#make(span, entry, choice, strategy);
    (subject.replacements ??= new Map()).set(key, replacement);
    return replacement;
  }

  #make(span: ProtectedSpan, entry: Entry, choice: StrategyChoice, strategy: Strategy): Replacement {
    const { type } = span.annotation;
    try {
      if (strategy.types && !strategy.types.includes(type))
        throw new YinjiError('strategy.failed', { strategy: strategy.id });
      return { text: strategy.replace(span.text, this.#context(span, entry, choice)), strategy: strategy.id };
    } catch (thrown) {
      // Never the original: whatever went wrong, a tag stands there.
      const text = tagText(type, entry.subject.ordinal, this.#options.labels);
      return { text, strategy: 'tag', error: YinjiError.from(thrown).toRecord() };
    }
  }

  #context(span: ProtectedSpan, { subject, place }: Entry, choice: StrategyChoice): ReplaceContext {
    const { type, level } = span.annotation;
    const mentionsOf = (): readonly Mention[] => (subject.mentions ??= this.#mentions(subject));
    return {
      type,
      level,
      language: this.#note.language,
      labels: this.#options.labels,
      subject: subject.key,
      canonical: subject.canonical,
      ordinal: subject.ordinal,
      random: (salt) => (subject.random ??= this.#keyed(type, comparable(subject.canonical)))(salt),
      shiftDays: this.#shiftDays,
      get mentions() {
        return mentionsOf();
      },
      peers: this.#peers.get(type) ?? [],
      place,
      isTaken: (candidate) => {
        const holder = this.#reserved.get(comparable(candidate));
        return (holder !== undefined && holder !== subject.key) || (this.#real ??= this.#realValues()).has(candidate);
      },
      reserve: (form) => {
        const key = comparable(form);
        if (!this.#reserved.has(key)) this.#reserved.set(key, subject.key);
      },
      once: <T>(key: string, make: () => T): T => {
        const memo = (subject.memo ??= new Map());
        if (!memo.has(key)) memo.set(key, make());
        return memo.get(key) as T;
      },
      choice,
    };
  }

  #mentions({ spans }: Subject): Mention[] {
    const { text } = this.#note;
    return spans.slice(0, MOST_MENTIONS).map((span) => {
      const end = span.start + span.text.length;
      return {
        before: text.slice(Math.max(0, span.start - AROUND), span.start),
        text: span.text,
        after: text.slice(end, end + AROUND),
      };
    });
  }
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Whether one mention says more of its subject than another: Han before Latin, then the longer, blanks apart. */
function isFuller(text: string, than: string): boolean {
  const han = isHan(text);
  if (han !== isHan(than)) return han && comparable(text).length > 1;
  return comparable(text).length > comparable(than).length;
}
