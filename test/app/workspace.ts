/** A workspace on a fake worker that finds what the marks of a text say. */
import type { ErrorRecord } from '../../src/core/errors.ts';
import type { Annotation, Finding, Note } from '../../src/core/note.ts';
import { protect } from '../../src/core/protect.ts';
import type { Verification } from '../../src/core/verify.ts';
import { Workspace } from '../../src/app/workspace.svelte.ts';
import { POLICIES } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';
import { mark, unmark, type MarkedSpan } from '../mark.ts';

function annotationsOf(spans: readonly MarkedSpan[], score: (span: MarkedSpan) => number): Annotation[] {
  return spans.map((span) => {
    const { start, end, type } = span;
    const level = span.level ?? 1;
    const finding: Finding = { start, end, type, level, source: 'rules', score: score(span), reason: { rule: 'test' } };
    const id = `${String(start)}-${String(end)}`;
    return { id, start, end, type, level, evidence: [finding], status: 'proposed' };
  });
}

interface FakeOptions {
  /** Texts that are found with a low score. */
  readonly unsure?: readonly string[];
  /** One for each engine; one that is fine when missing. */
  readonly outcomes?: readonly (
    | { readonly state: 'ok'; readonly findings: readonly Finding[] }
    | { readonly state: 'failed'; readonly error: ErrorRecord }
  )[];
  readonly verification?: Verification;
}

const PASS: Verification = { result: 'pass', issues: [] };
const policy = POLICIES.find(({ id }) => id === 'public');

/** A workspace without a note, whose detection finds the marks of the given text. */
export function emptyWorkspace(spans: readonly MarkedSpan[], options: FakeOptions = {}): Workspace {
  const { unsure = [], verification = PASS, outcomes = [{ state: 'ok', findings: [] }] } = options;
  if (!policy) throw new Error('no public policy');
  return new Workspace(
    {
      secret: '0123456789abcdef'.repeat(2),
      strategies: () => Promise.resolve(STRATEGIES),
      protect: ({ note, annotations, policy: chosen, ...rest }) =>
        Promise.resolve(protect(note, annotations, chosen, { ...rest, strategies: STRATEGIES })),
      verify: () => Promise.resolve(verification),
      worker: {
        ready: () => Promise.resolve({ engines: [], rules: {}, dictionaries: 0, terms: 0, milliseconds: 0 }),
        detect: (note: Note, _profile, onOutcome) => {
          const sure = ({ start, end }: MarkedSpan): number =>
            unsure.includes(note.text.slice(start, end)) ? 0.5 : 0.9;
          const annotations = annotationsOf(spans, sure);
          outcomes.forEach((outcome, index) => {
            onOutcome({ engine: `engine-${String(index)}`, version: '1', milliseconds: 1, ...outcome }, annotations);
          });
          return Promise.resolve(annotations);
        },
      },
    },
    policy,
  );
}

/** A workspace that shows a marked text, detected. */
export async function workspaceOn(marked: string, options: FakeOptions = {}): Promise<Workspace> {
  const { text, spans } = unmark(marked);
  const workspace = emptyWorkspace(spans, options);
  workspace.openText(text, true);
  await settled(() => workspace.review?.detection.state === 'done');
  return workspace;
}

/** Waits for something that timers and promises bring about. */
export async function settled(done: () => boolean): Promise<void> {
  for (let turn = 0; turn < 400 && !done(); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  if (!done()) throw new Error('did not settle');
}

/** The note with the annotations that are not rejected. */
export function shown(workspace: Workspace): string {
  const kept = workspace.annotations.filter(({ status }) => status !== 'rejected');
  return mark(workspace.text, kept);
}

/** Makes the annotation of a text current: the nth of those with it. */
export function goTo(workspace: Workspace, value: string, nth = 0): void {
  const annotation = workspace.annotations.filter((candidate) => workspace.valueOf(candidate) === value)[nth];
  if (!annotation) throw new Error('no such annotation');
  workspace.go(annotation);
}

export const currentText = (workspace: Workspace): string | null =>
  workspace.current ? workspace.valueOf(workspace.current) : null;
