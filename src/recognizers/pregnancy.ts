/** Pregnancy, childbirth, reproductive and marital status. */
import type { Page, PageFinding, Recognizer } from '../core/recognizer.ts';
import { dictionariesOf, leftmostLongest } from './clinical/terms.ts';
import { PREGNANCY_RULES } from './pregnancy/atom.ts';
import { facts } from './pregnancy/facts.ts';

const LANGUAGES = ['zh', 'en', 'de', 'fr', 'es', 'ja', 'sv', 'it'] as const;

export const pregnancy: Recognizer = {
  id: 'pregnancy',
  types: ['PREGNANCY'],
  languages: null,
  dictionaries: LANGUAGES.map((language) => `pregnancy-${language}`),
  rules: PREGNANCY_RULES,
  *recognize(page: Page): Iterable<PageFinding> {
    const hits = leftmostLongest(page, dictionariesOf('pregnancy', page));
    for (const { start, end, level, score, rule, term } of facts(page, hits))
      yield { type: 'PREGNANCY', start, end, level, score, reason: { rule, term } };
  },
};
