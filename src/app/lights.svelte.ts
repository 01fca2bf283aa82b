/**
 * A set of ids in which each member is its own signal: turning one on or off redraws what shows that one, not the two
 * thousand others.
 */
class Light {
  on = $state(false);
}

export class Lights {
  readonly #lights = new Map<string, Light>();
  #lit = new Set<string>();

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

  /** Exactly these are on. */
  set(ids: Iterable<string>): void {
    const next = new Set(ids);
    for (const id of this.#lit) if (!next.has(id)) this.#switch(id, false);
    for (const id of next) if (!this.#lit.has(id)) this.#switch(id, true);
    this.#lit = next;
  }

  clear(): void {
    this.set([]);
    this.#lights.clear();
  }

  #switch(id: string, on: boolean): void {
    const light = this.#lights.get(id);
    if (light) light.on = on;
  }
}
