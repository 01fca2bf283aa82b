import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inProcess, jsonLines, parsed, prepareDictionaries, temporaryFolder, yinji } from './run.ts';
import { openEngines } from '../../src/cli/engines.ts';

interface Answer {
  readonly entry: string;
  readonly type: string;
  readonly level: number;
  readonly score: number;
  readonly why: string;
}

const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

const search = async (words: readonly string[], stdin = ''): Promise<{ code: number | null; answers: Answer[][] }> => {
  const { code, stdout } = await inProcess(['knowledge', 'search', ...words], stdin);
  return { code, answers: parsed<Answer[]>(stdout) };
};

describe('yinji knowledge search', () => {
  it('answers each line of standard input with one line', async () => {
    const { code, stdout, stderr } = await yinji(['knowledge', 'search', '--type', 'HOSPITAL', '-k', '2', '-'], {
      stdin: '北京协合医院\n\n北医附三\r\n',
    });
    expect([code, stderr]).toEqual([0, '']);
    const answers = parsed<Answer[]>(stdout);
    expect(answers.map((list) => list[0]?.entry)).toEqual(['北京协和医院', undefined, '北京大学第三医院']);
    expect(answers.every((list) => list.length <= 2)).toBe(true);
    expect(Object.keys(answers[0]?.[0] ?? {})).toEqual(['entry', 'type', 'level', 'score', 'why']);
  });

  it('answers one query as JSON, or as a list to read', async () => {
    const { answers } = await search(['--json', '-k', '1', '乙肝']);
    expect(answers).toEqual([[{ entry: '乙肝', type: 'STD', level: 3, score: 1, why: 'exact' }]]);
    const list = await inProcess(['knowledge', 'search', '-k', '1', '乙肝'], '', undefined, 'zh');
    expect(list).toEqual({ code: 0, stdout: '1.000  性病 3  乙肝  (原词)\n', stderr: '' });
    expect((await inProcess(['knowledge', 'search', 'zzzzqq'])).stdout).toBe('nothing found\n');
  });

  it('searches the dictionaries of the hospital too, theirs first', async () => {
    const own = folder.file('本院.csv', '医院名称,简称\n青禾妇儿中心,青妇\n北京协和医院,本部\n');
    const { answers } = await search(['--json', '-k', '1', '--dictionary', `HOSPITAL=${own}`, '青和妇儿中心']);
    expect(answers[0]?.[0]).toMatchObject({ entry: '青禾妇儿中心', type: 'HOSPITAL', why: 'characters+pinyin' });
    const alias = await search(['--json', '-k', '1', '--dictionary', `HOSPITAL=${own}`, '本部']);
    expect(alias.answers[0]?.[0]).toMatchObject({ entry: '北京协和医院', why: 'alias: 本部' });
  });

  it.each([
    [['knowledge']],
    [['knowledge', 'find', 'x']],
    [['knowledge', 'search']],
    [['knowledge', 'search', 'a', 'b']],
    [['knowledge', 'search', '--type', 'WARD', 'a']],
    [['knowledge', 'search', '-k', '0', 'a']],
    [['knowledge', 'search', '--nothing', 'a']],
    [['knowledge', 'search', '--dictionary', 'HOSPITAL=/nowhere/at/all.txt', 'a']],
    [['knowledge', 'search', '--dictionary', 'WARD=/nowhere/at/all.txt', 'a']],
  ])('%j is bad usage or input', async (words) => {
    const { code, stdout, stderr } = await inProcess(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
  });

  it('says how it is used in both languages, and stands in the general help', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { code, stdout } = await inProcess(['knowledge', '--help'], '', undefined, language);
      expect(code).toBe(0);
      expect(stdout).toContain('yinji knowledge search');
      const general = await inProcess(['--help'], '', undefined, language);
      expect(general.stdout).toContain('yinji knowledge search');
      expect((await inProcess(['detect', '--help'], '', undefined, language)).stdout).toContain('--dictionary');
    }
  });
});

interface Detected {
  readonly spans: readonly { readonly text: string; readonly type: string; readonly reason: string }[];
}

describe('--dictionary', () => {
  const note = jsonLines({ id: '1', text: '昨日在湘江健康岛复查，仁心堂取药。王建国，诊断梅毒。' });
  const detect = async (...words: string[]): Promise<string[]> => {
    const { stdout } = await inProcess(['detect', ...words, '-'], note, openEngines);
    return (parsed<Detected>(stdout)[0]?.spans ?? []).map(({ text, type }) => `${text}:${type}`);
  };

  it('adds what its list knows, and drops what is never to be marked', async () => {
    const without = await detect();
    const list = folder.file('列表.txt', '湘江健康岛\n仁心堂\n');
    const withList = await detect('--dictionary', `hospital=${list}`);
    expect(withList).toEqual(expect.arrayContaining([...without, '湘江健康岛:HOSPITAL', '仁心堂:HOSPITAL']));
    const never = folder.file('不标.txt', '# type: words\n# effect: never\n王建国\n仁心堂\n');
    const both = await detect('--dictionary', `HOSPITAL=${list}`, '--dictionary', never);
    expect(both).toEqual(withList.filter((span) => !/王建国|仁心堂/.test(span)));
    expect(await detect('--dictionary', `NEVER=${folder.file('n.txt', '梅毒\n')}`)).toEqual(
      without.filter((span) => !span.startsWith('梅毒')),
    );
  });

  it('takes the type from the header or from a column', async () => {
    const header = folder.file('头.txt', '# type: HOSPITAL\n仁心堂\n');
    expect(await detect('--dictionary', header)).toContain('仁心堂:HOSPITAL');
    const column = folder.file('列.csv', '名称,类型\n仁心堂,医院\n健康岛,单位\n');
    expect(await detect('--profile', 'strict', '--dictionary', column)).toEqual(
      expect.arrayContaining(['仁心堂:HOSPITAL', '健康岛:ORGANIZATION']),
    );
  });

  it('asks for the type where the file does not say it', async () => {
    const bare = folder.file('裸.txt', '仁心堂\n');
    const { code, stderr } = await inProcess(['detect', '--dictionary', bare, '-'], note, openEngines);
    expect(code).toBe(2);
    expect(stderr).toContain('HOSPITAL=');
  });
});
