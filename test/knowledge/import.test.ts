import { fc, it as property } from '@fast-check/vitest';
import { writeXlsx } from 'hucre/xlsx';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { makeFoldTable } from '../../src/core/fold.ts';
import type { Dictionary, DictionaryHeader, Term } from '../../src/core/knowledge.ts';
import { decode } from '../../src/formats/charset.ts';
import { formatDictionary } from '../../src/knowledge/dictionary-file.ts';
import { dictionaryToCsv, dictionaryToJson } from '../../src/knowledge/import/export.ts';
import { readImport } from '../../src/knowledge/import/read.ts';
import { importTerms } from '../../src/knowledge/import/terms.ts';
import type { ImportResult } from '../../src/knowledge/import/types.ts';

const TABLE = makeFoldTable('醫医');
const HEADER: DictionaryHeader = {
  id: 'own',
  name: '本院',
  type: 'HOSPITAL',
  language: 'zh',
  source: '医务科',
  licence: '内部',
  version: '7',
};
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function imported(name: string, content: string | Uint8Array, header = HEADER): Promise<ImportResult> {
  const source = await readImport({ name, bytes: typeof content === 'string' ? bytesOf(content) : content }, decode);
  return importTerms(source.table, source.preview.mapping, { ...header, ...source.header }, TABLE);
}
const termsIn = async (name: string, content: string | Uint8Array): Promise<readonly Term[]> =>
  (await imported(name, content)).dictionary.terms;

const A: Term = { term: '甲乙医院', aliases: [] };
const B: Term = { term: '丙丁医院', aliases: ['丙院', '丁院'], level: 1, note: '湖南' };

describe('import', () => {
  it.each<[string, string, string]>([
    ['a list', 'a.txt', '甲乙医院\n丙丁医院|丙院|丁院\t1\t湖南\n'],
    ['a list of Windows', 'a.txt', '\ufeff甲乙医院\r\n\r\n丙丁医院|丙院|丁院\t1\t湖南\r\n'],
    [
      "Yinji's format",
      'a.txt',
      '# type: HOSPITAL\n# name: x\n# 一行说明\n甲乙医院\n# 说明\n丙丁医院|丙院|丁院\t1\t湖南',
    ],
    [
      'a table with Chinese names',
      'a.csv',
      '序号,医院名称,别名,级别,备注\n1,甲乙医院,,,\n2,丙丁医院,丙院；丁院,1,湖南\n',
    ],
    ['columns in another order', 'a.tsv', 'level\tnote\tname\taliases\n\t\t甲乙医院\t\n1\t湖南\t丙丁医院\t丙院|丁院\n'],
    ['quoted cells', 'a.csv', 'term,aliases,level,note\n"甲乙医院",,,\n丙丁医院,"丙院\n丁院",一级,湖南\n'],
    ['semicolons', 'a.csv', 'term;aliases;level;note\n甲乙医院;;;\n丙丁医院;丙院|丁院;1;湖南\n'],
    [
      'objects',
      'a.json',
      '[{"name":"甲乙医院"},{"name":"丙丁医院","aliases":["丙院","丁院"],"level":1,"note":"湖南"}]',
    ],
    [
      'strings and objects',
      'a.json',
      '["甲乙医院",{"term":"丙丁医院","aliases":"丙院、丁院","level":"1","note":"湖南"}]',
    ],
    [
      'an object with terms',
      'a.json',
      '{"name":"x","terms":[{"term":"甲乙医院"},{"term":"丙丁医院","aliases":["丙院","丁院"],"level":1,"note":"湖南"}]}',
    ],
  ])('reads %s', async (_, name, content) => {
    expect(await termsIn(name, content)).toEqual([A, B]);
  });

  it('reads the first visible sheet of a workbook', async () => {
    const book = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['不是词条']], hidden: true },
        {
          name: '医院',
          rows: [
            ['编码', '医院名称', '别名', '级别', '省份'],
            [101, '甲乙医院', null, null, null],
            [102, '丙丁医院', '丙院,丁院', 1, '湖南'],
          ],
        },
      ],
    });
    expect(await termsIn('a.xlsx', book)).toEqual([A, B]);
  });

  it('finds out the encoding', async () => {
    const content = `医院名称,备注\n甲乙医院,\n${'中心医院在城东，病人很多\n'.repeat(9)}`;
    const terms = await termsIn('a.csv', iconv.encode(content, 'gb18030'));
    expect(terms[0]?.term).toBe('甲乙医院');
  });

  it('takes the words of a table without names, not the codes', async () => {
    const { preview } = await readImport(
      { name: 'icd.csv', bytes: bytesOf('A50.000,早期先天性梅毒\nA51.000,一期生殖器梅毒\n') },
      decode,
    );
    expect([preview.columns, preview.mapping.term, preview.type, preview.name]).toEqual([['A', 'B'], 1, 'STD', 'icd']);
  });

  it('takes no column for a level whose cells are none', async () => {
    const { preview } = await readImport(
      { name: 'a.csv', bytes: bytesOf('name,level\n甲乙医院,三级甲等\n丙丁医院,二级\n') },
      decode,
    );
    expect(preview.mapping).toEqual({ term: 0, aliases: null, level: null, note: null, type: null });
  });

  it('says by row what was left out or changed', async () => {
    const table = [
      'term,aliases,level,type',
      '甲乙医院,甲院,1,医院',
      '甲乙醫院,,1,医院',
      '戊,,,',
      ',己院,,',
      '庚辛医院,甲院|庚院,9,医院',
      '',
      '梅毒,,1,STD',
      `${'长'.repeat(121)},,,`,
      '丙丁医院,,1,HOSPITAL',
      '壬癸医院,,1,HOSPITAL',
    ].join('\n');
    const { dictionary, report } = await imported('a.csv', table);
    expect(dictionary.terms).toEqual([
      { term: '甲乙医院', aliases: ['甲院'], level: 1 },
      { term: '庚辛医院', aliases: ['庚院'] },
      { term: '丙丁医院', aliases: [], level: 1 },
      { term: '壬癸医院', aliases: [], level: 1 },
    ]);
    expect(report.issues).toEqual([
      { row: 3, kind: 'duplicate', other: 2 },
      { row: 4, kind: 'too-short' },
      { row: 5, kind: 'empty' },
      { row: 6, kind: 'level' },
      { row: 6, kind: 'conflict', other: 2 },
      { row: 8, kind: 'other-type' },
      { row: 9, kind: 'too-long' },
    ]);
    expect([report.rows, report.terms, report.counts['other-type']]).toEqual([10, 4, 1]);
  });

  it('tells a conflict from a duplicate', async () => {
    const { report } = await imported('a.csv', 'term,level\n梅毒,1\n梅毒,3\n梅毒,1\n梅毒,\n', {
      ...HEADER,
      type: 'STD',
    });
    expect(report.issues.map(({ kind }) => kind)).toEqual(['conflict', 'duplicate', 'duplicate']);
  });

  it.each([
    ['a.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file.unknown-format'],
    ['a.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file.encrypted'],
    ['a.xlsx', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0]), 'file.unreadable'],
    ['a.xlsx', bytesOf('甲乙医院'), 'file.unreadable'],
    ['a.pdf', bytesOf('%PDF'), 'file.unknown-format'],
    ['a.json', bytesOf('{"terms": 3}'), 'file.unreadable'],
    ['a.json', bytesOf('[1]'), 'file.row'],
    ['a.json', bytesOf('['), 'file.unreadable'],
    ['a.csv', bytesOf('term\n"甲乙'), 'file.row'],
    ['a.txt', bytesOf(' \n\n'), 'file.empty'],
    ['a.txt', bytesOf(''), 'file.empty'],
  ])('says what is wrong with %s', async (name, bytes, code) => {
    await expect(readImport({ name, bytes }, decode)).rejects.toMatchObject({ code });
  });

  it('pauses, tells how far it is, and can be stopped', async () => {
    const list = Array.from({ length: 40_000 }, (_, at) => `第${String(at)}号医院`).join('\n');
    const { table, preview } = await readImport({ name: 'a.txt', bytes: bytesOf(list) }, decode);
    const control = new AbortController();
    const fractions: number[] = [];
    const run = importTerms(table, preview.mapping, HEADER, TABLE, {
      signal: control.signal,
      onProgress: (fraction) => {
        fractions.push(fraction);
        control.abort();
      },
    });
    await expect(run).rejects.toThrow();
    expect(fractions).toHaveLength(1);
    expect(fractions[0]).toBeLessThan(1);
    const whole: number[] = [];
    const { report } = await importTerms(table, preview.mapping, HEADER, TABLE, {
      onProgress: (one) => whole.push(one),
    });
    expect([report.terms, whole.at(-1)]).toEqual([40_000, 1]);
    expect(whole).toEqual([...whole].sort((a, b) => a - b));
  });
});

/** Forms that all differ once folded: a dictionary holds each once. */
const forms = fc.uniqueArray(
  fc
    .string({ unit: fc.constantFrom(...'甲乙丙丁戊己庚辛 AbC09,;；、，"\'()-+='), minLength: 2, maxLength: 9 })
    .map((form) => form.trim())
    .filter((form) => (form.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2),
  { minLength: 1, maxLength: 12, selector: (form) => form.toLowerCase().replace(/\s/g, '') },
);
const note = fc.constantFrom(undefined, '湖南', 'a, "b"; c', '三级 甲等');
const level = fc.constantFrom<Term['level']>(undefined, 1, 2, 3);
const dictionary = fc
  .tuple(forms, fc.infiniteStream(fc.tuple(fc.nat({ max: 3 }), level, note)))
  .map(([all, stream]): Dictionary => {
    const terms: Term[] = [];
    for (let at = 0; at < all.length;) {
      const [count, oneLevel, oneNote] = stream.next().value ?? [0, undefined, undefined];
      const [term = '', ...aliases] = all.slice(at, at + 1 + count);
      at += 1 + count;
      terms.push({
        term,
        aliases,
        ...(oneLevel === undefined ? {} : { level: oneLevel }),
        ...(oneNote === undefined ? {} : { note: oneNote }),
      });
    }
    return { ...HEADER, type: 'STD', terms };
  });

describe('export and import again', () => {
  property.prop([dictionary])('give the same terms, in each format', async (before) => {
    const own = { ...HEADER, type: 'STD' as const };
    for (const [name, text] of [
      ['a.txt', formatDictionary(before)],
      ['a.csv', dictionaryToCsv(before)],
      ['a.json', dictionaryToJson(before)],
    ] as const)
      expect([name, (await imported(name, text, own)).dictionary.terms]).toEqual([name, before.terms]);
  });

  it('keep the header in text and JSON', async () => {
    const before: Dictionary = { ...HEADER, effect: 'never', terms: [A] };
    for (const [name, text] of [
      ['a.txt', formatDictionary(before)],
      ['a.json', dictionaryToJson(before)],
    ] as const) {
      const { header, preview } = await readImport({ name, bytes: bytesOf(text) }, decode);
      const { id: _, ...kept } = HEADER;
      expect([name, header, preview.type, preview.name]).toEqual([
        name,
        { ...kept, effect: 'never' },
        'HOSPITAL',
        '本院',
      ]);
    }
  });
});
