import type { EntityType } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import { STRATEGY_TYPES } from '../core/policy.ts';
import type { ReplaceContext, Strategy } from '../core/strategy.ts';
import { contactSurrogate } from './surrogate/contact.ts';
import { facilitySurrogate } from './surrogate/facility.ts';
import { idNumberSurrogate } from './surrogate/id-number.ts';
import { nameSurrogate } from './surrogate/name.ts';
import { placeSurrogate } from './surrogate/place.ts';

const MAKERS: Readonly<Partial<Record<EntityType, (text: string, context: ReplaceContext) => string>>> = {
  NAME: nameSurrogate,
  ID_NUMBER: idNumberSurrogate,
  CONTACT: contactSurrogate,
  ADDRESS: placeSurrogate,
  HOSPITAL: facilitySurrogate,
  ORGANIZATION: facilitySurrogate,
};

/** Something invented of the same kind and form, the same for all mentions of a subject, and never a real value of the note. */
export const surrogate: Strategy = {
  id: 'surrogate',
  label: { zh: '替身', en: 'Surrogate' },
  about: { zh: '换成虚构的同类值，全文一致', en: 'an invented value of the same kind, consistent through the note' },
  types: STRATEGY_TYPES.surrogate,
  reversible: false,
  replace(text, context) {
    const make = MAKERS[context.type];
    if (!make) throw new YinjiError('strategy.failed', { strategy: 'surrogate' });
    return make(text, context);
  },
};
