/** Claims: equal findings of all engines taken together, and which of two overlapping claims holds. */
import { trimBorders } from './borders.ts';
import type { EntityType } from './entities.ts';
import type { Finding, Span } from './note.ts';

/** One span and type with everything said for it. */
export interface Claim extends Span {
  readonly type: EntityType;
  /** Probability from all engines that agree, 0 to 1. */
  readonly strength: number;
  readonly evidence: Finding[];
}

/**
 * Types whose span swallows another one inside it, even a better scored one: the place in a hospital's name, the
 * person a clinic or road is called after, the digits of an address.
 */
const SWALLOWS: Readonly<Partial<Record<EntityType, readonly EntityType[]>>> = {
  HOSPITAL: ['ADDRESS', 'NAME', 'ORGANIZATION', 'PREGNANCY', 'STD'],
  ORGANIZATION: ['ADDRESS', 'NAME'],
  ADDRESS: ['NAME', 'ORGANIZATION', 'ID_NUMBER'],
  CONTACT: ['NAME', 'DATE', 'AGE'],
  ID_NUMBER: ['DATE', 'AGE', 'NAME'],
  STD: ['NAME', 'AGE'],
  PREGNANCY: ['NAME', 'DATE', 'AGE'],
};
/** A swallowing claim must be about as likely as not. */
const SWALLOWS_FROM = 0.5;

/** Equal claims of several engines become one; spans are trimmed first. Claims by strength, the longer first. */
export function claimsOf(text: string, findings: readonly Finding[]): Claim[] {
  const groups: { readonly span: Span; readonly type: EntityType; readonly evidence: Finding[] }[] = [];
  const byStart = new Map<number, typeof groups>();
  for (const finding of findings) {
    const span = trimBorders(text, finding);
    if (span.start >= span.end) continue;
    const there = byStart.get(span.start);
    const group = there?.find(({ span: { end }, type }) => end === span.end && type === finding.type);
    if (group) group.evidence.push(finding);
    else {
      const made = { span, type: finding.type, evidence: [finding] };
      groups.push(made);
      if (there) there.push(made);
      else byStart.set(span.start, [made]);
    }
  }
  return groups
    .map(({ span: { start, end }, type, evidence }) => ({
      start,
      end,
      type,
      strength: agree(evidence),
      evidence,
    }))
    .sort(byStrength);
}

/** Engines err apart: 1 - Π(1 - p) over the best score of each. */
export function agree(evidence: readonly Finding[]): number {
  if (evidence.length === 1) return evidence[0]?.score ?? 0;
  const best = new Map<string, number>();
  for (const { source, score } of evidence) best.set(source, Math.max(best.get(source) ?? 0, score));
  let doubt = 1;
  for (const score of best.values()) doubt *= 1 - Math.min(score, 0.999);
  return 1 - doubt;
}

/** Scores nearer than this count as equal, and then the longer span holds. */
export const NEAR = 0.05;

const lengthOf = ({ start, end }: Span): number => end - start;

function byStrength(a: Claim, b: Claim): number {
  return (
    Math.round(b.strength / NEAR) - Math.round(a.strength / NEAR) ||
    lengthOf(b) - lengthOf(a) ||
    b.strength - a.strength ||
    a.start - b.start ||
    (a.type < b.type ? -1 : 1)
  );
}

const isInside = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

function swallows(outer: Claim, inner: Claim): boolean {
  return (
    outer.strength >= SWALLOWS_FROM &&
    isInside(inner, outer) &&
    lengthOf(outer) > lengthOf(inner) &&
    (SWALLOWS[outer.type]?.includes(inner.type) ?? false)
  );
}

/** A chunk that grows beyond this is halved. */
const CHUNK = 512;

/** Claims that hold, sorted and apart from each other; in chunks, so that a long note with many costs no more each. */
export class Held {
  readonly #chunks: Claim[][] = [[]];
  #claims: readonly Claim[] | null = null;

  get claims(): readonly Claim[] {
    return (this.#claims ??= this.#chunks.flat());
  }

  /** Chunk and index of the first held claim that ends after an offset; past the last one where there is none. */
  #after(offset: number): { chunk: number; index: number } {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle]?.at(-1)?.end ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const claims = this.#chunks[low] ?? [];
    let first = 0;
    let last = claims.length;
    while (first < last) {
      const middle = (first + last) >>> 1;
      if ((claims[middle]?.end ?? 0) <= offset) first = middle + 1;
      else last = middle;
    }
    return { chunk: low, index: first };
  }

  /** Held claims that overlap a span. */
  overlapping(span: Span): Claim[] {
    const found: Claim[] = [];
    let { chunk, index } = this.#after(span.start);
    for (; chunk < this.#chunks.length; chunk++, index = 0) {
      const claims = this.#chunks[chunk] ?? [];
      for (; index < claims.length; index++) {
        const claim = claims[index];
        if (!claim || claim.start >= span.end) return found;
        found.push(claim);
      }
    }
    return found;
  }

  /** Puts a claim in the place of held ones; it overlaps no others. */
  replace(held: readonly Claim[], claim: Claim): void {
    for (const one of held) this.#remove(one);
    this.add(claim);
  }

  #remove(claim: Claim): void {
    const { chunk, index } = this.#after(claim.start);
    this.#chunks[chunk]?.splice(index, 1);
    if (this.#chunks[chunk]?.length === 0 && this.#chunks.length > 1) this.#chunks.splice(chunk, 1);
    this.#claims = null;
  }

  isFree(span: Span): boolean {
    return this.overlapping(span).length === 0;
  }

  add(claim: Claim): void {
    const { chunk, index } = this.#after(claim.start);
    const claims = this.#chunks[chunk] ?? [];
    claims.splice(index, 0, claim);
    if (claims.length > CHUNK) this.#chunks.splice(chunk + 1, 0, claims.splice(CHUNK >> 1));
    this.#claims = null;
  }

  /**
   * Takes a claim in, weaker than all before. Where it overlaps held ones it replaces those it swallows, else it
   * becomes evidence of the one it shares most with. Returns the held claims that overlap, when it lost to them.
   */
  offer(claim: Claim): readonly Claim[] {
    const rivals = this.overlapping(claim);
    if (rivals.every((rival) => swallows(claim, rival))) {
      for (const rival of rivals) claim.evidence.push(...rival.evidence);
      this.replace(rivals, claim);
      return [];
    }
    nearestOf(rivals, claim).evidence.push(...claim.evidence);
    return rivals;
  }
}

/** Of claims that overlap another, the one that shares most with it. */
export function nearestOf(rivals: readonly Claim[], claim: Claim): Claim {
  let most = rivals[0] as Claim;
  for (const rival of rivals) if (sharedLength(rival, claim) > sharedLength(most, claim)) most = rival;
  return most;
}

function sharedLength(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}

const MIN_REMAINDER = 2;

/** What is left of an address beside the claims it lost to (广东省 of 广东省深圳市 beside 深圳市人民医院). */
export function remainders(text: string, claim: Claim, rivals: readonly Claim[]): Claim[] {
  return claim.type === 'ADDRESS' ? ends(text, claim, rivals) : [];
}

/** What is left of a claim before and after claims of other types that it lost to. */
export function ends(text: string, claim: Claim, rivals: readonly Claim[]): Claim[] {
  const first = rivals[0];
  const last = rivals.at(-1);
  if (claim.strength < SWALLOWS_FROM || !first || !last) return [];
  if (rivals.some(({ type }) => type === claim.type)) return [];
  return [
    { start: claim.start, end: first.start },
    { start: last.end, end: claim.end },
  ].flatMap((rest) => {
    if (rest.start >= rest.end) return [];
    const span = trimBorders(text, rest);
    return lengthOf(span) < MIN_REMAINDER ? [] : [{ ...claim, ...span, evidence: [...claim.evidence] }];
  });
}
