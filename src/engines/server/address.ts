/** Which addresses a text may be sent to. */
import type { Deployment } from '../../core/deployment.ts';
import type { ErrorRecord } from '../../core/errors.ts';
import { hostKind, type HostKind } from './hosts.ts';

export interface AddressRule {
  /** Origin of the page. Missing on Node, where every private address is allowed. */
  readonly origin?: string;
  readonly deployment?: Deployment;
  /** Public hosts that are allowed by name: `llm.example.com`, `203.0.113.5:8000`. */
  readonly allowHosts?: readonly string[];
}

export type Address =
  | {
      readonly allowed: true;
      /** Whole URL without a slash at its end; requests go to `{base}/chat/completions`. */
      readonly base: string;
      /** Where text goes, for people. */
      readonly host: string;
      /** A name: only its resolution tells whether it is inside, and whoever can resolve must look. */
      readonly mustResolve: boolean;
    }
  | { readonly allowed: false; readonly error: ErrorRecord };

/** The path under which a page reaches its server when nothing else is said. */
export const DEFAULT_PATH = '/v1';

const refused = (error: ErrorRecord): Address => ({ allowed: false, error });

/** @param base a path on the page's origin, or a whole URL; without a path of its own, `/v1` is meant. */
export function addressAllowed(base: string, rule: AddressRule): Address {
  const url = parseBase(base, rule.origin);
  if (!url) return refused({ code: 'server.address', params: { where: safe(base) } });
  const whole = url.href.replace(/\/$/, '');
  const named = rule.deployment?.servers.find((server) => parseBase(server.base, rule.origin)?.href === url.href);
  if (rule.origin !== undefined) {
    if (url.origin === rule.origin && (named || url.pathname === DEFAULT_PATH))
      return { allowed: true, base: whole, host: named?.goesTo ?? url.host, mustResolve: false };
    const isMeant = named && (named.isPublic === true || isInside(hostKind(url.hostname)));
    if (!isMeant) return refused({ code: 'server.not-allowed', params: { host: url.host } });
    return { allowed: true, base: whole, host: named.goesTo, mustResolve: false };
  }
  const isNamed = named?.isPublic === true || isListed(url, rule.allowHosts ?? []);
  const kind = hostKind(url.hostname);
  if (kind === 'public' && !isNamed) return refused({ code: 'server.not-allowed', params: { host: url.host } });
  return {
    allowed: true,
    base: whole,
    host: url.host,
    mustResolve: !isNamed && (kind === 'name' || kind === 'inside'),
  };
}

const isInside = (kind: HostKind): boolean => kind === 'private' || kind === 'inside';

function isListed(url: URL, hosts: readonly string[]): boolean {
  return hosts.some((host) => host.toLowerCase() === url.hostname || host.toLowerCase() === url.host);
}

/** The URL of an API; undefined for what is none, or holds a user, a query or a fragment. */
function parseBase(base: string, origin: string | undefined): URL | undefined {
  if (!/^(https?:\/\/|\/(?!\/))/i.test(base)) return undefined;
  if (base.startsWith('/') && origin === undefined) return undefined;
  let url: URL;
  try {
    url = new URL(base, origin);
  } catch {
    return undefined;
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined;
  url.pathname = url.pathname.replace(/\/(?:chat\/completions|models)?\/?$/, '') || DEFAULT_PATH;
  return url;
}

/** An address for a message: no user, password or query that someone put in it. */
function safe(base: string): string {
  return base
    .replace(/[?#].*$/s, '')
    .replace(/\/\/[^/]*@/, '//')
    .slice(0, 200);
}
