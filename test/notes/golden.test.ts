/**
 * Golden notes: a folder is a case. `gold.json` is what the built-in engine finds, `protected.txt` what research would
 * get. After a deliberate change: YINJI_REFRESH=1 npx vitest run --project unit test/notes, then read the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRulesOptions } from '../../src/cli/built-in.ts';
import { detectLanguage } from '../../src/core/languages.ts';
import type { Note } from '../../src/core/note.ts';
import { protect } from '../../src/core/protect.ts';
import { resolve } from '../../src/core/resolve.ts';
import { verify } from '../../src/core/verify.ts';
import { runRules } from '../../src/engines/rules.ts';
import { verifyHelpers } from '../../src/knowledge/verify-helpers.ts';
import { policyById } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';

const FOLDER = dirname(fileURLToPath(import.meta.url));
const cases = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const refresh = process.env['YINJI_REFRESH'] === '1';
const SECRET = '00112233445566778899aabbccddeeff';

const options = await loadRulesOptions();
const helpers = await verifyHelpers(options.knowledge, options.foldTable);

function compare(file: string, text: string): void {
  if (refresh) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

describe.each(cases)('%s', (name) => {
  const text = readFileSync(join(FOLDER, name, 'note.txt'), 'utf8');
  const note: Note = { id: name, text, language: detectLanguage(text), format: 'text', meta: {} };
  const annotations = resolve(note, runRules(note, 'strict', options), options.foldTable);

  it('is marked as before', () => {
    const rows = annotations.map(({ start, end, type, level, subject }) =>
      JSON.stringify({ text: text.slice(start, end), type, level, subject }),
    );
    compare(join(FOLDER, name, 'gold.json'), `[\n${rows.join(',\n')}\n]\n`);
  });

  it.each(['research', 'public'])('is protected for %s, and passes the check', (id) => {
    const policy = policyById(id);
    if (!policy) throw new Error(`there is no policy ${id}`);
    const result = protect(note, annotations, policy, { strategies: STRATEGIES, secret: SECRET, labels: 'zh' });
    if (id === 'research') compare(join(FOLDER, name, 'protected.txt'), result.text);
    expect(verify(note, annotations, result, policy, helpers).result).not.toBe('fail');
  });
});
