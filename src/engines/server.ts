/** The engine that asks a model on a server of the hospital. */
import type { Engine } from '../core/engine.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Retriever } from '../core/knowledge.ts';
import type { Prompter } from '../core/prompt.ts';
import { chatEngine } from './chat.ts';
import { SERVER_ENGINE_ID, SERVER_LABEL } from './server/about.ts';
import { DEFAULT_CONCURRENCY, type ServerModel } from './server/model.ts';

export interface ServerEngineOptions {
  readonly model: ServerModel;
  readonly prompter: Prompter;
  readonly form: 'spans' | 'tagged';
  readonly gradesLevels: boolean;
  readonly retriever?: Retriever;
  readonly foldTable?: FoldTable;
  /** Passages of one note asked about at a time; the model holds back what is too much for its server. */
  readonly concurrency?: number;
}

export function serverEngine({ model, concurrency, ...options }: ServerEngineOptions): Engine {
  return chatEngine({
    id: SERVER_ENGINE_ID,
    label: SERVER_LABEL,
    version: model.id,
    check: () => model.check(),
    open: () => Promise.resolve(model),
    concurrency: concurrency ?? DEFAULT_CONCURRENCY,
    ...options,
  });
}
