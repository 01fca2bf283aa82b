/** Where the reviewer is: the current annotation, those selected with it, the filter, and the lights on the marks. */
import { Lights } from './lights.svelte.ts';
import { NO_FILTER, type Filter } from './queue.ts';

export class Selection {
  /** On for the current annotation, in both panes. */
  readonly currentLight = new Lights();
  /** On for those of a multiple selection. */
  readonly selectedLight = new Lights();
  /** On for the twin of what the pointer or the focus is on. */
  readonly twinLight = new Lights();
  /** On for those a filter hides. */
  readonly dimLight = new Lights();
  /** On for the one mark that Tab reaches. */
  readonly tabLight = new Lights();

  #current = $state<string | null>(null);
  #selected = $state.raw<readonly string[]>([]);
  #card = $state(false);
  #filter = $state.raw<Filter>(NO_FILTER);
  #reveals = $state(0);

  get current(): string | null {
    return this.#current;
  }

  /** Empty unless two or more were selected together. */
  get selected(): readonly string[] {
    return this.#selected;
  }

  get cardOpen(): boolean {
    return this.#card && this.#current !== null;
  }

  get filter(): Filter {
    return this.#filter;
  }

  /** Counts up whenever the current mark should be brought into view and take the focus. */
  get reveals(): number {
    return this.#reveals;
  }

  /** Makes one annotation current, opens its card and brings it into view. */
  go(id: string): void {
    this.#set(id);
    this.#card = true;
    this.#reveals++;
  }

  /** Makes one current and opens its card where it is. */
  take(id: string): void {
    this.#set(id);
    this.#card = true;
  }

  /** Follows the focus; the card stays as it is. */
  focus(id: string): void {
    if (id !== this.#current) this.#set(id);
  }

  closeCard(): void {
    this.#card = false;
  }

  select(ids: readonly string[]): void {
    this.#selected = ids;
    this.selectedLight.set(ids);
  }

  setFilter(filter: Filter): void {
    this.#filter = filter;
  }

  light(id: string | null): void {
    this.twinLight.set(id === null ? [] : [id]);
  }

  reset(): void {
    this.#current = null;
    this.#card = false;
    this.#filter = NO_FILTER;
    this.#selected = [];
    for (const lights of [this.currentLight, this.selectedLight, this.twinLight, this.dimLight, this.tabLight])
      lights.clear();
  }

  /** Keeps the place free when the current annotation is gone. */
  leave(): void {
    this.#current = null;
    this.#card = false;
    this.currentLight.set([]);
  }

  #set(id: string): void {
    this.#current = id;
    this.currentLight.set([id]);
    this.tabLight.set([id]);
  }
}
