import type { PageFinding } from '../../core/recognizer.ts';
import { byStart } from '../../core/note.ts';

/** Of findings that overlap the longest: a part of a name says no more than the whole. By start. */
export function longest(findings: readonly PageFinding[]): PageFinding[] {
  const kept: PageFinding[] = [];
  for (const finding of [...findings].sort(byStart)) {
    const last = kept.at(-1);
    if (!last || finding.start >= last.end) kept.push(finding);
    else if (finding.end - finding.start > last.end - last.start) kept[kept.length - 1] = finding;
  }
  return kept;
}
