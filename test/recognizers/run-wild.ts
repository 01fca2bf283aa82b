/** Runs the whole engine over a text and writes the findings of some types as marks. */
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { EntityType } from '../../src/core/entities.ts';
import { resolve } from '../../src/core/resolve.ts';
import { runRules } from '../../src/engines/rules.ts';
import { mark, unmark } from '../mark.ts';

const options = await loadRulesOptions();

/** The row's text as the engine marks it; levels where the row has some. */
export function marked(row: string, types: readonly EntityType[]): string {
  const { text, spans } = unmark(row);
  const note = { id: 'wild', text, language: 'zh', format: 'text', meta: {} } as const;
  const found = resolve(note, runRules(note, 'strict', options)).filter(({ type }) => types.includes(type));
  return mark(
    text,
    found,
    spans.some(({ level }) => level !== undefined),
  );
}
