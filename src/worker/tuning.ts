/** Own-hospital tuning in the rules worker: reviewed notes in, weights of the tagger out. Notes are read and not kept. */
import { YinjiError } from '../core/errors.ts';
import type { Annotation, Note } from '../core/note.ts';
import { runBuiltin } from '../engines/builtin.ts';
import { isStrong } from '../engines/join.ts';
import { readPage, type RulesOptions } from '../engines/rules.ts';
import type { Database, StoredTuning } from '../storage/database.ts';
import { adaptWeights } from '../tagger/adapt.ts';
import { loadTagger, makeTagger } from '../tagger/tagger.ts';
import { decodeWeights, encodeWeights } from '../tagger/weights.ts';

/** A note that a reviewer has finished; rejected annotations are left out. */
export interface FinishedNote {
  readonly note: Note;
  readonly annotations: readonly Annotation[];
}

/** What lists show of stored weights. */
export type TuningState = Omit<StoredTuning, 'bytes' | 'id'> & {
  /** They come from other weights than those of this version of the app and are not used. */
  readonly isStale: boolean;
};

export interface Tuned {
  readonly notes: number;
  /** Spans of these very notes that the engine missed before, and misses after: no independent test. */
  readonly missedBefore: number;
  readonly missedAfter: number;
}

/** Spans that no finding of their type overlaps. */
function missed(notes: readonly FinishedNote[], find: (note: Note) => ReturnType<typeof runBuiltin>): number {
  let count = 0;
  for (const { note, annotations } of notes) {
    const found = find(note);
    for (const { start, end, type } of annotations)
      if (!found.some((finding) => finding.type === type && finding.start < end && finding.end > start)) count++;
  }
  return count;
}

/** @throws YinjiError `tuning.few` for fewer notes than can teach anything. */
export function tune(
  shipped: Uint8Array,
  finished: readonly FinishedNote[],
  options: RulesOptions,
): Tuned & { readonly bytes: Uint8Array; readonly base: string } {
  if (finished.length < LEAST_NOTES) throw new YinjiError('tuning.few', { count: finished.length, least: LEAST_NOTES });
  const weights = decodeWeights(shipped);
  const adapted = adaptWeights(
    weights,
    finished.map(({ note, annotations }) => {
      const { page, folded } = readPage(note, options);
      return { page, spans: annotations.map((span) => ({ type: span.type, ...folded.fromOriginal(span) })) };
    }),
    { isSettled: isStrong },
  );
  const [before, after] = [makeTagger(weights), makeTagger(adapted)];
  return {
    bytes: encodeWeights(adapted),
    base: weights.head.version,
    notes: finished.length,
    missedBefore: missed(finished, (note) => runBuiltin(note, 'strict', options, before)),
    missedAfter: missed(finished, (note) => runBuiltin(note, 'strict', options, after)),
  };
}

/** A form that stands in one note alone teaches nothing; see `adaptWeights`. */
const LEAST_NOTES = 3;

export const readTuning = async (database: Database | null): Promise<StoredTuning | undefined> =>
  database?.tuning.get('tagger').catch(() => undefined);

export function tuningState(stored: StoredTuning, shipped: string): TuningState {
  const { bytes: _bytes, id: _id, ...state } = stored;
  return { ...state, isStale: stored.base !== shipped };
}

/** The tuned weights where they are in use and fit, else the shipped ones. */
export function weightsInUse(shipped: Uint8Array, stored: StoredTuning | undefined): Uint8Array {
  return stored?.on && stored.base === loadTagger(shipped).version ? stored.bytes : shipped;
}

/** Stored weights as a file: a line of JSON that says what they are, then the bytes. */
export function tuningFile({ bytes, ...about }: StoredTuning): Uint8Array {
  const head = new TextEncoder().encode(`${MARK}${JSON.stringify(about)}\n`);
  const file = new Uint8Array(head.length + bytes.length);
  file.set(head);
  file.set(bytes, head.length);
  return file;
}

const MARK = 'yinji-tuning ';

/** @throws YinjiError `tuning.file` for anything but such a file. */
export function parseTuningFile(file: Uint8Array): StoredTuning {
  const end = file.indexOf(10);
  const head = new TextDecoder().decode(file.subarray(0, Math.max(0, Math.min(end, 1000))));
  try {
    if (!head.startsWith(MARK)) throw new Error('no mark');
    const { base, notes, changed } = JSON.parse(head.slice(MARK.length)) as Partial<Record<string, unknown>>;
    if (typeof base !== 'string' || typeof notes !== 'number' || typeof changed !== 'string') throw new Error('head');
    const bytes = file.slice(end + 1);
    decodeWeights(bytes);
    return { id: 'tagger', base, bytes, notes, changed, on: true };
  } catch (cause) {
    throw new YinjiError('tuning.file', {}, { cause });
  }
}
