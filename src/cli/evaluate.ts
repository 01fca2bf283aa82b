/** `yinji evaluate`: what an engine finds against gold files, by type and together. */
import { isEntityType, type EntityType } from '../core/entities.ts';
import { detectLanguage } from '../core/languages.ts';
import type { Note } from '../core/note.ts';
import { addCounts, countDocument, emptyCounts, leaksOf, type Counts, type ScoredSpan } from '../core/score.ts';
import { detectEncoding } from '../formats/charset.ts';
import { idOf, languageTag, textKeyOf, type JsonObject } from '../formats/jsonl.ts';
import type { EvaluateCommand } from './arguments.ts';
import { widthOf, type OpenEngines } from './engines.ts';
import { examine } from './examine.ts';
import { inOrder } from './in-order.ts';
import { objectsOf, openSource } from './input.ts';
import { jsonOf, tableOf, type Evaluation } from './evaluation.ts';
import { Progress } from './progress.ts';
import { inputError, say, write, writeLine, type ExitCode, type Terminal } from './terminal.ts';

interface GoldNote {
  readonly note: Note;
  readonly spans: readonly ScoredSpan[];
  /** Types of gold spans that are none of ours (OTHER, LOC), with how many there were. */
  readonly foreign: ReadonlyMap<string, number>;
}

export async function evaluateCommand(
  command: EvaluateCommand,
  terminal: Terminal,
  open: OpenEngines,
): Promise<ExitCode> {
  const engines = await open(command.engine, terminal, command);
  const counts = new Map<EntityType, Counts>(command.types.map((type) => [type, emptyCounts()]));
  const evaluation: Evaluation & { documents: number; leaking: number; leaks: number; incomplete: number } = {
    engine: command.engine,
    profile: command.profile,
    counts,
    foreign: new Map<string, number>(),
    documents: 0,
    leaking: 0,
    leaks: 0,
    incomplete: 0,
  };
  const progress = command.server ? new Progress(terminal) : undefined;
  const work = async (gold: GoldNote) => ({
    gold,
    examined: await examine(gold.note, engines, command.profile, terminal.signal),
  });
  for (const file of command.files) {
    const notes = inOrder(goldOf(file, command, terminal), widthOf(command), work, terminal.signal);
    for await (const { gold, examined } of notes) {
      const { annotations, isComplete } = examined;
      progress?.note(examined.outcomes);
      for (const [type, more] of countDocument(gold.spans, annotations, command.types))
        addCounts(counts.get(type) ?? emptyCounts(), more);
      const leaks = leaksOf(gold.spans, annotations, command.types).length;
      evaluation.documents++;
      evaluation.leaks += leaks;
      if (leaks > 0) evaluation.leaking++;
      if (!isComplete) evaluation.incomplete++;
      for (const [type, count] of gold.foreign)
        evaluation.foreign.set(type, (evaluation.foreign.get(type) ?? 0) + count);
    }
  }
  progress?.end();
  if (command.json) await writeLine(terminal.stdout, jsonOf(evaluation));
  else await write(terminal.stdout, tableOf(evaluation, terminal.language));
  if (evaluation.incomplete === 0) return 0;
  await say(terminal, {
    zh: `${String(evaluation.incomplete)} 份病历未能检查完，以上数字不可信`,
    en: `${String(evaluation.incomplete)} notes were not examined to the end; do not trust these figures`,
  });
  return 1;
}

async function* goldOf(file: string, command: EvaluateCommand, terminal: Terminal): AsyncGenerator<GoldNote> {
  const source = await openSource(file, terminal);
  const encoding = command.encoding ?? detectEncoding(source.head);
  for await (const { object, line } of objectsOf(source, encoding)) {
    const wrong = (zh: string, en: string): Error =>
      inputError(terminal, { zh: `${source.name}:${String(line)} ${zh}`, en: `${source.name}:${String(line)} ${en}` });
    const text = object[command.textColumn ?? textKeyOf(object) ?? ''];
    if (typeof text !== 'string') throw wrong('没有文本', 'has no text');
    const { spans } = object;
    if (!Array.isArray(spans)) throw wrong('没有 spans 数组', 'has no array of spans');
    const foreign = new Map<string, number>();
    const ours: ScoredSpan[] = [];
    for (const raw of spans as readonly JsonObject[]) {
      const span = spanOf(raw, text);
      if (span === undefined)
        throw wrong('有一个 span 越界或与其 text 不符', 'has a span out of range or unlike its text');
      if (isEntityType(span.type)) ours.push({ ...span, type: span.type });
      else foreign.set(span.type, (foreign.get(span.type) ?? 0) + 1);
    }
    const language = languageTag(object['lang'] ?? object['language']) ?? detectLanguage(text);
    const note = { id: idOf(object) ?? String(line), text, language, format: 'jsonl', meta: {} };
    yield { note, spans: ours, foreign };
  }
}

/** A gold span; undefined when its offsets do not fit its text, as with offsets in code points or bytes. */
function spanOf(raw: JsonObject, text: string): (Omit<ScoredSpan, 'type'> & { readonly type: string }) | undefined {
  const { start, end, type, level } = raw;
  if (typeof start !== 'number' || typeof end !== 'number' || typeof type !== 'string') return undefined;
  if (!(Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end && end <= text.length))
    return undefined;
  if (typeof raw['text'] === 'string' && raw['text'] !== text.slice(start, end)) return undefined;
  return { start, end, type, ...(level === 1 || level === 2 || level === 3 ? { level } : {}) };
}
