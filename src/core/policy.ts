/** A policy says, for each type and level, what the recipient gets to see. What it does not name is protected. */
import type { EntityType, Level } from './entities.ts';
import type { Bilingual } from './language.ts';

export type StrategyId = 'mask' | 'tag' | 'surrogate' | 'generalize' | 'shift-date' | 'remove' | 'keep';

/** A strategy with its options; each strategy reads only its own. */
export interface StrategyChoice {
  readonly strategy: StrategyId;
  /** mask: the character that stands for each one hidden. */
  readonly character?: string;
  /** shift-date: move by whole weeks, so that weekdays stay. */
  readonly keepWeekday?: boolean;
}

export type PolicyRules = Readonly<Partial<Record<EntityType, Readonly<Partial<Record<Level, StrategyChoice>>>>>>;

export type Audience = 'colleague' | 'research' | 'public' | 'custom';

export interface Policy {
  readonly id: string;
  readonly name: Bilingual;
  readonly audience: Audience;
  readonly about: Bilingual;
  readonly rules: PolicyRules;
}

/** What protects a type or level that a policy does not name. */
export const PROTECTED: StrategyChoice = { strategy: 'tag' };

/** The choice for a type and level; {@link PROTECTED} where the policy is silent. */
export function choiceFor(policy: Policy, type: EntityType, level: Level): StrategyChoice {
  return policy.rules[type]?.[level] ?? PROTECTED;
}
