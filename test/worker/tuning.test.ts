/** Own-hospital tuning as the rules worker does it: finished notes in, a file of weights out. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { YinjiError } from '../../src/core/errors.ts';
import type { Annotation, Note } from '../../src/core/note.ts';
import type { RulesOptions } from '../../src/engines/rules.ts';
import type { StoredTuning } from '../../src/storage/database.ts';
import {
  parseTuningFile,
  tune,
  tuningFile,
  tuningState,
  weightsInUse,
  type FinishedNote,
} from '../../src/worker/tuning.ts';
import { unmark } from '../mark.ts';

const NAMES = ['温白露', '田野', '路遥远', '乐冬生', '云飞', '史今', '何所依', '柏青'];

function finished(marked: string): FinishedNote {
  const { text, spans } = unmark(marked);
  const note: Note = { id: 'n', text, language: 'zh', format: 'text', meta: {} };
  const annotations = spans.map(({ start, end, type }): Annotation => {
    return { id: String(start), start, end, type, level: 1, evidence: [], status: 'added' };
  });
  return { note, annotations };
}

const NOTES = NAMES.map((name, k) => finished(`班次交接§${String(k)}\n值机位◇[${name}:NAME]◇已到岗\n余无特殊。`));
const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (thrown) {
    return YinjiError.from(thrown).code;
  }
};

let options: RulesOptions;
let shipped: Uint8Array;
beforeAll(async () => {
  options = await loadRulesOptions();
  shipped = new Uint8Array(readFileSync('static/tagger/weights.bin'));
});

describe('tuning', () => {
  it('finds more in the notes it learned from, and never fewer', () => {
    const { notes, missedBefore, missedAfter } = tune(shipped, NOTES, options);
    expect(notes).toBe(NOTES.length);
    expect(missedBefore).toBeGreaterThan(0);
    expect(missedAfter).toBeLessThan(missedBefore);
  }, 60_000);

  it('asks for more than a note or two', () => {
    expect(codeOf(() => tune(shipped, NOTES.slice(0, 2), options))).toBe('tuning.few');
  });

  it('holds no text of the notes', () => {
    const { bytes } = tune(shipped, NOTES, options);
    const text = new TextDecoder('utf-8').decode(bytes) + new TextDecoder('utf-16le').decode(bytes);
    for (const name of NAMES) expect(text).not.toContain(name);
  }, 60_000);
});

describe('the file of weights', () => {
  const stored = (): StoredTuning => {
    const { bytes, base, notes } = tune(shipped, NOTES, options);
    return { id: 'tagger', base, bytes, notes, changed: '2026-11-24T00:00:00.000Z', on: true };
  };

  it('is read back as it was written', () => {
    const tuning = stored();
    expect(parseTuningFile(tuningFile(tuning))).toEqual(tuning);
  }, 60_000);

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', new TextEncoder().encode('hello\nworld')],
    ['a head alone', new TextEncoder().encode('yinji-tuning {"base":"a","notes":1,"changed":"b"}\n')],
    ['a head without its fields', new TextEncoder().encode('yinji-tuning {}\nabc')],
  ])('refuses %s', (_, file) => {
    expect(codeOf(() => parseTuningFile(file))).toBe('tuning.file');
  });

  it('is used for the weights it comes from, and only when it is on', () => {
    const tuning = stored();
    expect(weightsInUse(shipped, tuning)).toBe(tuning.bytes);
    expect(weightsInUse(shipped, { ...tuning, on: false })).toBe(shipped);
    expect(weightsInUse(shipped, { ...tuning, base: 'other' })).toBe(shipped);
    expect(weightsInUse(shipped, undefined)).toBe(shipped);
    expect(tuningState({ ...tuning, base: 'other' }, tuning.base).isStale).toBe(true);
  }, 60_000);
});
