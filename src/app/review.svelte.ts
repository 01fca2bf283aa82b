/** The review of one note: what was found, what was decided, and whether it has left the tab. */
import type { Outcome } from '../core/engine.ts';
import type { ErrorRecord } from '../core/errors.ts';
import type { Annotation, Note } from '../core/note.ts';
import { applyPatch, keepDecisions, type Patch } from './edits.ts';
import { History } from './history.svelte.ts';
import { needsDecision } from './queue.ts';

export type Detection =
  | { readonly state: 'waiting' }
  | { readonly state: 'running'; readonly since: number }
  | { readonly state: 'done' }
  | { readonly state: 'cancelled' }
  | { readonly state: 'failed'; readonly error: ErrorRecord };

export class Review {
  readonly note: Note;
  /** Whether losing it would lose someone's work: false for the examples until they are edited. */
  readonly #own: boolean;
  readonly #history = new History();
  #annotations = $state.raw<readonly Annotation[]>([]);
  #outcomes = $state.raw<readonly Outcome[]>([]);
  #detection = $state.raw<Detection>({ state: 'waiting' });
  #exported = $state(false);
  #added = 0;

  constructor(note: Note, own: boolean) {
    this.note = note;
    this.#own = own;
  }

  /** By start, free of overlaps; rejected ones are among them. */
  get annotations(): readonly Annotation[] {
    return this.#annotations;
  }

  /** One for each engine that has ended. */
  get outcomes(): readonly Outcome[] {
    return this.#outcomes;
  }

  get detection(): Detection {
    return this.#detection;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  get edited(): boolean {
    return this.#history.length > 0;
  }

  /** Whether the note holds work that has not been copied or saved since it changed. */
  get unexported(): boolean {
    return !this.#exported && (this.#own || this.edited);
  }

  /** Engines that gave no result: the note is not checked by them. */
  get missing(): readonly Outcome[] {
    return this.#outcomes.filter(({ state }) => state !== 'ok');
  }

  /** Whether every engine has read it and the reviewer has decided on all that was unsure, or let it leave. */
  get finished(): boolean {
    if (this.#detection.state !== 'done' || this.missing.length > 0) return false;
    return this.#exported || (this.edited && !this.#annotations.some(needsDecision));
  }

  begin(now: number): void {
    this.#outcomes = [];
    this.#detection = { state: 'running', since: now };
  }

  /** Results of the engines so far; decisions already taken stay. */
  receive(outcome: Outcome, annotations: readonly Annotation[]): void {
    this.#outcomes = [...this.#outcomes, outcome];
    this.#annotations = keepDecisions(this.#annotations, annotations);
    this.#exported = false;
  }

  finish(detection: Detection): void {
    this.#detection = detection;
  }

  /** An id no other annotation of this note has. */
  newId(): string {
    return `+${String(++this.#added)}`;
  }

  find(id: string): Annotation | undefined {
    return this.#annotations.find((annotation) => annotation.id === id);
  }

  /** @returns the annotations that are new or changed. */
  edit(patch: Patch): readonly Annotation[] {
    this.#history.push(patch);
    return this.#apply(patch);
  }

  undo(): Patch | null {
    return this.#step(this.#history.undo());
  }

  redo(): Patch | null {
    return this.#step(this.#history.redo());
  }

  markExported(): void {
    this.#exported = true;
  }

  #step(patch: Patch | null): Patch | null {
    if (patch) this.#apply(patch);
    return patch;
  }

  #apply(patch: Patch): readonly Annotation[] {
    this.#annotations = applyPatch(this.#annotations, patch);
    this.#exported = false;
    return patch.added;
  }
}
