/** The words of the Models screen; a part of the app that is loaded with it. */
import type { UiLanguage } from '../core/language.ts';
import { modelsEn } from './messages/models-en.ts';
import { modelsZh, type ModelsMessages } from './messages/models-zh.ts';

const MESSAGES: Readonly<Record<UiLanguage, ModelsMessages>> = { zh: modelsZh, en: modelsEn };

export const modelsWords = (language: UiLanguage): ModelsMessages => MESSAGES[language];

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.2 GB`: three digits at most. */
export function sizeWords(bytes: number, language: UiLanguage): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toLocaleString(language, { maximumSignificantDigits: 3 })} ${UNITS[unit] ?? ''}`;
}
