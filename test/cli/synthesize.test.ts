import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcess, jsonLines, loadedOnce, parsed, prepareDictionaries, temporaryFolder } from './run.ts';

const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

interface Line {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly spans: readonly { start: number; end: number; type: string; level: number; text: string }[];
}

const GOLD = jsonLines({
  id: 'g',
  lang: 'zh',
  text: '患者沈国梁，男，今日出院。',
  spans: [{ start: 2, end: 5, type: 'NAME', level: 1 }],
});

describe('yinji synthesize', () => {
  it('writes the same bytes for the same seed, and others for another', async () => {
    const first = await inProcess(['synthesize', '--seed', '7', '--count', '25']);
    const again = await inProcess(['synthesize', '--seed', '7', '--count', '25']);
    const other = await inProcess(['synthesize', '--seed', '8', '--count', '25']);
    expect(first.code).toBe(0);
    expect(parsed<Line>(first.stdout)).toHaveLength(25);
    expect(again.stdout).toBe(first.stdout);
    expect(other.stdout).not.toBe(first.stdout);
  });

  it('writes what yinji evaluate reads', async () => {
    const { stdout } = await inProcess(['synthesize', '--count', '12', '--noise', '3', '--language', 'zh']);
    const path = folder.file('made.jsonl', stdout);
    const { code, stdout: figures } = await inProcess(
      ['evaluate', path, '--profile', 'strict', '--json'],
      '',
      loadedOnce,
    );
    expect(code).toBe(0);
    const spans = parsed<Line>(stdout).flatMap((line) => line.spans);
    expect(JSON.parse(figures)).toMatchObject({ documents: 12, incomplete: 0, micro: { gold: spans.length } });
  });

  it('makes notes from the sources it is given', async () => {
    const path = folder.file('gold.jsonl', GOLD);
    const { code, stdout } = await inProcess(['synthesize', '--from', path, '--count', '30', '--noise', '0']);
    expect(code).toBe(0);
    const fromGold = parsed<Line>(stdout).filter(({ text }) => text.includes('今日出院'));
    expect(fromGold.length).toBeGreaterThan(5);
    const names = fromGold.map(({ spans }) => spans[0]?.text);
    expect(new Set(names).size).toBeGreaterThan(5);
  });

  it.each([
    [['--count', 'many'], '--count is a whole number'],
    [['--count=-1'], '--count is a whole number'],
    [['--count', '1e3'], '--count is a whole number'],
    [['--seed', '1.5'], '--seed is a whole number'],
    [['--noise', '4'], '--noise is a whole number (0..3)'],
    [['--language', 'tlh'], 'no language tlh'],
    [['--volume', '3'], '--volume'],
    [['--from'], '--from'],
    [['notes.jsonl'], 'notes.jsonl'],
    [['--from', '/no/such/file.jsonl'], 'no file'],
  ])('refuses %j', async (words, said) => {
    const { code, stdout, stderr } = await inProcess(['synthesize', ...words]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(said);
  });

  it('refuses a source whose spans do not fit, naming its line', async () => {
    const path = folder.file(
      'bad.jsonl',
      GOLD + jsonLines({ text: '短', spans: [{ start: 0, end: 9, type: 'NAME' }] }),
    );
    const { code, stderr } = await inProcess(['synthesize', '--from', path]);
    expect(code).toBe(2);
    expect(stderr).toContain('bad.jsonl:2');
    expect(stderr).not.toContain('短');
  });

  it('refuses a language that the sources do not have', async () => {
    const path = folder.file('chinese.jsonl', GOLD);
    const { code, stderr } = await inProcess(['synthesize', '--from', path, '--language', 'sv']);
    expect(code).toBe(2);
    expect(stderr).toContain('sv');
  });

  it.each(['en', 'zh'] as const)('explains itself in %s', async (language) => {
    const { code, stdout } = await inProcess(['synthesize', '--help'], '', undefined, language);
    expect(code).toBe(0);
    for (const option of ['--seed', '--count', '--language', '--noise', '--from']) expect(stdout).toContain(option);
    const { stdout: general } = await inProcess(['--help'], '', undefined, language);
    expect(general).toContain('yinji synthesize');
  });
});
