/** The words of the interface. Both modules have the same shape: a missing word does not compile. */
import type { UiLanguage } from '../../core/language.ts';
import { en } from './en.ts';
import { zh, type Messages } from './zh.ts';

export type { Messages } from './zh.ts';

export const MESSAGES: Readonly<Record<UiLanguage, Messages>> = { zh, en };
