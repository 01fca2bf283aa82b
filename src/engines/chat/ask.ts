/** One passage asked about: the prompts, the answers, and what they come to. */
import type { ChatModel } from '../../core/chat.ts';
import { levelsOf, type EntityType } from '../../core/entities.ts';
import type { ErrorRecord } from '../../core/errors.ts';
import type { Span } from '../../core/note.ts';
import type { Passage, Prompt } from '../../core/prompt.ts';
import { toTagged } from '../../core/tagged.ts';
import type { ChatEngineOptions } from '../chat.ts';
import { ground, type GroundedSpan } from '../grounding/ground.ts';
import { groundLevels } from '../grounding/levels.ts';
import type { Cost } from './cost.ts';
import { candidatesIn, taggedLabels } from './requests.ts';

export interface Asked {
  /** In offsets of the passage. */
  readonly spans: readonly GroundedSpan[];
  readonly unread: readonly Span[];
  readonly error?: ErrorRecord;
}

export interface Asking {
  readonly model: ChatModel;
  readonly types: readonly EntityType[];
  readonly options: ChatEngineOptions;
  readonly cost: Cost;
  readonly signal?: AbortSignal;
}

/** @throws whatever the model throws. */
export async function askPassage(passage: Passage, asking: Asking): Promise<Asked> {
  const { types, options, cost, signal } = asking;
  const { form, prompter, foldTable } = options;
  const candidates = await candidatesIn(passage, types, options.retriever);
  signal?.throwIfAborted();
  const reply = await complete(prompter.promptFor({ form, passage, types, candidates }), asking);
  const { spans, unread, hallucinated } = ground(passage.text, reply.text, {
    form,
    types,
    isCut: reply.finish === 'length',
    ...(foldTable ? { foldTable } : {}),
  });
  cost.hallucinate(hallucinated);
  const read: Asked =
    unread.length === 0
      ? { spans, unread }
      : { spans, unread, error: { code: 'model.unreadable', params: { engine: options.id } } };
  return form === 'tagged' && options.gradesLevels ? grade(passage, read, asking) : read;
}

const isGradable = ({ type, level }: GroundedSpan): boolean => level === undefined && levelsOf(type).length > 1;

/** The second prompt, where something has a level to be told. An answer that tells none leaves the passage unread. */
async function grade(passage: Passage, asked: Asked, asking: Asking): Promise<Asked> {
  const gradable = asked.spans.filter(isGradable);
  if (gradable.length === 0) return asked;
  const { types, options } = asking;
  const tagged = toTagged(passage.text, gradable, { levels: false, labels: taggedLabels(passage.language) });
  const prompt = options.prompter.promptFor({ form: 'levels', passage, types, candidates: [], tagged });
  const reply = await complete(prompt, asking);
  const levelled = groundLevels(passage.text, gradable, reply.text);
  if (!levelled || (reply.finish === 'length' && levelled.some(isGradable))) {
    const error: ErrorRecord = { code: 'model.unreadable', params: { engine: options.id } };
    return { spans: asked.spans, unread: [{ start: 0, end: passage.text.length }], error };
  }
  return { ...asked, spans: asked.spans.map((span) => levelled[gradable.indexOf(span)] ?? span) };
}

async function complete(prompt: Prompt, { model, cost, signal }: Asking) {
  const { messages, schema, maxTokens } = prompt;
  cost.ask();
  const reply = await model.complete({
    messages,
    maxTokens,
    ...(schema && model.obeysSchema ? { schema } : {}),
    ...(signal ? { signal } : {}),
  });
  cost.answer(reply.usage);
  return reply;
}
