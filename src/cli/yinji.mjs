#!/usr/bin/env node
// The command `yinji`: runs the built command line, and builds it first where the sources are newer.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const built = join(root, 'dist-cli/yinji.js');
const isChinese = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const say = (en, zh) => process.stderr.write(`yinji: ${isChinese ? zh : en}\n`);

/** Rooms that are no part of the command line, and what the build itself writes. */
const APART = new Set(['ui', 'app', 'worker', 'storage', 'scripts', 'generated', 'manifest.json']);

function newest(folder) {
  let time = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (APART.has(entry.name)) continue;
    const path = join(folder, entry.name);
    time = Math.max(time, entry.isDirectory() ? newest(path) : statSync(path).mtimeMs);
  }
  return time;
}

function isCurrent() {
  if (!existsSync(built) || !existsSync(join(root, 'static/dictionaries/manifest.json'))) return false;
  const source = Math.max(newest(join(root, 'src')), newest(join(root, 'static/dictionaries')));
  return statSync(built).mtimeMs >= Math.max(source, statSync(join(root, 'package.json')).mtimeMs);
}

function build() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    say('the packages are missing. Run npm install here first:', '缺少依赖包。请先在此目录运行 npm install：');
    process.stderr.write(`       cd ${root} && npm install\n`);
    process.exit(2);
  }
  say('building the command line …', '正在构建命令行 …');
  for (const [script, ...words] of [
    [join(root, 'src/scripts/dictionaries.mjs')],
    [vite, 'build', '--config', join(root, 'vite.config.ts'), '--mode', 'cli', '--logLevel', 'warn'],
  ]) {
    // What a build says goes to stderr: stdout is the answer.
    const { status } = spawnSync(process.execPath, [script, ...words], { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0) {
      say('the build failed; see above', '构建失败，见上');
      process.exit(2);
    }
  }
}

if (!isCurrent()) build();
await import(pathToFileURL(built).href);
