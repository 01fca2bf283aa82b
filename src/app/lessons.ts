/** What a reviewer may teach from a finding. A person's name or number never becomes a term. */
import type { EntityType } from '../core/entities.ts';
import type { Annotation } from '../core/note.ts';

const TERM_TYPES: ReadonlySet<EntityType> = new Set(['HOSPITAL', 'ORGANIZATION', 'STD', 'PREGNANCY']);
const LONGEST_NEVER = 20;

/** Whether its text can become a term of the hospital's dictionary. */
export const canBeTerm = ({ type, status }: Annotation): boolean =>
  TERM_TYPES.has(type) && (status === 'added' || status === 'confirmed');

/** Whether its text can become a word that is never marked: rejected, short, and not a number. */
export const canBeNever = ({ status }: Annotation, value: string): boolean =>
  status === 'rejected' && value.length > 1 && value.length <= LONGEST_NEVER && !/\p{Nd}{4}|[\n\r]/u.test(value);
