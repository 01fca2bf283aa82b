/** The policy that the chosen audience stands for. */
import type { Policy } from '../core/policy.ts';
import { DEFAULT_POLICY, POLICIES } from '../policies/index.ts';
import type { Settings } from './settings.svelte.ts';

/** The built-in ones, from the most open audience to the strictest. */
export const BUILT_IN: readonly Policy[] = POLICIES;

/** The built-in one of the audience, or the custom one used last; the strictest where there is none. */
export function policyInUse({ audience, customPolicies }: Pick<Settings, 'audience' | 'customPolicies'>): Policy {
  const custom = audience === 'custom' ? customPolicies[0] : undefined;
  return custom ?? POLICIES.find((policy) => policy.audience === audience) ?? DEFAULT_POLICY;
}
