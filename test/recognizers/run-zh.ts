/** Runs some recognizers over a text and writes what they found as marks. */
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import type { EntityType } from '../../src/core/entities.ts';
import type { Finding } from '../../src/core/note.ts';
import { runRules } from '../../src/engines/rules.ts';
import { mark, type MarkedSpan } from '../mark.ts';

const all = await loadRulesOptions();
const PLACES = ['hospital-zh', 'organization-zh', 'address-zh'];
const options = { ...all, recognizers: all.recognizers.filter(({ id }) => PLACES.includes(id)) };

/** Findings of the recognizers of facilities, organisations and addresses. */
export function findPlaces(text: string): Finding[] {
  return runRules({ id: 'test', text, language: 'zh', format: 'text', meta: {} }, 'strict', options);
}

/** The text with the findings of one type as marks. */
export function markedBy(text: string, type: EntityType, levels = false): string {
  const spans = findPlaces(text).filter((finding) => finding.type === type);
  return mark(text, spans as readonly MarkedSpan[], levels);
}
