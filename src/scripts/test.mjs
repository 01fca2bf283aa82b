// npm test: unit tests, then the browser tests against the production build.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureBrowser } from './chromium.mjs';
import { ensurePackages, ROOT } from './node-modules.mjs';

ensurePackages();
ensureBuilt('dist-cli/yinji.js', 'build');
const browser = await ensureBrowser();
const results = join(ROOT, 'test-results');
mkdirSync(results, { recursive: true });
const report = join(results, 'vitest.json');
rmSync(report, { force: true });
const { status } = spawnSync(
  process.execPath,
  [
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...process.argv.slice(2),
  ],
  { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, YINJI_BROWSER: browser } },
);
const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(report, 'utf8'));
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
process.exit(status ?? 1);
