/** The dictionaries that grow by review: one a type, and one of words that are never marked. */
import { ENTITIES, type EntityType } from '../core/entities.ts';
import type { DictionaryHeader, Term } from '../core/knowledge.ts';

/** @param type null for words that are never marked. */
export function learnedHeader(type: EntityType | null): DictionaryHeader {
  const about = { language: 'zh', source: '复核 review', licence: '', version: '1' };
  if (type === null)
    return { id: 'learned-never', name: '从不标记 Never marked', type: null, effect: 'never', ...about };
  const { zh, en } = ENTITIES[type].label;
  return { id: `learned-${type.toLowerCase().replaceAll('_', '-')}`, name: `复核补充 · ${zh} ${en}`, type, ...about };
}

/** The terms with one more; one that is there takes over the new aliases, level and note. */
export function withTerm(terms: readonly Term[], added: Term): Term[] {
  const present = terms.find(({ term }) => term === added.term);
  if (!present) return [added, ...terms];
  const aliases = [...new Set([...present.aliases, ...added.aliases])];
  return terms.map((row) => (row === present ? { ...present, ...added, aliases } : row));
}
