/** `--engine server` on the command line, against the fault server. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEngines, widthOf, type OpenEngines } from '../../src/cli/engines.ts';
import { KEY_VARIABLE, openServerModel } from '../../src/cli/server-engine.ts';
import type { Engine } from '../../src/core/engine.ts';
import { makeFoldTable } from '../../src/core/fold.ts';
import { serverEngine } from '../../src/engines/server.ts';
import { buildLexicon } from '../../src/knowledge/lexicon.ts';
import { createPrompter } from '../../src/prompts/prompter.ts';
import type { GoldNote } from '../engines/scripted.ts';
import { faultServer, MODEL, type Act, type Asked, type FaultServer } from '../server/fault-server.ts';
import { goldActs } from '../server/gold.ts';
import { inProcess, jsonLines, parsed, prepareDictionaries, start, temporaryFolder } from './run.ts';

interface Line {
  readonly id: string;
  readonly complete: boolean;
  readonly spans: readonly { readonly text: string; readonly type: string; readonly source: string }[] | null;
  readonly outcomes: readonly {
    readonly engine: string;
    readonly state: string;
    readonly error?: { readonly code: string };
    readonly unread?: readonly object[];
    readonly cost?: { readonly requests: number };
  }[];
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明';

/** Short notes that all differ, with their gold. */
const NOTES: readonly GoldNote[] = Array.from({ length: 1000 }, (_, index) => {
  const name = `${SURNAMES.charAt(index & 15)}${GIVEN.charAt((index >> 4) & 15)}${GIVEN.charAt(index >> 8)}`;
  const phone = `138${String(10_000_000 + index * 7919)}`;
  const text = `患者${name}，电话${phone}，复查。`;
  return {
    id: `n${String(index)}`,
    text,
    lang: 'zh',
    spans: [
      { start: 2, end: 5, type: 'NAME', level: 1 },
      { start: 8, end: 19, type: 'CONTACT', level: 1 },
    ],
  };
});
const found = ({ text, spans }: GoldNote): string[] =>
  spans.map(({ start, end, type }) => `${text.slice(start, end)}:${type}`);
const said = ({ spans }: Line): string[] | undefined => spans?.map(({ text, type }) => `${text}:${type}`);

const folder = temporaryFolder();
beforeAll(prepareDictionaries);
afterAll(folder.remove);

const servers: FaultServer[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(act: (asked: Asked) => Act, key?: string): Promise<FaultServer> {
  const server = await faultServer({ act, ...(key === undefined ? {} : { key }) });
  servers.push(server);
  return server;
}

const EMPTY = makeFoldTable('');

/** The engine of `openEngines` without the dictionaries, beside others of a test. */
const opening =
  (...others: readonly Engine[]): OpenEngines =>
  async (_id, terminal, words = {}) => {
    if (!words.server) throw new Error('no server');
    const model = await openServerModel(words.server, widthOf(words), terminal);
    const { form } = words.server;
    const server = serverEngine({ model, prompter: createPrompter(), form, gradesLevels: form === 'tagged' });
    return { engines: [...others, server], foldTable: EMPTY, knowledge: buildLexicon([], EMPTY) };
  };

/** Finds the phone. */
const phones: Engine = {
  id: 'phones',
  version: '1',
  label: { zh: '电话', en: 'phones' },
  check: () => Promise.resolve({ state: 'available' }),
  open: () =>
    Promise.resolve({
      detect: () => [
        { start: 8, end: 19, type: 'CONTACT', level: 1, source: 'phones', score: 0.9, reason: { rule: 'phone' } },
      ],
      close: () => undefined,
    }),
};

const words = (server: FaultServer, ...more: string[]): string[] => [
  'detect',
  '--engine',
  'server',
  '--base',
  server.base,
  '--model',
  MODEL,
  '--alone',
  ...more,
];

describe('yinji detect --engine server', () => {
  it('reads 1,000 notes, 16 at a time: none lost, none twice, in order', async () => {
    const acts = goldActs(NOTES);
    let release = (): void => undefined;
    const all = new Promise<void>((done) => (release = done));
    // Nothing is answered until sixteen requests are there.
    const server = await serve((asked) => {
      if (asked.turn === 16) release();
      return { kind: 'held', until: all, then: acts(asked) };
    });
    const { code, stdout, stderr } = await inProcess(
      words(server, '--concurrency', '16'),
      jsonLines(...NOTES),
      opening(),
    );
    expect(code).toBe(0);
    const lines = parsed<Line>(stdout);
    expect(lines.map(({ id }) => id)).toEqual(NOTES.map(({ id }) => id));
    expect(lines.map(said)).toEqual(NOTES.map(found));
    expect(lines.every(({ complete }) => complete)).toBe(true);
    expect(server.requests).toHaveLength(1000);
    expect(server.mostAtOnce).toBe(16);
    expect(stderr).toMatch(/text goes to 127\.0\.0\.1:\d+ \(qwen2\.5-72b-instruct\)/);
    expect(stderr).toMatch(/1,000 notes, 1,000 requests, ≈?[\d,]+ tokens in, ≈?[\d,]+ out/);
  }, 180_000);

  it('names the models when none is named', async () => {
    const server = await serve(() => ({ kind: 'silent' }));
    const { code, stderr } = await inProcess(['detect', '--engine', 'server', '--base', server.base], 'a', opening());
    expect(code).toBe(2);
    expect(stderr).toContain(`has: ${MODEL}`);
  });

  it.each<[string, (server: FaultServer) => string[], number, string]>([
    ['no address', () => ['--engine', 'server', '--model', 'm'], 2, '--base http://SERVER:PORT is missing'],
    ['an address of none', () => ['--engine', 'server', '--base', 'llm', '--model', 'm'], 2, 'address of the server'],
    [
      'a public address',
      () => ['--engine', 'server', '--base', 'http://8.8.8.8', '--model', 'm'],
      2,
      '--allow-host 8.8.8.8',
    ],
    ['an option without its engine', () => ['--model', 'm'], 2, '--model goes with --engine server only'],
    ['a form that is none', (server) => [...words(server).slice(1), '--form', 'xml'], 2, 'not xml'],
    [
      'no concurrency',
      (server) => [...words(server).slice(1), '--concurrency', '0'],
      2,
      '--concurrency is a whole number',
    ],
    [
      'a key file that is not there',
      (server) => [...words(server).slice(1), '--key-file', '/nowhere'],
      2,
      'key file /nowhere',
    ],
    [
      'another model',
      (server) => ['--engine', 'server', '--base', server.base, '--model', 'gpt-9'],
      1,
      `has no model gpt-9\n       It has: ${MODEL}`,
    ],
  ])('says what is wrong before any note is sent: %s', async (_, of, exit, reason) => {
    const server = await serve(() => ({ kind: 'silent' }));
    const { code, stdout, stderr } = await inProcess(['detect', ...of(server)], '患者张三', opening());
    expect([code, stdout]).toEqual([exit, '']);
    expect(stderr).toContain(reason);
    expect(server.requests).toEqual([]);
  });

  it.each(['variable', 'file'] as const)('takes the key from a %s and never says it', async (way) => {
    const key = 'sk-cli-4711';
    const server = await serve(goldActs(NOTES), key);
    const more = way === 'file' ? ['--key-file', folder.file('key.txt', `${key}\n`)] : [];
    if (way === 'variable') vi.stubEnv(KEY_VARIABLE, key);
    const { code, stdout, stderr } = await inProcess(words(server, ...more), jsonLines(NOTES[0]), opening());
    expect(code).toBe(0);
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
    expect(stdout + stderr).not.toContain(key);
    const wrong = await serve(goldActs(NOTES), 'another');
    const refused = await inProcess(words(wrong, ...more), jsonLines(NOTES[0]), opening());
    expect([refused.code, refused.stdout]).toEqual([1, '']);
    expect(refused.stderr).toContain('does not accept the key (401)');
    expect(refused.stderr).not.toContain(key);
  });

  it('keeps what another engine found where the server failed, and says that it is not complete', async () => {
    const acts = goldActs(NOTES);
    const server = await serve((asked) =>
      asked.turn === 2 ? { kind: 'reply', status: 400, body: { error: '患者' } } : acts(asked),
    );
    const { code, stdout, stderr } = await inProcess(
      words(server, '--concurrency', '1'),
      jsonLines(...NOTES.slice(0, 1), ...NOTES.slice(2, 3)),
      opening(phones),
    );
    const lines = parsed<Line>(stdout);
    // The second request is the second note; it is asked again once, and the third request succeeds.
    expect(code).toBe(0);
    expect(lines[1]?.outcomes[1]?.cost?.requests).toBe(2);
    const down = await serve(() => ({ kind: 'reply', status: 400, body: { error: '患者' } }));
    const failed = await inProcess(words(down), jsonLines(NOTES[0]), opening(phones));
    expect(failed.code).toBe(1);
    expect(parsed<Line>(failed.stdout)).toMatchObject([
      {
        id: 'n0',
        complete: false,
        spans: [{ type: 'CONTACT', source: 'phones' }],
        outcomes: [
          { engine: 'phones', state: 'ok' },
          { engine: 'server', state: 'failed', error: { code: 'server.refused' }, unread: [{ start: 0, end: 23 }] },
        ],
      },
    ]);
    const alone = await inProcess(words(down), jsonLines(NOTES[0]), opening());
    expect([alone.code, parsed<Line>(alone.stdout)[0]?.spans]).toEqual([1, null]);
    expect(stderr + failed.stderr + alone.stderr).not.toMatch(/赵|138/);
  });
});

describe('yinji detect --output', () => {
  const twelve = NOTES.slice(0, 12);
  const idsOf = (path: string): string[] => parsed<Line>(readFileSync(path, 'utf8')).map(({ id }) => id);

  it('goes on where a run broke off: nothing lost, nothing twice, failed notes done again', async () => {
    const server = await serve(goldActs(twelve));
    const path = `${folder.path}/resumed.jsonl`;
    const input = folder.file('twelve.jsonl', jsonLines(...twelve));
    const run = () => inProcess(words(server, '--output', path, input), '', opening());
    expect((await run()).code).toBe(0);
    const whole = readFileSync(path, 'utf8').split('\n');
    expect(idsOf(path)).toEqual(twelve.map(({ id }) => id));
    const failed = JSON.stringify({
      ...JSON.parse(whole[1] ?? ''),
      complete: false,
      outcomes: [{ engine: 'server', state: 'failed' }],
    });
    // Cut within a character of the last line.
    const cut = Buffer.from([whole[0], failed, whole[2], whole[3]].join('\n'));
    folder.file('resumed.jsonl', cut.subarray(0, cut.lastIndexOf('伟') + 1));
    const before = server.requests.length;
    const again = await run();
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('holds 2 notes already');
    expect([...idsOf(path)].sort()).toEqual(twelve.map(({ id }) => id).sort());
    expect(server.requests.length - before).toBe(10);
    expect(existsSync(`${path}.part`)).toBe(false);
    expect((await run()).stderr).toContain('holds 12 notes already');
    expect(server.requests.length - before).toBe(10);
  });

  it('keeps two notes of one id apart', async () => {
    const twins = [NOTES[0], { ...NOTES[1], id: 'n0' }];
    const server = await serve(goldActs(NOTES));
    const path = `${folder.path}/twins.jsonl`;
    for (const count of [2, 2]) {
      await inProcess(words(server, '--output', path), jsonLines(...twins), opening());
      expect(idsOf(path)).toEqual(Array.from({ length: count }, () => 'n0'));
    }
  });

  it.each([
    ['notes', jsonLines(NOTES[0], NOTES[1]), 'is no answer of yinji detect'],
    ['text', '患者张三\n复查\n', 'is no answer of yinji detect'],
    [
      'answers of other engines',
      jsonLines({ id: 'a', spans: [], outcomes: [{ engine: 'builtin', state: 'ok' }] }),
      'other engines (builtin)',
    ],
  ])('leaves a file alone that holds %s', async (name, content, reason) => {
    const server = await serve(goldActs(NOTES));
    const path = folder.file(`${name}.out`, content);
    const { code, stderr } = await inProcess(words(server, '--output', path), jsonLines(NOTES[0]), opening());
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain('张三');
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('says that a file cannot be written', async () => {
    const server = await serve(goldActs(NOTES));
    const path = `${folder.path}/nowhere/a.jsonl`;
    const { code, stderr } = await inProcess(words(server, '--output', path), jsonLines(NOTES[0]), opening());
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written (ENOENT)');
  });

  it('ends cleanly on Ctrl-C: whole lines, requests called off, and a second run that does the rest', async () => {
    const acts = goldActs(twelve);
    let isStuck = true;
    const server = await serve((asked) => (isStuck && asked.turn > 4 ? { kind: 'silent' } : acts(asked)));
    const path = `${folder.path}/interrupted.jsonl`;
    const input = folder.file('twelve.jsonl', jsonLines(...twelve));
    const more = ['--output', path, '--concurrency', '2', input];
    const child = start(words(server, ...more));
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const ended = new Promise((done) => child.on('close', done));
    await vi.waitUntil(() => server.requests.length >= 6, { timeout: 60_000, interval: 20 });
    child.kill('SIGINT');
    expect(await ended).toBe(1);
    expect(errors).toContain('Cancelled');
    const written = idsOf(path);
    expect(written.length).toBeGreaterThan(0);
    expect(written).toEqual(twelve.slice(0, written.length).map(({ id }) => id));
    expect(readFileSync(path, 'utf8').endsWith('}\n')).toBe(true);
    await vi.waitUntil(() => server.requests.filter(({ isAborted }) => isAborted).length >= 2, { timeout: 5000 });
    isStuck = false;
    expect((await inProcess(words(server, ...more), '', opening())).code).toBe(0);
    expect(idsOf(path)).toEqual(twelve.map(({ id }) => id));
  }, 90_000);
});

describe('yinji evaluate and protect --engine server', () => {
  it('scores the model alone', async () => {
    const server = await serve(goldActs(NOTES));
    const gold = folder.file('gold.jsonl', jsonLines(...NOTES.slice(0, 20)));
    const { code, stdout } = await inProcess(
      ['evaluate', '--json', ...words(server, gold).slice(1), '--form', 'tagged'],
      '',
      opening(),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      documents: 20,
      leaks: 0,
      micro: { gold: 40, predicted: 40, exact: 40 },
    });
  });

  it('withholds a text that the server did not read', async () => {
    const server = await serve(() => ({ kind: 'reply', status: 400, body: {} }));
    const { code, stdout } = await inProcess(
      ['protect', '--policy', 'colleague', ...words(server).slice(1)],
      jsonLines(NOTES[0]),
      opening(phones),
    );
    expect(code).toBe(1);
    expect(parsed<{ text: unknown }>(stdout)).toMatchObject([{ id: 'n0', text: null }]);
  });

  it('joins the built-in engine with the server', async () => {
    const note = NOTES[0] as GoldNote;
    const server = await serve(goldActs([{ ...note, spans: note.spans.slice(0, 1) }]));
    const joined = words(server).filter((word) => word !== '--alone');
    const { code, stdout } = await inProcess(joined, jsonLines(note), openEngines);
    expect(code).toBe(0);
    const [line] = parsed<Line>(stdout);
    expect(line?.outcomes.map(({ engine, state }) => `${engine} ${state}`)).toEqual(['builtin ok', 'server ok']);
    expect(line && said(line)).toEqual(found(note));
  });
});
