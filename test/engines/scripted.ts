/** Chat models that answer by a script: from gold, or as a test says. They need no server and no graphics card. */
import type { ChatMessage, ChatModel, ChatReply, ChatRequest } from '../../src/core/chat.ts';
import { typesOf, type Level, type EntityType } from '../../src/core/entities.ts';
import type { Engine } from '../../src/core/engine.ts';
import type { Language } from '../../src/core/language.ts';
import type { Note } from '../../src/core/note.ts';
import { fromTagged } from '../../src/core/tagged.ts';
import { estimateMessages, estimateTokens } from '../../src/core/tokens.ts';
import { chatEngine, type ChatEngineOptions } from '../../src/engines/chat.ts';
import { answerOf } from '../../src/prompts/answers.ts';
import { createPrompter } from '../../src/prompts/prompter.ts';

export interface GoldNote {
  readonly id: string;
  readonly text: string;
  readonly lang: Language;
  readonly spans: readonly { start: number; end: number; type: EntityType; level?: Level }[];
}

export const noteOf = ({ id, text, lang }: Pick<GoldNote, 'id' | 'text' | 'lang'>): Note => ({
  id,
  text,
  language: lang,
  format: 'text',
  meta: {},
});

const FENCE = /^===== (?:病历开始|NOTE BEGINS) (\d+) =====\n([\s\S]*)\n===== (?:病历结束|NOTE ENDS) \1 =====$/m;

/** What stands in the fence of a prompt. */
export function fencedIn(messages: readonly ChatMessage[]): string {
  const match = FENCE.exec(messages.at(-1)?.content ?? '');
  if (!match) throw new Error('the prompt has no fence');
  return match[2] ?? '';
}

export type Script = (request: ChatRequest, turn: number) => string | { text: string; finish: 'stop' | 'length' };

export interface ScriptedModel extends ChatModel {
  readonly requests: readonly ChatRequest[];
}

export function scripted(script: Script, contextTokens = 8192, obeysSchema = true): ScriptedModel {
  const requests: ChatRequest[] = [];
  return {
    id: 'scripted',
    contextTokens,
    obeysSchema,
    requests,
    complete(request) {
      requests.push(request);
      const said = script(request, requests.length);
      const { text, finish } = typeof said === 'string' ? { text: said, finish: 'stop' as const } : said;
      const usage = {
        promptTokens: estimateMessages(request.messages),
        completionTokens: estimateTokens(text),
        isEstimate: true,
        milliseconds: 1,
      };
      return Promise.resolve({ text, finish, usage } satisfies ChatReply);
    },
    close: () => undefined,
  };
}

/** Answers from gold, whatever form is asked for and however the note was cut. */
export function fromGold(notes: readonly GoldNote[]): Script {
  return ({ messages, schema }) => {
    const shown = fencedIn(messages);
    const language = messages[0]?.content.includes('病历') ? 'zh' : 'en';
    const types = typesOf('strict');
    const isLevels = JSON.stringify(schema ?? {}).includes('"levels"');
    const text = isLevels ? fromTagged(shown).text : shown;
    const gold = notes.find((note) => note.text.includes(text));
    if (!gold) throw new Error('no gold note holds this passage');
    const from = gold.text.indexOf(text);
    const spans = gold.spans
      .filter(({ start, end }) => start >= from && end <= from + text.length)
      .map((span) => ({ ...span, start: span.start - from, end: span.end - from }));
    return answerOf(isLevels ? 'levels' : schema ? 'spans' : 'tagged', { text, spans, types }, language);
  };
}

export function engineOf(model: ChatModel, more: Partial<ChatEngineOptions> = {}): Engine {
  return chatEngine({
    id: 'scripted',
    label: { zh: '脚本', en: 'Script' },
    version: '1',
    check: () => Promise.resolve({ state: 'available' }),
    open: () => Promise.resolve(model),
    prompter: createPrompter(),
    form: 'spans',
    gradesLevels: false,
    ...more,
  });
}
