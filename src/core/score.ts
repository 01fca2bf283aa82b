/** Score: what an engine found against gold spans. Overlap is the headline, exact is the same with both borders. */
import type { EntityType, Level } from './entities.ts';
import { levelOf } from './level.ts';
import { byStart, overlaps, type Span } from './note.ts';

export interface ScoredSpan extends Span {
  readonly type: EntityType;
  readonly level?: Level;
}

/** Counts that add up over documents; `found…` count gold spans, `right…` count predicted ones. */
export interface Counts {
  gold: number;
  predicted: number;
  /** Gold spans with at least one predicted span of the same type that shares a character. */
  found: number;
  /** Predicted spans with at least one gold span of the same type that shares a character. */
  right: number;
  /** Gold spans with a predicted span of the same type and the same borders. */
  exact: number;
  /** Gold spans with a level that were found. */
  graded: number;
  /** Of those, with the same level in the prediction that overlaps most. */
  levelRight: number;
  /** Characters of gold spans, and of those the ones covered by a predicted span of any type. */
  characters: number;
  coveredCharacters: number;
}

export const emptyCounts = (): Counts => ({
  gold: 0,
  predicted: 0,
  found: 0,
  right: 0,
  exact: 0,
  graded: 0,
  levelRight: 0,
  characters: 0,
  coveredCharacters: 0,
});

export function addCounts(into: Counts, more: Counts): Counts {
  for (const key of Object.keys(into) as (keyof Counts)[]) into[key] += more[key];
  return into;
}

const shared = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Characters of a span that at least one of the others covers. */
function covered(span: Span, others: readonly Span[]): number {
  let count = 0;
  let reached = span.start;
  for (const other of others.filter((candidate) => overlaps(span, candidate)).sort(byStart)) {
    count += Math.max(0, Math.min(other.end, span.end) - Math.max(other.start, reached));
    reached = Math.max(reached, other.end);
  }
  return count;
}

/** Counts of one document for each type asked for. */
export function countDocument(
  gold: readonly ScoredSpan[],
  predicted: readonly ScoredSpan[],
  types: readonly EntityType[],
): Map<EntityType, Counts> {
  const result = new Map<EntityType, Counts>();
  for (const type of types) {
    const counts = emptyCounts();
    const mine = gold.filter((span) => span.type === type);
    const theirs = predicted.filter((span) => span.type === type);
    counts.gold = mine.length;
    counts.predicted = theirs.length;
    for (const span of mine) {
      const hits = theirs.filter((other) => shared(span, other) > 0);
      const best = hits.reduce<ScoredSpan | undefined>(
        (top, other) => (top === undefined || shared(span, other) > shared(span, top) ? other : top),
        undefined,
      );
      if (best) counts.found++;
      if (hits.some((other) => other.start === span.start && other.end === span.end)) counts.exact++;
      if (best && span.level !== undefined) {
        counts.graded++;
        if (best.level === span.level) counts.levelRight++;
      }
      counts.characters += span.end - span.start;
      counts.coveredCharacters += covered(span, predicted);
    }
    for (const span of theirs) if (mine.some((other) => shared(span, other) > 0)) counts.right++;
    result.set(type, counts);
  }
  return result;
}

/**
 * Leaks of one document: gold spans of the types asked for, of level 1, that share no character with any predicted
 * span, whatever its type. A gold span without a level has its type's default. A document leaks when it has one leak;
 * a span that is only partly covered is no leak here, but its characters count against `characters`.
 */
export function leaksOf(
  gold: readonly ScoredSpan[],
  predicted: readonly Span[],
  types: readonly EntityType[],
): readonly ScoredSpan[] {
  return gold.filter(
    (span) => types.includes(span.type) && levelOf(span) === 1 && !predicted.some((other) => overlaps(span, other)),
  );
}

/** Counts of all types together: what micro rates are of. */
export function microOf(counts: Iterable<Counts>): Counts {
  const sum = emptyCounts();
  for (const one of counts) addCounts(sum, one);
  return sum;
}

/** Percentages; null where nothing was counted. */
export interface Rates {
  readonly precision: number | null;
  readonly recall: number | null;
  readonly exactPrecision: number | null;
  readonly exactRecall: number | null;
  readonly level: number | null;
  readonly characters: number | null;
}

const percent = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

export function ratesOf(counts: Counts): Rates {
  return {
    precision: percent(counts.right, counts.predicted),
    recall: percent(counts.found, counts.gold),
    exactPrecision: percent(counts.exact, counts.predicted),
    exactRecall: percent(counts.exact, counts.gold),
    level: percent(counts.levelRight, counts.graded),
    characters: percent(counts.coveredCharacters, counts.characters),
  };
}

/** Macro: the mean of each rate over the types that have one; a type without gold spans still counts in precision. */
export function macroOf(rates: readonly Rates[]): Rates {
  const mean = (key: keyof Rates): number | null => {
    const values = rates.map((rate) => rate[key]).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return {
    precision: mean('precision'),
    recall: mean('recall'),
    exactPrecision: mean('exactPrecision'),
    exactRecall: mean('exactRecall'),
    level: mean('level'),
    characters: mean('characters'),
  };
}
