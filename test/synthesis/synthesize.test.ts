import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { checkNationalId } from '../../src/core/check-digits.ts';
import { ENTITY_TYPES, levelsOf } from '../../src/core/entities.ts';
import type { NoiseLevel } from '../../src/synthesis/noise.ts';
import type { SynthesizedNote } from '../../src/synthesis/piece.ts';
import { synthesize, type SynthesizeOptions } from '../../src/synthesis/synthesize.ts';
import { readMaterials, SEEDS } from './materials.ts';

const materials = readMaterials();
const make = (options: Partial<SynthesizeOptions>): SynthesizedNote[] => [
  ...synthesize({ seeds: SEEDS, seed: 1, count: 20, materials, ...options }),
];
const labelsOf = ({ spans }: SynthesizedNote): string[] => spans.map(({ type, level }) => `${type} ${String(level)}`);

const seeds = fc.integer();
const noises = fc.constantFrom<NoiseLevel>(0, 1, 2, 3);

describe('synthesize', () => {
  test.prop([seeds, noises], { numRuns: 40 })(
    'spans are in bounds, sorted, apart, and are their text',
    (seed, noise) => {
      for (const { text, spans } of make({ seed, noise, count: 8 })) {
        let last = 0;
        for (const { start, end, text: value, type, level } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toBe(value);
          expect(value).toBe(value.trim());
          expect(levelsOf(type)).toContain(level);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
        expect(text).not.toMatch(/[{}]|undefined|\\n/);
      }
    },
  );

  test.prop([seeds, noises], { numRuns: 20 })('the same seed gives the same notes', (seed, noise) => {
    expect(make({ seed, noise, count: 6 })).toEqual(make({ seed, noise, count: 6 }));
  });

  test.prop([seeds], { numRuns: 30 })('noise changes texts and keeps labels', (seed) => {
    const clean = make({ seed, noise: 0, count: 6 });
    const noisy = make({ seed, noise: 3, count: 6 });
    expect(noisy.map(labelsOf)).toEqual(clean.map(labelsOf));
    expect(noisy.map(({ text }) => text)).not.toEqual(clean.map(({ text }) => text));
  });

  it('gives more notes without changing the first ones', () => {
    expect(make({ count: 30 }).slice(0, 10)).toEqual(make({ count: 10 }));
  });

  it('gives other notes for another seed', () => {
    const first = new Set(make({ seed: 1, count: 40 }).map(({ text }) => text));
    expect(make({ seed: 2, count: 40 }).filter(({ text }) => first.has(text))).toEqual([]);
  });

  it('gives every note of a run an id of its own', () => {
    const notes = make({ count: 50 });
    expect(new Set(notes.map(({ id }) => id)).size).toBe(50);
  });

  it('makes every type, at every level, from old notes and without any', () => {
    const all = ENTITY_TYPES.flatMap((type) => levelsOf(type).map((level) => `${type} ${String(level)}`)).sort();
    for (const from of [SEEDS, []])
      expect([...new Set(make({ seeds: from, count: 400 }).flatMap(labelsOf))].sort()).toEqual(all);
  });

  it('is lazy: a note is made when it is asked for', () => {
    const notes = synthesize({ seeds: SEEDS, seed: 5, count: Number.MAX_SAFE_INTEGER, materials });
    expect(notes.next().value).toEqual(make({ seed: 5, count: 1 })[0]);
  });

  it.each(['zh', 'en', 'de'] as const)('makes only notes in %s when asked', (language) => {
    expect(new Set(make({ language, noise: 2 }).map(({ lang }) => lang))).toEqual(new Set([language]));
  });

  it('writes Traditional characters when asked', () => {
    const notes = make({ language: 'zh-Hant', noise: 0, count: 40 });
    expect(new Set(notes.map(({ lang }) => lang))).toEqual(new Set(['zh-Hant']));
    const text = notes.map((note) => note.text).join('');
    expect(text).toMatch(/[醫診斷現張陳聯電話記錄號]/);
    expect(text).not.toMatch(/[医诊断现张陈联电话记录号岁们个来对发门问齣嵗鼕]/);
  });

  it('refuses a language that it has neither notes nor sentences of', () => {
    expect(() => make({ language: 'sv' })).toThrow(RangeError);
  });

  it('gives citizen numbers their check digit', () => {
    const numbers = make({ language: 'zh', noise: 0, count: 300 })
      .flatMap(({ spans }) => spans)
      .filter(({ type, text }) => type === 'ID_NUMBER' && /^\d{17}[\dX]$/.test(text));
    expect(numbers.length).toBeGreaterThan(30);
    const checks = numbers.map(({ text }) => checkNationalId(text));
    expect(checks.filter((check) => !(check?.province && check.birthDate && check.checkDigit))).toEqual([]);
  });
});
