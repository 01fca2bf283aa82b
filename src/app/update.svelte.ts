/** A new version of the app: noticed in the background, used only when the user agrees to reload. */

export class Update {
  #waiting = $state.raw<ServiceWorker | null>(null);
  #offlineReady = $state(false);

  /** Whether a new version waits for a reload. */
  get available(): boolean {
    return this.#waiting !== null;
  }

  /** Whether everything is kept for work with the network off. */
  get offlineReady(): boolean {
    return this.#offlineReady;
  }

  /** Registers the service worker; a no-op where there is none (no TLS, private window). */
  async watch(): Promise<void> {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
    try {
      const registration = await navigator.serviceWorker.register(new URL('service-worker.js', document.baseURI));
      if (registration.waiting && navigator.serviceWorker.controller) this.#waiting = registration.waiting;
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing;
        worker?.addEventListener('statechange', () => {
          // The very first worker has nothing to replace.
          if (worker.state === 'installed' && navigator.serviceWorker.controller) this.#waiting = worker;
        });
      });
      await navigator.serviceWorker.ready;
      this.#offlineReady = true;
    } catch {
      this.#offlineReady = false;
    }
  }

  /** Lets the waiting version take over and reloads; the caller has asked about unexported work. */
  apply(): void {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    this.#waiting?.postMessage({ type: 'SKIP_WAITING' });
  }
}
