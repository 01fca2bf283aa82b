import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { squeeze, ValueMatcher } from '../../src/core/value-matcher.ts';

describe('squeeze', () => {
  it.each([
    ['王 建·国', '王建国'],
    ['Ab-12（3）', 'ab123'],
    ['１２、３', '１２３'],
    ['〇一', '〇一'],
    ['，。 \n', ''],
    ['𠮷·野', '𠮷野'],
  ])('%s', (text, expected) => {
    const squeezed = squeeze(text);
    expect(squeezed.text).toBe(expected);
    expect([...squeezed.at].map((at) => text.charAt(at).toLowerCase()).join('')).toBe(expected);
  });
});

describe('ValueMatcher', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '国'), maxLength: 30 });
  const values = fc.uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', '国'), minLength: 1, maxLength: 4 }), {
    maxLength: 8,
  });

  /** The longest value at each offset, but none inside what was found before. */
  function slow(text: string, forms: readonly string[]): string[] {
    const hits: string[] = [];
    let covered = 0;
    for (let start = 0; start < text.length; start++) {
      const longest = forms.filter((form) => text.startsWith(form, start)).sort((a, b) => b.length - a.length)[0];
      if (longest === undefined || start + longest.length <= covered) continue;
      covered = start + longest.length;
      hits.push(`${String(start)} ${longest}`);
    }
    return hits;
  }

  it('finds what a search for each value finds', () => {
    fc.assert(
      fc.property(letters, values, (text, forms) => {
        const matcher = new ValueMatcher<string>();
        for (const form of forms) matcher.add(form, form);
        const hits = [...matcher.search(text)].map(({ start, value }) => `${String(start)} ${value}`);
        expect(hits).toEqual(slow(text, forms));
      }),
      { numRuns: 500 },
    );
  });
});
