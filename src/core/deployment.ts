/**
 * `deployment.json` beside the page: what whoever deployed the app says about servers that may be asked. `npm start --
 * --server URL` answers it itself; a deployment puts its own file in the place of the one that says "no server".
 */
import type { UiLanguage } from './language.ts';

/** One OpenAI-compatible server. */
export interface DeployedServer {
  /**
   * Path on the page's own origin (`/v1`), which the web server hands on; or a whole URL (`https://llm.hospital.cn/v1`),
   * which the page's Content-Security-Policy must name as well.
   */
  readonly base: string;
  /** Where text really goes, as the screen shows it: `10.0.0.5:8000`. */
  readonly goesTo: string;
  /** What it is called; `goesTo` where missing. */
  readonly label?: Readonly<Partial<Record<UiLanguage, string>>>;
  /** Says that a server outside private addresses is meant to be used. */
  readonly isPublic?: boolean;
}

export interface Deployment {
  readonly servers: readonly DeployedServer[];
}

export const NO_DEPLOYMENT: Deployment = { servers: [] };

/** What can be read of a parsed file; anything else in it is no server. */
export function parseDeployment(value: unknown): Deployment {
  const { servers } = (value ?? {}) as { readonly servers?: unknown };
  return { servers: Array.isArray(servers) ? servers.flatMap(serverOf) : [] };
}

function serverOf(value: unknown): DeployedServer[] {
  const { base, goesTo, label, isPublic } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof base !== 'string' || base === '') return [];
  const { zh, en } = (label ?? {}) as Readonly<Record<string, unknown>>;
  const words = { ...(typeof zh === 'string' ? { zh } : {}), ...(typeof en === 'string' ? { en } : {}) };
  return [
    {
      base,
      goesTo: typeof goesTo === 'string' && goesTo !== '' ? goesTo : base,
      ...(Object.keys(words).length > 0 ? { label: words } : {}),
      ...(isPublic === true ? { isPublic } : {}),
    },
  ];
}
