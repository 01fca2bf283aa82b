/** The shelf of policies, from the most open audience to the strictest. */
import type { Policy } from '../core/policy.ts';
import { colleague } from './colleague.ts';
import { publicPolicy } from './public.ts';
import { research } from './research.ts';

export const POLICIES: readonly Policy[] = [colleague, research, publicPolicy];

/** Shown first: it lets through the least. */
export const DEFAULT_POLICY: Policy = publicPolicy;

export const policyById = (id: string): Policy | undefined => POLICIES.find((policy) => policy.id === id);
