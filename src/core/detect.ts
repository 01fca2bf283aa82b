/** Detect: every engine on the same immutable text, each with an outcome of its own. */
import { detectionOf, type Detector, type Engine, type Outcome } from './engine.ts';
import type { Profile } from './entities.ts';
import { YinjiError } from './errors.ts';
import type { Note } from './note.ts';

export interface DetectOptions {
  readonly profile: Profile;
  readonly signal?: AbortSignal;
  /** Called as each engine ends, in the order in which they end. */
  readonly onOutcome?: (outcome: Outcome) => void;
}

/** One outcome an engine, in the order of the engines. Rejects only when the signal aborts. */
export async function detect(
  note: Note,
  engines: readonly Engine[],
  options: DetectOptions,
): Promise<readonly Outcome[]> {
  return Promise.all(
    engines.map(async (engine) => {
      const outcome = await run(note, engine, options);
      options.onOutcome?.(outcome);
      return outcome;
    }),
  );
}

async function run(note: Note, engine: Engine, { profile, signal }: DetectOptions): Promise<Outcome> {
  const began = performance.now();
  const about = () => ({ engine: engine.id, version: engine.version, milliseconds: performance.now() - began });
  let detector: Detector | undefined;
  try {
    const availability = await engine.check();
    if (availability.state === 'unavailable') return { ...about(), state: 'unavailable', reason: availability.reason };
    detector = await engine.open({ profile, ...(signal ? { signal } : {}) });
    const { findings, unread = [], error, cost } = detectionOf(await detector.detect(note, signal));
    const end = { ...about(), ...(cost ? { cost } : {}) };
    if (unread.length === 0 && !error) return { ...end, state: 'ok', findings };
    const why = error ?? { code: 'engine.failed', params: { engine: engine.id } };
    return { ...end, state: 'failed', error: why, partial: { findings, unread } };
  } catch (thrown) {
    signal?.throwIfAborted();
    const error = YinjiError.from(thrown);
    return { ...about(), state: 'failed', error: error.toRecord() };
  } finally {
    detector?.close();
  }
}
