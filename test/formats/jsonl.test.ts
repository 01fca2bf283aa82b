import { describe, expect, it } from 'vitest';
import { readFile } from '../../src/formats/index.ts';
import { idOf, languageTag, parseLine, textKeyOf } from '../../src/formats/jsonl.ts';
import { fileOf, outcomeOf } from './files.ts';

const lines = (...objects: unknown[]): string => objects.map((object) => `${JSON.stringify(object)}\n`).join('');

describe('jsonl', () => {
  it('makes each line a note with its id and language', async () => {
    const content = lines(
      { id: 'n-1', text: '患者张三', lang: 'zh' },
      { id: 22, text: 'Patient seen.', lang: 'en-GB' },
    );
    expect(await readFile(fileOf('a.jsonl', content))).toMatchObject({
      encoding: 'utf-8',
      columns: ['id', 'text', 'lang'],
      textColumn: 'text',
      notes: [
        { id: 'n-1', text: '患者张三', language: 'zh', meta: { row: '1' } },
        { id: '22', text: 'Patient seen.', language: 'en', meta: { row: '2' } },
      ],
    });
  });

  it.each([
    ['text', { note: 'b', text: 'a' }],
    ['note', { note: 'a', dept: '心内科心内科' }],
    ['Content', { Content: 'a' }],
    ['病历', { 科室: '心内科', 病历: 'a' }],
  ])('finds the text under %s', async (key, object) => {
    const result = await readFile(fileOf('a.jsonl', lines(object)));
    expect([result.textColumn, result.notes[0]?.text]).toEqual([key, 'a']);
    expect(textKeyOf(object)).toBe(key);
  });

  it('takes the longest string where no key is known, and the key that is asked for', async () => {
    const content = lines({ a: '短', b: '患者张三今日入院' }, { a: '也短', b: '患者李四今日出院' });
    expect((await readFile(fileOf('a.jsonl', content))).textColumn).toBe('b');
    expect((await readFile(fileOf('a.jsonl', content), { textColumn: 'a' })).notes.map(({ text }) => text)).toEqual([
      '短',
      '也短',
    ]);
  });

  it('numbers notes by line where ids are missing or repeat, and leaves blank ones out', async () => {
    const result = await readFile(
      fileOf('a.jsonl', `${lines({ text: '甲' })}\n\r\n${lines({ text: ' ' }, { text: '乙' })}`),
    );
    expect(result.notes.map(({ id }) => id)).toEqual(['1', '5']);
    expect(result.skipped).toEqual([{ row: 4, reason: 'empty' }]);
  });

  it.each([
    ['broken JSON', `${lines({ text: '甲' })}{"text":"乙\n`, 'file.row', { row: 2 }],
    ['an array', `${lines({ text: '甲' })}\n["乙"]\n`, 'file.row', { row: 3 }],
    ['a bare string', '"甲"\n', 'file.row', { row: 1 }],
    ['no text at all', lines({ n: null }), 'file.empty', {}],
  ])('%s: the error names file and row', async (_, content, code, params) => {
    expect(await outcomeOf(fileOf('a.jsonl', content))).toEqual({ code, params: { file: 'a.jsonl', ...params } });
  });

  it('names a key that is not there', async () => {
    expect(await outcomeOf(fileOf('a.jsonl', lines({ text: '甲' })), { textColumn: 'body' })).toEqual({
      code: 'file.column',
      params: { file: 'a.jsonl', column: 'body' },
    });
  });

  it.each([
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh_TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['de_AT', 'de'],
    ['nl', undefined],
    [3, undefined],
  ])('language tag %s is %s', (tag, language) => {
    expect(languageTag(tag)).toBe(language);
  });

  it('reads one line: an object or nothing', () => {
    expect(parseLine('{"id":0,"text":"甲"}')).toEqual({ id: 0, text: '甲' });
    expect(idOf({ id: 0 })).toBe('0');
    expect(idOf({ name: '甲' })).toBeUndefined();
    for (const line of ['', 'null', '[]', '3', '{']) expect(parseLine(line)).toBeUndefined();
  });
});
