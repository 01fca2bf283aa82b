/** Runs the real command line in a process of its own, on files of a temporary folder. */
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildLexicon } from '../../src/knowledge/lexicon.ts';
import { openEngines, type OpenEngines } from '../../src/cli/engines.ts';
import { runCommand } from '../../src/cli/run.ts';
import type { Detector, Engine } from '../../src/core/engine.ts';
import { makeFoldTable } from '../../src/core/fold.ts';
import type { UiLanguage } from '../../src/core/language.ts';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MAIN = join(ROOT, 'src/cli/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string | Uint8Array;
  readonly language?: string;
  readonly cwd?: string;
  readonly node?: readonly string[];
}

/** The generated dictionaries are made once where a fresh clone has none. */
export function prepareDictionaries(): void {
  if (existsSync(join(ROOT, 'static/dictionaries/manifest.json'))) return;
  spawnSync(process.execPath, [join(ROOT, 'src/scripts/dictionaries.mjs')], { stdio: 'ignore' });
}

export function start(words: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
  const { LC_ALL: _all, LC_MESSAGES: _messages, NODE_OPTIONS: _options, ...environment } = process.env;
  return spawn(process.execPath, [...(options.node ?? []), '--import', TSX, MAIN, ...words], {
    cwd: options.cwd ?? tmpdir(),
    env: { ...environment, LANG: options.language ?? 'C' },
  });
}

export function yinji(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
  const child = start(words, options);
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.stdin ?? '');
  return new Promise((done) => {
    child.on('close', (code) => {
      done({ code, stdout: Buffer.concat(out).toString('utf8'), stderr: Buffer.concat(err).toString('utf8') });
    });
  });
}

export interface Folder {
  /** Writes a file and gives its path. */
  file(name: string, content: string | Uint8Array): string;
  readonly path: string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'yinji-test-'));
  return {
    path,
    file(name, content) {
      writeFileSync(join(path, name), content);
      return join(path, name);
    },
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export const jsonLines = (...objects: unknown[]): string =>
  objects.map((object) => `${JSON.stringify(object)}\n`).join('');

/** The objects of an answer in JSON lines. */
export const parsed = <T>(stdout: string): T[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** The same without a process: for tables of cases. Engines are loaded once a test file. */
export async function inProcess(
  words: readonly string[],
  stdin: string | Uint8Array = '',
  open: OpenEngines = loadedOnce,
  language: UiLanguage = 'en',
): Promise<Ended> {
  const [input, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  input.end(stdin);
  const [out, err] = [text(stdout), text(stderr)];
  const code = await runCommand(words, { stdin: input, stdout, stderr, language }, open);
  stdout.end();
  stderr.end();
  return { code, stdout: await out, stderr: await err };
}

let loaded: ReturnType<OpenEngines> | undefined;
export const loadedOnce: OpenEngines = (id, terminal) => {
  if (id !== 'builtin') return openEngines(id, terminal);
  loaded ??= openEngines(id, terminal);
  return loaded;
};

/** An engine of the test's own, in the place of the built-in one. */
export function stubEngine(detect: Detector['detect'], state: 'available' | 'unavailable' = 'available'): OpenEngines {
  const reason = { code: 'engine.unavailable', params: { engine: 'stub' } } as const;
  const engine: Engine = {
    id: 'stub',
    version: '1',
    label: { zh: '桩', en: 'stub' },
    check: () => Promise.resolve(state === 'available' ? { state } : { state, reason }),
    open: () => Promise.resolve({ detect, close: () => undefined }),
  };
  return () =>
    Promise.resolve({
      engines: [engine],
      foldTable: makeFoldTable(''),
      knowledge: buildLexicon([], makeFoldTable('')),
    });
}
