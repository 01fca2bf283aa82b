/** The launcher in a project of its own, whose build only leaves a trace. */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from './run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yinji-launcher-'));
  put('package.json', '{"type": "module"}');
  put('src/core/a.ts', '');
  put('src/ui/A.svelte', '');
  put('static/dictionaries/a.txt', '');
  put('src/scripts/dictionaries.mjs', trace('dictionaries', 'static/dictionaries/manifest.json', '[]'));
  mkdirSync(join(folder, 'src/cli'));
  copyFileSync(join(ROOT, 'src/cli/yinji.mjs'), join(folder, 'src/cli/yinji.mjs'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** A script that says its name on stdout and writes one file. */
const trace = (name: string, path: string, content: string): string =>
  `import { mkdirSync, writeFileSync } from 'node:fs';
console.log('ran ${name}');
mkdirSync('${dirname(path)}', { recursive: true });
writeFileSync('${path}', ${JSON.stringify(content)});`;

const BUILT = 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 1;';
const installVite = (): void => put('node_modules/vite/bin/vite.js', trace('vite', 'dist-cli/yinji.js', BUILT));

function launch(language = 'C') {
  const { LC_ALL: _all, LC_MESSAGES: _messages, ...environment } = process.env;
  return spawnSync(process.execPath, [join(folder, 'src/cli/yinji.mjs'), 'detect', 'a b'], {
    cwd: tmpdir(),
    env: { ...environment, LANG: language },
    encoding: 'utf8',
  });
}

describe('the launcher', () => {
  it.each([
    ['C', 'Run npm install here first'],
    ['zh_CN.UTF-8', '请先在此目录运行 npm install'],
  ])('says that the packages are missing: %s', (language, words) => {
    const { status, stdout, stderr } = launch(language);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(words);
    expect(stderr).toContain(folder);
  });

  it('builds once, then only runs; the answer alone is on stdout', () => {
    installVite();
    const first = launch();
    expect(first).toMatchObject({ status: 1, stdout: '["detect","a b"]\n' });
    expect(first.stderr).toMatch(/building the command line[^]*ran dictionaries\nran vite/);
    expect(launch()).toMatchObject({ status: 1, stdout: '["detect","a b"]\n', stderr: '' });
  });

  it.each([
    ['a source', 'src/core/a.ts', true],
    ['a dictionary', 'static/dictionaries/a.txt', true],
    ['package.json', 'package.json', true],
    ['a room that is no part of it', 'src/ui/A.svelte', false],
  ])('builds again when %s is newer: %s %s', (_, path, isBuilt) => {
    installVite();
    launch();
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(folder, path), later, later);
    expect(launch().stderr.includes('ran vite')).toBe(isBuilt);
  });

  it('says that a build failed, and does not run what an older one left', () => {
    put('node_modules/vite/bin/vite.js', 'process.exit(1)');
    put('dist-cli/yinji.js', 'console.log("old")');
    const old = new Date(2020, 1, 1);
    utimesSync(join(folder, 'dist-cli/yinji.js'), old, old);
    const { status, stdout, stderr } = launch();
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('the build failed');
  });

  it('is the program that package.json names', () => {
    const { bin } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { bin: Record<string, string> };
    expect(existsSync(join(ROOT, bin['yinji'] ?? ''))).toBe(true);
    expect(readFileSync(join(ROOT, bin['yinji'] ?? ''), 'utf8').startsWith('#!/usr/bin/env node')).toBe(true);
  });
});
