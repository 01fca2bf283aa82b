/** Ages of 90 and more become one band, as HIPAA's Safe Harbor asks (45 CFR 164.514(b)(2)(i)(C)). */
import type { Language } from '../../core/language.ts';

const HAN_AGE = /^\s*(?:\d{2,3}|[０-９]{2,3}|[零〇一二三四五六七八九十百]{1,5})\s*(?:周?[岁歲]|高龄|高齡)?/u;

export function ageBand(text: string, language: Language): string {
  if (/[岁歲]/.test(text)) return `90${text.includes('歲') ? '歲' : '岁'}以上`;
  if (language === 'ja') return '90歳以上';
  if (language.startsWith('zh')) return text.replace(HAN_AGE, '90岁以上');
  // The unit keeps its form: 94-year-old → 90+-year-old.
  return /\d/.test(text) ? text.replace(/\d+/, '90+') : '90+';
}
