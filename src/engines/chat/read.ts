/** Reads one note with a model. */
import type { ChatModel } from '../../core/chat.ts';
import type { Detection } from '../../core/engine.ts';
import { typesOf, type Profile } from '../../core/entities.ts';
import type { Note } from '../../core/note.ts';
import type { ChatEngineOptions } from '../chat.ts';

export async function readNote(
  note: Note,
  model: ChatModel,
  profile: Profile,
  options: ChatEngineOptions,
  signal?: AbortSignal,
): Promise<Detection> {
  const passage = { start: 0, end: note.text.length, text: note.text, language: note.language };
  const prompt = options.prompter.promptFor({
    form: options.form,
    passage,
    types: typesOf(profile),
    candidates: [],
  });
  const reply = await model.complete({ ...prompt, ...(signal ? { signal } : {}) });
  return {
    findings: [],
    unread: [passage],
    error: { code: 'engine.failed', params: { engine: options.id } },
    cost: { ...reply.usage, requests: 1, hallucinated: 0 },
  };
}
