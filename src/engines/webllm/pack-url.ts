/** Addresses of pack files for WebLLM, which thinks in URLs. The host can never exist (RFC 2606), so nothing is fetched. */

const BASE = 'https://pack.invalid/resolve/';

/** Ends in a slash. */
export const packUrl = (id: string): string => `${BASE}${id}/`;

/** Undefined for any other address. */
export function pathInPack(url: string, id: string): string | undefined {
  const base = packUrl(id);
  return url.startsWith(base) ? decodeURIComponent(url.slice(base.length)) : undefined;
}
