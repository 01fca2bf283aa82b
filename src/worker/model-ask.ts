/** One note, asked of a local chat model, as an outcome beside those of the other engines. */
import type { ChatModel } from '../core/chat.ts';
import { detect } from '../core/detect.ts';
import type { Outcome } from '../core/engine.ts';
import { typesOf, type Profile } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import type { Retriever } from '../core/knowledge.ts';
import type { Note } from '../core/note.ts';
import { chatEngine } from '../engines/chat.ts';
import { planPassages } from '../engines/chat/requests.ts';
import { createPrompter } from '../prompts/prompter.ts';
import type { AskSettings } from './model-protocol.ts';

/** Engine id of outcomes and findings of models that run in the browser. */
export const LOCAL_ENGINE_ID = 'local';

export interface AskContext {
  /** The model of the settings, which stays open after the note. */
  open(): Promise<ChatModel>;
  readonly signal: AbortSignal;
  readonly retriever?: Retriever;
  /** Fraction of the note that has been read; the load of the model is before it. */
  readonly onProgress: (fraction: number) => void;
}

/** @throws what the signal was aborted with. */
export async function askAbout(
  note: Note,
  profile: Profile,
  { model, form, gradesLevels, templates = [] }: AskSettings,
  { open, signal, retriever, onProgress }: AskContext,
): Promise<Outcome> {
  const prompter = createPrompter({ templates });
  const engine = chatEngine({
    id: LOCAL_ENGINE_ID,
    label: { zh: `本机模型 ${model}`, en: `Local model ${model}` },
    version: model,
    check: () => Promise.resolve({ state: 'available' }),
    open: async () => {
      const opened = await open();
      const types = typesOf(profile);
      const plan = planPassages(note, { prompter, form, types, contextTokens: opened.contextTokens });
      const expected = (plan?.length ?? 1) * (gradesLevels && form === 'tagged' ? 2 : 1);
      let answered = 0;
      return {
        ...opened,
        async complete(request) {
          const answer = await opened.complete(request);
          // Retries make more requests than were planned.
          onProgress(Math.min(1, ++answered / expected));
          return answer;
        },
        close: () => undefined,
      };
    },
    prompter,
    form,
    gradesLevels,
    ...(retriever ? { retriever } : {}),
  });
  const [outcome] = await detect(note, [engine], { profile, signal });
  if (!outcome) throw new YinjiError('engine.failed', { engine: LOCAL_ENGINE_ID });
  return outcome;
}
