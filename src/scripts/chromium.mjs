// Finds Chromium, Chrome or Edge for the browser tests; installs one where none is there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './node-modules.mjs';

const PLACES = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'].flatMap((name) => [
    `/usr/bin/${name}`,
    `/snap/bin/${name}`,
    `/opt/google/chrome/${name}`,
  ]),
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter(Boolean)
    .flatMap((base) => [
      join(base, 'Google/Chrome/Application/chrome.exe'),
      join(base, 'Chromium/Application/chrome.exe'),
      join(base, 'Microsoft/Edge/Application/msedge.exe'),
    ]),
};

/** Path of an installed browser, or null. YINJI_BROWSER names one by hand. */
export async function findBrowser() {
  if (process.env.YINJI_BROWSER) return process.env.YINJI_BROWSER;
  const { chromium } = await import('playwright');
  return (
    [...(PLACES[process.platform] ?? []), chromium.executablePath()].find((path) => path && existsSync(path)) ?? null
  );
}

/** An installed browser; installs one when it can. Stops with the one line to run when it cannot. */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.error('No Chromium, Chrome or Edge found; installing one …');
  const quiet = { cwd: ROOT, stdio: ['ignore', 2, 2] };
  const isRoot = process.getuid?.() === 0;
  const install = ['install', ...(isRoot ? ['--with-deps'] : []), '--no-shell', 'chromium'];
  spawnSync(process.execPath, [join(ROOT, 'node_modules/playwright/cli.js'), ...install], {
    ...quiet,
    timeout: 300_000,
  });
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && isRoot && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], {
      ...quiet,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = await findBrowser();
  if (installed) return installed;
  const line = process.platform === 'linux' ? 'sudo apt-get install -y chromium' : 'npx playwright install chromium';
  console.error(`The browser tests need Chromium, Chrome or Edge. Run this, then npm test again:\n\n  ${line}\n`);
  process.exit(1);
}
