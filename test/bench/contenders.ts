/** Who runs on the same text: the built-in engine, alone and with what follows it, and packages of the same purpose. */
import { fold } from '../../src/core/fold.ts';
import type { Note } from '../../src/core/note.ts';
import { protect } from '../../src/core/protect.ts';
import { resolve } from '../../src/core/resolve.ts';
import { detectLanguage } from '../../src/core/languages.ts';
import type { Tagger } from '../../src/core/tagger.ts';
import { runBuiltin } from '../../src/engines/builtin.ts';
import { runRules, type RulesOptions } from '../../src/engines/rules.ts';
import { DEFAULT_POLICY } from '../../src/policies/index.ts';
import { STRATEGIES } from '../../src/strategies/index.ts';

export interface Contender {
  readonly name: string;
  /** Reads one text; gives the number of characters of its result, so that no work can be left out. */
  run(text: string): Promise<number> | number;
}

const noteOf = (text: string): Note => ({
  id: 'bench',
  text,
  language: detectLanguage(text),
  format: 'text',
  meta: {},
});

export function ours(options: RulesOptions, tagger: Tagger): Contender[] {
  const annotate = (note: Note) => resolve(note, runBuiltin(note, 'strict', options, tagger), options.foldTable);
  const secret = '0'.repeat(32);
  return [
    {
      name: 'yinji: fold and look up',
      run: (text) =>
        options.knowledge.lookup(fold(text, options.foldTable, options.spacedLabels).text).in('surnames-zh').length,
    },
    { name: 'yinji: rules', run: (text) => runRules(noteOf(text), 'strict', options).length },
    { name: 'yinji: engine', run: (text) => runBuiltin(noteOf(text), 'strict', options, tagger).length },
    { name: 'yinji: engine, resolve', run: (text) => annotate(noteOf(text)).length },
    {
      name: 'yinji: engine, resolve, protect',
      run: (text) => {
        const note = noteOf(text);
        return protect(note, annotate(note), DEFAULT_POLICY, { strategies: STRATEGIES, secret, labels: 'zh' }).text
          .length;
      },
    },
  ];
}

/** With their defaults: what a user gets who installs them. They look for fewer types, mostly of English text. */
export async function peers(): Promise<Contender[]> {
  const [{ SyncRedactor }, { OpenRedaction }, { redact }] = await Promise.all([
    import('redact-pii'),
    import('openredaction'),
    import('@arcjet/redact'),
  ]);
  const redactor = new SyncRedactor();
  const open = new OpenRedaction();
  return [
    { name: 'redact-pii', run: (text) => redactor.redact(text).length },
    { name: 'openredaction', run: async (text) => (await open.detect(text)).redacted.length },
    { name: '@arcjet/redact', run: async (text) => (await redact(text))[0].length },
  ];
}
