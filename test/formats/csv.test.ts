import papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/index.ts';
import { fileOf, outcomeOf, textsOf } from './files.ts';

const LONG = '患者张三，男，45岁。\n主诉：胸闷3天，"压榨样"，伴大汗；否认梅毒病史。';
const LONGER = '患者李四，女，31岁。孕39周，规律宫缩2小时入院，于产科顺产一男婴。';
const ROWS = [
  ['序号', '科室', '病历'],
  ['A-1', '心内科', LONG],
  ['A-2', '产科', LONGER],
];

describe('csv', () => {
  it.each([',', '\t', ';', '|'])('finds the delimiter %j, quoted line feeds and quotes', async (delimiter) => {
    const result = await readFile(fileOf('a.csv', papa.unparse(ROWS, { delimiter })));
    expect(result).toMatchObject({
      encoding: 'utf-8',
      columns: ['序号', '科室', '病历'],
      textColumn: '病历',
      skipped: [],
      notes: [
        { id: 'A-1', text: LONG, language: 'zh', meta: { row: '2' } },
        { id: 'A-2', text: LONGER, language: 'zh', meta: { row: '3' } },
      ],
    });
  });

  it.each(['gb18030', 'utf-16le', 'utf-16be', 'utf-8'])('reads a file that Excel wrote in %s', async (encoding) => {
    const result = await readFile(fileOf('a.csv', papa.unparse(ROWS), encoding));
    expect(result.encoding).toBe(encoding);
    expect(result.notes.map(({ text }) => text)).toEqual([LONG, LONGER]);
  });

  it('does not take a byte order mark for part of the first heading', async () => {
    const result = await readFile(fileOf('a.csv', `\ufeff${papa.unparse(ROWS)}`));
    expect(result.columns).toEqual(['序号', '科室', '病历']);
    expect(result.notes[0]?.id).toBe('A-1');
  });

  it('takes the column that is asked for', async () => {
    expect(await textsOf(fileOf('a.csv', papa.unparse(ROWS)), { textColumn: '科室' })).toEqual(['心内科', '产科']);
  });

  it('names a column that is not there', async () => {
    expect(await outcomeOf(fileOf('a.csv', papa.unparse(ROWS)), { textColumn: '正文' })).toEqual({
      code: 'file.column',
      params: { file: 'a.csv', column: '正文' },
    });
  });

  it.each([
    ['ids that repeat', 'id,text\n1,甲乙丙丁\n1,戊己庚辛\n', ['2', '3']],
    ['ids with a gap', 'id,text\n1,甲乙丙丁\n,戊己庚辛\n', ['2', '3']],
    ['a number of the patient', '住院号,text\n8812,甲乙丙丁甲乙\n8813,戊己庚辛戊己\n', ['2', '3']],
    ['no id', 'dept,text\n内科,甲乙丙丁\n外科,戊己庚辛\n', ['2', '3']],
    ['ids of their own', 'ID,text\nx,甲乙丙丁\ny,戊己庚辛\n', ['x', 'y']],
  ])('ids of rows with %s', async (_, content, ids) => {
    expect((await readFile(fileOf('a.csv', content))).notes.map(({ id }) => id)).toEqual(ids);
  });

  it('reads one column without a heading, commas and all', async () => {
    const lines = [
      '患者张三，男，45岁，因反复胸闷3天，于今日经急诊收入我科，既往体健，无药物过敏史，无手术外伤史。',
      '患者李四入院',
    ];
    const result = await readFile(fileOf('a.csv', lines.join('\r\n')));
    expect(result.notes.map(({ text }) => text)).toEqual(lines);
    expect(result.columns).toEqual(['1']);
  });

  it('says which rows it left out, counted as a spreadsheet does', async () => {
    const result = await readFile(fileOf('a.csv', 'id,text\n1,患者张三\n2,\n\n3,患者李四\n'));
    expect(result.notes.map(({ meta }) => meta['row'])).toEqual(['2', '5']);
    expect(result.skipped).toEqual([{ row: 3, reason: 'empty' }]);
  });

  it('names the row whose quote never ends', async () => {
    expect(await outcomeOf(fileOf('a.csv', 'id,text\n1,患者张三\n2,"患者李四\n3,患者王五\n'))).toEqual({
      code: 'file.row',
      params: { file: 'a.csv', row: 3 },
    });
  });

  it.each([
    ['only a heading', 'id,text\n,\n'],
    ['only delimiters', ',,,\n,,,\n'],
    ['a chosen column that is blank', 'id,dept\n1, \n2,\n'],
  ])('holds no text: %s', async (_, content) => {
    const options = content.includes('dept') ? { textColumn: 'dept' } : {};
    expect(await outcomeOf(fileOf('a.csv', content), options)).toEqual({
      code: 'file.empty',
      params: { file: 'a.csv' },
    });
  });
});
