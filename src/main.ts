/** The start of the page. */
import { mount } from 'svelte';
import type { App as AppState } from './app/context.ts';
import { policyInUse } from './app/policy-in-use.ts';
import { Settings } from './app/settings.svelte.ts';
import { Update } from './app/update.svelte.ts';
import { Workspace } from './app/workspace.svelte.ts';
import { makeSecret } from './core/random.ts';
import App from './ui/App.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/review/marks.css';
import { startWorker } from './worker/client.ts';

const settings = new Settings();
const worker = startWorker();
const workspace = new Workspace(
  {
    worker,
    // One secret for the life of the tab: the same person has the same stand-in in every note of a file, and in no other.
    secret: makeSecret(crypto.getRandomValues(new Uint8Array(16))),
    strategies: async () => (await import('./strategies/index.ts')).STRATEGIES,
    protect: (request) => worker.protect(request),
    verify: (request) => worker.verify(request),
  },
  policyInUse(settings),
);
const app: AppState = { settings, workspace, update: new Update() };

const target = document.getElementById('app');
if (target) mount(App, { target, props: { app } });
void workspace.start();
void app.update.watch();
