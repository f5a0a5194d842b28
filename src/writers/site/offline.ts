/**
 * The service worker of a site: everything is fetched once and then read from
 * the cache, on the train as at home. A new edition has a new name for its cache.
 */
export function serviceWorker(files: readonly string[], version: string): string {
  return `"use strict";
const name = "quoin-" + self.registration.scope + "-";
const cache = name + ${JSON.stringify(version)};
const files = ${JSON.stringify(["./", ...files])};
self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(cache).then((store) => store.addAll(files)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((keys) => Promise.all(keys.filter((key) => key.startsWith(name) && key !== cache).map((key) => caches.delete(key))))
    .then(() => self.clients.claim()));
});
self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || !event.request.url.startsWith(self.registration.scope)) return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true, cacheName: cache })
    .then((known) => known || fetch(event.request)));
});
`;
}
