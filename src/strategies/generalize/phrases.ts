/** Wording of categories, in the language of the note: Chinese for Chinese notes, else English. */
import type { Language } from '../../core/language.ts';

export interface Phrase {
  readonly hans: string;
  readonly hant: string;
  readonly en: string;
}

export const PHRASES = {
  std: {
    hans: '[性传播或血源性感染]',
    hant: '[性傳播或血源性感染]',
    en: '[sexually transmitted or blood-borne infection]',
  },
  pregnancy: { hans: '[妊娠相关]', hant: '[妊娠相關]', en: '[pregnancy-related]' },
  marital: { hans: '[婚育史]', hant: '[婚育史]', en: '[marital and childbearing history]' },
  address: { hans: '[某地]', hant: '[某地]', en: '[place]' },
  date: { hans: '[某日]', hant: '[某日]', en: '[date]' },
} as const satisfies Record<string, Phrase>;

export function inLanguage(phrase: Phrase, language: Language): string {
  if (language === 'zh-Hant') return phrase.hant;
  return language === 'zh' || language === 'und' ? phrase.hans : phrase.en;
}
