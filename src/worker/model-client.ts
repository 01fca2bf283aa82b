/**
 * The page's side of the model worker: packs (list, install, verify, remove), and the models in them (load, ask, embed).
 * One worker holds at most one chat model and one embedder. It is apart from the rules' worker, which is killed to cancel:
 * here a cancel interrupts the call and keeps the loaded model.
 *
 * Every method rejects with a YinjiError whose row says what to do. Aborting a call's signal rejects it with `cancelled`.
 */
import { proxy, releaseProxy, type Remote } from 'comlink';
import type { ChatReply, ChatRequest } from '../core/chat.ts';
import type { Embedder } from '../core/embedder.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import type { Retriever } from '../core/knowledge.ts';
import type { ModelRow } from '../core/model.ts';
import type { Note } from '../core/note.ts';
import type { OnPackProgress } from '../models/source.ts';
import type { PackReport } from '../models/verify.ts';
import type {
  AskSettings,
  CallId,
  InstallSource,
  MachineReport,
  ModelApi,
  ModelState,
  Offer,
  OnFraction,
} from './model-protocol.ts';
import { unwrap, type Reply } from './protocol.ts';
import { openSession, type Session } from './session.ts';

export type { ModelRow } from '../core/model.ts';
export type { AdapterFacts, MachineFacts, StorageFacts } from '../models/machine.ts';
export type { ModelFit, Proposal, QualityClass, SpeedClass } from '../models/propose.ts';
export type { PackProgress } from '../models/source.ts';
export type { ChosenFile } from '../models/sources/folder.ts';
export type { FileReport, FileState, PackReport } from '../models/verify.ts';
export type { AskSettings, InstallSource, MachineReport, ModelState, Offer } from './model-protocol.ts';

/** What can be done to a call while it runs. */
export interface CallControl {
  readonly signal?: AbortSignal;
  /** While it holds true, an install, a verification or a load waits; see {@link Pause}. */
  readonly pause?: Pause;
}

/** A switch that the page keeps: `pause.set(true)` holds the call, `pause.set(false)` lets it go on. */
export class Pause {
  #isOn = false;
  #listener: ((isOn: boolean) => void) | null = null;

  get isOn(): boolean {
    return this.#isOn;
  }

  set(isOn: boolean): void {
    this.#isOn = isOn;
    this.#listener?.(isOn);
  }

  /** Called by the client for the call that this pause belongs to. */
  listen(listener: ((isOn: boolean) => void) | null): void {
    this.#listener = listener;
    if (this.#isOn) listener?.(true);
  }
}

export interface ModelClient {
  /** Adapter, memory, threads, storage; every chat model judged, and the one to propose (`proposal.best`). */
  machine(): Promise<MachineReport>;
  /** The catalogue with the state of each model, then installed packs that the catalogue does not know. */
  list(): Promise<readonly ModelState[]>;
  /** Packs that this site serves at `models/ID/`. Asks only this site. */
  offers(): Promise<readonly Offer[]>;
  /**
   * Copies a pack into the browser, each file checked on the way. Stopped or failed, it can be called again and goes on.
   * Asks the browser to keep the data for good first; whether it agreed is in `machine().facts.storage.isPersisted`.
   */
  install(source: InstallSource, onProgress: OnPackProgress, control?: CallControl): Promise<ModelState>;
  /** Reads an installed pack to its end. Damage is in the report, not an error. */
  verify(id: string, onProgress: OnPackProgress, control?: CallControl): Promise<PackReport>;
  remove(id: string): Promise<void>;
  /** Loads a chat model or an embedder; each file is checked again as it is read. @param onProgress fraction, 0 to 1. */
  load(id: string, onProgress: OnFraction, control?: CallControl): Promise<void>;
  /** Frees the chat model and the embedder. */
  unload(): Promise<void>;
  /** One answer of an installed chat model; loads it if need be. Aborting keeps the model. */
  chat(id: string, request: ChatRequest): Promise<ChatReply>;
  /** An installed embedder, which is loaded at its first use. */
  embedder(row: ModelRow): Embedder;
  /**
   * The model's outcome on one note, the model being loaded if need be (`load` before shows how far that is). An outcome
   * that failed never looks like a clean note. `onProgress`: fraction of the note that has been read, 0 to 1.
   */
  detect(
    note: Note,
    profile: Profile,
    settings: AskSettings,
    options?: CallControl & { readonly retriever?: Retriever; readonly onProgress?: OnFraction },
  ): Promise<Outcome>;
  /** Ends the worker and frees everything. */
  close(): void;
}

/** The worker starts with the first call, and again after it broke. */
export function startModels(): ModelClient {
  let session: Session<ModelApi, void> | null = null;
  let lastCall: CallId = 0;

  function open(): Session<ModelApi, void> {
    const worker = new Worker(new URL('./model-worker.ts', import.meta.url), { type: 'module' });
    const opened = openSession(worker, {
      start: (remote: Remote<ModelApi>) => remote.start(document.baseURI),
      broken: new YinjiError('model.failed', { model: '', name: 'Worker' }),
      onBroken: () => {
        if (session === opened) session = null;
      },
    });
    return opened;
  }

  async function call<T>(make: (remote: Remote<ModelApi>) => Promise<Reply<T>>): Promise<T> {
    session ??= open();
    const { remote, started, ended } = session;
    unwrap(await Promise.race([started, ended]));
    return unwrap(await Promise.race([make(remote), ended]));
  }

  async function long<T>(
    { signal, pause }: CallControl,
    make: (remote: Remote<ModelApi>, id: CallId) => Promise<Reply<T>>,
  ): Promise<T> {
    if (signal?.aborted) throw new YinjiError('cancelled');
    const id = ++lastCall;
    const cancel = (): void => void session?.remote.cancel(id);
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await call((remote) => {
        const answer = make(remote, id);
        pause?.listen((isOn) => void (isOn ? remote.pause(id) : remote.resume(id)));
        // It may have been aborted while the worker started, before it knew the call.
        if (signal?.aborted) cancel();
        return answer;
      });
    } finally {
      pause?.listen(null);
      signal?.removeEventListener('abort', cancel);
    }
  }

  return {
    machine: () => call((remote) => remote.machine()),
    list: () => call((remote) => remote.list()),
    offers: () => call((remote) => remote.offers()),
    async install(source, onProgress, control = {}) {
      // Only a page may ask; a browser that refuses may clear the pack when the disk is full.
      await (navigator.storage as StorageManager | undefined)?.persist().catch(() => false);
      return long(control, (remote, id) => remote.install(id, source, proxy(onProgress)));
    },
    verify: (id, onProgress, control = {}) =>
      long(control, (remote, callId) => remote.verify(callId, id, proxy(onProgress))),
    remove: (id) => call((remote) => remote.remove(id)),
    load: (id, onProgress, control = {}) =>
      long(control, (remote, callId) => remote.load(callId, id, proxy(onProgress))),
    unload: () => call((remote) => remote.unload()),
    async chat(id, { signal, onText, ...request }) {
      let told = '';
      let hasEnded = false;
      const onPiece = proxy((piece: string) => {
        if (hasEnded) return;
        told += piece;
        onText?.(piece);
      });
      try {
        const reply = await long(signal ? { signal } : {}, (remote, call) => remote.chat(call, id, request, onPiece));
        // Pieces come by a way of their own, and the answer may overtake the last of them.
        if (reply.text.length > told.length && reply.text.startsWith(told)) onText?.(reply.text.slice(told.length));
        return reply;
      } finally {
        hasEnded = true;
      }
    },
    embedder({ id, embedding }) {
      return {
        model: id,
        dimensions: embedding?.dimensions ?? 0,
        queryInstruction: embedding?.queryInstruction ?? '',
        embed: (texts, signal) => long(signal ? { signal } : {}, (remote, callId) => remote.embed(callId, id, texts)),
        close: () => undefined,
      };
    },
    detect(note, profile, settings, { retriever, onProgress, ...control } = {}) {
      const retrieve = retriever
        ? proxy((...asked: Parameters<Retriever['retrieve']>) => retriever.retrieve(...asked))
        : null;
      const report = proxy((fraction: number) => onProgress?.(fraction));
      return long(control, (remote, id) => remote.detect(id, note, profile, settings, retrieve, report));
    },
    close() {
      session?.remote[releaseProxy]();
      session?.kill(new YinjiError('cancelled'));
      session = null;
    },
  };
}
