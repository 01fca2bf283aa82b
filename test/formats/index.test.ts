import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/core/errors.ts';
import { BROWSER_MAX_BYTES } from '../../src/core/format.ts';
import { checkSize, FORMATS, readFile } from '../../src/formats/index.ts';
import { compoundOf, fileOf, outcomeOf, wordOf, zipOf } from './files.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array([...values, ...Array<number>(64).fill(0)]);
const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

describe('readFile', () => {
  it.each([
    ['note.txt', 'text', '患者张三'],
    ['NOTE.TXT', 'text', '患者张三'],
    ['note', 'text', '患者张三'],
    ['note.unknown', 'text', '患者张三'],
    ['a.csv', 'csv', 'id,text\n7,患者张三\n'],
    ['a.tsv', 'csv', 'id\ttext\n7\t患者张三\n'],
    ['a.jsonl', 'jsonl', '{"text":"患者张三"}\n'],
    ['a.ndjson', 'jsonl', '{"text":"患者张三"}\n'],
    ['a.docx', 'docx', wordOf('<w:p><w:r><w:t>患者张三</w:t></w:r></w:p>')],
    ['a.txt', 'docx', wordOf('<w:p><w:r><w:t>患者张三</w:t></w:r></w:p>')],
  ])('%s is read as %s', async (name, format, content) => {
    const result = await readFile(fileOf(name, content));
    expect(result.format).toBe(format);
    expect(result.notes.map(({ text }) => text)).toEqual(['患者张三']);
    expect(result.notes[0]?.format).toBe(format);
    expect(result.notes[0]?.language).toBe('zh');
  });

  it('keeps a text as it is: line ends, blanks, full-width forms', async () => {
    const text = '\r\n  姓　名：张三\t\r\n\n末行 \r\n';
    expect((await readFile(fileOf('a.txt', text))).notes[0]?.text).toBe(text);
  });

  it.each([
    ['an empty file', 'a.txt', bytes().subarray(0, 0), 'file.empty', {}],
    ['a blank file', 'a.txt', ' \r\n\t　', 'file.empty', {}],
    ['PDF', 'a.pdf', bytes(...ascii('%PDF-1.7\n')), 'file.unknown-format', { kind: 'PDF' }],
    ['PDF named .txt', 'a.txt', bytes(...ascii('%PDF-1.7\n')), 'file.unknown-format', { kind: 'PDF' }],
    ['RTF', 'a.rtf', bytes(...ascii('{\\rtf1 ')), 'file.unknown-format', { kind: 'RTF' }],
    ['a picture', 'scan.jpg', bytes(0xff, 0xd8, 0xff, 0xe0), 'file.unknown-format', { kind: 'JPEG' }],
    ['Excel', 'a.xlsx', zipOf({ 'xl/workbook.xml': '<a/>' }), 'file.unknown-format', { kind: 'Excel, .xlsx' }],
    ['OpenDocument', 'a.odt', zipOf({ 'content.xml': '<a/>' }), 'file.unknown-format', { kind: 'OpenDocument, .odt' }],
    ['another archive', 'a.zip', zipOf({ 'a.txt': 'a' }), 'file.unknown-format', { kind: 'zip' }],
    ['old Word', 'a.doc', compoundOf('WordDocument'), 'file.unknown-format', { kind: 'Word 97-2003, .doc' }],
    ['old Excel', 'a.xls', compoundOf('Workbook'), 'file.unknown-format', { kind: 'Excel 97-2003, .xls' }],
    ['Word with a password', 'a.docx', compoundOf('EncryptedPackage'), 'file.encrypted', {}],
    ['Word that is text', 'a.docx', '患者张三', 'file.unreadable', {}],
    ['binary data', 'a.dat', bytes(1, 2, 3, 4, 5, 6, 7), 'file.unknown-format', { kind: '.dat' }],
    ['binary data without a name', 'dump', bytes(1, 2, 3, 4, 5, 6, 7), 'file.unknown-format', { kind: 'binary' }],
  ])('%s: the error names it', async (_, file, content, code, params) => {
    expect(await outcomeOf(fileOf(file, content))).toEqual({ code, params: { file, ...params } });
  });

  it('says how large is too large, for a file and before one is read', async () => {
    expect(await outcomeOf(fileOf('a.txt', 'x'.repeat(3 * 2 ** 20)), { maxBytes: 2 ** 20 })).toEqual({
      code: 'file.too-large',
      params: { file: 'a.txt', size: '3 MB', limit: '1 MB' },
    });
    expect(() => {
      checkSize('a.txt', BROWSER_MAX_BYTES + 1, BROWSER_MAX_BYTES);
    }).toThrow(/50\.0 MB, limit 50 MB/);
    expect(() => {
      checkSize('a.txt', BROWSER_MAX_BYTES, BROWSER_MAX_BYTES);
    }).not.toThrow();
  });
});

describe('the shelf', () => {
  it('has distinct ids and extensions', () => {
    const ids = FORMATS.map(({ id }) => id);
    const extensions = FORMATS.flatMap((format) => format.extensions);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(extensions).size).toBe(extensions.length);
    for (const extension of extensions) expect(extension).toMatch(/^[a-z]+$/);
  });

  it('has a message for every parameter its errors fill', () => {
    for (const [code, keys] of [
      ['file.unknown-format', ['file', 'kind']],
      ['file.too-large', ['file', 'size', 'limit']],
      ['file.column', ['file', 'column']],
      ['file.row', ['file', 'row']],
      ['file.encoding', ['file', 'encoding']],
    ] as const)
      for (const key of keys)
        for (const language of ['zh', 'en'] as const) expect(ERRORS[code].message[language]).toContain(`{${key}}`);
  });
});
