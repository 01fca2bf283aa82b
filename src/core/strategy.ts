/** What replaces a span's text. Strategies are pure: the same text in the same context gives the same replacement. */
import type { EntityType, Level } from './entities.ts';
import type { Bilingual, Language } from './language.ts';
import type { StrategyChoice, StrategyId } from './policy.ts';

/** What a strategy may know of the span and of the note around it. */
export interface ReplaceContext {
  readonly type: EntityType;
  readonly level: Level;
  readonly language: Language;
  /** The person or thing the text stands for; equal subjects are replaced alike. */
  readonly subject: string;
  /** Full form of the subject in this note (王建国 for 王主任), when the text is only a part of it. */
  readonly canonical: string;
  /** 1-based number of the subject among those of its type, by first appearance. */
  readonly ordinal: number;
  /** Uniform in [0, 1), seeded by the export's secret, the type and the subject; `salt` gives further independent numbers. */
  random(salt: string | number): number;
  /** Days every date of this patient is moved by; never 0. */
  readonly shiftDays: number;
  /** Whether a candidate equals, contains or is contained in a real value of the note, or is already taken by another subject. */
  isTaken(candidate: string): boolean;
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
  replace(text: string, context: ReplaceContext): string;
}
