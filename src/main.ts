/** The start of the page. */
import { mount } from 'svelte';
import type { App as AppState } from './app/context.ts';
import { policyInUse } from './app/policy-in-use.ts';
import { Embedders } from './app/embedders.svelte.ts';
import { Engines } from './app/engines.svelte.ts';
import { KnowledgeBase } from './app/knowledge.svelte.ts';
import { Models } from './app/models.svelte.ts';
import { Prompts } from './app/prompts.svelte.ts';
import { Screens } from './app/screens.svelte.ts';
import { Settings } from './app/settings.svelte.ts';
import { Tuning } from './app/tuning.svelte.ts';
import { Update } from './app/update.svelte.ts';
import { Vectors } from './app/vectors.svelte.ts';
import { Workspace } from './app/workspace.svelte.ts';
import { makeSecret } from './core/random.ts';
import App from './ui/App.svelte';
import './ui/tokens.css';
import './ui/base.css';
import './ui/review/marks.css';
import { startWorker } from './worker/client.ts';
import { startModels } from './worker/model-client.ts';
import { openPrompts } from './worker/prompt-client.ts';
import { startKnowledge } from './worker/knowledge-client.ts';

const settings = new Settings();
const modelClient = startModels();
const embedders = new Embedders(modelClient, settings);
const worker = startWorker(embedders);
const prompts = new Prompts(openPrompts());
const engines = new Engines(worker, modelClient, settings, prompts);
const tuning: Tuning = new Tuning(worker, () => workspace.reviews);
const workspace: Workspace = new Workspace(
  {
    worker: engines,
    onDrop: (reviews) => tuning.keep(reviews),
    // One secret for the life of the tab: the same person has the same stand-in in every note of a file, and in no other.
    secret: makeSecret(crypto.getRandomValues(new Uint8Array(16))),
    strategies: async () => (await import('./strategies/index.ts')).STRATEGIES,
    protect: (request) => worker.protect(request),
    verify: (request) => worker.verify(request),
  },
  policyInUse(settings),
);

/** Tells the other tabs that dictionaries have changed. It says no more than that. */
const changes = new BroadcastChannel('yinji-knowledge');
const knowledgeClient = startKnowledge(embedders);
const announce = (): void => {
  worker.refresh();
  changes.postMessage('changed');
};
const vectors = new Vectors(knowledgeClient, embedders, announce);
const knowledge = new KnowledgeBase(knowledgeClient, () => {
  announce();
  if (knowledge.ready) void vectors.look();
});
changes.addEventListener('message', () => {
  worker.refresh();
  if (!knowledge.ready) return;
  knowledgeClient.forgetRetriever();
  void knowledge.open();
  void vectors.look();
});

const app: AppState = {
  settings,
  workspace,
  update: new Update(),
  screens: new Screens(location.hash),
  knowledge,
  embedders,
  vectors,
  engines,
  models: new Models(modelClient),
  prompts,
  tuning,
};

const target = document.getElementById('app');
if (target) mount(App, { target, props: { app } });
void workspace.start();
void engines.open();
void app.update.watch();
