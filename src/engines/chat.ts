/**
 * The engine that asks a language model: passages in, findings out. Which model answers is the caller's: a server, WebGPU,
 * or a script in tests. Its words are claims about the note and are located in it; its text never becomes the note's.
 */
import type { ChatModel } from '../core/chat.ts';
import type { Availability, Engine, OpenOptions } from '../core/engine.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Retriever } from '../core/knowledge.ts';
import type { Bilingual } from '../core/language.ts';
import type { Prompter } from '../core/prompt.ts';
import { readNote } from './chat/read.ts';

export interface ChatEngineOptions {
  readonly id: string;
  readonly label: Bilingual;
  /** Of the model; the version of the prompts is put after it. */
  readonly version: string;
  check(): Promise<Availability>;
  open(options: OpenOptions): Promise<ChatModel>;
  readonly prompter: Prompter;
  readonly form: 'spans' | 'tagged';
  /** After the tagged form, asks a second time for the levels of what was tagged. */
  readonly gradesLevels: boolean;
  readonly retriever?: Retriever;
  /** Passages of one note asked about at a time; 1 when missing. */
  readonly concurrency?: number;
  /** Lets what the model says match across Traditional and Simplified writing. */
  readonly foldTable?: FoldTable;
}

export function chatEngine(options: ChatEngineOptions): Engine {
  return {
    id: options.id,
    version: `${options.version}+${options.prompter.version}`,
    label: options.label,
    check: () => options.check(),
    async open(opening) {
      const model = await options.open(opening);
      return {
        detect: (note, signal) => readNote(note, model, opening.profile, options, signal),
        close: () => {
          model.close();
        },
      };
    },
  };
}
