/** Models are trained in processes of their own, so that every core has work. */
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FitOptions } from './fit.ts';

/** Which notes train, by index into all notes. */
export interface Job {
  readonly name: string;
  readonly train: readonly number[];
  readonly fit: FitOptions;
  readonly version: string;
}

export interface JobMessage {
  readonly job: Job;
  /** File the weights go to. */
  readonly out: string;
}

const WORKER = fileURLToPath(new URL('./job.ts', import.meta.url));

/**
 * Weights files of all jobs, in their order, however many processes work on them.
 * @param kept folder where files stay and are found again by a later run of the same code and jobs.
 */
export async function runJobs(jobs: readonly Job[], processes: number, kept?: string): Promise<Uint8Array[]> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'yinji-train-'));
  mkdirSync(folder, { recursive: true });
  const results: Uint8Array[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < jobs.length) {
      const index = next++;
      const job = jobs[index] as Job;
      const digest = createHash('sha256').update(JSON.stringify(job)).digest('hex');
      const out = join(folder, `${digest.slice(0, 16)}.bin`);
      if (!existsSync(out)) await runJob({ job, out });
      results[index] = new Uint8Array(readFileSync(out));
    }
  };
  try {
    await Promise.all(Array.from({ length: processes }, work));
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true });
  }
  return results;
}

function runJob(message: JobMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(WORKER, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`training of ${message.job.name} ended with ${String(code)}`));
    });
    child.send(message);
  });
}
