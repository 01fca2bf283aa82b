/** The forms in which a note leaves. Names of files say nothing of the note or of the file it came from. */
import { sha256 } from 'hash-wasm';
import type { Outcome } from '../core/engine.ts';
import { scoreOf, type Annotation, type Note } from '../core/note.ts';
import type { Policy } from '../core/policy.ts';
import type { Protected } from '../core/protect.ts';
import { makeReport, type Report } from '../core/report.ts';
import { toTagged } from '../core/tagged.ts';
import type { Verification } from '../core/verify.ts';

/** A note as it stands at the moment of export. */
export interface Export {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
  readonly outcomes: readonly Outcome[];
  readonly policy: Policy;
  readonly result: Protected;
  readonly verification: Verification;
  /** Why it left although something stood against it. */
  readonly override?: string;
  /** Time that protecting and verifying took. */
  readonly milliseconds: number;
}

/** @throws YinjiError `input.invalid` where the reason of an override quotes the note. */
export async function reportOf(given: Export): Promise<Report> {
  const detecting = given.outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return makeReport({
    ...given,
    appVersion: __APP_VERSION__,
    milliseconds: detecting + given.milliseconds,
    sha256: await sha256(given.result.text),
    time: new Date().toISOString(),
  });
}

/** The original with its tags. Holds every value: for the reviewer's own records. */
export function annotatedText({ note, annotations }: Pick<Export, 'note' | 'annotations'>): string {
  const kept = annotations.filter(({ status }) => status !== 'rejected');
  return toTagged(note.text, kept, { levels: true, labels: note.language.startsWith('zh') ? 'zh' : 'codes' });
}

/** The original and its spans as JSON, in the form of the command line's `detect`. Holds every value. */
export function spansJson({ note, annotations, outcomes }: Pick<Export, 'note' | 'annotations' | 'outcomes'>): string {
  const spans = annotations
    .filter(({ status }) => status !== 'rejected')
    .map((annotation) => {
      const { start, end, type, level, status, subject, evidence } = annotation;
      const [first] = evidence;
      return {
        start,
        end,
        type,
        level,
        text: note.text.slice(start, end),
        status,
        ...(subject === undefined ? {} : { subject }),
        ...(first
          ? { source: first.source, score: scoreOf(annotation), reason: first.reason }
          : { source: 'reviewer' }),
      };
    });
  const engines = outcomes.map(({ engine, version, state }) => ({ engine, version, state }));
  return `${JSON.stringify({ id: note.id, text: note.text, lang: note.language, spans, outcomes: engines }, null, 1)}\n`;
}
