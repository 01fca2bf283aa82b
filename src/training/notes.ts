/** The project's labelled notes. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Language } from '../core/language.ts';
import type { Note } from '../core/note.ts';
import type { ScoredSpan } from '../core/score.ts';

export interface GoldNote {
  readonly note: Note;
  readonly spans: readonly ScoredSpan[];
  /** File the note is from, without its ending. */
  readonly set: string;
  /** Every third note of a file: the rules were not tuned on it. */
  readonly isHeld: boolean;
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly lang: Language;
  readonly spans: readonly ScoredSpan[];
}

/** Notes of every JSONL file of a folder, in the order of file names and lines. */
export function readNotes(folder: string): GoldNote[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => readSet(join(folder, name)));
}

export function readSet(file: string): GoldNote[] {
  const set = basename(file, '.jsonl');
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const { id, text, lang, spans } = JSON.parse(line) as Row;
      const note = { id, text, language: lang, format: 'text', meta: {} };
      return { note, spans, set, isHeld: (index + 1) % 3 === 0 };
    });
}
