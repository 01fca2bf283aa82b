/** A note and its annotations from marked text; who is one person is said by `subjects`. */
import { levelOf } from '../src/core/level.ts';
import type { Language } from '../src/core/language.ts';
import type { Annotation, AnnotationStatus, Note } from '../src/core/note.ts';
import { unmark } from './mark.ts';

export interface AnnotateOptions {
  readonly language?: Language;
  readonly status?: AnnotationStatus;
  /** Subject by value. */
  readonly subjects?: Readonly<Record<string, string>>;
  readonly score?: number;
}

export function annotate(
  marked: string,
  { language = 'zh', status = 'proposed', subjects = {}, score = 0.9 }: AnnotateOptions = {},
): { note: Note; annotations: Annotation[] } {
  const { text, spans } = unmark(marked);
  const annotations = spans.map((span, index): Annotation => {
    const { start, end, type } = span;
    const subject = subjects[text.slice(start, end)];
    const evidence = [{ start, end, type, source: 'test', score, reason: { rule: 'test' } }];
    return {
      id: `a${String(index)}`,
      start,
      end,
      type,
      level: levelOf(span),
      evidence,
      status,
      ...(subject === undefined ? {} : { subject }),
    };
  });
  return { note: { id: 'note', text, language, format: 'text', meta: {} }, annotations };
}

/** The digits of a secret for tests. */
export const SECRET = '000102030405060708090a0b0c0d0e0f';
