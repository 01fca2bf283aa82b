/** One process that trains one model, see jobs.ts. */
import { writeFileSync } from 'node:fs';
import { encodeWeights } from '../tagger/weights.ts';
import { loadAll } from './load.ts';
import { fit } from './fit.ts';
import type { JobMessage } from './jobs.ts';

process.once('message', (message) => {
  void train(message as JobMessage);
});

async function train({ job, out }: JobMessage): Promise<void> {
  const { notes, rules, augmenter } = await loadAll();
  const began = performance.now();
  const own = job.train.flatMap((index) => notes[index] ?? []);
  const { weights, losses } = fit(own, rules, augmenter, job.fit, job.version);
  writeFileSync(out, encodeWeights(weights));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  const last = (losses.at(-1) ?? 0).toFixed(0);
  console.log(
    `${job.name}: ${String(own.length)} notes, ${seconds} s, loss ${last}, ${String(weights.head.features)} features`,
  );
  process.disconnect();
}
