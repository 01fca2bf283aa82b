/** Which screen is shown, by the hash of the address: a link or a bookmark leads to it, and the back button works. */
export const SCREENS = ['review', 'knowledge', 'models'] as const;
export type ScreenId = (typeof SCREENS)[number];

const screenOf = (hash: string): ScreenId | undefined => SCREENS.find((id) => hash === `#${id}`);

export class Screens {
  #current = $state<ScreenId>('review');

  constructor(hash = '') {
    this.#current = screenOf(hash) ?? 'review';
  }

  get current(): ScreenId {
    return this.#current;
  }

  /** Called when the address has changed. A place within a screen (`#main`) changes nothing. */
  follow(hash: string): void {
    this.#current = hash === '' ? 'review' : (screenOf(hash) ?? this.#current);
  }

  hrefOf(id: ScreenId): string {
    return `#${id}`;
  }
}
