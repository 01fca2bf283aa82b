/** Detection with every engine that is chosen: the built-in one, and beside it a server or a model on this computer. */
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { OnOutcome, ServerAsk, WorkerClient } from './client.ts';
import type { AskSettings, ModelClient } from './model-client.ts';

/** What reads a note beside the built-in engine. */
export type Beside =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'server'; readonly ask: ServerAsk }
  | { readonly kind: 'local'; readonly ask: AskSettings };

export interface JoinedOptions {
  readonly beside: Beside;
  readonly signal: AbortSignal;
  /** Fraction of the note that a model on this computer has read. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * The built-in engine answers first; `onOutcome` is called again when the model has ended.
 * @returns the annotations of all engines. Rejects with `cancelled` when the signal aborts.
 */
export async function detectJoined(
  worker: Pick<WorkerClient, 'detect' | 'resolve' | 'retrieve'>,
  models: Pick<ModelClient, 'detect'>,
  note: Note,
  profile: Profile,
  onOutcome: OnOutcome,
  { beside, signal, onProgress }: JoinedOptions,
): Promise<readonly Annotation[]> {
  if (beside.kind !== 'local')
    return worker.detect(note, profile, beside.kind === 'server' ? beside.ask : null, onOutcome, signal);
  const outcomes: Outcome[] = [];
  const reading = models.detect(note, profile, beside.ask, {
    signal,
    retriever: { retrieve: (query, options) => worker.retrieve(query, options) },
    ...(onProgress ? { onProgress } : {}),
  });
  // The built-in engine may fail first; this rejection is then waited for no more.
  reading.catch(() => undefined);
  await worker.detect(
    note,
    profile,
    null,
    (outcome, annotations) => {
      outcomes.push(outcome);
      onOutcome(outcome, annotations);
    },
    signal,
  );
  const outcome = await reading;
  outcomes.push(outcome);
  const annotations = await worker.resolve(note, outcomes);
  onOutcome(outcome, annotations);
  return annotations;
}
