/** The engines a command can name. */
import type { Engine } from '../core/engine.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Knowledge } from '../core/knowledge.ts';
import { rulesEngine, RULES_ENGINE_ID } from '../engines/rules.ts';
import { loadRulesOptions } from './built-in.ts';
import { usageError, type Terminal } from './terminal.ts';

export interface Engines {
  readonly engines: readonly Engine[];
  /** Of the dictionaries; lets `resolve` match across Traditional and full-width writing. */
  readonly foldTable: FoldTable;
  readonly knowledge: Knowledge;
}

export type OpenEngines = (id: string, terminal: Terminal) => Promise<Engines>;

const NAMES: readonly string[] = [RULES_ENGINE_ID, 'builtin'];

/** @throws YinjiError `usage` for a name that no engine has. */
export const openEngines: OpenEngines = async (id, terminal) => {
  if (!NAMES.includes(id)) {
    const known = NAMES.join(', ');
    throw usageError(terminal, {
      zh: `没有引擎 ${id}（可用：${known}）`,
      en: `no engine is called ${id} (there are: ${known})`,
    });
  }
  const options = await loadRulesOptions();
  return {
    engines: [rulesEngine(options)],
    foldTable: options.foldTable,
    knowledge: options.knowledge,
  };
};
