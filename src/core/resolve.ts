/** Resolve: findings of all engines become annotations that never overlap, repeated through the note and tied by subject. */
import { claimsOf, Held, remainders, type Claim } from './claims.ts';
import { foundBy, isOfModel, unreadBy, withDisagreements } from './disputes.ts';
import type { Outcome } from './engine.ts';
import type { EntityType } from './entities.ts';
import type { FoldTable } from './fold.ts';
import type { Bilingual } from './language.ts';
import { levelOf } from './level.ts';
import { addModelClaims, FIRM_FROM } from './model-claims.ts';
import { trimBorders } from './borders.ts';
import type { NeverTag } from './never.ts';
import type { Annotation, Finding, Note, Span } from './note.ts';
import { repeatsOf } from './repeats.ts';
import { subjectsOf } from './subjects.ts';

export { RESOLVE_SOURCE } from './repeats.ts';

/** What the rules of this step mean, for reasons whose rule begins with `resolve.`. */
export const RESOLVE_RULES: Readonly<Record<string, Bilingual>> = {
  'resolve.repeat': {
    zh: '与本病历中已确认的同一内容相同',
    en: 'the same as something confirmed elsewhere in the note',
  },
  'resolve.title': {
    zh: '同一姓氏与称谓在本病历中已确认',
    en: 'the same surname with the same title is confirmed elsewhere in the note',
  },
};

/**
 * Annotations by start, never overlapping, each with all of its evidence. Every finding that holds more than
 * white space and punctuation overlaps at least one annotation.
 * @param foldTable lets mentions match across Traditional and full-width writing.
 * @param never what is dropped although an engine found it.
 */
export function resolve(note: Note, found: readonly Finding[], foldTable?: FoldTable, never?: NeverTag): Annotation[] {
  const { text } = note;
  const isNever = (finding: Span & { readonly type: EntityType }): boolean => {
    const { start, end } = trimBorders(text, finding);
    return never?.(finding.type, text.slice(start, end)) ?? false;
  };
  const findings = never ? found.filter((finding) => !isNever(finding)) : found;
  const held = new Held();
  const models = findings.filter(isOfModel);
  const others = models.length === 0 ? findings : findings.filter((finding) => !isOfModel(finding));
  for (const claim of claimsOf(text, others)) {
    for (const rest of remainders(text, claim, held.offer(claim))) if (held.isFree(rest)) held.add(rest);
  }
  const repeat = (): void => {
    for (const claim of repeatsOf(text, held, foldTable)) if (!isNever(claim)) held.add(claim);
  };
  repeat();
  if (models.length > 0) {
    addModelClaims(text, held, models);
    repeat();
  }
  const subjects = subjectsOf(text, held.claims, foldTable);
  return held.claims.map((claim, index) => {
    const subject = subjects[index];
    return {
      id: `${String(claim.start)}-${String(claim.end)}-${claim.type}`,
      start: claim.start,
      end: claim.end,
      type: claim.type,
      level: levelOf(bestOf(claim)),
      evidence: claim.evidence,
      status: 'proposed',
      ...(subject === undefined ? {} : { subject }),
    };
  });
}

/** What all engines found, in part or whole, resolved; annotations about which they differ say so. */
export function resolveOutcomes(
  note: Note,
  outcomes: readonly Outcome[],
  foldTable?: FoldTable,
  never?: NeverTag,
): Annotation[] {
  const annotations = resolve(note, outcomes.flatMap(foundBy), foldTable, never);
  const readings = outcomes.flatMap((outcome) => {
    const unread = unreadBy(outcome);
    return unread ? [{ outcome, unread }] : [];
  });
  if (readings.length < 2) return annotations;
  return withDisagreements(
    annotations,
    readings.map(({ outcome, unread }) => ({
      annotations: resolve(note, foundBy(outcome), foldTable, never),
      unread,
    })),
  );
}

/**
 * The best scored finding of the claim's type that states a level, else the best scored one. Where an engine that is no
 * language model is firm about the type, no model has a say.
 */
function bestOf(claim: Claim): Pick<Finding, 'type' | 'level'> {
  const isFirm = claim.evidence.some(
    (finding) => finding.type === claim.type && finding.score >= FIRM_FROM && !isOfModel(finding),
  );
  let best: Finding | undefined;
  for (const finding of claim.evidence) {
    if (finding.type !== claim.type || (isFirm && isOfModel(finding))) continue;
    const isBetter =
      best === undefined ||
      (best.level === undefined && finding.level !== undefined) ||
      (finding.score > best.score && (finding.level !== undefined || best.level === undefined));
    if (isBetter) best = finding;
  }
  return best ?? { type: claim.type };
}
