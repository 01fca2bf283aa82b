/** `yinji detect`: each note to one JSON line with its spans. */
import type { Annotation, Finding, Note } from '../core/note.ts';
import type { DetectCommand } from './arguments.ts';
import type { OpenEngines } from './engines.ts';
import { examine, summaryOf } from './examine.ts';
import { openInput } from './input.ts';
import { say, writeLine, type ExitCode, type Terminal } from './terminal.ts';

/** Where an engine did not read a note its `spans` are null, not empty: nothing must take it for clean. */
export async function detectCommand(command: DetectCommand, terminal: Terminal, open: OpenEngines): Promise<ExitCode> {
  const engines = await open(command.engine, terminal);
  const { notes } = await openInput(command.file, command, terminal);
  let incomplete = 0;
  for await (const note of notes) {
    const { annotations, outcomes, isComplete } = await examine(note, engines, command.profile);
    if (!isComplete) incomplete++;
    const spans = isComplete ? annotations.map((annotation) => spanOf(annotation, note)) : null;
    await writeLine(terminal.stdout, { id: note.id, spans, outcomes: outcomes.map(summaryOf) });
  }
  if (incomplete === 0) return 0;
  await say(terminal, {
    zh: `${String(incomplete)} 份病历未能检查完，不可当作已检查`,
    en: `${String(incomplete)} notes were not examined to the end; do not take them for clean`,
  });
  return 1;
}

/** A span as files hold it. Score, source and reason are those of the best evidence. */
function spanOf({ start, end, type, level, evidence }: Annotation, note: Note): Record<string, unknown> {
  const best = evidence.reduce<Finding | undefined>(
    (top, one) => (top && top.score >= one.score ? top : one),
    undefined,
  );
  return {
    start,
    end,
    type,
    level,
    text: note.text.slice(start, end),
    source: best?.source ?? null,
    score: best?.score ?? null,
    reason: best ? [best.reason.rule, best.reason.term].filter((part) => part !== undefined).join(': ') : null,
  };
}
