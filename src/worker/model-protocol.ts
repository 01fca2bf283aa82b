/** What the page and the model worker say to each other. Long calls carry an id, by which they are cancelled or paused. */
import type { ChatReply, ChatRequest } from '../core/chat.ts';
import type { Outcome } from '../core/engine.ts';
import type { Profile } from '../core/entities.ts';
import type { Candidate, RetrieveOptions } from '../core/knowledge.ts';
import type { ModelRow } from '../core/model.ts';
import type { Note } from '../core/note.ts';
import type { ChosenFile } from '../models/sources/folder.ts';
import type { MachineFacts } from '../models/machine.ts';
import type { Proposal } from '../models/propose.ts';
import type { PackProgress } from '../models/source.ts';
import type { PackReport } from '../models/verify.ts';
import type { Template } from '../prompts/template.ts';
import type { Reply } from './protocol.ts';

export interface MachineReport {
  readonly facts: MachineFacts;
  /** Every chat model judged for this machine, best first. */
  readonly proposal: Proposal;
}

export interface ModelState {
  readonly row: ModelRow;
  /** False for a pack that brought its own row: the catalogue does not know it. */
  readonly isCatalogued: boolean;
  /** `partial`: an install was stopped; installing again goes on. */
  readonly state: 'absent' | 'partial' | 'installed';
  /** Bytes in the store that have been checked. */
  readonly bytes: number;
  readonly files: number;
  /** It is the one that is loaded now. */
  readonly isLoaded: boolean;
}

/** Where a pack is installed from. */
export type InstallSource =
  /** `models/ID/` of this site. */
  | { readonly kind: 'site'; readonly id: string }
  /** From `<input webkitdirectory>`, or dropped. */
  | { readonly kind: 'files'; readonly name: string; readonly files: readonly ChosenFile[] }
  /** From `showDirectoryPicker()`. */
  | { readonly kind: 'folder'; readonly folder: FileSystemDirectoryHandle }
  /** A .tar or .zip. */
  | { readonly kind: 'archive'; readonly file: File };

/** A pack that this site offers at `models/ID/`. */
export interface Offer {
  readonly id: string;
  readonly bytes: number;
}

/** How a note is asked about. */
export interface AskSettings {
  /** Id of an installed chat model; it is loaded if it is not. */
  readonly model: string;
  readonly form: 'spans' | 'tagged';
  readonly gradesLevels: boolean;
  /** Templates that the user has edited; the shipped ones stand in for what is missing. */
  readonly templates?: readonly Template[];
}

export type OnFraction = (fraction: number) => void;
export type OnPack = (progress: PackProgress) => void;
export type OnText = (piece: string) => void;
export type OnRetrieve = (query: string, options: RetrieveOptions) => Promise<readonly Candidate[]>;

/** Id of a running call, made by the page. */
export type CallId = number;

export interface ModelApi {
  /** @param base URL of the page's folder, which holds `models/` and `ort/`. */
  start(base: string): Promise<Reply<void>>;
  machine(): Promise<Reply<MachineReport>>;
  list(): Promise<Reply<readonly ModelState[]>>;
  offers(): Promise<Reply<readonly Offer[]>>;
  install(call: CallId, source: InstallSource, onProgress: OnPack): Promise<Reply<ModelState>>;
  verify(call: CallId, id: string, onProgress: OnPack): Promise<Reply<PackReport>>;
  remove(id: string): Promise<Reply<void>>;
  load(call: CallId, id: string, onProgress: OnFraction): Promise<Reply<void>>;
  unload(): Promise<Reply<void>>;
  chat(
    call: CallId,
    id: string,
    request: Omit<ChatRequest, 'signal' | 'onText'>,
    onText: OnText,
  ): Promise<Reply<ChatReply>>;
  embed(call: CallId, id: string, texts: readonly string[]): Promise<Reply<Float32Array>>;
  detect(
    call: CallId,
    note: Note,
    profile: Profile,
    settings: AskSettings,
    retrieve: OnRetrieve | null,
    onProgress: OnFraction,
  ): Promise<Reply<Outcome>>;
  cancel(call: CallId): void;
  /** An install, a verification or a load waits before its next file or piece. */
  pause(call: CallId): void;
  resume(call: CallId): void;
}
