import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENTITIES, ENTITY_TYPES, levelsOf } from '../../src/core/entities.ts';
import { YinjiError } from '../../src/core/errors.ts';
import { choiceFor, PROTECTED, STRATEGY_IDS, suits, type Policy } from '../../src/core/policy.ts';
import { customPolicy, formatPolicy, parsePolicy } from '../../src/policies/custom.ts';
import { DEFAULT_POLICY, POLICIES, policyById } from '../../src/policies/index.ts';

const every = ENTITY_TYPES.flatMap((type) => levelsOf(type).map((level) => ({ type, level })));

describe.each(POLICIES)('$id', (policy: Policy) => {
  it('names every type and level, with a strategy that suits it', () => {
    for (const { type, level } of every) {
      const choice = policy.rules[type]?.[level];
      expect(choice, `${type} ${String(level)}`).toBeDefined();
      expect(choice && suits(choice.strategy, type)).toBe(true);
    }
  });

  it('lets no identifier of level 1 through', () => {
    for (const { type, level } of every) {
      if (ENTITIES[type].kind !== 'identifier' || level !== 1) continue;
      expect(choiceFor(policy, type, level).strategy).not.toBe('keep');
    }
  });

  it('says in both languages what it is and what it reveals', () => {
    for (const words of [policy.name, policy.about, policy.reveals]) {
      expect(words.zh).toMatch(/\p{Script=Han}/u);
      expect(words.en).toMatch(/^[\p{ASCII}–]+$/u);
    }
  });
});

it.each([
  ['colleague', 'STD', 1, 'keep'],
  ['colleague', 'NAME', 1, 'tag'],
  ['colleague', 'DATE', 1, 'generalize'],
  ['research', 'NAME', 1, 'surrogate'],
  ['research', 'ADDRESS', 1, 'generalize'],
  ['research', 'DATE', 2, 'shift-date'],
  ['research', 'STD', 2, 'generalize'],
  ['research', 'PREGNANCY', 3, 'keep'],
  ['public', 'PREGNANCY', 3, 'tag'],
] as const)('%s: %s %i is %s', (id, type, level, strategy) => {
  const policy = policyById(id);
  expect(policy && choiceFor(policy, type, level).strategy).toBe(strategy);
});

it('protects what a policy does not name', () => {
  const silent = { ...DEFAULT_POLICY, rules: {} };
  for (const { type, level } of every) expect(choiceFor(silent, type, level)).toBe(PROTECTED);
});

it('starts with the strictest', () => {
  for (const { type, level } of every) expect(choiceFor(DEFAULT_POLICY, type, level).strategy).not.toBe('keep');
});

describe('custom policies', () => {
  const words = fc.string({ minLength: 1, maxLength: 20 });
  const bilingual = fc.record({ zh: words, en: words });
  const policies = fc
    .record({
      id: fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/),
      name: bilingual,
      about: bilingual,
      reveals: bilingual,
      choices: fc.array(fc.tuple(fc.constantFrom(...every), fc.constantFrom(...STRATEGY_IDS), fc.option(fc.boolean()))),
    })
    .map(({ choices, ...rest }): Policy => {
      const rules: Record<string, Record<string, unknown>> = {};
      for (const [{ type, level }, strategy, keepWeekday] of choices) {
        if (!suits(strategy, type)) continue;
        (rules[type] ??= {})[level] = { strategy, ...(keepWeekday === null ? {} : { keepWeekday }) };
      }
      return { ...rest, audience: 'custom', rules };
    });

  it('come back from their file as they were', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
      }),
    );
  });

  it.each(POLICIES)('start from $id with every choice named', (base: Policy) => {
    const policy = customPolicy('mine', base);
    expect(policy).toMatchObject({ id: 'mine', audience: 'custom' });
    for (const { type, level } of every) {
      expect(policy.rules[type]?.[level]).toEqual(choiceFor(base, type, level));
    }
    expect(parsePolicy(formatPolicy(policy))).toEqual(policy);
  });

  const file = (change: (policy: Record<string, unknown>) => void): string => {
    const value = JSON.parse(formatPolicy(DEFAULT_POLICY)) as Record<string, unknown>;
    change(value);
    return JSON.stringify(value);
  };
  it.each<[string, string, string]>([
    ['no JSON', '{', 'JSON'],
    ['another file', '{"a": 1}', 'format'],
    ['a later version', file((p) => (p.version = 2)), 'version'],
    ['a bad id', file((p) => (p.id = '../x')), 'id'],
    ['no name', file((p) => delete p.name), 'name'],
    ['an unknown key', file((p) => (p.more = 1)), 'more'],
    ['an unknown type', file((p) => (p.rules = { MOOD: {} })), 'rules.MOOD'],
    ['a type of the prototype', file((p) => (p.rules = { toString: {} })), 'rules.toString'],
    ['a level it cannot have', file((p) => (p.rules = { NAME: { 2: { strategy: 'tag' } } })), 'rules.NAME.2'],
    ['an unknown strategy', file((p) => (p.rules = { NAME: { 1: { strategy: 'burn' } } })), 'rules.NAME.1.strategy'],
    [
      'a strategy that does not suit',
      file((p) => (p.rules = { NAME: { 1: { strategy: 'shift-date' } } })),
      'rules.NAME.1.strategy',
    ],
    [
      'a long mask',
      file((p) => (p.rules = { NAME: { 1: { strategy: 'mask', character: '**' } } })),
      'rules.NAME.1.character',
    ],
  ])('refuse %s', (_what, json, where) => {
    let thrown: unknown;
    try {
      parsePolicy(json);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(YinjiError);
    expect(YinjiError.from(thrown).toRecord()).toEqual({ code: 'policy.invalid', params: { where } });
  });
});
