/** `yinji detect`: each note to one JSON line with its spans. */
import type { Annotation, Finding, Note } from '../core/note.ts';
import type { DetectCommand } from './arguments.ts';
import { widthOf, type OpenEngines } from './engines.ts';
import { examine, summaryOf, type Examined } from './examine.ts';
import { inOrder } from './in-order.ts';
import { openInput } from './input.ts';
import { fileOutput, standardOutput, type Output } from './output.ts';
import { Progress } from './progress.ts';
import { say, type ExitCode, type Terminal } from './terminal.ts';

/**
 * Where no engine read a note its `spans` are null, not empty: nothing must take it for clean. Where one did and another
 * failed, `spans` holds what was found and `complete` is false.
 */
export async function detectCommand(command: DetectCommand, terminal: Terminal, open: OpenEngines): Promise<ExitCode> {
  const engines = await open(command.engine, terminal, command);
  const { notes } = await openInput(command.file, command, terminal);
  const ids = engines.engines.map(({ id }) => id);
  const output =
    command.output === undefined ? standardOutput(terminal) : await fileOutput(command.output, ids, terminal);
  if (output.kept > 0)
    await say(terminal, {
      zh: `${command.output ?? ''} 中已有 ${String(output.kept)} 份病历的结果，从其余的继续`,
      en: `${command.output ?? ''} holds ${String(output.kept)} notes already; going on with the others`,
    });
  const progress = command.server ? new Progress(terminal) : undefined;
  let incomplete = 0;
  try {
    const todo = withoutKnown(notes, output);
    const work = (note: Note) => examine(note, engines, command.profile, terminal.signal);
    for await (const examined of inOrder(todo, widthOf(command), work, terminal.signal)) {
      if (!examined.isComplete) incomplete++;
      await output.write(answerOf(examined));
      progress?.note(examined.outcomes);
    }
  } finally {
    progress?.end();
    await output.close();
  }
  if (incomplete === 0) return 0;
  await say(terminal, {
    zh: `${String(incomplete)} 份病历未能检查完，不可当作已检查`,
    en: `${String(incomplete)} notes were not examined to the end; do not take them for clean`,
  });
  return 1;
}

async function* withoutKnown(notes: AsyncIterable<Note>, output: Output): AsyncGenerator<Note> {
  for await (const note of notes) if (!output.takes(note.id)) yield note;
}

function answerOf({ note, annotations, outcomes, isComplete, isRead }: Examined): Record<string, unknown> {
  const spans = isRead ? annotations.map((annotation) => spanOf(annotation, note)) : null;
  return { id: note.id, complete: isComplete, spans, outcomes: outcomes.map(summaryOf) };
}

/** A span as files hold it. Score, source and reason are those of the best evidence. */
function spanOf({ start, end, type, level, evidence, disagreement }: Annotation, note: Note): Record<string, unknown> {
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
    ...(disagreement ? { disagreement } : {}),
  };
}
