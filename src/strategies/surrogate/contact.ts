/**
 * Surrogates of telephone numbers, e-mail and account names, from ranges that nobody can be reached at where one exists:
 * 154 (no Chinese operator has it), area codes 026 and 038x (never given), 07700 900xxx (Ofcom, for drama), 555-01xx
 * (North American plan, for fiction), example.org (RFC 2606). Others change digit by digit.
 */
import type { ReplaceContext } from '../../core/strategy.ts';
import { digitsOf, putDigits, randomDigits, scramble } from './characters.ts';
import { firstFree } from './pick.ts';

export function contactSurrogate(text: string, context: ReplaceContext): string {
  return firstFree(
    context,
    (attempt) => make(text, context, String(attempt)),
    (candidate) => ({ must: [candidate] }),
  );
}

/** An address, also as written against robots: 【at】, (at), full-width. */
const EMAIL = /^(.+?)([@＠]|\s*[[(【（]\s*at\s*[\])】）]\s*)[\p{L}\p{N}.－-]+$/iu;

function make(text: string, { random, language }: ReplaceContext, salt: string): string {
  const email = EMAIL.exec(text);
  if (email) return `${scramble(email[1] ?? '', random, salt)}${email[2] ?? '@'}example.org`;
  const digits = digitsOf(text);
  if (/[A-Za-z]{2}|[^\P{L}零〇一二三四五六七八九幺转轉分机機]/u.test(text.replace(/\s*(?:ext|Uhr)\.?\s*/i, ''))) {
    return scramble(text, random, salt);
  }
  // +852 stays: it tells a country, and a number of another form would tell nothing more.
  const country = /^\s*\+(?!86)\d{1,3}(?=[\s-]\d{2})/.exec(text)?.[0] ?? '';
  const rest = text.slice(country.length);
  if (country !== '') return country + putDigits(rest, randomDigits(digitsOf(rest).length, random, salt));
  return putDigits(
    text,
    unreachable(digits, language === 'en', (count) => randomDigits(count, random, salt)),
  );
}

function unreachable(digits: string, english: boolean, fill: (count: number) => string): string {
  const country = /^(?:0086|86)(?=1[3-9]\d{9}$)/.exec(digits)?.[0] ?? '';
  const local = digits.slice(country.length);
  if (/^1[3-9]\d{9}$/.test(local)) return `${country}154${fill(8)}`;
  if (english && /^0\d{10}$/.test(digits)) return `07700900${fill(3)}`;
  if (english && /^1?\d{10}$/.test(digits)) return `${digits.slice(0, -10)}${fill(3)}55501${fill(2)}`;
  if (/^02\d{8,14}$/.test(digits) || /^010\d{7,13}$/.test(digits)) return `026${fill(digits.length - 3)}`;
  if (/^0[3-9]\d{8,15}$/.test(digits)) return `038${fill(digits.length - 3)}`;
  return fill(digits.length);
}
