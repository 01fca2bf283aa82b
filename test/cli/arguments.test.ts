import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/cli/arguments.ts';
import { languageOf } from '../../src/cli/terminal.ts';
import { typesOf } from '../../src/core/entities.ts';

const CORE = typesOf('core');

describe('parseCommand', () => {
  const parse = (words: string, language: 'zh' | 'en' = 'en') =>
    parseCommand(words.split(' ').filter(Boolean), { language });

  it.each([
    ['', { name: 'help', of: undefined, isAsked: false }],
    ['--help', { name: 'help', of: undefined, isAsked: true }],
    ['help protect', { name: 'help', of: 'protect', isAsked: true }],
    ['detect -h', { name: 'help', of: 'detect', isAsked: true }],
    ['--version', { name: 'version' }],
    ['evaluate -V', { name: 'version' }],
    ['detect', { name: 'detect', engine: 'builtin', profile: 'core', file: undefined }],
    ['detect -', { name: 'detect', engine: 'builtin', profile: 'core', file: '-' }],
    [
      'detect a.csv --engine builtin --profile strict --encoding gb18030 --column 病历',
      { name: 'detect', engine: 'builtin', profile: 'strict', encoding: 'gb18030', textColumn: '病历', file: 'a.csv' },
    ],
    [
      'protect --policy=research --secret abc -',
      { name: 'protect', engine: 'builtin', profile: undefined, policy: 'research', secret: 'abc', file: '-' },
    ],
    [
      'evaluate a b',
      { name: 'evaluate', engine: 'builtin', profile: 'core', types: CORE, json: false, files: ['a', 'b'] },
    ],
    [
      'evaluate a --types name,STD --json',
      { name: 'evaluate', engine: 'builtin', profile: 'core', types: ['NAME', 'STD'], json: true, files: ['a'] },
    ],
    [
      'evaluate a --types DATE',
      { name: 'evaluate', engine: 'builtin', profile: 'strict', types: ['DATE'], json: false, files: ['a'] },
    ],
    [
      'evaluate a --profile strict',
      { name: 'evaluate', engine: 'builtin', profile: 'strict', types: typesOf('strict'), json: false, files: ['a'] },
    ],
  ])('%s', (words, command) => {
    expect(parse(words)).toEqual(command);
  });

  it.each([
    ['frobnicate', 'frobnicate'],
    ['detect --wrong', '--wrong'],
    ['detect --engine', '--engine'],
    ['detect --json', '--json'],
    ['detect --profile loose', 'loose'],
    ['detect a b', 'b'],
    ['protect a', '--policy'],
    ['evaluate', 'GOLD.jsonl'],
    ['evaluate a --types NAME,NOTHING', 'NOTHING'],
  ])('%s is bad usage and names %s', (words, named) => {
    for (const language of ['zh', 'en'] as const)
      expect(() => parse(words, language)).toThrow(
        expect.objectContaining({ code: 'usage', params: { what: expect.stringContaining(named) as string } }) as Error,
      );
  });
});

describe('languageOf', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB' }, 'en'],
    [{ LANG: 'en_GB', LC_MESSAGES: 'zh_TW' }, 'zh'],
    [{ LANG: 'zh_CN', LC_ALL: '' }, 'zh'],
  ])('%o', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });
});
