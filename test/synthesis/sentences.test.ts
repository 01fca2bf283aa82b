/** The project's own sentences: there are enough of them, their slots exist, and nothing sensitive hides in the plain ones. */
import { describe, expect, it } from 'vitest';
import { PHRASES } from '../../src/synthesis/compose.ts';
import { inventPlace, readPlaces } from '../../src/synthesis/places.ts';
import { joinPieces } from '../../src/synthesis/piece.ts';
import { Prng } from '../../src/synthesis/random.ts';
import { Slots } from '../../src/synthesis/slots.ts';
import { fillTemplate } from '../../src/synthesis/template.ts';
import { readMaterials } from './materials.ts';

const provinces = readPlaces(readMaterials().divisions);

function fill(template: string, language: 'zh' | 'en', number = 1): string {
  const random = new Prng(number);
  const scene = { language, provinces, home: inventPlace(provinces, random), random, shift: 0 };
  const { text, spans } = joinPieces(fillTemplate(template, new Slots(scene), random));
  let marked = '';
  let last = 0;
  for (const { start, end, type } of spans) {
    marked += `${text.slice(last, start)}[${type}]`;
    last = end;
  }
  return marked + text.slice(last);
}

describe.each(['zh', 'en'] as const)('sentences in %s', (language) => {
  const { sentences, ofWomen, lines, notes, pregnancyNotes, distractors } = PHRASES[language];
  const templates = [...sentences, ...ofWomen, ...lines, ...notes, ...pregnancyNotes];

  it('are many, and no two alike', () => {
    expect(templates.length).toBeGreaterThanOrEqual(language === 'zh' ? 80 : 30);
    expect(distractors.length).toBeGreaterThanOrEqual(language === 'zh' ? 200 : 60);
    expect(new Set([...templates, ...distractors]).size).toBe(templates.length + distractors.length);
  });

  it.each(templates.map((template) => [template]))('%s fills', (template) => {
    for (let number = 0; number < 5; number++)
      expect(fill(template, language, number)).not.toMatch(/[{}<>|~]|undefined/);
  });

  it('say nothing sensitive where they are there to distract', () => {
    const sensitive =
      /梅毒|淋病|艾滋|HIV|HBsAg|乙肝|丙肝|疱疹病毒|湿疣|衣原体|滴虫|孕|流产|剖宫|已婚|未婚|离异|syphilis|gonorrh|hepatitis|pregnan|married|miscarr|\b1[3-9]\d{9}\b|@/;
    expect(distractors.filter((sentence) => sensitive.test(sentence))).toEqual([]);
  });
});

describe('a template', () => {
  it.each([
    ['由其{kin}{relative}代诉。', /^由其\p{Script=Han}{1,3}\[NAME\]代诉。$/u],
    ['{doctor.surname}主任查房', /^\[NAME\]主任查房$/],
    ['否认{std}病史', /^否认\[STD\]病史$/],
    ['[产检|PREGNANCY|2]记录', /^\[PREGNANCY\]记录$/],
    ['<甲|甲>~{masked}', /^甲\u3000\p{Script=Han}{1,2}某{1,2}$/u],
    ['{age90}', /^\[AGE\]$/],
    ['a\\n{other}', /^a\n\S.*\[ID_NUMBER\]$/u],
  ])('%s', (template, expected) => {
    for (let number = 0; number < 20; number++) expect(fill(template, 'zh', number)).toMatch(expected);
  });
});
