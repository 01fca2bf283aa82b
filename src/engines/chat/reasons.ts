/** How a model's claims are said to reviewers. */
import type { Bilingual } from '../../core/language.ts';
import type { Reason } from '../../core/note.ts';

/** What the rules of language models mean, for reasons whose rule begins with `model.`. */
export const MODEL_RULES: Readonly<Record<string, Bilingual>> = {
  'model.span': {
    zh: '语言模型把这段文字列为敏感信息',
    en: 'the language model listed this text as sensitive',
  },
  'model.tag': {
    zh: '语言模型在文中标出了这段文字',
    en: 'the language model tagged this text where it stands',
  },
  'model.near': {
    zh: '语言模型写出的文字与此处相近，按位置对应',
    en: 'the language model wrote nearly this text; it was matched by its place',
  },
};

/** Before calibration: right more often than not, and below what the built-in engine is sure of. */
const SCORE = 0.8;
/** The model's words differ from the note's. */
const NEAR_SCORE = 0.7;

export function claimOf(
  form: 'spans' | 'tagged',
  isNear: boolean,
): { readonly score: number; readonly reason: Reason } {
  if (isNear) return { score: NEAR_SCORE, reason: { rule: 'model.near' } };
  return { score: SCORE, reason: { rule: form === 'spans' ? 'model.span' : 'model.tag' } };
}
