/** What every component may ask for. */
import { createContext } from 'svelte';
import type { Settings } from './settings.svelte.ts';
import type { Update } from './update.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface App {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly update: Update;
}

export const [useApp, provideApp] = createContext<App>();
