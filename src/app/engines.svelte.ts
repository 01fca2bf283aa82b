/** Which engines read a note, and where its text goes for that. */
import type { Deployment, DeployedServer } from '../core/deployment.ts';
import { NO_DEPLOYMENT } from '../core/deployment.ts';
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { EngineChoice } from '../storage/preferences.ts';
import type { Profile } from '../core/entities.ts';
import type { Annotation, Note } from '../core/note.ts';
import type { OnOutcome, WorkerClient, WorkerInfo } from '../worker/client.ts';
import { detectJoined, type Beside } from '../worker/joined.ts';
import type { ModelClient } from '../worker/model-client.ts';
import type { Prompts } from './prompts.svelte.ts';
import type { Settings } from './settings.svelte.ts';

export type { EngineChoice } from '../storage/preferences.ts';

export class Engines {
  readonly #worker: WorkerClient;
  readonly #models: Pick<ModelClient, 'detect'>;
  readonly #settings: Settings;
  readonly #prompts: Prompts;
  #deployment = $state.raw<Deployment>(NO_DEPLOYMENT);
  #served = $state.raw<readonly string[]>([]);
  #progress = $state<number | null>(null);
  #asking = $state(false);
  #error = $state.raw<ErrorRecord | null>(null);
  /** Never stored: gone with the page. */
  #key = $state('');

  readonly #server = $derived.by(() => this.#deployment.servers.find(({ base }) => base === this.choice.server));

  constructor(worker: WorkerClient, models: Pick<ModelClient, 'detect'>, settings: Settings, prompts: Prompts) {
    this.#worker = worker;
    this.#models = models;
    this.#settings = settings;
    this.#prompts = prompts;
  }

  get choice(): EngineChoice {
    return this.#settings.engine;
  }

  get servers(): readonly DeployedServer[] {
    return this.#deployment.servers;
  }

  /** The chosen server of the deployment. */
  get server(): DeployedServer | undefined {
    return this.#server;
  }

  /** Names of the models that the server holds, once it was asked. */
  get serverModels(): readonly string[] {
    return this.#served;
  }

  get asking(): boolean {
    return this.#asking;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  get key(): string {
    return this.#key;
  }

  set key(key: string) {
    this.#key = key.trim();
  }

  /** Fraction of the note that a model on this computer has read; null while none reads. */
  get progress(): number | null {
    return this.#progress;
  }

  /** Where text goes besides this computer; null for nowhere. */
  get goesTo(): string | null {
    return this.beside.kind === 'server' ? (this.server?.goesTo ?? null) : null;
  }

  /** What reads a note beside the built-in engine. A choice that is not complete is none. */
  get beside(): Beside {
    const { choice, server } = this;
    const { form } = choice;
    const gradesLevels = form === 'tagged';
    if (choice.kind === 'server' && server && choice.serverModel !== '')
      return {
        kind: 'server',
        ask: {
          base: server.base,
          model: choice.serverModel,
          form,
          gradesLevels,
          templates: this.#prompts.own,
          ...(this.#key === '' ? {} : { key: this.#key }),
        },
      };
    if (choice.kind === 'local' && choice.localModel !== '')
      return { kind: 'local', ask: { model: choice.localModel, form, gradesLevels } };
    return { kind: 'nothing' };
  }

  choose(change: Partial<EngineChoice>): void {
    this.#settings.setEngine({ ...this.choice, ...change });
  }

  ready(): Promise<WorkerInfo> {
    return this.#worker.ready();
  }

  /** Reads a note with the built-in engine and what is chosen beside it. */
  async detect(
    note: Note,
    profile: Profile,
    onOutcome: OnOutcome,
    signal: AbortSignal,
  ): Promise<readonly Annotation[]> {
    const { beside } = this;
    const onProgress = (fraction: number): void => void (this.#progress = fraction);
    try {
      return await detectJoined(this.#worker, this.#models, note, profile, onOutcome, { beside, signal, onProgress });
    } finally {
      this.#progress = null;
    }
  }

  /** Reads what the deployment says; a server that is chosen and no more there is left. */
  async open(): Promise<void> {
    try {
      this.#deployment = await this.#worker.deployment();
    } catch (thrown) {
      this.#error = YinjiError.from(thrown).toRecord();
    }
  }

  /** Asks the server which models it holds. */
  async askServer(base: string): Promise<void> {
    this.#asking = true;
    this.#error = null;
    try {
      const { models } = await this.#worker.serverModels(base, this.#key === '' ? null : this.#key);
      this.#served = models;
      const present = models.includes(this.choice.serverModel) ? this.choice.serverModel : (models[0] ?? '');
      this.choose({ server: base, serverModel: present });
    } catch (thrown) {
      this.#served = [];
      this.#error = YinjiError.from(thrown).toRecord();
    } finally {
      this.#asking = false;
    }
  }
}
