/** Titres of a course without the test's name: 随访RPR 1:16，6月1:4，12月1:2; 18-9 1:64；19-3 1:16. */
import type { Span } from '../../core/note.ts';
import { matchesOf } from '../../core/matches.ts';

/** Twofold dilutions as laboratories report them. */
const TITRE = /(?<![\d:.])1 ?: ?(?:1|2|4|8|16|32|64|128|256|512|1024)(?![\d:.])/g;
/** What makes a titre one of a course: a date, a month, an arrow or a word of time right before it. */
const COURSE =
  /(?:\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?|\d{1,2}个?月|\d年|复查|随访|今日?|现|仍|降至|降到|升至|升到|为|转为|治疗[前后]|[→~]) ?$/;
const NEAR = 80;

/** Spans of bare titres that follow a syphilis titre within a few clauses. */
export function titresOf(text: string, tests: readonly Span[]): Span[] {
  const found: Span[] = [];
  if (tests.length === 0) return found;
  for (const match of matchesOf(text, TITRE)) {
    const start = match.index;
    const end = start + match[0].length;
    if (!COURSE.test(text.slice(Math.max(0, start - 12), start))) continue;
    const before = [...tests, ...found].some((test) => test.end <= start && start - test.end < NEAR);
    const isInside = tests.some((test) => test.start < end && start < test.end);
    if (before && !isInside) found.push({ start, end });
  }
  return found;
}
