/** Policies a user makes: begun from a built-in one, saved to a file, read from one. */
import type { Policy } from '../core/policy.ts';
import { customPolicy, formatPolicy, parsePolicy } from '../policies/custom.ts';
import { download } from './download.ts';

/** A policy to edit, with an id that none of the present ones has. */
export function freshPolicy(base: Policy, present: readonly Policy[], name: string): Policy {
  const taken = new Set(present.map(({ id }) => id));
  let number = 1;
  while (taken.has(`custom-${String(number)}`)) number++;
  const title = number === 1 ? name : `${name} ${String(number)}`;
  return { ...customPolicy(`custom-${String(number)}`, base), name: { zh: title, en: title } };
}

export function savePolicy(policy: Policy): void {
  download(`${policy.id}.policy.json`, formatPolicy(policy), 'application/json');
}

/** @throws YinjiError `policy.invalid`, naming the first thing that is wrong. */
export async function readPolicy(file: File): Promise<Policy> {
  return parsePolicy(await file.text());
}
