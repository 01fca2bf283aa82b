/** Whether a host lies inside: by the number of its address, or by a name that only inside resolves. */

/** `private` and `public`: an address. `inside`: a name of the kind that only inside resolves. `name`: any other name. */
export type HostKind = 'private' | 'public' | 'inside' | 'name';

/** Names that the public DNS does not answer (RFC 6761, RFC 6762, RFC 8375, and `.internal` as ICANN reserved it). */
const INSIDE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home\.arpa)$/;

/** @param hostname as `URL` writes it: lower case, IPv6 in brackets. */
export function hostKind(hostname: string): HostKind {
  const host = hostname.toLowerCase().replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateAddress(host.slice(1, -1)) ? 'private' : 'public';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return isPrivateAddress(host) ? 'private' : 'public';
  return INSIDE.test(host) || !host.includes('.') ? 'inside' : 'name';
}

/** Loopback, private (RFC 1918, RFC 4193), shared (RFC 6598) and link-local addresses. */
export function isPrivateAddress(address: string): boolean {
  const bare = address.toLowerCase().replace(/%.*$/, '');
  const v4 = /^(?:::ffff:)?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(bare);
  if (v4) return isPrivateV4(Number(v4[1]), Number(v4[2]));
  // An IPv4 address in IPv6 clothes, as `URL` writes it.
  const mapped = /^::ffff:([0-9a-f]{1,4}):[0-9a-f]{1,4}$/.exec(bare);
  if (mapped) {
    const high = parseInt(mapped[1] ?? '', 16);
    return isPrivateV4(high >> 8, high & 0xff);
  }
  if (bare === '::1' || bare === '::') return true;
  const first = parseInt(bare.split(':')[0] ?? '', 16);
  return (first & 0xfe00) === 0xfc00 || (first & 0xffc0) === 0xfe80;
}

function isPrivateV4(a: number, b: number): boolean {
  if (a === 0 || a === 10 || a === 127) return true;
  return (
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    (a === 100 && b >= 64 && b <= 127)
  );
}
