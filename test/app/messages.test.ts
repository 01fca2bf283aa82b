import { describe, expect, it } from 'vitest';
import { en } from '../../src/app/messages/en.ts';
import { zh } from '../../src/app/messages/zh.ts';

/** Every message by its path; functions with numbers put in. */
function messages(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String((value as (...given: unknown[]) => unknown)(2, 3, 1, 4))]];
  return Object.entries(value as object).flatMap(([key, inner]) => messages(inner, `${path}.${key}`));
}

/** Said in the other language on purpose: the name of the language to switch to. */
const FOREIGN = new Set(['.header.language']);

describe('the words of the interface', () => {
  for (const [name, table, foreign] of [
    ['English', en, /\p{Script=Han}/u],
    ['Chinese', zh, /[a-z]{3,} [a-z]{2,} /u],
  ] as const) {
    it(`are all ${name}`, () => {
      const wrong = messages(table).filter(
        ([path, words]) => !FOREIGN.has(path) && (words === '' || foreign.test(words)),
      );
      expect(wrong).toEqual([]);
    });
  }
});
