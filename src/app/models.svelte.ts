/** The Models screen: what this computer can run, which packs it holds, and the one long action that is under way. */
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import {
  Pause,
  type CallControl,
  type InstallSource,
  type MachineReport,
  type ModelClient,
  type ModelState,
  type Offer,
  type PackProgress,
} from '../worker/model-client.ts';
import type { ModelsMessages } from './messages/models-zh.ts';

export type { InstallSource, ModelFit, ModelState } from '../worker/model-client.ts';

export type JobKind = 'install' | 'verify' | 'load';

/** A long action on one pack; one at a time. */
export interface Job {
  readonly kind: JobKind;
  readonly name: string;
  readonly progress: PackProgress | null;
  /** Fraction of a load. */
  readonly fraction: number | null;
  readonly paused: boolean;
}

/** How the last action ended. */
export interface Ending {
  readonly isBad: boolean;
  readonly say: (messages: ModelsMessages) => string;
}

export class Models {
  readonly #client: ModelClient;
  #machine = $state.raw<MachineReport | null>(null);
  #states = $state.raw<readonly ModelState[]>([]);
  #offers = $state.raw<readonly Offer[]>([]);
  #job = $state.raw<Job | null>(null);
  #ending = $state.raw<Ending | null>(null);
  #error = $state.raw<ErrorRecord | null>(null);
  #abort = new AbortController();
  #pause = new Pause();

  constructor(client: ModelClient) {
    this.#client = client;
  }

  /** Null until this computer was looked at. */
  get machine(): MachineReport | null {
    return this.#machine;
  }

  get states(): readonly ModelState[] {
    return this.#states;
  }

  get installed(): readonly ModelState[] {
    return this.#states.filter(({ state }) => state === 'installed');
  }

  get offers(): readonly Offer[] {
    return this.#offers;
  }

  get job(): Job | null {
    return this.#job;
  }

  get ending(): Ending | null {
    return this.#ending;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  async open(): Promise<void> {
    await this.#try(async () => {
      [this.#machine, this.#states] = await Promise.all([this.#client.machine(), this.#client.list()]);
      this.#offers = await this.#client.offers();
    });
  }

  install(source: InstallSource, name: string): Promise<void> {
    return this.#run('install', name, async (control) => {
      const { row } = await this.#client.install(source, (progress) => this.#show({ progress }), control);
      return { isBad: false, say: (m) => m.job.installed(row.label) };
    });
  }

  verify({ row }: ModelState): Promise<void> {
    return this.#run('verify', row.label, async (control) => {
      const report = await this.#client.verify(row.id, (progress) => this.#show({ progress }), control);
      const bad = report.files.filter(({ state }) => state === 'damaged' || state === 'missing');
      const files = bad.map(({ path }) => path).join(', ');
      return report.isSound
        ? { isBad: false, say: (m) => m.job.sound(row.label) }
        : { isBad: true, say: (m) => m.job.damaged(row.label, files) };
    });
  }

  load({ row }: ModelState): Promise<void> {
    const began = performance.now();
    return this.#run('load', row.label, async (control) => {
      await this.#client.load(row.id, (fraction) => this.#show({ fraction }), control);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      return { isBad: false, say: (m) => m.job.loaded(row.label, seconds) };
    });
  }

  async unload(): Promise<void> {
    await this.#try(async () => {
      await this.#client.unload();
      this.#states = await this.#client.list();
    });
  }

  async remove({ row }: ModelState): Promise<void> {
    await this.#try(async () => {
      await this.#client.remove(row.id);
      this.#ending = { isBad: false, say: (m) => m.job.removed(row.label) };
      [this.#machine, this.#states] = await Promise.all([this.#client.machine(), this.#client.list()]);
    });
  }

  setPaused(paused: boolean): void {
    this.#pause.set(paused);
    this.#show({ paused });
  }

  stop(): void {
    this.#abort.abort();
  }

  dismiss(): void {
    this.#error = null;
    this.#ending = null;
  }

  #show(change: Partial<Job>): void {
    if (this.#job) this.#job = { ...this.#job, ...change };
  }

  async #run(kind: JobKind, name: string, work: (control: CallControl) => Promise<Ending>): Promise<void> {
    if (this.#job) return;
    this.dismiss();
    this.#abort = new AbortController();
    this.#pause = new Pause();
    this.#job = { kind, name, progress: null, fraction: null, paused: false };
    const { signal } = this.#abort;
    await this.#try(async () => {
      try {
        this.#ending = await work({ signal, pause: this.#pause });
      } catch (thrown) {
        if (!signal.aborted) throw thrown;
        this.#ending = { isBad: false, say: (m) => m.job.stopped };
      } finally {
        this.#job = null;
        [this.#machine, this.#states] = await Promise.all([this.#client.machine(), this.#client.list()]);
      }
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      this.#error = YinjiError.from(thrown).toRecord();
    }
  }
}
