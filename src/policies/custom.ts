/** Policies made by users: edited as a table of type and level, kept and passed on as JSON. */
import * as v from 'valibot';
import { ENTITY_TYPES, isEntityType, levelsOf, type EntityType, type Level } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import { PROTECTED, STRATEGY_IDS, suits, type Policy, type PolicyRules, type StrategyChoice } from '../core/policy.ts';

/** Marks the file, and its form for later versions. */
const FORMAT = 'yinji-policy';
const VERSION = 1;
const LONGEST = 400;

const bilingual = v.strictObject({
  zh: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST)),
  en: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST)),
});

const choice = v.strictObject({
  strategy: v.picklist(STRATEGY_IDS),
  character: v.optional(v.pipe(v.string(), v.length(1))),
  keepWeekday: v.optional(v.boolean()),
  detail: v.optional(v.picklist(['province', 'city', 'district'])),
});

const policyFile = v.strictObject({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: bilingual,
  about: bilingual,
  reveals: bilingual,
  rules: v.record(v.string(), v.record(v.string(), choice)),
});

/**
 * A policy from the JSON that {@link formatPolicy} writes.
 * @throws YinjiError `policy.invalid`; `where` is the path of the first thing that is wrong.
 */
export function parsePolicy(json: string): Policy {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new YinjiError('policy.invalid', { where: 'JSON' }, { cause });
  }
  const result = v.safeParse(policyFile, value);
  if (!result.success) throw invalid(v.getDotPath(result.issues[0]) ?? FORMAT);
  const { id, name, about, reveals, rules } = result.output;
  return { id, audience: 'custom', name, about, reveals, rules: checkRules(rules) };
}

/** JSON for a file; {@link parsePolicy} gives back the same policy, with `custom` as its audience. */
export function formatPolicy({ id, name, about, reveals, rules }: Policy): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, id, name, about, reveals, rules }, null, 2)}\n`;
}

/** A policy to start editing from: every type and level with what `base` does to it. */
export function customPolicy(id: string, base: Policy): Policy {
  const rules: Partial<Record<EntityType, Partial<Record<Level, StrategyChoice>>>> = {};
  for (const type of ENTITY_TYPES) {
    rules[type] = Object.fromEntries(levelsOf(type).map((level) => [level, base.rules[type]?.[level] ?? PROTECTED]));
  }
  return { ...base, id, audience: 'custom', rules };
}

type LooseChoice = v.InferOutput<typeof choice>;

function checkRules(rules: Readonly<Record<string, Readonly<Record<string, LooseChoice>>>>): PolicyRules {
  const checked: Partial<Record<EntityType, Partial<Record<Level, StrategyChoice>>>> = {};
  for (const [type, byLevel] of Object.entries(rules)) {
    if (!isEntityType(type)) throw invalid(`rules.${type}`);
    const row: Partial<Record<Level, StrategyChoice>> = {};
    for (const [key, { strategy, character, keepWeekday, detail }] of Object.entries(byLevel)) {
      const level = levelsOf(type).find((known) => String(known) === key);
      if (level === undefined) throw invalid(`rules.${type}.${key}`);
      if (!suits(strategy, type)) throw invalid(`rules.${type}.${key}.strategy`);
      row[level] = {
        strategy,
        ...(character === undefined ? {} : { character }),
        ...(keepWeekday === undefined ? {} : { keepWeekday }),
        ...(detail === undefined ? {} : { detail }),
      };
    }
    checked[type] = row;
  }
  return checked;
}

const invalid = (where: string): YinjiError => new YinjiError('policy.invalid', { where });
