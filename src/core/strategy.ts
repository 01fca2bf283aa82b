/** What replaces a span's text. Strategies are pure: the same text in the same context gives the same replacement. */
import { ENTITIES, type EntityType, type Level } from './entities.ts';
import type { Bilingual, Language, UiLanguage } from './language.ts';
import type { StrategyChoice, StrategyId } from './policy.ts';
import type { Random } from './random.ts';

/** A mention of a subject with the text around it, a few characters each side. */
export interface Mention {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** What a strategy may know of the span and of the note around it. */
export interface ReplaceContext {
  readonly type: EntityType;
  readonly level: Level;
  /** Of the note. */
  readonly language: Language;
  /** Language of labels put into the text, as in `[姓名1]`. */
  readonly labels: UiLanguage;
  /** The person or thing the text stands for; equal subjects are replaced alike. */
  readonly subject: string;
  /** Full form of the subject in this note (王建国 for 王主任), when the text is only a part of it. */
  readonly canonical: string;
  /** 1-based number of the subject among those of its type, by first appearance. */
  readonly ordinal: number;
  /** Seeded by the export's secret, the type and the canonical form. */
  readonly random: Random;
  /** Days every date of this patient is moved by; never 0. */
  readonly shiftDays: number;
  /** The first mentions of the subject. */
  readonly mentions: readonly Mention[];
  /** Every protected value of this type in the order of the note: one list for the whole note. */
  readonly peers: readonly string[];
  /** Index of this span's text in `peers`. */
  readonly place: number;
  /**
   * Whether a candidate is a real value of the note, part of one (from two Han or six other characters on), or the
   * surname of a real name; or was reserved by another subject.
   */
  isTaken(candidate: string): boolean;
  /** Keeps other subjects from taking a form; who came first keeps it. */
  reserve(form: string): void;
  /** A value made once a subject, for all its mentions. */
  once<T>(key: string, make: () => T): T;
  readonly choice: StrategyChoice;
}

export interface Strategy {
  readonly id: StrategyId;
  readonly label: Bilingual;
  readonly about: Bilingual;
  /** Types it makes sense for; null for all. */
  readonly types: readonly EntityType[] | null;
  /** Whether someone holding the secret could get the original back. */
  readonly reversible: boolean;
  /** Whether the place in the note matters, so that equal texts may be replaced differently. */
  readonly positional?: boolean;
  /** Throws where it cannot replace the text; `protect` then puts a tag. */
  replace(text: string, context: ReplaceContext): string;
}

export type Strategies = Readonly<Record<StrategyId, Strategy>>;

/** `[姓名1]`, `[Name 1]`: what stands for a value that must not be seen at all. */
export function tagText(type: EntityType, ordinal: number, labels: UiLanguage): string {
  const label = ENTITIES[type].label[labels];
  return labels === 'zh' ? `[${label}${String(ordinal)}]` : `[${label} ${String(ordinal)}]`;
}
