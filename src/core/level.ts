/** Level: every finding gets a level its type can have. */
import { levelsOf, type Level } from './entities.ts';
import type { Finding } from './note.ts';

/** The finding's own level where its type allows it, else the type's default. */
export function levelOf(finding: Pick<Finding, 'type' | 'level'>): Level {
  const allowed = levelsOf(finding.type);
  if (finding.level !== undefined && allowed.includes(finding.level)) return finding.level;
  return allowed[0] ?? 1;
}
