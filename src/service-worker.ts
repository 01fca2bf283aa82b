/** Everything the app is made of, kept for work with the network off. Notes never pass through here. */
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

/**
 * What is too large to load for everyone is kept once it has been used.
 * @param isOther whether a kept address belongs to another version.
 */
function keepUsed(cacheName: string, pattern: RegExp, isOther: (kept: string, url: string) => boolean): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && pattern.test(url.pathname),
    async ({ request, url }) => {
      const cache = await caches.open(cacheName);
      const kept = await cache.match(request);
      if (kept) return kept;
      const response = await fetch(request);
      if (response.ok) {
        for (const old of await cache.keys()) if (isOther(old.url, url.href)) await cache.delete(old);
        await cache.put(request, response.clone());
      }
      return response;
    },
  );
}

const folderOf = (url: string): string => url.slice(0, url.lastIndexOf('/'));
/** A built file without its hash: `…/lib-`. */
const stemOf = (url: string): string => url.slice(0, url.lastIndexOf('-'));

// The folder of the ONNX runtime is its version; the names of libraries end with a hash.
keepUsed('yinji-onnx-runtime', /\/ort\/[^/]+\/[^/]+$/, (kept, url) => folderOf(kept) !== folderOf(url));
keepUsed('yinji-model-libraries', /\/assets\/large\/[^/]+$/, (kept, url) => stemOf(kept) === stemOf(url));

// The first page is served from the cache without a reload, so that going offline right after it works.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the user agrees to reload.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
