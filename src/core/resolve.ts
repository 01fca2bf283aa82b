/** Resolve: findings of all engines become annotations that never overlap. */
import { levelOf } from './level.ts';
import { byStart, overlaps, type Annotation, type Finding, type Note } from './note.ts';

/** Annotations by start. Where findings overlap the better scored wins, then the longer. */
export function resolve(note: Note, findings: readonly Finding[]): Annotation[] {
  void note;
  const best = [...findings].sort((a, b) => b.score - a.score || b.end - b.start - (a.end - a.start));
  const kept: Finding[] = [];
  for (const finding of best) if (!kept.some((other) => overlaps(other, finding))) kept.push(finding);
  return kept.sort(byStart).map((finding) => ({
    id: `${String(finding.start)}-${String(finding.end)}`,
    start: finding.start,
    end: finding.end,
    type: finding.type,
    level: levelOf(finding),
    evidence: [finding],
    status: 'proposed',
  }));
}
