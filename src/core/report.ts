/** The report of an export: what was done, by what, and how it was checked. It holds no value of the note. */
import { ENTITY_TYPES, type EntityType, type Level } from './entities.ts';
import type { Outcome } from './engine.ts';
import { YinjiError, type ErrorCode } from './errors.ts';
import type { Bilingual } from './language.ts';
import { levelOf } from './level.ts';
import type { Annotation, AnnotationStatus, Note } from './note.ts';
import type { Audience, Policy, StrategyId } from './policy.ts';
import type { Protected } from './protect.ts';
import type { IssueKind, Severity, Verification, VerifyRule } from './verify.ts';

export interface ReportInput {
  readonly appVersion: string;
  readonly note: Note;
  readonly outcomes: readonly Outcome[];
  readonly policy: Policy;
  readonly annotations: readonly Annotation[];
  readonly result: Protected;
  readonly verification: Verification;
  /** Why a failed verification was overridden, in the reviewer's words. */
  readonly override?: string;
  readonly milliseconds: number;
  /** SHA-256 of the output in UTF-8, in hexadecimal. */
  readonly sha256: string;
  /** When the report was made, ISO 8601. */
  readonly time: string;
}

export interface ReportedEngine {
  readonly engine: string;
  readonly version: string;
  readonly state: Outcome['state'];
  readonly milliseconds: number;
  /** Findings of an engine that ran. */
  readonly findings?: number;
  /** Why one did not; the code alone, without what it was about. */
  readonly error?: ErrorCode;
}

export interface TypeCount {
  readonly type: EntityType;
  readonly level: Level;
  readonly count: number;
}

export interface Report {
  readonly format: 'yinji-report';
  readonly version: 1;
  readonly appVersion: string;
  readonly time: string;
  readonly engines: readonly ReportedEngine[];
  readonly policy: { readonly id: string; readonly name: Bilingual; readonly audience: Audience };
  /** Of the annotations that were not rejected. */
  readonly counts: {
    readonly byType: readonly TypeCount[];
    readonly byStrategy: Readonly<Partial<Record<StrategyId, number>>>;
  };
  readonly decisions: Readonly<Record<AnnotationStatus, number>> & {
    /** Kept, but with another type, level or border than any engine gave it. */
    readonly changed: number;
  };
  /** Spans that got a tag because their strategy could not replace them. */
  readonly fallbacks: number;
  readonly verification: {
    readonly result: Verification['result'];
    /** Places in the output. */
    readonly issues: readonly {
      readonly kind: IssueKind;
      readonly severity: Severity;
      readonly rule: VerifyRule;
      readonly start: number;
      readonly end: number;
    }[];
  };
  readonly override?: string;
  readonly milliseconds: number;
  readonly output: { readonly sha256: string; readonly length: number };
}

/** @throws YinjiError `input.invalid` where the words of an override quote a protected value. */
export function makeReport(input: ReportInput): Report {
  const { policy, result, annotations, verification, override } = input;
  if (override !== undefined && quotes(override, input.note, annotations)) {
    throw new YinjiError('input.invalid', { what: 'override' });
  }
  return {
    format: 'yinji-report',
    version: 1,
    appVersion: input.appVersion,
    time: input.time,
    engines: input.outcomes.map(reportEngine),
    policy: { id: policy.id, name: policy.name, audience: policy.audience },
    counts: { byType: countTypes(annotations), byStrategy: countStrategies(result) },
    decisions: countDecisions(annotations),
    fallbacks: result.fallbacks.length,
    verification: {
      result: verification.result,
      issues: verification.issues.map(({ kind, severity, rule, start, end }) => ({ kind, severity, rule, start, end })),
    },
    ...(override === undefined ? {} : { override }),
    milliseconds: Math.round(input.milliseconds),
    output: { sha256: input.sha256, length: result.text.length },
  };
}

function reportEngine(outcome: Outcome): ReportedEngine {
  const { engine, version, state } = outcome;
  const about = { engine, version, state, milliseconds: Math.round(outcome.milliseconds) };
  switch (outcome.state) {
    case 'ok':
      return { ...about, findings: outcome.findings.length };
    case 'unavailable':
      return { ...about, error: outcome.reason.code };
    case 'failed':
      return { ...about, error: outcome.error.code };
  }
}

function countTypes(annotations: readonly Annotation[]): TypeCount[] {
  const counts = new Map<string, number>();
  for (const { type, level, status } of annotations) {
    if (status === 'rejected') continue;
    const key = `${type} ${String(level)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return ENTITY_TYPES.flatMap((type) =>
    ([1, 2, 3] as const).flatMap((level) => {
      const count = counts.get(`${type} ${String(level)}`);
      return count === undefined ? [] : [{ type, level, count }];
    }),
  );
}

function countStrategies({ pieces }: Protected): Partial<Record<StrategyId, number>> {
  const counts: Partial<Record<StrategyId, number>> = {};
  for (const { strategy } of pieces) if (strategy !== null) counts[strategy] = (counts[strategy] ?? 0) + 1;
  return counts;
}

function countDecisions(annotations: readonly Annotation[]): Report['decisions'] {
  const counts = { proposed: 0, confirmed: 0, rejected: 0, added: 0, changed: 0 };
  for (const annotation of annotations) {
    counts[annotation.status]++;
    if (annotation.status !== 'rejected' && isChanged(annotation)) counts.changed++;
  }
  return counts;
}

/** Whether no evidence has the annotation's borders, type and level. What was added has no evidence to differ from. */
function isChanged({ start, end, type, level, evidence }: Annotation): boolean {
  return (
    evidence.length > 0 &&
    !evidence.some(
      (finding) =>
        finding.start === start && finding.end === end && finding.type === type && levelOf(finding) === level,
    )
  );
}

const SHORTEST_QUOTE = 2;

function quotes(words: string, note: Note, annotations: readonly Annotation[]): boolean {
  return annotations.some(({ start, end, status }) => {
    const value = note.text.slice(start, end);
    return status !== 'rejected' && value.length >= SHORTEST_QUOTE && words.includes(value);
  });
}
