/** The engines a command can name. */
import type { Engine } from '../core/engine.ts';
import type { FoldTable } from '../core/fold.ts';
import type { Dictionary, Knowledge } from '../core/knowledge.ts';
import { builtinEngine, BUILTIN_ENGINE_ID } from '../engines/builtin.ts';
import { TAGGER_ENGINE_ID } from '../engines/join.ts';
import { rulesEngine, RULES_ENGINE_ID, type RulesOptions } from '../engines/rules.ts';
import { taggerEngine } from '../engines/tagger.ts';
import { serverEngine } from '../engines/server.ts';
import { SERVER_ENGINE_ID } from '../engines/server/about.ts';
import { DEFAULT_CONCURRENCY } from '../engines/server/model.ts';
import { createPrompter } from '../prompts/prompter.ts';
import { loadRulesOptions, readTagger } from './built-in.ts';
import { openRetriever } from './retriever.ts';
import { openServerModel } from './server-engine.ts';
import type { ServerWords } from './server-words.ts';
import { hospitalDictionaries } from './hospital-dictionaries.ts';
import { usageError, type Terminal } from './terminal.ts';

export interface Engines {
  readonly engines: readonly Engine[];
  /** Of the dictionaries; lets `resolve` match across Traditional and full-width writing. */
  readonly foldTable: FoldTable;
  readonly knowledge: Knowledge;
}

/** What the words of a command say about its engines. */
export interface EngineWords {
  readonly server?: ServerWords;
  /** Notes in flight at a time. */
  readonly concurrency?: number;
  /** Dictionaries of the hospital, `FILE` or `TYPE=FILE` each. */
  readonly dictionaries?: readonly string[];
}

export type OpenEngines = (id: string, terminal: Terminal, words?: EngineWords) => Promise<Engines>;

/** Notes in flight at a time: one, unless a server answers. */
export const widthOf = ({ server, concurrency }: EngineWords): number =>
  concurrency ?? (server ? DEFAULT_CONCURRENCY : 1);

/** How each engine that a command can name is opened. */
const ENGINES: Readonly<Record<string, (options: RulesOptions) => Promise<Engine>>> = {
  [BUILTIN_ENGINE_ID]: async (options) => builtinEngine(options, await readTagger()),
  [RULES_ENGINE_ID]: (options) => Promise.resolve(rulesEngine(options)),
  [TAGGER_ENGINE_ID]: async (options) => taggerEngine(options, await readTagger()),
};

/** Findings of the built-in engine stand beside those of the model, unless the model is asked for alone. */
async function withServer(
  options: RulesOptions,
  own: readonly Dictionary[],
  words: EngineWords,
  terminal: Terminal,
): Promise<readonly Engine[]> {
  if (!words.server) throw usageError(terminal, { zh: '缺少 --base', en: '--base is missing' });
  const { form, alone } = words.server;
  const server = serverEngine({
    model: await openServerModel(words.server, widthOf(words), terminal),
    prompter: createPrompter(),
    form,
    gradesLevels: form === 'tagged',
    retriever: await openRetriever(options.foldTable, own),
    foldTable: options.foldTable,
    concurrency: widthOf(words),
  });
  return alone ? [server] : [builtinEngine(options, await readTagger()), server];
}

/** @throws YinjiError `usage` for a name that no engine has. */
export const openEngines: OpenEngines = async (id, terminal, words = {}) => {
  const open = Object.hasOwn(ENGINES, id) ? ENGINES[id] : undefined;
  if (!open && id !== SERVER_ENGINE_ID) {
    const known = [...Object.keys(ENGINES), SERVER_ENGINE_ID].join(', ');
    throw usageError(terminal, {
      zh: `没有引擎 ${id}（可用：${known}）`,
      en: `no engine is called ${id} (there are: ${known})`,
    });
  }
  const own = await hospitalDictionaries(words.dictionaries ?? [], terminal);
  const options = await loadRulesOptions(own);
  return {
    engines: open ? [await open(options)] : await withServer(options, own, words, terminal),
    foldTable: options.foldTable,
    knowledge: options.knowledge,
  };
};
