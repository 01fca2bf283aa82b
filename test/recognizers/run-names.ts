/** Runs the recognizer of names alone over a text and writes what it found as marks. */
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import type { Note } from '../../src/core/note.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules, type RulesOptions } from '../../src/engines/rules.ts';
import { nameZh } from '../../src/recognizers/name-zh.ts';
import { mark } from '../mark.ts';

/** Of all recognizers. */
export const allOptions = await loadRulesOptions();
export const nameOptions: RulesOptions = { ...allOptions, recognizers: [nameZh] };

export const noteOf = (text: string, language: Language = 'zh'): Note => ({
  id: 'n',
  text,
  language,
  format: 'text',
  meta: {},
});

export function markNames(text: string, language?: Language): string {
  const note = noteOf(text, language);
  const found = resolve(note, runRules(note, 'core', nameOptions), nameOptions.foldTable);
  return mark(
    text,
    found.map(({ start, end, type }) => ({ start, end, type })),
  );
}
