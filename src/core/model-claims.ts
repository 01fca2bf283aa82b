/**
 * What language models claim, after all other engines: it adds, and never takes away. Every character that another engine
 * found stays found, and what that engine is firm about keeps its type, its level and its place.
 */
import { agree, claimsOf, ends, NEAR, nearestOf, remainders, type Claim, type Held } from './claims.ts';
import { isOfModel } from './disputes.ts';
import type { Finding } from './note.ts';

/** Findings of engines that are no language model are firm from this score on. */
export const FIRM_FROM = 0.9;

/** @param held what the other engines claim; grows by what the models add. */
export function addModelClaims(text: string, held: Held, findings: readonly Finding[]): void {
  for (const claim of claimsOf(text, findings)) {
    const rivals = held.overlapping(claim);
    const rests = rivals.every(isModels)
      ? remainders(text, claim, held.offer(claim))
      : besideOthers(text, claim, rivals, held);
    for (const rest of rests) if (held.isFree(rest)) held.add(rest);
  }
}

const isModels = ({ evidence }: Claim): boolean => evidence.every(isOfModel);

const isFirm = ({ evidence }: Claim): boolean =>
  evidence.some((finding) => finding.score >= FIRM_FROM && !isOfModel(finding));

/** Joins a claim to what other engines hold; returns what is left of it. */
function besideOthers(text: string, claim: Claim, rivals: readonly Claim[], held: Held): readonly Claim[] {
  const nearest = nearestOf(rivals, claim);
  if (nearest.type === claim.type && nearest.start === claim.start && nearest.end === claim.end) {
    const evidence = [...nearest.evidence, ...claim.evidence];
    held.replace([nearest], { ...nearest, evidence, strength: agree(evidence) });
    return [];
  }
  const isStronger = rivals.every((rival) => !isFirm(rival) && claim.strength > rival.strength + NEAR);
  // Addresses are the longest run of their parts: of two that overlap, both are parts of one.
  const isOneAddress = claim.type === 'ADDRESS' && rivals.every(({ type }) => type === 'ADDRESS');
  if (isStronger || isOneAddress) {
    held.replace(rivals, union(claim, rivals));
    return [];
  }
  nearest.evidence.push(...claim.evidence);
  return ends(text, claim, rivals);
}

/** One claim over all of them, so that no character is lost; the type is the same or the stronger one's. */
function union(claim: Claim, rivals: readonly Claim[]): Claim {
  return {
    type: claim.type,
    start: Math.min(claim.start, ...rivals.map(({ start }) => start)),
    end: Math.max(claim.end, ...rivals.map(({ end }) => end)),
    strength: Math.max(claim.strength, ...rivals.map(({ strength }) => strength)),
    evidence: [...rivals.flatMap(({ evidence }) => evidence), ...claim.evidence],
  };
}
