/** What a hospital has said is never to be marked: whole findings that are one of its terms, whoever made them. */
import type { EntityType } from './entities.ts';
import { fold, type FoldTable } from './fold.ts';
import type { Knowledge } from './knowledge.ts';

/** Whether a finding of a type with this text is not to be marked. */
export type NeverTag = (type: EntityType, text: string) => boolean;

/** Of the dictionaries whose effect is `never`: those of a type hold for that type, others for all. Undefined when there is none. */
export function neverTagOf(knowledge: Knowledge, foldTable: FoldTable): NeverTag | undefined {
  const lists = knowledge.dictionaries.filter(({ effect }) => effect === 'never');
  if (lists.length === 0) return undefined;
  return (type, text) => {
    const form = fold(text, foldTable).text.trim();
    return lists.some((list) => (list.type === null || list.type === type) && knowledge.has(list.id, form));
  };
}
