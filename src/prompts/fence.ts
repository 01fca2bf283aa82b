/** The fence around a note: two lines with a number that the note itself does not hold, so that no note can end early. */
import type { TemplateLanguage } from './template.ts';

const WORDS: Readonly<Record<TemplateLanguage, readonly [begin: string, end: string]>> = {
  zh: ['病历开始', '病历结束'],
  en: ['NOTE BEGINS', 'NOTE ENDS'],
};

/** However it is written: width, case, blanks and signs make no difference. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The same text gives the same fence, so that answers can be cached and requests repeated. */
export function fenced(text: string, language: TemplateLanguage): string {
  const held = plain(text);
  const [begin, end] = WORDS[language];
  let number = 1;
  while ([begin, end].some((word) => held.includes(plain(word) + String(number)))) number++;
  return `===== ${begin} ${String(number)} =====\n${text}\n===== ${end} ${String(number)} =====`;
}
