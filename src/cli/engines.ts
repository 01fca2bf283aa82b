/** The engines a command can name. */
import type { Engine } from '../core/engine.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { builtinEngine, BUILTIN_ENGINE_ID } from '../engines/builtin.ts';
import { TAGGER_ENGINE_ID } from '../engines/join.ts';
import { rulesEngine, RULES_ENGINE_ID, type RulesOptions } from '../engines/rules.ts';
import { taggerEngine } from '../engines/tagger.ts';
import { loadRulesOptions, readTagger } from './built-in.ts';
import { usageError, type Terminal } from './terminal.ts';

export interface Engines {
  readonly engines: readonly Engine[];
  /** Of the dictionaries; lets `resolve` match across Traditional and full-width writing. */
  readonly foldTable: FoldTable;
  readonly knowledge: Knowledge;
}

export type OpenEngines = (id: string, terminal: Terminal) => Promise<Engines>;

/** How each engine that a command can name is opened. */
const ENGINES: Readonly<Record<string, (options: RulesOptions) => Promise<Engine>>> = {
  [BUILTIN_ENGINE_ID]: async (options) => builtinEngine(options, await readTagger()),
  [RULES_ENGINE_ID]: (options) => Promise.resolve(rulesEngine(options)),
  [TAGGER_ENGINE_ID]: async (options) => taggerEngine(options, await readTagger()),
};

/** @throws YinjiError `usage` for a name that no engine has. */
export const openEngines: OpenEngines = async (id, terminal) => {
  const open = Object.hasOwn(ENGINES, id) ? ENGINES[id] : undefined;
  if (!open) {
    const known = Object.keys(ENGINES).join(', ');
    throw usageError(terminal, {
      zh: `没有引擎 ${id}（可用：${known}）`,
      en: `no engine is called ${id} (there are: ${known})`,
    });
  }
  const options = await loadRulesOptions();
  return {
    engines: [await open(options)],
    foldTable: options.foldTable,
    knowledge: options.knowledge,
  };
};
