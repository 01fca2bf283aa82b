/** Everything the app is made of, kept for work with the network off. Notes never pass through here. */
/// <reference lib="webworker" />
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html')));

// The runtime of ONNX models is too large to load for everyone: it is kept once it has been used. Its folder is its version.
registerRoute(
  ({ url, sameOrigin }) => sameOrigin && /\/ort\/[^/]+\/[^/]+$/.test(url.pathname),
  async ({ request, url }) => {
    const cache = await caches.open('yinji-onnx-runtime');
    const kept = await cache.match(request);
    if (kept) return kept;
    const response = await fetch(request);
    if (response.ok) {
      const folder = url.href.slice(0, url.href.lastIndexOf('/'));
      for (const old of await cache.keys()) if (!old.url.startsWith(folder)) await cache.delete(old);
      await cache.put(request, response.clone());
    }
    return response;
  },
);

// The first page is served from the cache without a reload, so that going offline right after it works.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// A new version waits until the user agrees to reload.
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
