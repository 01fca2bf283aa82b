/**
 * Hands blocks to a pane a few at a time, those in sight first, so that no redraw of a long note holds the page.
 * Blocks are compared by identity: an unchanged one is not touched.
 */
class Slot<T> {
  value = $state.raw<T | null>(null);
}

/** Pieces drawn in one frame; well below what a slow computer manages in 50 ms. */
const FRAME_WEIGHT = 120;

export class Feed<T extends object> {
  readonly #weight: (block: T) => number;
  readonly #waiting = new Set<number>();
  #slots = $state.raw<readonly Slot<T>[]>([]);
  #target: readonly T[] = [];
  #frame = 0;
  /** Index of the block at the top of the pane. */
  near = 0;

  constructor(weight: (block: T) => number) {
    this.#weight = weight;
  }

  /** One for each block; null until its turn comes. */
  get slots(): readonly Slot<T>[] {
    return this.#slots;
  }

  /** @param fresh whether the blocks are those of another note. */
  set(target: readonly T[], fresh: boolean): void {
    this.#target = target;
    if (fresh || target.length !== this.#slots.length) {
      this.#slots = target.map(() => new Slot<T>());
      this.#waiting.clear();
      this.near = 0;
    }
    target.forEach((block, index) => {
      if (this.#slots[index]?.value === block) this.#waiting.delete(index);
      else this.#waiting.add(index);
    });
    this.#schedule();
  }

  /** Draws one block now, because it is about to be shown. */
  rush(index: number): void {
    this.#put(index);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #draw(): void {
    let weight = 0;
    for (const index of this.#inTurn()) {
      if (weight >= FRAME_WEIGHT) break;
      const block = this.#target[index];
      if (block) weight += this.#weight(block);
      this.#put(index);
    }
    this.#schedule();
  }

  #schedule(): void {
    this.stop();
    if (this.#waiting.size > 0) this.#frame = requestAnimationFrame(() => this.#draw());
  }

  #inTurn(): number[] {
    const first = this.near;
    return [...this.#waiting].sort((a, b) => turnOf(a, first) - turnOf(b, first));
  }

  #put(index: number): void {
    const slot = this.#slots[index];
    const block = this.#target[index];
    if (slot && block && slot.value !== block) slot.value = block;
    this.#waiting.delete(index);
  }
}

/** From the first block in sight downwards, then what lies above. */
const turnOf = (index: number, first: number): number => (index >= first ? index - first : 1e9 + first - index);
