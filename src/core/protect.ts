/** Protect: the note's text with every annotation replaced as the policy says. Nothing outside the spans changes. */
import type { ErrorRecord } from './errors.ts';
import type { UiLanguage } from './language.ts';
import { byStart, type Annotation, type Note } from './note.ts';
import { choiceFor, type Policy, type StrategyId } from './policy.ts';
import { Replacements, type ProtectedSpan } from './replacements.ts';
import type { Strategies } from './strategy.ts';

export interface ProtectOptions {
  readonly strategies: Strategies;
  /** At least 32 hexadecimal digits. The same secret gives the same replacements; nothing else does. */
  readonly secret: string;
  /** Language of labels in the text. */
  readonly labels: UiLanguage;
  /** Notes with the same patient have their dates moved alike; the note's id when missing. */
  readonly patient?: string;
}

/** What is protected, as one value that crosses the worker boundary; the strategies are on the other side. */
export interface ProtectRequest extends Omit<ProtectOptions, 'strategies'> {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
  readonly policy: Policy;
}

/** A stretch of the output: copied from the note, or put in the place of one annotation. */
export interface Piece {
  /** Half open, in the output. */
  readonly start: number;
  readonly end: number;
  /** Id of the annotation it stands for, or null where the text is copied. */
  readonly annotation: string | null;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** What made it; null where the text is copied. */
  readonly strategy: StrategyId | null;
}

/** A span whose strategy could not replace it, so that a tag stands there instead. */
export interface Fallback {
  readonly annotation: string;
  readonly strategy: StrategyId;
  readonly error: ErrorRecord;
}

export interface Protected {
  readonly text: string;
  /** Without gaps, in order, over the whole output and the whole note. */
  readonly pieces: readonly Piece[];
  readonly fallbacks: readonly Fallback[];
}

/**
 * Pure, and the same for the same secret. Rejected annotations are left alone; of overlapping ones the earlier, then
 * the longer, covers the shared part.
 * @throws YinjiError `input.invalid` for a secret that is none.
 */
export function protect(
  note: Note,
  annotations: readonly Annotation[],
  policy: Policy,
  options: ProtectOptions,
): Protected {
  const spans = spansOf(note.text, annotations);
  const replacements = new Replacements(note, annotations, spans, options);
  const pieces: Piece[] = [];
  const fallbacks: Fallback[] = [];
  const parts: string[] = [];
  let source = 0;
  let output = 0;
  const put = (text: string, sourceEnd: number, annotation: string | null, strategy: StrategyId | null): void => {
    parts.push(text);
    const end = output + text.length;
    pieces.push({ start: output, end, annotation, sourceStart: source, sourceEnd, strategy });
    source = sourceEnd;
    output = end;
  };
  for (const span of spans) {
    if (span.start > source) put(note.text.slice(source, span.start), span.start, null, null);
    const { annotation, text } = span;
    const choice = choiceFor(policy, annotation.type, annotation.level);
    const result = replacements.replace(span, choice, options.strategies[choice.strategy]);
    if (result.error) fallbacks.push({ annotation: annotation.id, strategy: choice.strategy, error: result.error });
    put(result.text, span.start + text.length, annotation.id, result.strategy);
  }
  if (source < note.text.length || pieces.length === 0) put(note.text.slice(source), note.text.length, null, null);
  return { text: parts.join(''), pieces, fallbacks };
}

/** Spans that do not overlap, by start: what an earlier one covers is cut from a later one. */
function spansOf(text: string, annotations: readonly Annotation[]): ProtectedSpan[] {
  const spans: ProtectedSpan[] = [];
  let covered = 0;
  for (const annotation of annotations.filter(({ status }) => status !== 'rejected').sort(byStart)) {
    const start = Math.max(annotation.start, covered);
    const end = Math.min(annotation.end, text.length);
    if (end <= start) continue;
    spans.push({ annotation, start, text: text.slice(start, end) });
    covered = end;
  }
  return spans;
}
