/** Runs the recognizers of names, facilities, organizations and addresses over a text in one language. */
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { Language } from '../../src/core/language.ts';
import type { Finding } from '../../src/core/note.ts';
import { runRules } from '../../src/engines/rules.ts';
import { mark, type MarkedSpan } from '../mark.ts';

const all = await loadRulesOptions();
const PLACES = /^(?:hospital|organization|address|name)-(?:latin|ja)$/;
const options = { ...all, recognizers: all.recognizers.filter(({ id }) => PLACES.test(id)) };

export function findIn(language: Language, text: string): Finding[] {
  return runRules({ id: 'test', text, language, format: 'text', meta: {} }, 'strict', options);
}

/** The text with all findings as marks; where two overlap the better scored one. */
export function markedIn(language: Language, text: string): string {
  const kept: Finding[] = [];
  for (const one of [...findIn(language, text)].sort(
    (a, b) => b.score - a.score || b.end - b.start - a.end + a.start,
  )) {
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  }
  return mark(text, kept as readonly MarkedSpan[]);
}
