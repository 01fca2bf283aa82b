// Runs a TypeScript file on Node with the dictionaries ready: node src/scripts/tsx.mjs FILE [arguments]
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const tsx = createRequire(import.meta.url).resolve('tsx/cli');
spawnSync(process.execPath, [join(root, 'src/scripts/dictionaries.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
const { status } = spawnSync(process.execPath, [tsx, ...process.argv.slice(2)], { stdio: 'inherit', cwd: root });
process.exit(status ?? 1);
