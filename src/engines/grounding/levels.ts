/** Reads the levels that a model gives to what was tagged. */
import type { Level } from '../../core/entities.ts';
import { afterMarker, withoutFences, withoutThought } from './answer.ts';
import { readClaims } from './json.ts';
import { keyed } from './key.ts';
import { readTags } from './tags.ts';
import type { GroundedSpan } from './ground.ts';

interface Graded {
  readonly text: string;
  readonly type: string;
  readonly level: Level;
}

/** The spans with the levels that the answer states for them; undefined where it states none at all. */
export function groundLevels(
  passage: string,
  spans: readonly GroundedSpan[],
  answer: string,
): GroundedSpan[] | undefined {
  const text = withoutFences(withoutThought(answer)).trim();
  const graded = gradesOf(text);
  if (graded.length === 0) return undefined;
  const taken = new Set<Graded>();
  return spans.map((span) => {
    const key = keyed(passage.slice(span.start, span.end)).key;
    const same = graded.filter((grade) => keyed(grade.text).key === key);
    const typed = same.filter(({ type }) => type === span.type);
    const among = typed.length > 0 ? typed : same;
    // One of each mention in turn; one that stands for all mentions is taken again.
    const grade = among.find((one) => !taken.has(one)) ?? among.at(-1);
    if (!grade) return span;
    taken.add(grade);
    return { ...span, level: grade.level };
  });
}

function gradesOf(text: string): Graded[] {
  const listed = (readClaims(text)?.claims ?? []).flatMap(({ text: named, type, level }) =>
    level === undefined ? [] : [{ text: named, type, level }],
  );
  if (listed.length > 0) return listed;
  const read = readTags(afterMarker(text));
  return read.tags.flatMap(({ start, end, type, level }) =>
    level === undefined ? [] : [{ text: read.text.slice(start, end), type, level }],
  );
}
