/** Joins what the rules and the tagger say about one page. */
import type { EntityType } from '../core/entities.ts';
import type { Bilingual } from '../core/language.ts';
import { overlapIndex } from '../core/near.ts';
import type { Reason } from '../core/note.ts';
import type { PageFinding } from '../core/recognizer.ts';
import type { JoinTable, TaggedSpan, Tagging, Weighing } from '../core/tagger.ts';

export const TAGGER_ENGINE_ID = 'tagger';

/** What the tagger's reasons mean. */
export const TAGGER_RULES: Readonly<Record<string, Bilingual>> = {
  'tagger.context': {
    zh: '从上下文学得的模型认为此处是这一类内容',
    en: 'the model that learned from context expects this type here',
  },
};

const CONTEXT: Reason = { rule: 'tagger.context' };

/** A finding on the page with the id of who made it. */
export interface JoinedFinding extends PageFinding {
  readonly source: string;
}

/** Forms that check themselves (digits, labels, dictionaries) from these scores on: the model cannot vote them away. */
const STRONG_FROM: Readonly<Partial<Record<EntityType, number>>> = {
  ID_NUMBER: 0.9,
  CONTACT: 0.9,
  STD: 0.85,
  DATE: 0.85,
  AGE: 0.85,
};
/** Whatever the type: rules that are this sure keep their word. */
const CERTAIN = 0.97;

/** Findings of the rules below this give way to another type; the tagger's doubt alone takes none below it. */
const DOUBTED = 0.5;

/** Whether a finding of the rules stands whatever the tagger says. */
export const isStrong = ({ type, score }: PageFinding): boolean =>
  score >= Math.min(CERTAIN, STRONG_FROM[type] ?? CERTAIN);

export const taggedFinding = ({ probability, ...span }: TaggedSpan): JoinedFinding => ({
  ...span,
  score: probability,
  reason: CONTEXT,
  source: TAGGER_ENGINE_ID,
});

/**
 * Findings by start. What the rules found is never taken away, since the model may be out of its field: doubt lowers the
 * score, and the reviewer sees it.
 * @param source of the rules' findings.
 */
export function joinFindings(
  rules: readonly PageFinding[],
  tagging: Tagging,
  table: JoinTable,
  source: string,
): JoinedFinding[] {
  const joined: JoinedFinding[] = [];
  for (const finding of rules) {
    const settled = isStrong(finding);
    const weighing = (settled ? table.settled : table.weigh)[finding.type];
    // Strong forms are never asked about, so that most of a page need not be read.
    const probability = settled ? 0.5 : tagging.probability(finding.type, finding);
    const score = weighing ? weigh(finding.score, probability, weighing) : finding.score;
    joined.push({ ...finding, score: Math.max(score, Math.min(finding.score, DOUBTED)), source });
  }
  const nearTo = overlapIndex(joined);
  for (const span of tagging.spans) {
    const near = nearTo(span);
    // Where both see the type, the rules' finding holds the tagger's word in its score, and its borders stay: the tagger's
    // reach over words it has not met.
    if (near.some(({ type }) => type === span.type)) continue;
    if (span.probability < (table.addFrom[span.type] ?? 1)) continue;
    // Where the rules see another type, theirs holds unless it is in doubt.
    if (near.some((other) => other.score >= DOUBTED)) continue;
    joined.push(taggedFinding(span));
  }
  return joined.sort((a, b) => a.start - b.start || b.end - a.end);
}

const logit = (p: number, edge: number): number => {
  const inner = Math.min(1 - edge, Math.max(edge, p));
  return Math.log(inner / (1 - inner));
};
/** As scores of the rules are weighed. */
export const scoreLogit = (score: number): number => logit(score, 1e-3);
/** As the tagger's word is weighed: however sure, it is worth no more than odds of 30 to 1. */
export const wordLogit = (probability: number): number => logit(probability, 1 / 31);

/** One probability of the rule's score and the model's; at 0.5 the model says nothing. */
function weigh(score: number, probability: number, [a, b, c]: Weighing): number {
  return 1 / (1 + Math.exp(-(a + b * scoreLogit(score) + c * wordLogit(probability))));
}
