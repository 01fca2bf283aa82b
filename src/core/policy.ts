/** A policy says, for each type and level, what the recipient gets to see. What it does not name is protected. */
import type { EntityType, Level } from './entities.ts';
import type { Bilingual } from './language.ts';

/** Every strategy, with the types it makes sense for; null for all. */
export const STRATEGY_TYPES = {
  mask: null,
  tag: null,
  surrogate: ['NAME', 'ID_NUMBER', 'CONTACT', 'ADDRESS', 'HOSPITAL', 'ORGANIZATION'],
  generalize: ['ADDRESS', 'HOSPITAL', 'ORGANIZATION', 'STD', 'PREGNANCY', 'DATE', 'AGE'],
  'shift-date': ['DATE'],
  remove: null,
  keep: null,
} as const satisfies Record<string, readonly EntityType[] | null>;

export type StrategyId = keyof typeof STRATEGY_TYPES;

export const STRATEGY_IDS = Object.keys(STRATEGY_TYPES) as readonly StrategyId[];

export function suits(strategy: StrategyId, type: EntityType): boolean {
  const types: readonly EntityType[] | null = STRATEGY_TYPES[strategy];
  return types === null || types.includes(type);
}

/** The finest part of an address that `generalize` leaves. */
export type AddressDetail = 'province' | 'city' | 'district';

/** A strategy with its options; each strategy reads only its own. */
export interface StrategyChoice {
  readonly strategy: StrategyId;
  /** mask: the character that stands for each one hidden; one UTF-16 code unit. */
  readonly character?: string;
  /** shift-date: move by whole weeks, so that weekdays stay. */
  readonly keepWeekday?: boolean;
  /** generalize: how much of an address stays; `district` when missing. */
  readonly detail?: AddressDetail;
}

export type PolicyRules = Readonly<Partial<Record<EntityType, Readonly<Partial<Record<Level, StrategyChoice>>>>>>;

export type Audience = 'colleague' | 'research' | 'public' | 'custom';

export interface Policy {
  readonly id: string;
  readonly name: Bilingual;
  readonly audience: Audience;
  readonly about: Bilingual;
  /** One sentence: what the recipient can still learn. */
  readonly reveals: Bilingual;
  readonly rules: PolicyRules;
}

/** What protects a type or level that a policy does not name. */
export const PROTECTED: StrategyChoice = { strategy: 'tag' };

/** The choice for a type and level; {@link PROTECTED} where the policy is silent. */
export function choiceFor(policy: Policy, type: EntityType, level: Level): StrategyChoice {
  return policy.rules[type]?.[level] ?? PROTECTED;
}
