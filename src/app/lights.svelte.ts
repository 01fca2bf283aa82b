class Light {
  on = $state(false);
}

/** Lights switched in one frame, when there are many. */
const FRAME = 400;

/**
 * A set of ids in which each member is its own signal: turning one on or off redraws what shows that one, not the two
 * thousand others.
 */
export class Lights {
  readonly #lights = new Map<string, Light>();
  /** Ids whose light is not yet as it should be. */
  readonly #stale = new Set<string>();
  #lit: ReadonlySet<string> = new Set();
  #frame = 0;

  /** The signal of one id. Take it when a component starts, not inside a reaction. */
  of(id: string): Light {
    let light = this.#lights.get(id);
    if (!light) {
      light = new Light();
      light.on = this.#lit.has(id);
      this.#lights.set(id, light);
    }
    return light;
  }

  /** Exactly these are on; where more than a few hundred change, in the course of the next frames. */
  set(ids: Iterable<string>): void {
    const next = new Set(ids);
    for (const id of this.#lit) if (!next.has(id)) this.#stale.add(id);
    for (const id of next) if (!this.#lit.has(id)) this.#stale.add(id);
    this.#lit = next;
    if (this.#frame === 0) this.#switch();
  }

  clear(): void {
    this.set([]);
    this.#lights.clear();
  }

  #switch(): void {
    this.#frame = 0;
    let left = FRAME;
    for (const id of this.#stale) {
      if (left-- === 0) break;
      this.#stale.delete(id);
      const light = this.#lights.get(id);
      if (light) light.on = this.#lit.has(id);
    }
    if (this.#stale.size > 0) this.#frame = requestAnimationFrame(() => this.#switch());
  }
}
