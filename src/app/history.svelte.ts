/** The edits of one note, with their way back. */
import { invert, type Patch } from './edits.ts';

export class History {
  #past = $state.raw<readonly Patch[]>([]);
  #future = $state.raw<readonly Patch[]>([]);

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Edits made and not taken back. */
  get length(): number {
    return this.#past.length;
  }

  push(patch: Patch): void {
    this.#past = [...this.#past, patch];
    this.#future = [];
  }

  /** The patch that takes back the last edit. */
  undo(): Patch | null {
    const last = this.#past.at(-1);
    if (!last) return null;
    this.#past = this.#past.slice(0, -1);
    this.#future = [...this.#future, last];
    return invert(last);
  }

  redo(): Patch | null {
    const next = this.#future.at(-1);
    if (!next) return null;
    this.#future = this.#future.slice(0, -1);
    this.#past = [...this.#past, next];
    return next;
  }
}
