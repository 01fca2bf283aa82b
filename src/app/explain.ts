/** An error in the words of the interface: what happened, and what to do. */
import { describeError, type ErrorRecord } from '../core/errors.ts';
import type { UiLanguage } from '../core/language.ts';

export function explain(error: ErrorRecord, language: UiLanguage): string {
  const { message, remedy } = describeError(error, language);
  return language === 'zh' ? `${message}。${remedy}` : `${message}. ${remedy}`;
}
