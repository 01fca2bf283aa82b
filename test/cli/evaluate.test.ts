import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unmark } from '../mark.ts';
import { inProcess, jsonLines, prepareDictionaries, temporaryFolder, yinji } from './run.ts';

const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

/** Gold lines of marked texts. */
const gold = (...marked: string[]): string =>
  jsonLines(...marked.map((one, id) => ({ id, lang: 'zh', ...unmark(one) })));

const FIRST = gold('身份证号：[110105194912310021:ID_NUMBER:1]', '否认[梅毒:STD:1]病史。');
/** The second number has a wrong check digit and no label: nothing can find it. */
const SECOND = gold(
  '就诊于[北京协和医院:HOSPITAL:1]',
  '见到[某物:ID_NUMBER:1]。',
  '在[上海:LOC]工作的[铁匠:OTHER]与[木匠:OTHER]',
);

describe('yinji evaluate', () => {
  it('scores several files together, as JSON', async () => {
    const paths = [folder.file('first.jsonl', FIRST), folder.file('second.jsonl', SECOND)];
    const { code, stdout } = await yinji(['evaluate', ...paths, '--types', 'ID_NUMBER,STD,HOSPITAL', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      engine: 'builtin',
      profile: 'core',
      documents: 5,
      leaking: 1,
      leaks: 1,
      incomplete: 0,
      types: {
        ID_NUMBER: { gold: 2, predicted: 1, precision: 100, recall: 50, exactRecall: 50, level: 100 },
        STD: { gold: 1, predicted: 1, precision: 100, recall: 100, level: 100 },
        HOSPITAL: { gold: 1, predicted: 1, precision: 100, recall: 100, characters: 100 },
      },
      micro: { gold: 4, predicted: 3, precision: 100, recall: 75 },
      macro: { precision: 100, recall: (50 + 100 + 100) / 3 },
      ignoredTypes: { LOC: 1, OTHER: 2 },
    });
  });

  it('prints a table and says which gold types it left out', async () => {
    const path = folder.file('table.jsonl', FIRST + SECOND);
    const { code, stdout } = await inProcess(['evaluate', path, '--types', 'ID_NUMBER,STD']);
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(/\s+/).slice(0, 5).join(' '))).toEqual(
      expect.arrayContaining([
        'type gold pred P R',
        'ID_NUMBER 2 1 100.0 50.0',
        'STD 1 1 100.0 100.0',
        'micro 3 2 100.0 66.7',
      ]),
    );
    expect(stdout).toContain('5 documents, 1 leak (1 spans of level 1');
    expect(stdout).toContain('gold types left out: LOC 1, OTHER 2');
  });

  it('looks for the types of the strict profile where they are asked for', async () => {
    const path = folder.file('dates.jsonl', gold('[2024-05-01:DATE:2]入院'));
    const { stdout } = await inProcess(['evaluate', path, '--types', 'DATE', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ profile: 'strict', types: { DATE: { gold: 1, recall: 100 } } });
  });

  it.each([
    ['offsets beyond the text', { text: '甲', spans: [{ start: 0, end: 2, type: 'NAME' }] }, 'gold.jsonl:2 has a span'],
    [
      'a span unlike its text',
      { text: '甲乙', spans: [{ start: 0, end: 1, type: 'NAME', text: '乙' }] },
      'gold.jsonl:2 has a span',
    ],
    ['no spans', { text: '甲' }, 'gold.jsonl:2 has no array of spans'],
    ['no text', { spans: [] }, 'gold.jsonl:2 has no text'],
  ])('names the line with %s', async (_, object, reason) => {
    const path = folder.file('gold.jsonl', jsonLines({ text: '甲', spans: [] }, object));
    const { code, stdout, stderr } = await inProcess(['evaluate', path]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
  });
});
