import { Readable, Writable } from 'node:stream';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommand } from '../../src/cli/run.ts';
import {
  inProcess,
  jsonLines,
  loadedOnce,
  parsed,
  prepareDictionaries,
  start,
  stubEngine,
  temporaryFolder,
  yinji,
} from './run.ts';

interface Answer {
  readonly id: string;
  readonly spans:
    | readonly {
        readonly start: number;
        readonly end: number;
        readonly type: string;
        readonly level: number;
        readonly text: string;
        readonly source: string;
        readonly score: number;
        readonly reason: string;
      }[]
    | null;
  readonly outcomes: readonly { readonly engine: string; readonly state: string }[];
}

/** A small heap, and at the end the peak of resident memory, in kilobytes, on stderr. */
const MEASURED = [
  '--max-old-space-size=96',
  '--max-semi-space-size=4',
  '--import',
  'data:text/javascript,process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))',
];

const NOTE = '𠮷患者，身份证号：110105194912310021，2024-05-01就诊于北京协和医院。';
const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

const spansOf = (answer: Answer | undefined): string[] =>
  (answer?.spans ?? []).map(({ type, level, text }) => `${text}:${type}:${String(level)}`);

describe('yinji detect', () => {
  it('makes one line of a text file, with spans that slice out of its text', async () => {
    const { code, stdout, stderr } = await yinji(['detect', folder.file('note.txt', NOTE)]);
    expect([code, stderr]).toEqual([0, '']);
    const [answer, ...more] = parsed<Answer>(stdout);
    expect(more).toEqual([]);
    expect(answer?.id).toBe('note.txt');
    expect(answer?.outcomes).toMatchObject([{ engine: 'builtin', state: 'ok' }]);
    expect(spansOf(answer)).toEqual(['110105194912310021:ID_NUMBER:1', '北京协和医院:HOSPITAL:1']);
    for (const span of answer?.spans ?? []) {
      expect(NOTE.slice(span.start, span.end)).toBe(span.text);
      expect(['rules', 'tagger']).toContain(span.source);
      expect(span.score).toBeGreaterThan(0.5);
      expect(span.reason).toMatch(/^[a-z]+(\.[a-z-]+)+(: .+)?$/);
    }
  });

  it('adds dates in the strict profile', async () => {
    const { stdout } = await inProcess(['detect', '--profile', 'strict', '--engine', 'builtin'], NOTE);
    expect(spansOf(parsed<Answer>(stdout)[0])).toContain('2024-05-01:DATE:2');
  });

  it('reads JSON lines: ids, keys, blank lines, and order', async () => {
    const content = `${jsonLines({ id: 'a', text: NOTE })}\n${jsonLines({ 病历: '无异常。' }, { id: 9, note: NOTE })}`;
    const { code, stdout } = await inProcess(['detect', folder.file('notes.jsonl', content)]);
    expect(code).toBe(0);
    expect(parsed<Answer>(stdout).map(({ id, spans }) => [id, spans?.length])).toEqual([
      ['a', 2],
      ['3', 0],
      ['9', 2],
    ]);
  });

  it.each([
    ['text', NOTE, ['stdin']],
    ['JSON lines', jsonLines({ id: 'a', text: NOTE }, { id: 'b', text: NOTE }), ['a', 'b']],
    ['JSON that is a text', `{"a": 1}\n${NOTE}`, ['stdin']],
    ['GB18030', new Uint8Array(iconv.encode(NOTE, 'gb18030')), ['stdin']],
    [
      'JSON lines in UTF-16, as PowerShell pipes them',
      new Uint8Array(iconv.encode(jsonLines({ id: 'a', text: NOTE }), 'utf-16le', { addBOM: true })),
      ['a'],
    ],
  ])('knows what standard input is: %s', async (_, stdin, ids) => {
    const { code, stdout } = await inProcess(['detect', '-'], stdin);
    expect(code).toBe(0);
    const answers = parsed<Answer>(stdout);
    expect(answers.map(({ id }) => id)).toEqual(ids);
    for (const answer of answers) expect(spansOf(answer)).toContain('北京协和医院:HOSPITAL:1');
  });

  it('reads a table: each row a note', async () => {
    const path = folder.file('notes.csv', `id,dept,病历\nx,内科,"${NOTE}"\ny,外科,"甲,\n乙"\n`);
    const { stdout } = await inProcess(['detect', path]);
    expect(parsed<Answer>(stdout).map(({ id, spans }) => [id, spans?.length])).toEqual([
      ['x', 2],
      ['y', 0],
    ]);
  });

  it('answers each line before the next one comes', async () => {
    const child = start(['detect']);
    const answers: string[] = [];
    const next = (): Promise<void> =>
      new Promise((done) => {
        child.stdout.once('data', (chunk: Buffer) => {
          answers.push(...parsed<Answer>(chunk.toString()).map(({ id }) => id));
          done();
        });
      });
    for (const id of ['a', 'b', 'c']) {
      const answered = next();
      child.stdin.write(jsonLines({ id, text: NOTE }));
      await answered;
      expect(answers.at(-1)).toBe(id);
    }
    child.stdin.end();
    expect(await new Promise((done) => child.on('close', done))).toBe(0);
    expect(answers).toEqual(['a', 'b', 'c']);
  });

  it('reads no further ahead than a few lines of what its reader has taken', async () => {
    const total = 40;
    let given = 0;
    const lines = Readable.from(
      (function* () {
        for (; given < total; given++) yield Buffer.from(jsonLines({ id: given, text: NOTE }));
      })(),
      { objectMode: true, highWaterMark: 1 },
    );
    const waiting: (() => void)[] = [];
    const slow = new Writable({
      highWaterMark: 1,
      write: (_chunk, _encoding, done) => {
        waiting.push(done);
      },
    });
    const ended = runCommand(['detect'], { stdin: lines, stdout: slow, stderr: slow, language: 'en' }, loadedOnce);
    for (let taken = 0; taken < total; taken++) {
      await vi.waitUntil(() => waiting.length > 0, { timeout: 20_000, interval: 2 });
      expect(given).toBeLessThan(taken + 6);
      waiting.shift()?.();
    }
    expect(await ended).toBe(0);
  });

  it('takes no more memory for a file of 20 MB', async () => {
    const object = (id: number) => ({
      id,
      text: NOTE,
      检查: '一般情况可，神清，精神可，心肺未见明显异常。'.repeat(80),
    });
    const large = Array.from({ length: 3800 }, (_, id) => jsonLines(object(id))).join('');
    const peakOf = async (content: string): Promise<number> => {
      const { code, stdout, stderr } = await yinji(['detect', folder.file('memory.jsonl', content)], {
        node: MEASURED,
      });
      expect(code).toBe(0);
      expect(parsed<Answer>(stdout).every(({ spans }) => spans?.length === 2)).toBe(true);
      return Number(stderr) / 1024;
    };
    const growth = (await peakOf(large)) - (await peakOf(jsonLines(object(0))));
    // The bytes alone are 20 MB, their text and the parsed notes as much again; the rest is what the heap lets lie.
    expect(growth).toBeLessThan(40);
  });
});

describe('yinji detect: what goes wrong', () => {
  it('flushes the lines before a bad one, names it and ends with 2', async () => {
    const path = folder.file(
      'bad.jsonl',
      `${jsonLines({ id: 'a', text: NOTE }, { id: 'b', text: NOTE })}{"id":"c","text":"张三\n`,
    );
    const { code, stdout, stderr } = await yinji(['detect', path]);
    expect(code).toBe(2);
    expect(parsed<Answer>(stdout).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(stderr).toContain('Row 3 of bad.jsonl');
    expect(stderr).not.toContain('张三');
  });

  it.each([
    ['a missing file', ['detect', 'nowhere.txt'], 'there is no file nowhere.txt'],
    ['a folder', ['detect', folder.path], 'is a folder'],
    ['an unknown engine', ['detect', '--engine', 'oracle'], 'no engine is called oracle'],
    ['an unknown option', ['detect', '--quick'], 'detect has no option --quick'],
    ['an empty input', ['detect', '-'], 'stdin holds no text'],
  ])('%s: exit code 2 and the reason', async (_, words, reason) => {
    const { code, stdout, stderr } = await inProcess(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
  });

  it.each([
    ['no text', { id: 1, size: 3 }, 'no-text.jsonl:1 has no text'],
    ['another key than asked for', { text: 'a' }, 'other-key.jsonl:1 has no text under body'],
  ])('a line with %s', async (name, object, reason) => {
    const path = folder.file(`${name === 'no text' ? 'no-text' : 'other-key'}.jsonl`, jsonLines(object));
    const { code, stderr } = await inProcess(['detect', path, ...(name === 'no text' ? [] : ['--column', 'body'])]);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });

  it('speaks Chinese where the locale does', async () => {
    const { code, stderr } = await yinji(['detect', 'nowhere.txt'], { language: 'zh_CN.UTF-8' });
    expect(code).toBe(2);
    expect(stderr).toContain('没有文件 nowhere.txt');
  });

  it('never makes a failed note look clean, and goes on with the next', async () => {
    const open = stubEngine((note) => {
      if (note.id === 'a') throw new Error('张三');
      return [];
    });
    const notes = jsonLines({ id: 'a', text: '张三' }, { id: 'b', text: '无' });
    const { code, stdout, stderr } = await inProcess(['detect'], notes, open);
    expect(code).toBe(1);
    expect(parsed<Answer>(stdout)).toMatchObject([
      { id: 'a', spans: null, outcomes: [{ state: 'failed', error: { code: 'unexpected' } }] },
      { id: 'b', spans: [], outcomes: [{ state: 'ok' }] },
    ]);
    expect(stdout + stderr).not.toContain('张三');
    expect(stderr).toContain('1 notes were not examined');
  });

  it('says why an engine is unavailable', async () => {
    const { code, stdout } = await inProcess(
      ['detect'],
      '张三',
      stubEngine(() => [], 'unavailable'),
    );
    expect(code).toBe(1);
    expect(parsed<Answer>(stdout)).toMatchObject([
      { spans: null, outcomes: [{ state: 'unavailable', error: { code: 'engine.unavailable' } }] },
    ]);
  });
});
