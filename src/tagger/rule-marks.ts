/** What the rules found, unit by unit. */
import type { PageFinding } from '../core/recognizer.ts';
import { hashOfWord } from './hash.ts';
import { BEGIN, END, INSIDE, labelOf, SINGLE, TYPES } from './labels.ts';

/** Findings over unit u are rows `first[u]` to `first[u + 1] - 1`. */
export interface RuleMarks {
  readonly first: Int32Array;
  /** Label the finding would give the unit. */
  readonly states: Uint8Array;
  /** Score in tenths. */
  readonly scores: Uint8Array;
  /** Hash of the rule's id. */
  readonly ids: Int32Array;
  /** 1 + type of a finding that ended right before. */
  readonly after: Uint8Array;
  /** 1 + type of a finding that begins right after. */
  readonly before: Uint8Array;
}

/** More findings than this over one unit say nothing new. */
const MOST = 4;

const idHashes = new Map<string, number>();

function idOf(rule: string): number {
  let hash = idHashes.get(rule);
  if (hash === undefined) idHashes.set(rule, (hash = hashOfWord(rule)));
  return hash;
}

export function ruleMarks(findings: readonly PageFinding[], length: number): RuleMarks {
  const first = new Int32Array(length + 2);
  const after = new Uint8Array(length + 1);
  const before = new Uint8Array(length + 1);
  const counts = new Uint8Array(length);
  for (const { start, end } of findings)
    for (let i = start; i < end; i++) if ((counts[i] as number) < MOST) counts[i] = (counts[i] as number) + 1;
  for (let i = 0; i < length; i++) first[i + 1] = (first[i] as number) + (counts[i] as number);
  const total = first[length] as number;
  const states = new Uint8Array(total);
  const scores = new Uint8Array(total);
  const ids = new Int32Array(total);
  counts.fill(0);
  for (const { start, end, type, score, reason } of findings) {
    const index = TYPES.indexOf(type);
    const tenth = Math.min(9, Math.floor(score * 10));
    const id = idOf(reason.rule);
    for (let i = start; i < end; i++) {
      const seen = counts[i] as number;
      if (seen === MOST) continue;
      counts[i] = seen + 1;
      const row = (first[i] as number) + seen;
      const position = end - start === 1 ? SINGLE : i === start ? BEGIN : i === end - 1 ? END : INSIDE;
      states[row] = labelOf(index, position);
      scores[row] = tenth;
      ids[row] = id;
    }
    after[end] = index + 1;
    if (start > 0) before[start - 1] = index + 1;
  }
  return { first, states, scores, ids, after, before };
}
