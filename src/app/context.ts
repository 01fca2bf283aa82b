/** What every component may ask for. */
import { createContext } from 'svelte';
import type { Embedders } from './embedders.svelte.ts';
import type { Engines } from './engines.svelte.ts';
import type { KnowledgeBase } from './knowledge.svelte.ts';
import type { Models } from './models.svelte.ts';
import type { Prompts } from './prompts.svelte.ts';
import type { Screens } from './screens.svelte.ts';
import type { Settings } from './settings.svelte.ts';
import type { Tuning } from './tuning.svelte.ts';
import type { Update } from './update.svelte.ts';
import type { Vectors } from './vectors.svelte.ts';
import type { Workspace } from './workspace.svelte.ts';

export interface App {
  readonly settings: Settings;
  readonly workspace: Workspace;
  readonly update: Update;
  readonly screens: Screens;
  readonly knowledge: KnowledgeBase;
  readonly embedders: Embedders;
  readonly vectors: Vectors;
  readonly engines: Engines;
  readonly models: Models;
  readonly prompts: Prompts;
  readonly tuning: Tuning;
}

export const [useApp, provideApp] = createContext<App>();
