/** The rule of the rooms, see src/README.md: which room may import which. Reads every import under src. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const SHELVES = [
  'recognizers',
  'engines',
  'knowledge',
  'tagger',
  'prompts',
  'models',
  'synthesis',
  'strategies',
  'policies',
  'formats',
  'storage',
];

/** Rooms a room may import, besides itself. */
const MAY_READ: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(SHELVES.map((shelf) => [shelf, ['core']])),
  worker: ['core', ...SHELVES],
  cli: ['core', ...SHELVES],
  training: ['core', 'tagger', 'recognizers', 'engines', 'knowledge', 'cli'],
  app: ['core', 'worker', 'storage', 'formats', 'strategies', 'policies'],
  ui: ['core', 'app'],
};

/** Rooms that run on Node. */
const ON_NODE: readonly (string | null)[] = ['cli', 'training'];

/** What runs before a build, on bare Node: outside the rule, and no room reads it. */
const OUTSIDE = 'scripts';

interface Import {
  /** Path below src, with slashes. */
  readonly file: string;
  readonly from: string;
}

/** Every form that names a module: import and export from, dynamic import, worker URL, glob. */
const SPECIFIERS = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\bimport\(\s*['"]([^'"]+)['"]/g,
  /\bnew URL\(\s*['"]([^'"]+)['"]\s*,\s*import\.meta\.url/g,
  /\bimport\.meta\.glob\w*(?:<[^>]*>)?\(\s*['"]([^'"]+)['"]/g,
];

function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return SPECIFIERS.flatMap((pattern) => Array.from(code.matchAll(pattern), (match) => match[1] ?? ''));
}

/** What is wrong with an import; undefined when the rule allows it. */
function violation({ file, from }: Import): string | undefined {
  const room = roomOf(file);
  const say = (why: string): string => `src/${file} imports '${from}': ${why}`;
  if (!from.startsWith('.')) {
    if (room === 'core') return say('core imports no library and nothing of Node');
    if (from.startsWith('node:') && !ON_NODE.includes(room)) return say('only cli and training run on Node');
    return undefined;
  }
  const target = relative(join(root, 'src'), resolve(root, 'src', dirname(file), from))
    .split(sep)
    .join('/');
  if (target.startsWith('..')) return room === 'core' ? say('core imports nothing outside itself') : undefined;
  const other = roomOf(target);
  if (other === OUTSIDE) return say('scripts run before a build; no room reads them');
  if (room === null || room === other) return undefined;
  const allowed = MAY_READ[room];
  if (!allowed) return say(`the room ${room} is not in the table of rooms.test.ts`);
  if (other !== null && allowed.includes(other)) return undefined;
  const rooms = allowed.length === 0 ? 'nothing' : allowed.join(', ');
  return say(`${room} may import only ${rooms} and itself, not ${other ?? 'a file at the top of src'}`);
}

/** The first folder of a path below src; null for the files beside the rooms (main.ts, service-worker.ts). */
function roomOf(path: string): string | null {
  const slash = path.indexOf('/');
  return slash < 0 ? null : path.slice(0, slash);
}

function sources(): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => /\.(ts|mts|js|mjs|svelte)$/.test(path) && roomOf(path) !== OUTSIDE);
}

describe('the rule of the rooms', () => {
  it('holds for every import under src', () => {
    const files = sources();
    expect(files).toContain('core/note.ts');
    const violations = files.flatMap((file) =>
      importsOf(readFileSync(join(root, 'src', file), 'utf8')).flatMap((from) => violation({ file, from }) ?? []),
    );
    expect(violations.join('\n')).toBe('');
  });

  it('gives every room of src a row', () => {
    const rooms = new Set(sources().map(roomOf));
    expect([...rooms].filter((room) => room !== null && !(room in MAY_READ))).toEqual([]);
  });

  it.each<[string, string, boolean]>([
    ['core/a.ts', './b.ts', true],
    ['core/a.ts', '../formats/index.ts', false],
    ['core/a.ts', 'fflate', false],
    ['core/a.ts', 'node:fs', false],
    ['core/a.ts', '../../package.json', false],
    ['formats/a.ts', '../core/note.ts', true],
    ['formats/a.ts', 'fflate', true],
    ['formats/a.ts', 'node:fs', false],
    ['formats/a.ts', '../knowledge/load.ts', false],
    ['recognizers/std/a.ts', '../lists.ts', true],
    ['recognizers/std/a.ts', '../../core/note.ts', true],
    ['tagger/a.ts', '../knowledge/load.ts', false],
    ['training/a.ts', '../tagger/a.ts', true],
    ['training/a.ts', 'node:fs', true],
    ['training/a.ts', '../worker/client.ts', false],
    ['app/a.ts', '../training/a.ts', false],
    ['worker/worker.ts', '../engines/rules.ts', true],
    ['worker/worker.ts', '../app/a.ts', false],
    ['worker/worker.ts', '../cli/built-in.ts', false],
    ['cli/a.ts', '../engines/rules.ts', true],
    ['cli/a.ts', 'node:fs', true],
    ['cli/a.ts', '../ui/A.svelte', false],
    ['app/a.svelte.ts', '../worker/client.ts', true],
    ['app/a.svelte.ts', '../engines/rules.ts', false],
    ['ui/review/A.svelte', '../../app/a.svelte.ts', true],
    ['ui/review/A.svelte', '../../worker/client.ts', false],
    ['ui/A.svelte', '../main.ts', false],
    ['ui/A.svelte', '../scripts/a.mjs', false],
    ['main.ts', './ui/App.svelte', true],
    ['attic/a.ts', '../core/note.ts', false],
  ])('%s → %s: %s', (file, from, allowed) => {
    const wrong = violation({ file, from });
    expect(wrong === undefined).toBe(allowed);
    if (wrong) expect(wrong).toContain(`src/${file} imports '${from}': `);
  });

  it('reads every form of import', () => {
    const source = `import a from './a.ts';
import type { B } from "./b.ts";
import {
  c,
  d,
} from './c.ts';
export * from './d.ts';
import './e.css';
// import x from './no.ts';
/* import y from './no.ts'; */
const f = await import('./f.ts');
new Worker(new URL('./g.ts', import.meta.url), { type: 'module' });
const h = import.meta.glob('./h/*.ts');`;
    expect(importsOf(source).sort()).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.css',
      './f.ts',
      './g.ts',
      './h/*.ts',
    ]);
  });
});
