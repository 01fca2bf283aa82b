// Builds the app when its output is missing or older than its sources.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node-modules.mjs';

/** Latest modification below a path, in milliseconds. */
function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(
    ...readdirSync(path)
      .filter((name) => name !== 'generated' && name !== 'manifest.json')
      .map((name) => newest(join(path, name))),
    0,
  );
}

/** Runs one of the package's scripts; stops when it fails. */
function runScript(name) {
  const npm = process.env.npm_execpath;
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []];
  const { status } = spawnSync(command, [...first, 'run', '--silent', name], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
    // Vitest sets NODE_ENV to test, and a build made under it would be no production build.
    env: { ...process.env, NODE_ENV: 'production' },
    shell: process.platform === 'win32' && !npm,
  });
  if (status !== 0) {
    console.error(`npm run ${name} failed.`);
    process.exit(1);
  }
}

const SOURCES = ['src', 'static', 'package.json', 'vite.config.ts', 'models.json'];

/**
 * @param {string} output a file the script writes
 * @param {string} script the npm script that writes it
 */
export function ensureBuilt(output, script) {
  const file = join(ROOT, output);
  const changed = Math.max(...SOURCES.map((source) => newest(join(ROOT, source))));
  if (existsSync(file) && statSync(file).mtimeMs >= changed) return;
  console.error(`Building (${script}) …`);
  runScript(script);
}
