/** Own-hospital tuning: finished notes that stay in memory when the user says so, and the weights made of them. */
import { YinjiError, type ErrorRecord } from '../core/errors.ts';
import type { FinishedNote, Tuned, TuningState, WorkerClient } from '../worker/client.ts';
import type { Review } from './review.svelte.ts';

type TuningClient = Pick<
  WorkerClient,
  'tune' | 'tuning' | 'setTuning' | 'removeTuning' | 'exportTuning' | 'importTuning' | 'refresh'
>;

/** Notes kept at most: they are all in memory. */
const MOST_NOTES = 200;

export class Tuning {
  readonly #client: TuningClient;
  /** Notes that are open now. */
  readonly #open: () => readonly Review[];
  #collects = $state(false);
  #kept = $state.raw<readonly FinishedNote[]>([]);
  #state = $state.raw<TuningState | null>(null);
  #running = $state(false);
  #result = $state.raw<Tuned | null>(null);
  #error = $state.raw<ErrorRecord | null>(null);
  #abort = new AbortController();

  constructor(client: TuningClient, open: () => readonly Review[]) {
    this.#client = client;
    this.#open = open;
  }

  /** Whether notes stay in memory after they are closed. */
  get collects(): boolean {
    return this.#collects;
  }

  /** Finished notes, closed and open ones. */
  get notes(): readonly FinishedNote[] {
    const open = this.#open().filter(({ finished }) => finished);
    return [...this.#kept, ...open.map(finishedNote)].slice(-MOST_NOTES);
  }

  /** Weights that are stored; null for none. */
  get state(): TuningState | null {
    return this.#state;
  }

  get running(): boolean {
    return this.#running;
  }

  /** What the last run brought. */
  get result(): Tuned | null {
    return this.#result;
  }

  get error(): ErrorRecord | null {
    return this.#error;
  }

  /** Turning it off forgets the notes. */
  setCollects(collects: boolean): void {
    this.#collects = collects;
    if (!collects) this.#kept = [];
  }

  /** Notes that are about to be closed. */
  keep(reviews: readonly Review[]): void {
    if (!this.#collects) return;
    const finished = reviews.filter((review) => review.finished).map(finishedNote);
    this.#kept = [...this.#kept, ...finished].slice(-MOST_NOTES);
  }

  async open(): Promise<void> {
    await this.#try(async () => {
      this.#state = await this.#client.tuning();
    });
  }

  async run(): Promise<void> {
    this.#abort = new AbortController();
    const { signal } = this.#abort;
    this.#running = true;
    this.#result = null;
    await this.#try(async () => {
      try {
        this.#result = await this.#client.tune(this.notes, signal);
        await this.#changed();
      } catch (thrown) {
        if (!signal.aborted) throw thrown;
      }
    });
    this.#running = false;
  }

  stop(): void {
    this.#abort.abort();
  }

  async setOn(on: boolean): Promise<void> {
    await this.#try(async () => {
      await this.#client.setTuning(on);
      await this.#changed();
    });
  }

  async remove(): Promise<void> {
    await this.#try(async () => {
      await this.#client.removeTuning();
      this.#result = null;
      await this.#changed();
    });
  }

  /** @returns the file; null when there is none. */
  async export(): Promise<Uint8Array | null> {
    let file: Uint8Array | null = null;
    await this.#try(async () => {
      file = await this.#client.exportTuning();
    });
    return file;
  }

  async import(file: File): Promise<void> {
    await this.#try(async () => {
      await this.#client.importTuning(new Uint8Array(await file.arrayBuffer()));
      await this.#changed();
    });
  }

  async #changed(): Promise<void> {
    this.#state = await this.#client.tuning();
    this.#client.refresh();
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.#error = null;
    try {
      await work();
    } catch (thrown) {
      this.#error = YinjiError.from(thrown).toRecord();
    }
  }
}

const finishedNote = ({ note, annotations }: Review): FinishedNote => ({
  note,
  annotations: annotations.filter(({ status }) => status !== 'rejected').map((one) => ({ ...one, evidence: [] })),
});
