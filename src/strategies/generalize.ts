import type { EntityType } from '../core/entities.ts';
import { YinjiError } from '../core/errors.ts';
import { STRATEGY_TYPES } from '../core/policy.ts';
import type { ReplaceContext, Strategy } from '../core/strategy.ts';
import { generalAddress } from './generalize/address.ts';
import { ageBand } from './generalize/age.ts';
import { facilityKind } from './generalize/facility.ts';
import { inLanguage, PHRASES } from './generalize/phrases.ts';
import { yearOf } from './generalize/year.ts';

const MAKERS: Readonly<Partial<Record<EntityType, (text: string, context: ReplaceContext) => string>>> = {
  ADDRESS: generalAddress,
  HOSPITAL: (text, { language }) => facilityKind(text, language, 'HOSPITAL'),
  ORGANIZATION: (text, { language }) => facilityKind(text, language, 'ORGANIZATION'),
  STD: (_text, { language }) => inLanguage(PHRASES.std, language),
  PREGNANCY: (_text, { level, language }) => inLanguage(level === 3 ? PHRASES.marital : PHRASES.pregnancy, language),
  DATE: (text, { language }) => yearOf(text) ?? inLanguage(PHRASES.date, language),
  AGE: (text, { language }) => ageBand(text, language),
};

/** Says less: the district for the door, the category for the disease, the year for the day. */
export const generalize: Strategy = {
  id: 'generalize',
  label: { zh: '概化', en: 'Generalize' },
  about: { zh: '换成更宽泛的说法：区县、类别、年份', en: 'says less: the district, the category, the year' },
  types: STRATEGY_TYPES.generalize,
  reversible: false,
  replace(text, context) {
    const make = MAKERS[context.type];
    if (!make) throw new YinjiError('strategy.failed', { strategy: 'generalize' });
    return make(text, context);
  },
};
